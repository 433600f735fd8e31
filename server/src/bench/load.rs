//! The request rate of a ranking page, cold and warm, against nginx serving the same compressed
//! bytes as a file: one run, one machine, wrk on the loopback address.

use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, bail, ensure};
use axum::body::Body;
use axum::http::{Request, header};
use store::Store;
use tokio::net::TcpListener;
use tower::ServiceExt;

use crate::assets::Site;
use crate::auth::guard::Guard;
use crate::front::Front;
use crate::run::say;
use crate::serve::{Answers, Patience, serve};
use crate::state::{AppState, Clock};

/// nginx listens here while it is measured.
const NGINX: &str = "127.0.0.1:3917";

/// Prints the rates and their ratio.
pub(super) async fn against_nginx(folder: &Path, url: &str, site: &Site) -> anyhow::Result<()> {
    let address = super::generate::address();
    let state = AppState::new(Store::open(url).await?, Clock::real(), site.clone(), Guard::usual()?);
    let app = Front::new(state.clone());
    let request = Request::get(&address).header(header::ACCEPT_ENCODING, "br").body(Body::empty())?;
    let body = axum::body::to_bytes(app.clone().oneshot(request).await?.into_body(), 64 << 20).await?;
    let mut nginx = start_nginx(folder, &body)?;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let own = listener.local_addr()?;
    let answers = Answers::new(&site.assets.css);
    let server =
        tokio::spawn(async move { serve(listener, app, Patience::default(), answers, std::future::pending()).await });
    let warm = wrk(format!("http://{own}{address}")).await;
    let file = wrk(format!("http://{NGINX}/page.html")).await;
    state.pages().keep_nothing();
    let cold = wrk(format!("http://{own}{address}")).await;
    server.abort();
    stop_nginx(folder)?;
    nginx.wait().context("waiting for nginx")?;
    let (warm, file, cold) = (warm?, file?, cold?);
    say("\n| what | requests/s | of nginx |\n|---|---|---|");
    for (what, rate) in [("nginx, the same bytes as a file", file), ("kept page", warm), ("rendered each time", cold)] {
        say(&format!("| {what} | {rate:.0} | {:.2} |", rate / file));
    }
    Ok(())
}

fn start_nginx(folder: &Path, body: &[u8]) -> anyhow::Result<Child> {
    std::fs::write(folder.join("page.html"), body)?;
    let root = folder.display();
    let config = format!(
        "daemon off; worker_processes 2; pid {root}/nginx.pid; error_log {root}/nginx.log;\n\
         events {{ worker_connections 512; }}\n\
         http {{ access_log off; sendfile on; keepalive_requests 10000000; types {{ text/html html; }}\n\
         client_body_temp_path {root}; proxy_temp_path {root}; fastcgi_temp_path {root};\n\
         uwsgi_temp_path {root}; scgi_temp_path {root};\n\
         server {{ listen {NGINX}; root {root}; add_header Content-Encoding br; }} }}\n"
    );
    let file = folder.join("nginx.conf");
    std::fs::write(&file, config)?;
    let child = Command::new("nginx").arg("-c").arg(&file).arg("-e").arg(folder.join("nginx.log")).spawn();
    let child = child.context("starting nginx (apt-get install nginx-light)")?;
    std::thread::sleep(std::time::Duration::from_millis(500));
    Ok(child)
}

/// Asks it to stop: killed, it would leave its workers behind.
fn stop_nginx(folder: &Path) -> anyhow::Result<()> {
    let mut command = Command::new("nginx");
    command.arg("-c").arg(folder.join("nginx.conf")).arg("-e").arg(folder.join("nginx.log")).args(["-s", "stop"]);
    let stopped = command.status().context("stopping nginx")?;
    ensure!(stopped.success(), "nginx did not stop: {stopped}");
    Ok(())
}

async fn wrk(address: String) -> anyhow::Result<f64> {
    let run = move || {
        let header = "Accept-Encoding: gzip, deflate, br, zstd";
        let mut command = Command::new("wrk");
        command.args(["-t1", "-c32", "-d6s", "-H", header, &address]).stdin(Stdio::null());
        command.output()
    };
    let output = tokio::task::spawn_blocking(run).await?.context("running wrk (apt-get install wrk)")?;
    let text = String::from_utf8_lossy(&output.stdout);
    if text.contains("Non-2xx") {
        bail!("wrk saw refusals:\n{text}");
    }
    let rate = text.lines().find_map(|line| line.trim().strip_prefix("Requests/sec:")?.trim().parse().ok());
    rate.with_context(|| format!("no rate in wrk's answer:\n{text}"))
}
