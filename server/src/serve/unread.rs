//! Requests that hyper cannot read get a page that says why.
//!
//! hyper answers such a request by itself, with a status and no body, and offers no way to say
//! more. [`Worded`] stands between it and the socket: where hyper writes such a head, a whole
//! answer goes out in its place. No route answers with these statuses and nothing.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use app::shell::bare::Unread;
use axum::http::{HeaderMap, StatusCode};
use hyper::body::Bytes;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Sleep, sleep};

use crate::render;
use crate::router::secure;

/// How long the rest of what a client sends is read and forgotten once it was refused: a socket
/// that is closed with unread bytes is reset, and the client may lose the answer.
const LINGER: Duration = Duration::from_secs(2);
/// The statuses with which hyper refuses, and why it does.
const REFUSALS: [(StatusCode, Unread); 3] = [
    (StatusCode::BAD_REQUEST, Unread::Malformed),
    (StatusCode::URI_TOO_LONG, Unread::TooLong),
    (StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE, Unread::TooLong),
];

/// The answers, whole: head and page.
#[derive(Debug, Clone)]
pub struct Answers(Arc<[(StatusCode, Bytes)]>);

impl Answers {
    /// The answers, as pages that wear the styles of an address.
    #[must_use]
    pub fn new(css: &str) -> Self {
        Self(REFUSALS.iter().map(|&(status, why)| (status, answer(status, why, css))).collect())
    }

    /// The answer in whose place hyper writes `bytes`: the head of a refusal without a body.
    fn in_place_of(&self, bytes: &[u8]) -> Option<Bytes> {
        let rest = bytes.strip_prefix(b"HTTP/1.1 ")?;
        let (_, answer) = self.0.iter().find(|(status, _)| rest.starts_with(status.as_str().as_bytes()))?;
        let head = str::from_utf8(bytes).ok()?;
        (head.ends_with("\r\n\r\n") && head.contains("\r\ncontent-length: 0\r\n")).then(|| answer.clone())
    }
}

fn answer(status: StatusCode, why: Unread, css: &str) -> Bytes {
    let page = render::bare(why, status, css);
    let mut headers = HeaderMap::new();
    secure(&mut headers, false);
    let lines: String =
        headers.iter().filter_map(|(name, value)| Some(format!("{name}: {}\r\n", value.to_str().ok()?))).collect();
    format!(
        "HTTP/1.1 {status}\r\ncontent-type: {}\r\ncontent-length: {}\r\ncache-control: no-store\r\nconnection: \
         close\r\n{lines}\r\n{page}",
        render::HTML,
        page.len(),
    )
    .into()
}

/// A connection on which refusals are worded.
pub(super) struct Worded<Io> {
    io: Io,
    answers: Answers,
    /// What is still to be said in place of a refusal.
    saying: Option<Bytes>,
    /// Since a refusal was worded: until when the rest is read.
    linger: Option<Pin<Box<Sleep>>>,
}

impl<Io> Worded<Io> {
    pub(super) fn new(io: Io, answers: Answers) -> Self {
        Self { io, answers, saying: None, linger: None }
    }
}

impl<Io: AsyncRead + Unpin> AsyncRead for Worded<Io> {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_read(context, into)
    }
}

impl<Io: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Worded<Io> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let this = &mut *self;
        if this.saying.is_none() {
            let Some(answer) = this.answers.in_place_of(bytes) else {
                return Pin::new(&mut this.io).poll_write(context, bytes);
            };
            this.saying = Some(answer);
            this.linger = Some(Box::pin(sleep(LINGER)));
        }
        while let Some(left) = this.saying.as_mut().filter(|left| !left.is_empty()) {
            let said = ready!(Pin::new(&mut this.io).poll_write(context, left))?;
            if said == 0 {
                return Poll::Ready(Err(io::ErrorKind::WriteZero.into()));
            }
            drop(left.split_to(said));
        }
        this.saying = None;
        Poll::Ready(Ok(bytes.len()))
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        pieces: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let first = pieces.iter().find(|piece| !piece.is_empty());
        match first {
            Some(first) if self.saying.is_some() || self.answers.in_place_of(first).is_some() => {
                self.poll_write(context, first)
            }
            _ => Pin::new(&mut self.io).poll_write_vectored(context, pieces),
        }
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = &mut *self;
        ready!(Pin::new(&mut this.io).poll_shutdown(context))?;
        let Some(linger) = &mut this.linger else { return Poll::Ready(Ok(())) };
        let mut forgotten = [0; 4096];
        while linger.as_mut().poll(context).is_pending() {
            let mut into = ReadBuf::new(&mut forgotten);
            let read = ready!(Pin::new(&mut this.io).poll_read(context, &mut into));
            if read.is_err() || into.filled().is_empty() {
                break;
            }
        }
        Poll::Ready(Ok(()))
    }
}
