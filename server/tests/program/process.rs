//! The program as a process, and a client that says of every request whether it was answered.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::JoinHandle;

/// The program with a folder of data, and with no settings of this machine.
pub(crate) fn program(data: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_server"));
    command.env_clear().env("JINBANG_CONFIG", "/dev/null").env("JINBANG_DATA_DIR", data).args(args);
    command
}

/// A server that runs until it is killed or dropped.
pub(crate) struct Running {
    child: Child,
    said: Option<JoinHandle<()>>,
    pub(crate) port: u16,
}

impl Running {
    /// Starts a server on a free port, and waits until it says that it serves.
    pub(crate) fn start(data: &Path) -> Self {
        let site = data.join("site");
        std::fs::create_dir_all(&site).unwrap();
        std::fs::write(site.join("names.txt"), "").unwrap();
        let mut command = program(data, &["serve", "--listen", "127.0.0.1:0", "--no-demo", "--writes-of-address", "0"]);
        command.args(["--writes-of-token", "0", "--writes-of-account", "0", "--site"]).arg(&site);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let mut said = Vec::new();
        let port = loop {
            let line = lines.next().unwrap_or_else(|| panic!("it ended: {}", said.join("\n"))).unwrap();
            if let Some((_, port)) = line.split_once("serves on http://127.0.0.1:") {
                break port.parse().unwrap();
            }
            said.push(line);
        };
        // What nobody reads would stop the program once the pipe is full.
        let said = std::thread::spawn(move || lines.for_each(drop));
        Self { child, said: Some(said), port }
    }

    /// Ends it as the machine would that loses its power: no signal that it could act on.
    pub(crate) fn kill(mut self) {
        self.end();
    }

    fn end(&mut self) {
        self.child.kill().ok();
        self.child.wait().unwrap();
        if let Some(said) = self.said.take() {
            said.join().unwrap();
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.end();
    }
}

/// A request to a server on this machine.
#[derive(Clone)]
pub(crate) struct Request {
    pub(crate) method: &'static str,
    pub(crate) path: String,
    pub(crate) token: String,
    pub(crate) key: Option<String>,
    pub(crate) kind: &'static str,
    pub(crate) body: Vec<u8>,
}

impl Request {
    /// Sends it and reads the answer: status and body. `None` where the whole answer did not come.
    pub(crate) fn send(&self, port: u16) -> Option<(u16, String)> {
        let Self { method, path, token, key, kind, body } = self;
        let key = key.as_ref().map(|key| format!("Idempotency-Key: {key}\r\n")).unwrap_or_default();
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\nAuthorization: Bearer {token}\r\n\
             {key}Content-Type: {kind}\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
        stream.write_all(head.as_bytes()).ok()?;
        // In pieces, so that a server may be killed in the middle.
        body.chunks(16 << 10).try_for_each(|piece| stream.write_all(piece)).ok()?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).ok()?;
        let answer = String::from_utf8(answer).ok()?;
        let (head, body) = answer.split_once("\r\n\r\n")?;
        let length = head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
        (length == Some(body.len())).then(|| (head[9..12].parse().unwrap(), body.to_owned()))
    }
}
