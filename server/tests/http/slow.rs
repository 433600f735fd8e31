//! Clients that take too long or send too much, on real sockets: their connection ends, and others
//! are served meanwhile.

use std::net::SocketAddr;
use std::time::Duration;

use server::serve::{Answers, Patience, serve};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::site::{self, Own};

/// Far longer than the server's patience, far shorter than a test that hangs.
const LONG: Duration = Duration::from_secs(30);

struct Running {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    server: JoinHandle<bool>,
    _site: Own,
}

async fn running(connections: usize) -> Running {
    let site = site::empty().await;
    let patience = Patience {
        head: Duration::from_millis(300),
        body: Duration::from_millis(300),
        head_bytes: 16 << 10,
        connections,
        drain: Duration::from_secs(5),
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let app = site.router.clone();
    let answers = Answers::new(&site.state.site().assets.css);
    let server = tokio::spawn(serve(listener, app, patience, answers, async {
        stopped.await.ok();
    }));
    Running { address, stop, server, _site: site }
}

/// Everything the server says until it ends the connection.
async fn all_of(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let read = tokio::time::timeout(LONG, stream.read_to_end(&mut bytes)).await;
    assert!(read.is_ok(), "the server never ended it");
    String::from_utf8_lossy(&bytes).into_owned()
}

impl Running {
    async fn send(&self, request: &str) -> TcpStream {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        stream
    }

    async fn is_well(&self) -> bool {
        let mut stream = self.send("GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await;
        all_of(&mut stream).await.starts_with("HTTP/1.1 200")
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_head_and_an_idle_connection_end() {
    let running = running(100).await;
    let mut half = running.send("GET /health HTTP/1.1\r\nHost: x\r\nX-Slow: ").await;
    let mut silent = running.send("").await;
    let mut kept = running.send("GET /health HTTP/1.1\r\nHost: x\r\n\r\n").await;
    assert!(running.is_well().await, "others are served meanwhile");
    assert!(!all_of(&mut half).await.contains("HTTP/1.1 200"));
    assert!(!all_of(&mut silent).await.contains("HTTP/1.1 200"));
    assert!(all_of(&mut kept).await.starts_with("HTTP/1.1 200"), "and then it is ended");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_gets_a_page_that_says_why() {
    let running = running(100).await;
    let too_long = ["地址太长", "This address is too long"];
    let malformed = ["这个地址读不懂", "This address cannot be read", "percent encoding"];
    let refused = [
        (format!("GET /health HTTP/1.1\r\nHost: x\r\nX-Large: {}\r\n\r\n", "x".repeat(64 << 10)), 431, &too_long[..]),
        (format!("GET /rankings?board={} HTTP/1.1\r\nHost: x\r\n\r\n", "x".repeat(100_000)), 431, &too_long[..]),
        ("GET /rankings?board=\0 HTTP/1.1\r\nHost: x\r\n\r\n".to_owned(), 400, &malformed[..]),
    ];
    for (request, status, words) in refused {
        let mut stream = TcpStream::connect(running.address).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        let said = all_of(&mut stream).await;
        assert!(said.starts_with(&format!("HTTP/1.1 {status}")), "{said}");
        assert!(said.contains("content-security-policy: default-src 'none'"), "{said}");
        for words in words {
            assert!(said.contains(words), "{words} in {said}");
        }
        let (head, body) = said.split_once("\r\n\r\n").unwrap();
        assert!(head.contains(&format!("content-length: {}\r\n", body.len())), "{head}");
    }
    assert!(running.is_well().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_stalls_is_given_up() {
    let running = running(100).await;
    let head = "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n\
                Content-Length: 1000\r\n\r\ncsrf=";
    let mut stream = running.send(head).await;
    let said = all_of(&mut stream).await;
    assert!(said.starts_with("HTTP/1.1 400"), "{said}");
    assert!(running.is_well().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn connections_beyond_the_most_wait_until_one_ends() {
    let running = running(2).await;
    let _one = running.send("GET /health HTTP/1.1\r\nHost: x\r\nX-Slow: ").await;
    let _two = running.send("GET /health HTTP/1.1\r\nHost: x\r\nX-Slow: ").await;
    assert!(running.is_well().await, "the first two have been given up");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_stops_takes_no_more_and_ends() {
    let running = running(100).await;
    assert!(running.is_well().await);
    running.stop.send(()).unwrap();
    assert!(tokio::time::timeout(LONG, running.server).await.unwrap().unwrap(), "every request ended");
    assert!(TcpStream::connect(running.address).await.is_err());
}
