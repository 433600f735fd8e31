//! Accounts: who may act here, for which organisations, and with which tokens.
//!
//! Nothing of this is part of what was published: it moves no ranking, and no page that is kept
//! for others shows it.

pub mod name;
pub mod pace;

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};

use crate::Slug;
use crate::key::digest_id;
use crate::lexicon::lexicon;

pub use name::{AccountName, Email, NameFault};

digest_id! {
    /// The key of an account, of random bits. It stays when the account's name is replaced.
    AccountId
}

digest_id! {
    /// The key of a session, of random bits, by which its owner can end it. It opens nothing.
    SessionId
}

digest_id! {
    /// The key of a token, of random bits, by which its owner can revoke it. It opens nothing.
    TokenId
}

lexicon! {
    /// What an account may do beyond filing: each role includes the ones before it.
    AccountRole, "one of member, reviewer, administrator" {
        /// Files, disputes, asks for memberships.
        Member = "member",
        /// Decides what others filed, unless it is their own or their organisation's.
        Reviewer = "reviewer",
        /// Decides roles and memberships, and locks accounts.
        Administrator = "administrator",
    }
}

lexicon! {
    /// Whether an account can be used.
    AccountState, "one of active, locked, deleted" {
        /// Its owner can sign in.
        Active = "active",
        /// An administrator has locked it: nobody can sign in, and no token opens.
        Locked = "locked",
        /// Its owner has deleted it: what it published stays, its name is replaced.
        Deleted = "deleted",
    }
}

lexicon! {
    /// How an account stands to an organisation.
    MembershipState, "one of asked, granted, refused, left" {
        /// It asked, and nobody has decided.
        Asked = "asked",
        /// It belongs to the organisation.
        Granted = "granted",
        /// It asked, and was refused.
        Refused = "refused",
        /// It belonged to it once.
        Left = "left",
    }
}

lexicon! {
    /// What a token opens.
    TokenScope, "one of file, review" {
        /// Filing, and following what was filed.
        File = "file",
        /// Reviewing; it opens nothing to an account that is no reviewer.
        Review = "review",
    }
}

/// An account as its owner and administrators see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its key.
    pub id: AccountId,
    /// Its name.
    pub name: AccountName,
    /// The address its owner gave. Nobody else sees it.
    pub email: Option<Email>,
    /// What it may do.
    pub role: AccountRole,
    /// Whether it can be used.
    pub state: AccountState,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// How an account stands to an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// The account.
    pub account: AccountId,
    /// Its name.
    pub name: AccountName,
    /// The organisation.
    pub organisation: Slug,
    /// How it stands.
    pub state: MembershipState,
    /// Whether it may grant and refuse what others ask of the organisation.
    pub steward: bool,
    /// What it said when it asked.
    pub reason: String,
    /// When it asked.
    pub asked_at: DateTime<Utc>,
    /// When that was decided, or when it left.
    pub decided_at: Option<DateTime<Utc>>,
}

/// One session of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its key.
    pub id: SessionId,
    /// The browser's own words for itself, as sent; empty where it sent none.
    pub agent: String,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it was last used, to the hour.
    pub used_at: DateTime<Utc>,
    /// When it ends by itself.
    pub expires_at: DateTime<Utc>,
}

/// One token of an account, without its secret, which is kept nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiToken {
    /// Its key.
    pub id: TokenId,
    /// Its owner's name for it.
    pub name: String,
    /// What it opens.
    pub scopes: BTreeSet<TokenScope>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// The day it was last used.
    pub used_on: Option<NaiveDate>,
}
