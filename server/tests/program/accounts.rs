//! `server account …`: what it prints, its exit codes, and what becomes of sessions and tokens.

use std::io::Write;
use std::path::Path;
use std::process::{Output, Stdio};

use domain::account::AccountRole;
use server::auth::secret::digest;

use crate::people::{database, person, then};
use crate::process::program;

/// The least that argon2 takes: these passwords are no secret.
const CHEAP: [&str; 4] = ["--password-memory-kib", "64", "--password-passes", "1"];

fn account(data: &Path, args: &[&str]) -> Output {
    program(data, &[&["account"], &CHEAP[..], args].concat()).output().unwrap()
}

fn said(output: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[tokio::test]
async fn accounts_are_locked_unlocked_and_reset() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let store = database(data).await;
    let li = person(&store, "li.hua", AccountRole::Member).await;
    let opens = async |secret: &str| store.user_of_token(&digest(secret), then()).await.unwrap().is_some();
    let is_in = async || store.user_of_session(&digest(&li.session), then()).await.unwrap().is_some();
    assert!(opens(&li.token).await && is_in().await);

    let (code, out, words) = said(&account(data, &["lock", "li.hua"]));
    assert_eq!((code, out.as_str(), words.as_str()), (Some(0), "", "li.hua is locked now.\n"));
    assert!(!opens(&li.token).await && !is_in().await);
    let (code, out, _) = said(&account(data, &["list"]));
    assert_eq!((code, out.as_str()), (Some(0), "li.hua\tmember\tlocked\t2026-11-24\n"));
    assert_eq!(said(&account(data, &["unlock", "li.hua"])).2, "li.hua is unlocked now.\n");
    assert!(opens(&li.token).await, "tokens open again");
    assert!(!is_in().await, "sessions have ended for good");

    let (code, out, words) = said(&account(data, &["reset", "li.hua"]));
    assert_eq!(code, Some(0));
    assert!(words.contains("its sessions have ended, its tokens are revoked"), "{words}");
    assert!(!opens(&li.token).await);
    let hash = store.account_named("li.hua").await.unwrap().unwrap().password_hash.unwrap();
    assert!(out.trim().len() > 20 && hash.starts_with("$argon2id$") && !hash.contains(out.trim()), "{out} {hash}");

    assert_eq!(said(&account(data, &["promote", "li.hua", "reviewer"])).2, "li.hua is reviewer now.\n");
    assert_eq!(store.account(&li.id).await.unwrap().unwrap().role, AccountRole::Reviewer);
    for act in ["lock", "unlock", "reset"] {
        let (code, out, words) = said(&account(data, &[act, "nobody"]));
        assert_eq!((code, out.as_str()), (Some(1), ""), "{act}");
        assert!(words.contains("there is no account \"nobody\"; `account list` names them"), "{words}");
    }
}

#[tokio::test]
async fn accounts_are_made_once_with_a_password_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let (code, out, words) = said(&account(data, &["create", "chief", "--role", "administrator"]));
    assert_eq!((code, words.as_str()), (Some(0), "chief is made: administrator.\n"));
    assert!(out.trim().len() > 20, "{out}");
    let (code, out, words) = said(&account(data, &["create", "chief"]));
    assert_eq!((code, out.as_str()), (Some(1), ""));
    assert!(words.contains("there is an account chief already"), "{words}");
    assert_eq!(said(&account(data, &["create", "a b"])).0, Some(1), "no such name");
    let mut command = program(data, &[&["account"], &CHEAP[..], &["create", "wang", "--password-stdin"]].concat());
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"four unusual words here\n").unwrap();
    assert_eq!(said(&child.wait_with_output().unwrap()).1, "", "what was typed is not repeated");
    let (_, list, _) = said(&account(data, &["list"]));
    let lines: Vec<&str> = list.lines().map(|line| line.rsplit_once('\t').unwrap().0).collect();
    assert_eq!(lines, ["chief\tadministrator\tactive", "wang\tmember\tactive"]);
}
