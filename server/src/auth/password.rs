//! Passwords: hashed with argon2id, a few at a time, and refused where they are easily guessed.

use std::sync::Arc;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use tokio::sync::Semaphore;
use zxcvbn::Score;
use zxcvbn::feedback::{Suggestion, Warning};

/// Bytes of a password, at most: nobody types more, and more would only cost time.
pub const LONGEST: usize = 1_000;
/// Passwords that are hashed at one time: each takes [`Cost::memory_kib`] and a core.
const AT_ONCE: usize = 2;
/// Passwords that wait for their turn, at most; who comes then is asked to come back.
const WAITING: usize = 64;

/// What hashing one password costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
}

impl Cost {
    /// 19 MiB and two passes, the first choice of OWASP's Password Storage Cheat Sheet for argon2id:
    /// <https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html>.
    pub const USUAL: Self = Self { memory_kib: Params::DEFAULT_M_COST, passes: Params::DEFAULT_T_COST };
    /// As little as argon2 allows, for tests.
    pub const LEAST: Self = Self { memory_kib: Params::MIN_M_COST, passes: Params::MIN_T_COST };
}

/// Why a password could not be hashed.
#[derive(Debug, thiserror::Error)]
pub enum HashError {
    /// Too many others wait.
    #[error("too many passwords are being checked at once")]
    Busy,
    /// The parameters, or a stored hash, are none of argon2's.
    #[error("argon2: {0}")]
    Argon2(String),
}

/// Hashes passwords and holds them against hashes.
#[derive(Debug, Clone)]
pub struct Passwords(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    argon2: Argon2<'static>,
    /// A hash that no password has: what a name that is nobody's is held against, so that it takes
    /// as long as any other.
    decoy: String,
    places: Semaphore,
    running: Semaphore,
}

impl Passwords {
    /// Passwords at a cost.
    ///
    /// # Errors
    /// If argon2 does not allow the cost.
    pub fn at(cost: Cost) -> Result<Self, HashError> {
        let params = Params::new(cost.memory_kib, cost.passes, 1, None).map_err(|error| refused(&error))?;
        let salt = STANDARD_NO_PAD.encode([0x5a; 16]);
        let output = STANDARD_NO_PAD.encode([0xa5; 32]);
        let decoy = format!("$argon2id$v=19$m={},t={},p=1${salt}${output}", cost.memory_kib, cost.passes);
        Ok(Self(Arc::new(Inner {
            argon2: Argon2::new(Algorithm::Argon2id, Version::V0x13, params),
            decoy,
            places: Semaphore::new(AT_ONCE + WAITING),
            running: Semaphore::new(AT_ONCE),
        })))
    }

    /// The argon2id string of a password, with a salt of its own.
    ///
    /// # Errors
    /// [`HashError::Busy`], or argon2's.
    pub async fn hash(&self, password: String) -> Result<String, HashError> {
        self.run(move |inner| {
            let hash: PasswordHash =
                inner.argon2.hash_password(password.as_bytes()).map_err(|error| refused(&error))?;
            Ok(hash.to_string())
        })
        .await
    }

    /// Whether a password has a hash. Without a hash it has not, which takes as long to find out.
    ///
    /// # Errors
    /// [`HashError::Busy`], or a hash that is none.
    pub async fn holds(&self, password: String, hash: Option<String>) -> Result<bool, HashError> {
        self.run(move |inner| {
            let text = hash.as_deref().unwrap_or(&inner.decoy);
            let parsed = PasswordHash::new(text).map_err(|error| refused(&error))?;
            Ok(inner.argon2.verify_password(password.as_bytes(), &parsed).is_ok() && hash.is_some())
        })
        .await
    }

    /// Why a password is easily guessed; `None` if it is not. `known` is what others know of its
    /// owner.
    ///
    /// # Errors
    /// [`HashError::Busy`].
    pub async fn weakness(&self, password: String, known: Vec<String>) -> Result<Option<Weakness>, HashError> {
        self.run(move |_| Ok(weakness(&password, &known))).await
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Inner) -> Result<T, HashError> + Send + 'static,
    ) -> Result<T, HashError> {
        let _place = self.0.places.try_acquire().map_err(|_| HashError::Busy)?;
        let _turn = self.0.running.acquire().await.map_err(|_| HashError::Busy)?;
        let inner = Arc::clone(&self.0);
        tokio::task::spawn_blocking(move || work(&inner)).await.map_err(|_| HashError::Busy)?
    }
}

fn refused(error: &impl ToString) -> HashError {
    HashError::Argon2(error.to_string())
}

/// Why a password is easily guessed, in the words of zxcvbn.
#[derive(Debug, Clone, PartialEq)]
pub struct Weakness {
    /// What makes it easy, where that is known.
    pub warning: Option<Warning>,
    /// What would make it harder.
    pub suggestions: Vec<Suggestion>,
}

/// Judges by how many guesses a password takes (zxcvbn, score 3 of 4: more than 10^8), never by
/// which characters it has.
fn weakness(password: &str, known: &[String]) -> Option<Weakness> {
    let known: Vec<&str> = known.iter().map(String::as_str).chain(["jinbang", "金榜"]).collect();
    let entropy = zxcvbn::zxcvbn(password, &known);
    if entropy.score() >= Score::Three {
        return None;
    }
    let feedback = entropy.feedback();
    Some(Weakness {
        warning: feedback.and_then(zxcvbn::feedback::Feedback::warning),
        suggestions: feedback.map(|feedback| feedback.suggestions().to_vec()).unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_has_its_own_hash_and_no_other() {
        let passwords = Passwords::at(Cost::LEAST).unwrap();
        let hash = passwords.hash("four unusual words here".to_owned()).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=8,t=1,p=1$"), "{hash}");
        let holds = |typed: &str, hash: Option<&String>| passwords.holds(typed.to_owned(), hash.cloned());
        assert!(holds("four unusual words here", Some(&hash)).await.unwrap());
        assert!(!holds("four unusual words her", Some(&hash)).await.unwrap());
        assert!(!holds("four unusual words here", None).await.unwrap());
        assert_ne!(passwords.hash("four unusual words here".to_owned()).await.unwrap(), hash, "its own salt");
    }

    #[tokio::test]
    async fn hashes_of_another_cost_are_still_held_against() {
        let dear = Passwords::at(Cost { memory_kib: 64, passes: 3 }).unwrap();
        let hash = dear.hash("moved".to_owned()).await.unwrap();
        let cheap = Passwords::at(Cost::LEAST).unwrap();
        assert!(cheap.holds("moved".to_owned(), Some(hash)).await.unwrap());
    }

    #[test]
    fn what_is_easily_guessed_is_refused_with_a_reason() {
        for weak in ["", "password", "Passw0rd!", "jinbang2026", "li.hua.1999", "qwertyuiop", "aaaaaaaaaaaa", "金榜"]
        {
            assert!(weakness(weak, &["li.hua".to_owned()]).is_some(), "{weak:?} was taken");
        }
        for strong in ["correct horse battery staple", "vgt4-pqx9-mmz7", "窗前明月光寒光照铁衣"] {
            assert_eq!(weakness(strong, &[]), None, "{strong:?} was refused");
        }
        assert_eq!(weakness("password", &[]).unwrap().warning, Some(Warning::ThisIsATop10Password));
    }
}
