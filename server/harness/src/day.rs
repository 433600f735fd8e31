//! Days as harnesses write them.

use chrono::{DateTime, NaiveDate};

/// The UTC day of an instant, however it is written: seconds since 1970, RFC 3339, a day, or the
/// beginning of one (`2024-05-01T…` without a zone).
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    if let Ok(seconds) = text.parse::<f64>() {
        // Beyond the calendar there is no day.
        return DateTime::from_timestamp(seconds as i64, 0).filter(|_| seconds > 0.0).map(|at| at.date_naive());
    }
    if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
        return Some(instant.to_utc().date_naive());
    }
    NaiveDate::parse_from_str(text.get(..10)?, "%Y-%m-%d").ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_way_to_write_a_day() {
        let day = |text: &str| super::day(text).map(|day| day.to_string());
        for text in ["1768964383.8593218", "2026-01-21", "2026-01-21T03:44:18", "2026-01-20T22:44:18-05:00"] {
            assert_eq!(day(text).as_deref(), Some("2026-01-21"), "{text}");
        }
        for text in ["", "yesterday", "-5", "1e300", "é2026-01-21"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
