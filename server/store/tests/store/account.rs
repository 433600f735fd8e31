//! Accounts, sessions, tokens, memberships and attempts: what a value of permission takes.

use std::collections::BTreeSet;

use chrono::{DateTime, Duration, Utc};
use domain::account::pace::Pace;
use domain::account::{AccountId, AccountRole, AccountState, MembershipState, SessionId, TokenId, TokenScope};
use store::account::user::{Administrator, User};
use store::account::{NewAccount, NewSession, NewToken};

use crate::builders::{self, slug};
use crate::database::{Database, on_both};

pub(crate) fn id(number: u8) -> AccountId {
    AccountId::of_digest(&[number; 32])
}

pub(crate) fn start() -> DateTime<Utc> {
    builders::instant()
}

fn new(number: u8, name: &str, role: AccountRole) -> NewAccount {
    NewAccount {
        id: id(number),
        name: name.parse().unwrap(),
        email: Some(format!("{name}@mail.example").parse().unwrap()),
        password_hash: format!("hash of {name}"),
        role,
    }
}

/// An account that is signed in.
pub(crate) async fn user(db: &Database, number: u8, name: &str, role: AccountRole) -> User {
    assert!(db.store.create_account(&new(number, name, role), start()).await.unwrap());
    sign_in(db, number, name, start()).await
}

