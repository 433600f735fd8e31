//! How often something may be tried: so many at once, then one in a while.
//!
//! The generic cell rate algorithm in its virtual-scheduling form (ITU-T I.371, annex A): all that
//! is kept of a subject is one instant, when the next attempt would be due at an even pace.

use chrono::{DateTime, Duration, Utc};

/// A pace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Attempts that may be made at once.
    pub burst: u32,
    /// After those, one in so many seconds.
    pub seconds: u32,
}

impl Pace {
    /// Lets one more attempt through, given when the next is due: gives when the next after it is
    /// due. `None` is a subject of which nothing is kept.
    ///
    /// # Errors
    /// The instant from which on an attempt would be let through.
    pub fn take(self, due: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Result<DateTime<Utc>, DateTime<Utc>> {
        let step = Duration::seconds(i64::from(self.seconds));
        let ahead = step * i32::try_from(self.burst.saturating_sub(1)).unwrap_or(i32::MAX);
        let due = due.map_or(now, |due| due.max(now));
        let opens = due - ahead;
        if opens <= now { Ok(due + step) } else { Err(opens) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_is_let_through_and_then_one_in_a_while() {
        let pace = Pace { burst: 3, seconds: 60 };
        let start: DateTime<Utc> = "2026-11-24T12:00:00Z".parse().unwrap();
        let mut due = None;
        for _ in 0..3 {
            due = Some(pace.take(due, start).unwrap());
        }
        let opens = pace.take(due, start).unwrap_err();
        assert_eq!(opens, start + Duration::seconds(60));
        // Being refused costs nothing.
        assert_eq!(pace.take(due, start).unwrap_err(), opens);
        due = Some(pace.take(due, opens).unwrap());
        assert_eq!(pace.take(due, opens).unwrap_err(), opens + Duration::seconds(60));
        // After as many steps the burst is there again.
        let later = opens + Duration::minutes(3);
        for _ in 0..3 {
            due = Some(pace.take(due, later).unwrap());
        }
        assert!(pace.take(due, later).is_err());
    }
}
