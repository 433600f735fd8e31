//! Connections: accepted, served, and ended when their client takes too long or sends too much.

mod pace;
mod unread;

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, watch};
use tower::{Service, ServiceExt};

use self::pace::{Paced, Taken};
pub use self::unread::Answers;
use self::unread::Worded;

/// How long to wait after the machine had no connection to give.
const BREATH: Duration = Duration::from_millis(50);

/// How much patience the server has with a client.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// For the whole head of a request, counted from when the connection is free for one: a
    /// connection that is kept open without a request ends after the same time.
    pub head: Duration,
    /// Between two pieces of a request's body.
    pub body: Duration,
    /// Bytes of a body in a second, at least, once it has been waited for as long as that.
    pub pace: u32,
    /// For a client to take anything of an answer that waits for it.
    pub answer: Duration,
    /// Bytes of a request's head, at most.
    pub head_bytes: usize,
    /// Connections at one time, at most; the next wait until one ends.
    pub connections: usize,
    /// For running requests to end once the server stops.
    pub drain: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(15),
            body: Duration::from_secs(10),
            pace: 1 << 10,
            answer: Duration::from_secs(30),
            head_bytes: 64 << 10,
            connections: 8_192,
            drain: Duration::from_secs(20),
        }
    }
}

/// Serves a site until `stopped`; running requests may then end in time. Gives whether all did.
/// Requests that cannot be read get one of the `answers`.
pub async fn serve<S>(
    listener: TcpListener,
    app: S,
    patience: Patience,
    answers: Answers,
    stopped: impl Future<Output = ()>,
) -> bool
where
    S: Service<Request, Response = Response, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send,
{
    let places = Arc::new(Semaphore::new(patience.connections));
    let (stop, stopping) = watch::channel(());
    let (alive, mut ended) = mpsc::channel::<()>(1);
    let mut stopped = pin!(stopped);
    loop {
        let next = tokio::select! {
            next = accept(&listener, &places) => next,
            () = &mut stopped => break,
        };
        match next {
            Ok((stream, peer, place)) => {
                let (app, stopping, alive) = (app.clone(), stopping.clone(), alive.clone());
                let answers = answers.clone();
                tokio::spawn(async move {
                    connection(stream, peer, app, (patience, answers), stopping).await;
                    drop((place, alive));
                });
            }
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(BREATH).await;
            }
        }
    }
    drop((listener, alive, stopping));
    // Every connection may be gone already.
    let _ = stop.send(());
    tokio::time::timeout(patience.drain, ended.recv()).await.is_ok()
}

async fn accept(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> io::Result<(TcpStream, SocketAddr, OwnedSemaphorePermit)> {
    let place = Arc::clone(places).acquire_owned().await.map_err(io::Error::other)?;
    let (stream, peer) = listener.accept().await?;
    // What is written is sent at once, not when more of it has gathered.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a connection keeps gathering what it sends");
    }
    Ok((stream, peer, place))
}

async fn connection<S>(
    stream: TcpStream,
    peer: SocketAddr,
    app: S,
    (patience, answers): (Patience, Answers),
    mut stopping: watch::Receiver<()>,
) where
    S: Service<Request, Response = Response, Error = Infallible> + Clone + Send,
    S::Future: Send,
{
    let service = app.map_request(move |request: hyper::Request<Incoming>| -> Request {
        let mut request = request.map(|body| Body::new(Paced::new(body, patience.body, patience.pace)));
        request.extensions_mut().insert(ConnectInfo(peer));
        request
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(patience.head).max_buf_size(patience.head_bytes);
    let stream = TokioIo::new(Worded::new(Taken::new(stream, patience.answer), answers));
    let mut connection = pin!(http.serve_connection(stream, TowerToHyperService::new(service)));
    let outcome = tokio::select! {
        outcome = connection.as_mut() => outcome,
        _ = stopping.changed() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = outcome {
        tracing::debug!(%error, "a connection ended early");
    }
}
