//! Accounts with tokens, made in the database before the program runs.

use std::path::Path;

use chrono::{DateTime, Utc};
use domain::account::{AccountId, AccountRole, SessionId, TokenId, TokenScope};
use server::auth::secret::{digest, random_bytes, random_secret, random_token};
use store::Store;
use store::account::{NewAccount, NewSession, NewToken};

/// The instant at which they are made.
pub(crate) fn then() -> DateTime<Utc> {
    "2026-11-24T12:00:00Z".parse().unwrap()
}

/// The database of a folder, with its tables.
pub(crate) async fn database(data: &Path) -> Store {
    let store = Store::open(&format!("sqlite://{}", data.join("jinbang.sqlite").display())).await.unwrap();
    store.migrate().await.unwrap();
    store
}

/// Somebody's account, the secret of a session and a token for everything.
pub(crate) struct Person {
    pub(crate) id: AccountId,
    pub(crate) session: String,
    pub(crate) token: String,
}

/// Makes somebody.
pub(crate) async fn person(store: &Store, name: &str, role: AccountRole) -> Person {
    let id = AccountId::of_digest(&random_bytes());
    let name = name.parse().unwrap();
    let new = NewAccount { id: id.clone(), name, email: None, password_hash: "none".to_owned(), role };
    assert!(store.create_account(&new, then()).await.unwrap());
    let session = random_secret();
    let new = NewSession {
        id: SessionId::of_digest(&random_bytes()),
        digest: digest(&session),
        account: id.clone(),
        agent: String::new(),
    };
    store.begin_session(&new, then()).await.unwrap();
    let user = store.user_of_session(&digest(&session), then()).await.unwrap().unwrap();
    let token = random_token();
    let new = NewToken {
        id: TokenId::of_digest(&random_bytes()),
        digest: digest(&token),
        name: "test".to_owned(),
        scopes: [TokenScope::File, TokenScope::Review].into(),
    };
    assert!(store.create_token(&user, &new, then()).await.unwrap());
    Person { id, session, token }
}
