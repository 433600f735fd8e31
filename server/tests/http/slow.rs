//! Clients that take too long or send too much, on real sockets: their connection ends, and others
//! are served meanwhile.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::routing::get;
use domain::account::AccountRole;
use server::router::router_within;
use server::serve::{Answers, Patience, serve};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::site::{self, Own};

/// Far longer than the server's patience, far shorter than a test that hangs.
const LONG: Duration = Duration::from_secs(30);
/// The server's patience.
const SHORT: Duration = Duration::from_millis(1_200);

struct Running {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    server: JoinHandle<bool>,
    site: Own,
}

/// Less patience than people need.
fn impatience(connections: usize) -> Patience {
    Patience {
        head: SHORT,
        body: SHORT,
        pace: 20_000,
        answer: SHORT,
        head_bytes: 16 << 10,
        connections,
        drain: Duration::from_secs(5),
    }
}

async fn running(connections: usize) -> Running {
    let site = site::empty().await;
    let app = site.router.clone();
    runs(site, app, impatience(connections)).await
}

async fn runs(site: Own, app: Router, patience: Patience) -> Running {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let answers = Answers::new(&site.state.site().assets.css);
    let server = tokio::spawn(serve(listener, app, patience, answers, async {
        stopped.await.ok();
    }));
    Running { address, stop, server, site }
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

/// A site where somebody may file, with little time to answer.
async fn filing() -> (Running, String) {
    let site = site::demo().await;
    let token = site.programmer("filer", AccountRole::Member).await.token().to_owned();
    let app = router_within(site.state.clone(), SHORT * 2);
    (runs(site, app, impatience(100)).await, token)
}

const B: &str = "----boundary";

/// A form that files, with a file of some bytes.
fn form(bytes: usize) -> String {
    let submission = serde_json::json!({
        "exam": "cmmlu/1.0", "protocol": "5-shot", "model": "gpt-4",
        "results": [{"language": "zh", "domain": "general", "metric": "accuracy", "score": "70.95", "n_items": 11582}]
    });
    format!(
        "--{B}\r\nContent-Disposition: form-data; name=\"submission\"\r\n\r\n{submission}\r\n\
         --{B}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"log.txt\"\r\n\r\n{}\r\n--{B}--\r\n",
        "x".repeat(bytes)
    )
}

fn head(token: &str, length: usize) -> String {
    format!(
        "POST /api/v1/submissions HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {token}\r\n\
         Content-Type: multipart/form-data; boundary={B}\r\nContent-Length: {length}\r\n\r\n"
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_takes_as_long_as_it_takes_while_it_comes() {
    let (running, token) = filing().await;
    let form = form(400_000);
    let mut stream = running.send(&head(&token, form.len())).await;
    // Fifteen pieces, each in a third of the patience: far longer than an answer may take.
    for piece in form.as_bytes().chunks(form.len() / 15 + 1) {
        tokio::time::sleep(SHORT / 3).await;
        stream.write_all(piece).await.unwrap();
    }
    let said = all_of(&mut stream).await;
    assert!(said.starts_with("HTTP/1.1 201"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_that_stalls_or_trickles_is_given_up_and_leaves_nothing() {
    let (running, token) = filing().await;
    let form = form(100_000);
    let mut stalls = running.send(&head(&token, form.len())).await;
    stalls.write_all(&form.as_bytes()[..50_000]).await.unwrap();
    let mut trickles = running.send(&head(&token, form.len())).await;
    let said = all_of(&mut stalls).await;
    assert!(said.starts_with("HTTP/1.1 4"), "{said}");
    // Never idle for long, and never done: in five minutes it would send fifteen hundred bytes.
    let (mut reads, mut writes) = trickles.split();
    let trickle = async {
        for byte in form.as_bytes().chunks(1) {
            tokio::time::sleep(SHORT / 6).await;
            writes.write_all(byte).await.ok();
        }
    };
    let mut said = [0; 10];
    tokio::select! {
        read = reads.read_exact(&mut said) => read.map(|_| ()).unwrap(),
        () = trickle => {}
    }
    // On a machine that is busy the time for an answer may run out first.
    assert!([&b"HTTP/1.1 4"[..], b"HTTP/1.1 5"].contains(&said.as_slice()), "it is given up: {said:?}");
    let store = running.site.state.store();
    let filer = running.site.id_of("filer").await;
    assert!(store.filings_of(&filer).await.unwrap().is_empty());
    assert!(store.used_files("", 10).await.unwrap().is_empty());
    assert!(running.is_well().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_who_takes_nothing_is_given_up() {
    let endless = get(async || {
        let more = || Ok::<_, Infallible>(Bytes::from_static(&[b'x'; 1 << 16]));
        Body::from_stream(futures_util::stream::repeat_with(more))
    });
    let site = site::empty().await;
    let app = Router::new().route("/endless", endless).fallback_service(site.router.clone());
    let running = runs(site, app, impatience(100)).await;
    let request = "GET /endless HTTP/1.1\r\nHost: x\r\n\r\n";
    let takes_nothing = running.send(request).await;
    let mut takes = running.send(request).await;
    let mut bytes = vec![0; 1 << 20];
    // Whoever reads, however long, is served.
    for _ in 0..20 {
        tokio::time::sleep(SHORT / 6).await;
        takes.read_exact(&mut bytes).await.unwrap();
    }
    drop(takes);
    running.stop.send(()).unwrap();
    assert!(tokio::time::timeout(LONG, running.server).await.unwrap().unwrap(), "both have ended");
    drop(takes_nothing);
}
