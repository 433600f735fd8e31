//! The open tables, column by column. A table that is not here is kept back; a test holds both
//! lists against the schema.

use super::{Column, Holds, OpenTable};
use crate::statement::{Insert, statements, values};

/// Tables that are never given out whole: accounts and what else is private, what is made anew from
/// the rest, and the program's own. Of accounts, the names that stand beside public acts are given, as
/// `author`.
pub const KEPT_BACK: &[&str] = &[
    "account",
    "session",
    "api_token",
    "membership",
    "attempt",
    "data_version",
    "_sqlx_migrations",
    "filing_key",
    "filing_stake",
    "task_mapping",
];

/// Whether a column may be empty.
macro_rules! nullable {
    (must) => {
        false
    };
    (may) => {
        true
    };
}

/// Declares open tables: columns, what each holds, whether it must be there; the key; what the rows
/// are read from, and in which order. A file of another name than its table's says what table it is of.
macro_rules! open_tables {
    ($($select:ident $name:literal $(of $table:literal)? ($($parent:ident)?) [$($key:ident),+] $from:literal {
        $first:ident $first_holds:ident $first_must:ident, $($column:ident $holds:ident $must:ident,)*
    })+) => {
        statements! {
            $($select = concat!(
                "SELECT own.", stringify!($first), $(", own.", stringify!($column),)* " FROM ", $from,
                " ORDER BY ", open_tables!(@order $($key),+)
            );)+
        }

        /// Every open table, in the order in which rows may be written: what is named comes before
        /// what names it.
        pub static OPEN_TABLES: &[OpenTable] = &[$(OpenTable {
            name: $name,
            table: open_tables!(@table $name $($table)?),
            columns: {
                const COLUMNS: &[Column] = &[
                    Column { name: stringify!($first), holds: Holds::$first_holds, may_be_null: nullable!($first_must) },
                    $(Column { name: stringify!($column), holds: Holds::$holds, may_be_null: nullable!($must) },)*
                ];
                COLUMNS
            },
            key: &[$(stringify!($key)),+],
            parent: open_tables!(@parent $($parent)?),
            select: $select,
            of: {
                const HEAD: &str = concat!(
                    "SELECT own.", stringify!($first), $(", own.", stringify!($column),)* " FROM (SELECT own.",
                    stringify!($first), $(", own.", stringify!($column),)* " FROM ", $from, ") AS own WHERE own.",
                    open_tables!(@first $($key),+), " IN"
                );
                values!(HEAD, 1, crate::statement::ROWS, "")
            },
            keys: concat!(
                "SELECT DISTINCT own.", open_tables!(@first $($key),+), " FROM (SELECT own.",
                open_tables!(@first $($key),+), " FROM ", $from, ") AS own"
            ),
            insert: {
                const HEAD: &str = concat!(
                    "INSERT INTO ", open_tables!(@table $name $($table)?), " (", stringify!($first), $(", ", stringify!($column),)* ") VALUES"
                );
                const COUNT: usize = [stringify!($first), $(stringify!($column),)*].len();
                Insert {
                    one: values!(HEAD, 1, COUNT, ""),
                    many: values!(HEAD, crate::statement::ROWS, COUNT, ""),
                }
            },
        },)+];
    };
    (@order $first:ident $(, $key:ident)*) => {
        concat!("own.", stringify!($first), $(", own.", stringify!($key),)*)
    };
    (@first $first:ident $(, $key:ident)*) => {
        stringify!($first)
    };
    (@table $name:literal) => {
        $name
    };
    (@table $name:literal $table:literal) => {
        $table
    };
    (@parent) => {
        None
    };
    (@parent $parent:ident) => {
        Some(stringify!($parent))
    };
}

