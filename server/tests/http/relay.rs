//! A PostgreSQL that can be taken away and brought back: a socket before the real one.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::os::unix::net::{UnixListener, UnixStream};
use std::sync::{Arc, Mutex};

/// The name that clients look for in the folder of a socket.
const SOCKET: &str = ".s.PGSQL.5432";

/// A way to a database that can be cut.
pub(crate) struct Relay {
    folder: tempfile::TempDir,
    /// Where the database really is.
    to: String,
    open: Arc<Mutex<Vec<UnixStream>>>,
}

impl Relay {
    /// A way to the database of an address, open.
    pub(crate) fn to(url: String) -> Self {
        let relay = Self { folder: tempfile::tempdir().unwrap(), to: url, open: Arc::default() };
        relay.bring_back();
        relay
    }

    /// The address by this way.
    pub(crate) fn url(&self) -> String {
        let before = self.to.split('?').next().unwrap_or_default();
        format!("{before}?host={}", self.folder.path().display())
    }

    /// Cuts every connection and takes no more.
    pub(crate) fn take_away(&self) {
        std::fs::remove_file(self.folder.path().join(SOCKET)).unwrap();
        for stream in self.open.lock().unwrap().drain(..) {
            // It may be gone already.
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    /// Takes connections again.
    pub(crate) fn bring_back(&self) {
        let listener = UnixListener::bind(self.folder.path().join(SOCKET)).unwrap();
        let (to, open) = (self.to.clone(), Arc::clone(&self.open));
        std::thread::spawn(move || {
            for near in listener.incoming().map_while(Result::ok) {
                open.lock().unwrap().push(near.try_clone().unwrap());
                match to.split_once("?host=") {
                    Some((_, folder)) => join(near, UnixStream::connect(format!("{folder}/{SOCKET}")).unwrap()),
                    None => join(near, TcpStream::connect(host_of(&to)).unwrap()),
                }
            }
        });
    }
}

/// Host and port of an address: `postgres://user:word@host:port/database`.
fn host_of(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    if host.contains(':') { host.to_owned() } else { format!("{host}:5432") }
}

/// Either kind of stream.
trait Wire: Read + Write + Send + Sized + 'static {
    fn twin(&self) -> Self;
    fn end(&self);
}

macro_rules! wire {
    ($stream:ty) => {
        impl Wire for $stream {
            fn twin(&self) -> Self {
                self.try_clone().unwrap()
            }

            fn end(&self) {
                let _ = self.shutdown(Shutdown::Both);
            }
        }
    };
}

wire!(UnixStream);
wire!(TcpStream);

/// Passes on what comes at either end; when one ends, so does the other.
fn join<A: Wire, B: Wire>(near: A, far: B) {
    fn pass(mut from: impl Wire, mut to: impl Wire) {
        std::thread::spawn(move || {
            let _ = std::io::copy(&mut from, &mut to);
            from.end();
            to.end();
        });
    }
    pass(near.twin(), far.twin());
    pass(far, near);
}
