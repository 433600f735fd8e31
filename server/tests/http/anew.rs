//! A submission that was turned down: its filer writes another from all that it said.

use axum::http::StatusCode;
use domain::account::AccountRole;
use domain::filing::State;

use crate::filing::{fresh, location, value_of, with};
use crate::site::demo;

#[tokio::test]
async fn what_was_turned_down_is_written_anew_from_what_it_said() {
    let site = demo().await;
    let mut filer = site.programmer("filer", AccountRole::Member).await;
    let mut judge = site.programmer("judge", AccountRole::Reviewer).await;
    let id = fresh();
    location(&filer.submit(&id, &with(&[("note", "The first of two.")]), &[("file", "log.txt", "the log")]).await);
    let early = filer.act(&format!("/submissions/{id}/correct"), &[]).await;
    assert_eq!(early.status, StatusCode::CONFLICT, "it waits for its reviewer");
    let version = value_of(&judge.get(&format!("/review/{id}")).await.body, "version");
    let rejection = [("do", "reject"), ("why", "Another model."), ("version", version.as_str())];
    location(&judge.act(&format!("/review/{id}"), &rejection).await);
    let told = filer.get(&format!("/submissions/{id}")).await;
    assert!(told.body.contains("Write another from it") && told.body.contains("not published"), "{}", told.body);
    let draft = filer.act(&format!("/submissions/{id}/correct"), &[]).await;
    let new = location(&draft).strip_prefix("/submit/").unwrap().to_owned();
    let form = filer.get(&format!("/submit/{new}")).await;
    assert!(form.body.contains("The first of two.") && form.body.contains("log.txt"), "{}", form.body);
    let stored = site.state.store().filing(&new).await.unwrap().unwrap();
    assert_eq!((stored.corrects, stored.state), (None, State::Draft), "it replaces nothing");
}