pub(crate) async fn sign_in(db: &Database, number: u8, secret: &str, at: DateTime<Utc>) -> User {
    let session = NewSession {
        id: SessionId::of_digest(&[number; 32]),
        digest: secret.to_owned(),
        account: id(number),
        agent: "a browser".to_owned(),
    };
    db.store.begin_session(&session, at).await.unwrap();
    db.store.user_of_session(secret, at).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_name_is_taken_once() {
    on_both(async |db| {
        let li = user(db, 1, "li.hua", AccountRole::Member).await;
        assert!(!db.store.create_account(&new(2, "li.hua", AccountRole::Member), start()).await.unwrap());
        let found = db.store.account_named("li.hua").await.unwrap().unwrap();
        assert_eq!(&found.account, li.account());
        assert_eq!(found.password_hash.as_deref(), Some("hash of li.hua"));
        assert!(db.store.account_named("nobody").await.unwrap().is_none());
        let version = db.store.data_version().await.unwrap();
        db.store.set_email(&li, None).await.unwrap();
        assert_eq!(db.store.account(&id(1)).await.unwrap().unwrap().email, None);
        assert_eq!(db.store.data_version().await.unwrap(), version, "accounts are no part of the data");
    })
    .await;
}

#[tokio::test]
async fn a_session_ends_when_it_is_not_used_and_after_its_whole_time() {
    on_both(async |db| {
        let li = user(db, 1, "li.hua", AccountRole::Member).await;
        let at = |days: i64| start() + Duration::days(days);
        let is_open = async |days: i64| db.store.user_of_session("li.hua", at(days)).await.unwrap().is_some();
        for days in [13, 26, 39, 52, 65, 78, 89] {
            assert!(is_open(days).await, "used until day {days}");
        }
        let sessions = db.store.sessions(&li, at(89)).await.unwrap();
        assert_eq!((sessions[0].used_at, sessions[0].expires_at), (at(89), at(90)));
        assert!(!is_open(90).await, "over after ninety days");
        assert!(db.store.user_of_session("unknown", at(0)).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn sessions_are_listed_and_ended_by_their_owner_alone() {
    on_both(async |db| {
        let li = user(db, 1, "li.hua", AccountRole::Member).await;
        let wang = user(db, 2, "wang", AccountRole::Member).await;
        let sessions = db.store.sessions(&li, start()).await.unwrap();
        assert_eq!(sessions.len(), 1);
        assert_eq!(sessions[0].agent, "a browser");
        assert!(!db.store.end_session(&wang, &sessions[0].id).await.unwrap(), "not another's");
        assert!(db.store.end_session(&li, &sessions[0].id).await.unwrap());
        assert!(db.store.user_of_session("li.hua", start()).await.unwrap().is_none());
        db.store.set_password(&wang, "new hash").await.unwrap();
        assert!(db.store.user_of_session("wang", start()).await.unwrap().is_none(), "a new password ends them");
    })
    .await;
}

#[tokio::test]
async fn a_token_opens_its_scopes_until_it_is_revoked() {
    on_both(async |db| {
        let li = user(db, 1, "li.hua", AccountRole::Administrator).await;
        let token = |number: u8, name: &str, scopes: &[TokenScope]| NewToken {
            id: TokenId::of_digest(&[number; 32]),
            digest: format!("token {number}"),
            name: name.to_owned(),
            scopes: scopes.iter().copied().collect(),
        };
        let both = token(1, "both", TokenScope::ALL);
        let file = token(2, "file", &[TokenScope::File]);
        for new in [&both, &file] {
            assert!(db.store.create_token(&li, new, start()).await.unwrap());
        }
        assert!(!db.store.create_token(&li, &token(3, "both", TokenScope::ALL), start()).await.unwrap());
        let of = async |digest: &str| db.store.user_of_token(digest, start()).await.unwrap();
        let (by_both, by_file) = (of("token 1").await.unwrap(), of("token 2").await.unwrap());
        assert!(by_both.reviewer().is_some() && by_both.filer().is_some());
        assert!(by_file.reviewer().is_none() && by_file.filer().is_some());
        assert!(by_both.administrator().is_none(), "no token gives it");
        assert!(li.administrator().is_some() && li.reviewer().is_some());
        let listed = db.store.tokens(&li).await.unwrap();
        assert_eq!(listed.len(), 2);
        assert!(listed.iter().all(|token| token.used_on == Some(start().date_naive())));
        assert_eq!(listed.iter().map(|token| token.scopes.len()).collect::<BTreeSet<_>>(), BTreeSet::from([1, 2]));
        assert!(db.store.revoke_token(&li, &both.id).await.unwrap());
        assert!(of("token 1").await.is_none());
        db.store.set_locked(&Administrator::of_the_machine(), &id(1), true).await.unwrap();
        assert!(of("token 2").await.is_none(), "a locked account's tokens open nothing");
        db.store.set_locked(&Administrator::of_the_machine(), &id(1), false).await.unwrap();
        assert!(of("token 2").await.is_some());
        db.store.reset_password(&Administrator::of_the_machine(), &id(1), "new").await.unwrap();
        assert!(of("token 2").await.is_none(), "a reset revokes them");
    })
    .await;
}

#[tokio::test]
async fn a_membership_is_asked_for_and_granted_by_who_may() {
    on_both(async |db| {
        db.import(&builders::batch()).await;
        let makers = slug("makers");
        let li = user(db, 1, "li.hua", AccountRole::Member).await;
        let wang = user(db, 2, "wang", AccountRole::Member).await;
        let chief = user(db, 3, "chief", AccountRole::Administrator).await;
        assert!(db.store.ask_membership(&li, &makers, "I work there", start()).await.unwrap());
        assert!(!db.store.ask_membership(&li, &makers, "again", start()).await.unwrap());
        assert!(li.steward(&makers).is_none() && wang.steward(&makers).is_none());
        let waiting = db.store.memberships_asked(&chief.administrator().unwrap(), 10).await.unwrap();
        assert_eq!((waiting.len(), waiting[0].reason.as_str()), (1, "I work there"));
        let by_chief = chief.steward(&makers).unwrap();
        assert!(!db.store.grant_membership(&by_chief, &id(2), false, start()).await.unwrap(), "nobody asked");
        assert!(db.store.grant_membership(&by_chief, &id(1), true, start()).await.unwrap());
        let li = db.store.user_of_session("li.hua", start()).await.unwrap().unwrap();
        assert!(li.belongs_to(&makers) && !wang.belongs_to(&makers));
        db.store.ask_membership(&wang, &makers, "me too", start()).await.unwrap();
        let by_li = li.steward(&makers).unwrap();
        assert!(li.steward(&slug("press")).is_none(), "of that organisation alone");
        assert_eq!(db.store.members(&by_li).await.unwrap().len(), 2);
        assert!(db.store.refuse_membership(&by_li, &id(2), start()).await.unwrap());
        assert!(db.store.ask_membership(&wang, &makers, "please", start()).await.unwrap(), "may ask again");
        assert!(db.store.grant_membership(&by_li, &id(2), false, start()).await.unwrap());
        assert!(db.store.end_membership(&by_li, &id(2), start()).await.unwrap());
        assert!(db.store.leave(&li, &makers, start()).await.unwrap());
        let states = db.store.memberships(&li).await.unwrap();
        assert_eq!((states[0].state, states[0].steward), (MembershipState::Left, false));
    })
    .await;
}

#[tokio::test]
async fn a_deleted_account_keeps_nothing_but_its_key() {
    on_both(async |db| {
        db.import(&builders::batch()).await;
        let li = user(db, 1, "li.hua", AccountRole::Administrator).await;
        db.store.ask_membership(&li, &slug("makers"), "I work there", start()).await.unwrap();
        db.store.delete_account(&li, start()).await.unwrap();
        assert!(db.store.account_named("li.hua").await.unwrap().is_none());
        assert!(db.store.user_of_session("li.hua", start()).await.unwrap().is_none());
        let stored = db.store.credentials(&id(1)).await.unwrap().unwrap();
        let account = stored.account;
        assert_eq!(account.name.as_str(), format!("deleted-{}", id(1)));
        assert_eq!((account.state, account.role, account.email), (AccountState::Deleted, AccountRole::Member, None));
        assert_eq!(stored.password_hash, None);
        assert_eq!(db.store.memberships(&li).await.unwrap()[0].reason, "");
        let machine = Administrator::of_the_machine();
        assert!(!db.store.set_locked(&machine, &id(1), false).await.unwrap(), "it never comes back");
        assert!(!db.store.set_role(&machine, &id(1), AccountRole::Reviewer).await.unwrap());
        assert!(db.store.create_account(&new(2, "li.hua", AccountRole::Member), start()).await.unwrap());
        assert_eq!(db.store.accounts_after(&machine, "", 10).await.unwrap().len(), 2);
        assert_eq!(db.store.accounts_after(&machine, "deleted-zzzz", 10).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn attempts_are_counted_across_servers() {
    on_both(async |db| {
        let pace = Pace { burst: 3, seconds: 60 };
        let elsewhere = store::Store::open(&db.url).await.unwrap();
        let mut through = 0;
        for store in [&db.store, &elsewhere, &db.store, &elsewhere, &db.store] {
            through += usize::from(store.count_attempt("one", pace, start()).await.unwrap().is_none());
        }
        assert_eq!(through, 3);
        assert_eq!(db.store.count_attempt("other", pace, start()).await.unwrap(), None);
        let opens = db.store.count_attempt("one", pace, start()).await.unwrap().unwrap();
        assert_eq!(opens, start() + Duration::seconds(60));
        assert_eq!(db.store.count_attempt("one", pace, opens).await.unwrap(), None);
        db.store.forget_attempts("one").await.unwrap();
        assert_eq!(db.store.count_attempt("one", pace, opens).await.unwrap(), None);
        let mut many = tokio::task::JoinSet::new();
        for _ in 0..20 {
            let store = db.store.clone();
            many.spawn(async move { store.count_attempt("many", pace, start()).await.unwrap().is_none() });
        }
        let through = many.join_all().await.into_iter().filter(|through| *through).count();
        assert_eq!(through, 3, "at one instant, too");
        elsewhere.close().await;
    })
    .await;
}