open_tables! {
    OPEN_ORGANISATION "organisation" () [slug] "organisation AS own" {
        slug Text must, name Text must, name_zh Text may, country Text may, kind Text may, homepage Text may,
        note Text may,
    }
    OPEN_BOARD "board" () [slug] "board AS own" {
        slug Text must, name Text must, name_zh Text may, kind Text must, homepage Text may,
        is_evaluation Truth must, reason_en Text may, reason_zh Text may, about_en Text may, about_zh Text may,
    }
    OPEN_BOARD_PUBLISHER "board_publisher" () [board, position] "board_publisher AS own" {
        board Text must, position Count must, organisation Text must,
    }
    OPEN_MODEL "model" () [slug] "model AS own" {
        slug Text must, name Text must, name_zh Text may, weights Text may, params_b Number may,
        active_params_b Number may, released_on Text may, training_cutoff Text may, base_model Text may,
        family Text may, made_for_languages Text may, made_for_domain Text may, source Text may, note Text may,
    }
    OPEN_MODEL_ORGANISATION "model_organisation" () [model, position] "model_organisation AS own" {
        model Text must, position Count must, organisation Text must,
    }
    OPEN_ALIAS "alias" () [board, printed_name] "alias AS own" {
        board Text must, printed_name Text must, model Text must, certainty Text must, reason Text must,
    }
    OPEN_DATASET "dataset" () [slug] "dataset AS own" {
        slug Text must, name Text must,
    }
    OPEN_EDITION "edition" () [dataset, slug] "edition AS own" {
        dataset Text must, slug Text must, name Text must, released_on Day may, openness Text may,
        opened_on Day may,
    }
    OPEN_EXAM "exam" () [id] "exam AS own" {
        id Text must, board Text must, dataset Text must, edition Text must, language Text must,
        domain Text must, metric Text must, protocol Text must, protocol_name Text must, unit Text must,
        direction Text must, lowest Number may, highest Number may, aspect Text must,
        share_of_items Truth must, changed Count must,
    }
    OPEN_EXAM_DIVISION "exam_division" () [exam, slug] "exam_division AS own" {
        exam Text must, slug Text must, name Text must,
    }
    OPEN_EXAM_EVALUATOR "exam_evaluator" () [exam, kind] "exam_evaluator AS own" {
        exam Text must, kind Text must,
    }
    // A submission is public with its first result.
    OPEN_SUBMISSION "submission" () [id]
    "submission AS own WHERE EXISTS (SELECT 1 FROM result WHERE result.submission = own.id)" {
        id Text must, model Text must, board Text must, printed_name Text must, evaluator Text may,
        evaluator_kind Text must, evaluated_on Day may, harness Text may, harness_version Text may,
        harness_commit Text may, hardware Text may, cost Text may, source_url Text must, source_commit Text may,
        note Text may, state Text must, weights_revision Text may, filed_by Text may,
    }
    OPEN_RESULT "result" () [id] "result AS own" {
        id Text must, exam Text must, submission Text must, model Text must, setting Text must,
        setting_name Text must, division Text must, division_name Text must, role Text must,
        score Number must, score_text Text must, n_items Count may, standard_error Number may,
        published_on Day must, withdrawn_on Day may, withdrawn_reason Text may, listed_rank Text may,
        recorded_at Instant must, withdrawal_recorded_at Instant may,
        error_method Text may,
    }
    OPEN_ITEM_SET "item_set" () [id] "item_set AS own" {
        id Text must, n Count must, items Text must,
    }
    OPEN_ITEM_RESULT "item_result" () [result] "item_result AS own" {
        result Text must, item_set Text must, n Count must, correct Bytes must, recorded_at Instant must,
    }
    OPEN_FINDING "finding" () [submission, position] "finding AS own" {
        submission Text must, position Count must, result Text may, name Text must, stands_out Truth must,
        sentence_zh Text must, sentence_en Text must, code Text may,
    }
    OPEN_RECORD "record" (corrects) [id] "record AS own" {
        id Text must, digest Text must, json Text must, corrects Text may, recorded_at Instant must,
    }
    OPEN_FIXED_RANKING "fixed_ranking" () [id] "fixed_ranking AS own" {
        id Text must, digest Text must, json Text must, exam Text must, slice Text must, as_of Day must,
        data_version Count must, recorded_at Instant must,
    }
    OPEN_LOG_ENTRY "log_entry" () [position] "log_entry AS own" {
        position Count must, kind Text must, id Text must, digest Text must, leaf Text must,
    }
    OPEN_LOG_HASH "log_hash" () [level, position] "log_hash AS own" {
        level Count must, position Count must, hash Text must,
    }
    OPEN_CLAIM "claim" () [id] "claim AS own" {
        id Text must, claimed_on Day may, claimed_in Text may, claimant Text must, organisation Text may,
        model Text may, board Text may, kind Text must, place Count may, other Text may, slice Text must, narrower Truth must,
        words Text must, source_url Text may, source_commit Text may, note Text may, recorded_at Instant must,
    }
    OPEN_VERDICT "verdict" () [claim, n] "verdict AS own" {
        claim Text must, n Count must, word Text must, reason Text may, sentence_zh Text must,
        sentence_en Text must, data_version Count must, computed_on Day must, confirmed_version Count must,
        confirmed_on Day must,
    }
    // Who filed, decided, objected or answered in public, by name and nothing else: in a copy it is an
    // account in which nobody can sign in.
    OPEN_AUTHOR "author" of "account" () [id]
    "(SELECT account.id AS id, account.name AS name, 'member' AS role, 'deleted' AS state, MIN(act.at) AS created_at \
     FROM account JOIN ( \
         SELECT account, created_at AS at FROM filing WHERE accepted_at IS NOT NULL \
         UNION ALL SELECT filing_event.account, filing_event.at FROM filing_event \
             JOIN filing ON filing.id = filing_event.filing WHERE filing.accepted_at IS NOT NULL \
         UNION ALL SELECT account, raised_at FROM dispute \
         UNION ALL SELECT answered_by, answered_at FROM dispute WHERE answered_by IS NOT NULL \
     ) AS act ON act.account = account.id GROUP BY account.id, account.name) AS own" {
        id Text must, name Text must, role Text must, state Text must, created_at Instant must,
    }
    // A filing is public once it was accepted, with all that happened to it before.
    OPEN_FILING "filing" (corrects) [id] "filing AS own WHERE own.accepted_at IS NOT NULL" {
        id Text must, account Text must, organisation Text may, subject Text must, state Text must,
        typed Text must, version Count must, corrects Text may, created_at Instant must, changed_at Instant must,
        filed_at Instant may, accepted_at Instant may,
    }
    OPEN_FILING_EVENT "filing_event" () [filing, position]
    "filing_event AS own WHERE EXISTS \
     (SELECT 1 FROM filing WHERE filing.id = own.filing AND filing.accepted_at IS NOT NULL)" {
        filing Text must, position Count must, at Instant must, account Text must, act Text must,
        state Text must, version Count must, why Text may,
    }
    // The bytes themselves are in the object store, under their digest.
    OPEN_FILE "file" () [digest]
    "file AS own WHERE EXISTS (SELECT 1 FROM filing_file JOIN filing ON filing.id = filing_file.filing \
     WHERE filing_file.digest = own.digest AND filing.accepted_at IS NOT NULL)" {
        digest Text must, size Count must, stored_at Instant must,
    }
    OPEN_FILING_FILE "filing_file" () [filing, digest]
    "filing_file AS own WHERE EXISTS \
     (SELECT 1 FROM filing WHERE filing.id = own.filing AND filing.accepted_at IS NOT NULL)" {
        filing Text must, digest Text must, name Text must, format Text may, added_at Instant must,
    }
    OPEN_DISPUTE "dispute" () [id] "dispute AS own" {
        id Text must, result Text must, account Text must, ground Text must, evidence Text must,
        raised_at Instant must, answer Text may, answered_by Text may, answered_at Instant may,
    }
}
