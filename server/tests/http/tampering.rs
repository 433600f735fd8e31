//! Whatever somebody changes by hand in what pages show is found by `server check`, which names the row: on
//! both databases, row by row of a table of such changes.

use std::collections::BTreeSet;

use domain::account::AccountRole;
use server::audit;
use server::import::{File, read};
use server::log::Checkpoint;
use sqlx::{Connection, PgConnection, SqliteConnection};

use crate::filing::{OWN_RANKING, accept, fresh, location, value_of, with};
use crate::fixed_rankings::{SLICE, fix};
use crate::site::{self, Own, now};
use crate::{items, log, postgres};

const RESULT: &str = "mn8d8aha2f408pv6";
const CLAIM: &str = "2023-08-18-kwaiyii-13b-cmmlu";

/// Of the demo data two boards with the general exams, their models and claims: what is looked through after
/// each change is short.
async fn two_boards(site: &Own) {
    let files = server::demo::files().unwrap();
    let files: Vec<File<'_>> = files.iter().map(|(name, bytes)| File { name, bytes }).collect();
    let store = site.state.store();
    let mut batch = read(&files, &store.known().await.unwrap()).unwrap();
    let kept = |board: &domain::Slug| matches!(board.as_str(), "cmmlu" | "c-eval");
    batch.results.retain(|result| kept(&result.exam.board) && result.exam.domain.as_str() == "general");
    let exams: BTreeSet<String> = batch.results.iter().map(|result| result.exam.to_string()).collect();
    batch.exams.retain(|exam| exams.contains(&exam.key.to_string()));
    let filed: BTreeSet<&str> = batch.results.iter().map(|result| result.submission.as_str()).collect();
    batch.submissions.retain(|of| filed.contains(of.submission.id.as_str()));
    let models: BTreeSet<&str> = batch.results.iter().map(|result| result.model.as_str()).collect();
    batch.models.retain(|model| models.contains(model.slug.as_str()));
    batch.models.iter_mut().for_each(|model| model.base_model = None);
    batch.aliases.retain(|alias| kept(&alias.board) && models.contains(alias.model.as_str()));
    batch.claims.retain(|claim| claim.id.as_str().ends_with("cmmlu"));
    store.import(&batch, now(), |_| {}).await.unwrap();
}

/// What there is to change: everything that pages show has at least one row. Gives the filing.
async fn fill(site: &Own) -> String {
    two_boards(site).await;
    let ids = items::lab_of(site).await;
    items::file(site, "items.csv", &items::items(&[(&ids[0], 30), (&ids[1], 20)])).await.unwrap();
    let mut filer = site.programmer("filer", AccountRole::Member).await;
    let mut judge = site.programmer("judge", AccountRole::Reviewer).await;
    let mut critic = site.programmer("critic", AccountRole::Member).await;
    let filing = fresh();
    filer.submit(&filing, &with(&[]), &[("file", "log.txt", "line 3: 70.95")]).await;
    accept(&mut judge, &filing).await;
    let result = site.json(OWN_RANKING).await["rows"][0]["result"].as_str().unwrap().to_owned();
    let dispute = format!("{result}/dispute");
    let key = value_of(&critic.get(&dispute).await.body, "id");
    let evidence = [("id", key.as_str()), ("ground", "score"), ("evidence", "The log gives 69.95, see line 3.")];
    location(&critic.act(&dispute, &evidence).await);
    let answer = format!("/disputes/{key}");
    location(&judge.act(&answer, &[("answer", "The log gives 70.95 on line 3.")]).await);
    fix(site, SLICE).await;
    log::correct(site.state.store(), "71.01").await;
    site.state.forget_version().await;
    site.json("/api/v1/claims").await;
    filing
}

/// A connection of somebody who edits the database by hand: without its triggers and foreign keys.
enum Hand {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Hand {
    async fn on(url: &str) -> Self {
        if url.starts_with("sqlite") {
            let mut connection = SqliteConnection::connect(url).await.unwrap();
            let triggers: Vec<String> = sqlx::query_scalar("SELECT name FROM sqlite_master WHERE type = 'trigger'")
                .fetch_all(&mut connection)
                .await
                .unwrap();
            let drop: String = triggers.iter().map(|name| format!("DROP TRIGGER {name}; ")).collect();
            let drop = sqlx::AssertSqlSafe(format!("PRAGMA foreign_keys = OFF; {drop}"));
            sqlx::raw_sql(drop).execute(&mut connection).await.unwrap();
            Self::Sqlite(connection)
        } else {
            let mut connection = PgConnection::connect(url).await.unwrap();
            sqlx::raw_sql("SET session_replication_role = replica").execute(&mut connection).await.unwrap();
            Self::Postgres(connection)
        }
    }

    /// Changes rows; gives how many.
    async fn write(&mut self, by_hand: &str) -> u64 {
        let text = sqlx::AssertSqlSafe(by_hand.to_owned());
        match self {
            Self::Sqlite(connection) => sqlx::raw_sql(text).execute(connection).await.map(|done| done.rows_affected()),
            Self::Postgres(connection) => {
                sqlx::raw_sql(text).execute(connection).await.map(|done| done.rows_affected())
            }
        }
        .unwrap_or_else(|error| panic!("{by_hand}: {error}"))
    }

    async fn text(&mut self, query: &str) -> String {
        let text = sqlx::AssertSqlSafe(query.to_owned());
        match self {
            Self::Sqlite(connection) => sqlx::query_scalar(text).fetch_one(connection).await,
            Self::Postgres(connection) => sqlx::query_scalar(text).fetch_one(connection).await,
        }
        .unwrap_or_else(|error| panic!("{query}: {error}"))
    }
}

async fn findings(site: &Own, signed: &Checkpoint) -> BTreeSet<String> {
    let mut findings = site.state.store().check().await.unwrap();
    findings.extend(audit::findings(site.state.store(), Some(signed), site.state.files()).await.unwrap());
    findings.into_iter().collect()
}

#[tokio::test]
async fn whatever_is_changed_by_hand_is_found_and_named_on_sqlite() {
    let site = site::empty().await;
    let url = format!("sqlite://{}", site.folder.path().join("own.sqlite").display());
    found_and_named(&site, &url).await;
}

#[tokio::test]
async fn whatever_is_changed_by_hand_is_found_and_named_on_postgresql() {
    let url = tokio::task::spawn_blocking(postgres::database).await.unwrap();
    let site = site::on(&url).await;
    site.state.store().migrate().await.unwrap();
    found_and_named(&site, &url).await;
}

async fn found_and_named(site: &Own, url: &str) {
    let filing = fill(site).await;
    let (signed, _) = log::signed(site).await;
    let mut before = findings(site, &signed).await;
    assert_eq!(before, BTreeSet::new(), "nothing was changed yet");
    let mut hand = Hand::on(url).await;
    if url.starts_with("sqlite") {
        before = findings(site, &signed).await;
        for trigger in ["record_is_kept", "verdict_stays_unchanged", "log_entry_is_not_replaced"] {
            assert!(before.iter().any(|finding| finding.contains(trigger)), "{trigger}: {before:?}");
        }
    }
    let ids = Ids::read(&mut hand, filing).await;
    for (by_hand, named) in ids.changes() {
        assert!(hand.write(&by_hand).await > 0, "{by_hand}: it changes nothing");
        let after = findings(site, &signed).await;
        let new: Vec<&String> = after.difference(&before).collect();
        assert!(new.iter().any(|finding| finding.contains(&named)), "{by_hand}\n  wanted: {named}\n  found: {new:#?}");
        before = after;
    }
}

/// Names of rows that are changed.
struct Ids {
    filing: String,
    /// The submission of [`RESULT`], and its exam.
    submission: String,
    exam: String,
    /// A result that was withdrawn, and its submission.
    gone: String,
    of_gone: String,
    /// Results that stand.
    standing: [String; 5],
    fixed: String,
    dispute: String,
    author: String,
    set: String,
    answered: String,
}

impl Ids {
    async fn read(hand: &mut Hand, filing: String) -> Self {
        let of_result = |column: &str, id: &str| format!("SELECT {column} FROM result WHERE id = '{id}'");
        let submission = hand.text(&of_result("submission", RESULT)).await;
        let exam = hand.text(&of_result("exam", RESULT)).await;
        let gone = "SELECT MIN(id) FROM result WHERE withdrawn_on IS NOT NULL AND withdrawn_reason IS NOT NULL";
        let gone = hand.text(&format!("{gone} AND id <> '{RESULT}'")).await;
        let of_gone = hand.text(&of_result("submission", &gone)).await;
        let mut standing = <[String; 5]>::default();
        for (place, id) in standing.iter_mut().enumerate() {
            let one = "SELECT id FROM result WHERE withdrawn_on IS NULL AND exam LIKE 'cmmlu/%' AND id NOT IN \
                       (SELECT result FROM item_result) ORDER BY id";
            *id = hand.text(&format!("{one} LIMIT 1 OFFSET {place}")).await;
        }
        let answered = hand.text("SELECT MIN(result) FROM item_result").await;
        Self {
            submission,
            exam,
            of_gone,
            gone,
            standing,
            fixed: hand.text("SELECT MIN(id) FROM fixed_ranking").await,
            dispute: hand.text("SELECT MIN(id) FROM dispute").await,
            author: hand.text("SELECT id FROM account WHERE name = 'judge'").await,
            set: hand.text("SELECT MIN(id) FROM item_set").await,
            answered: hand.text(&of_result("submission", &answered)).await,
            filing,
        }
    }

    /// Each change, and what is said of it.
    fn changes(&self) -> Vec<(String, String)> {
        let Self { filing, submission, exam, gone, of_gone, standing, fixed, dispute, author, set, answered } = self;
        let [first, second, third, fourth, fifth] = standing;
        let result = |change: &str| format!("UPDATE result SET {change} WHERE id = '{RESULT}'");
        let record = |change: &str| format!("UPDATE record SET {change} WHERE id = '{RESULT}'");
        let of = |table: &str, key: &str, id: &str, change: &str| {
            format!("UPDATE {table} SET {change} WHERE {key} = '{id}'")
        };
        let then = "'2020-01-01T00:00:00.000000+00:00'";
        let fact = |what: &str| format!("{what}: its digest is");
        let own = fact(&format!("submission {submission}"));
        let exam_fact = fact(&format!("exam {exam}"));
        vec![
            (result("score = 91.1, score_text = '91.10'"), "score is \"91.10\"".into()),
            (result("n_items = 5"), "n_items is 5".into()),
            (result("published_on = '2022-01-01'"), "published_on is \"2022-01-01\"".into()),
            (result("listed_rank = '1'"), "listed_rank is \"1\"".into()),
            (result("division = 'other'"), "division is \"other\"".into()),
            (result("setting_name = 'other'"), own.clone()),
            (result("division_name = 'other'"), own.clone()),
            (result("error_method = 'bootstrap'"), "error_method is \"bootstrap\"".into()),
            (result(&format!("recorded_at = {then}")), own.clone()),
            (record(&format!("recorded_at = {then}")), own.clone()),
            (result("model = 'gpt-4'"), format!("such as {RESULT}")),
            (
                of("result", "id", first, "withdrawn_on = '2026-01-01', withdrawn_reason = 'gone'"),
                format!("withdrawal {first}: it is not in the log"),
            ),
            (of("result", "id", gone, "withdrawn_reason = 'other'"), format!("withdrawal {gone}: its digest is")),
            (
                of("result", "id", gone, &format!("withdrawal_recorded_at = {then}")),
                fact(&format!("submission {of_gone}")),
            ),
            (
                of("result", "id", gone, "withdrawn_on = NULL, withdrawn_reason = NULL"),
                format!("withdrawal {gone} is not in the tables"),
            ),
            (
                format!("DELETE FROM result WHERE id = '{second}'"),
                format!("record {second}: its result is not in the tables"),
            ),
            (format!("DELETE FROM record WHERE id = '{third}'"), format!("result {third}: it has no bytes of record")),
            (
                format!("DELETE FROM record WHERE id = '{fourth}'; DELETE FROM result WHERE id = '{fourth}'"),
                format!("record {fourth} is not in the tables"),
            ),
            (
                format!(
                    "INSERT INTO result SELECT {} FROM result WHERE id = '{fifth}'",
                    "'zzzzzzzzzzzzzzzz', exam, submission, model, setting, setting_name, division, division_name, \
                     role, 99.9, '99.9', n_items, standard_error, published_on, withdrawn_on, withdrawn_reason, \
                     listed_rank, recorded_at, error_method, withdrawal_recorded_at"
                ),
                "result zzzzzzzzzzzzzzzz: it has no bytes of record".into(),
            ),
            (record("corrects = NULL, json = json || ' '"), format!("record {RESULT}: its bytes have the SHA-256")),
            (record("digest = REPLACE(digest, 'a', 'b')"), format!("record {RESULT}: its digest is")),
            (of("submission", "id", submission, "evaluator = 'Nobody'"), own.clone()),
            (of("submission", "id", submission, "source_url = 'https://other.example/'"), own.clone()),
            (of("submission", "id", filing, "cost = '1 yuan'"), "cost is \"1 yuan\"".into()),
            (of("submission", "id", filing, "hardware = 'none'"), "hardware is \"none\"".into()),
            (of("submission", "id", filing, "weights_revision = '0'"), "weights_revision is \"0\"".into()),
            (of("submission", "id", filing, "harness = 'other'"), "harness is \"other\"".into()),
            (of("submission", "id", filing, "filed_by = 'Somebody'"), fact(&format!("submission {filing}"))),
            (of("submission", "id", filing, "evaluator_kind = 'joint'"), "evaluator_kind is \"joint\"".into()),
            (of("finding", "submission", filing, "sentence_en = 'Fine.'"), fact(&format!("submission {filing}"))),
            (of("exam", "id", exam, "direction = 'lower'"), exam_fact.clone()),
            (of("exam", "id", exam, "unit = 'points'"), exam_fact.clone()),
            (of("exam_division", "exam", exam, "name = 'other'"), exam_fact.clone()),
            (format!("DELETE FROM exam_evaluator WHERE exam = '{exam}'"), exam_fact),
            (of("model", "slug", "xuanyuan-70b", "name = 'Other'"), fact("model xuanyuan-70b")),
            (of("model", "slug", "xuanyuan-70b", "params_b = 7"), fact("model xuanyuan-70b")),
            (of("model", "slug", "xuanyuan-70b", "weights = 'closed'"), fact("model xuanyuan-70b")),
            (of("model_organisation", "model", "xuanyuan-70b", "organisation = 'openai'"), fact("model xuanyuan-70b")),
            (of("organisation", "slug", "openai", "name = 'Other'"), fact("organisation openai")),
            (of("alias", "printed_name", "XuanYuan-70B", "model = 'gpt-4'"), fact("alias cmmlu/XuanYuan-70B")),
            (of("board", "slug", "cmmlu", "kind = 'maker'"), fact("board cmmlu")),
            (of("board_publisher", "board", "cmmlu", "organisation = 'openai'"), fact("board cmmlu")),
            (of("dataset", "slug", "cmmlu", "name = 'Other'"), fact("dataset cmmlu")),
            (of("edition", "dataset", "c-eval", "opened_on = '2030-01-01'"), "edition c-eval/".into()),
            (of("edition", "dataset", "cmmlu", "openness = 'sealed'"), "edition cmmlu/".into()),
            (of("verdict", "claim", CLAIM, "word = 'holds'"), format!("verdict {CLAIM}/1: its digest is")),
            (of("verdict", "claim", CLAIM, "sentence_en = 'It holds.'"), format!("verdict {CLAIM}/1: its digest is")),
            (format!("DELETE FROM verdict WHERE claim = '{CLAIM}'"), format!("verdict {CLAIM}/1 is not in the tables")),
            (of("claim", "id", CLAIM, "words = 'We are first.'"), fact(&format!("claim {CLAIM}"))),
            (format!("DELETE FROM claim WHERE id = '{CLAIM}'"), format!("claim {CLAIM} is not in the tables")),
            (
                of("filing", "id", filing, "typed = REPLACE(typed, 'A laboratory', 'B laboratory')"),
                fact(&format!("filing {filing}")),
            ),
            (of("filing_event", "filing", filing, "why = 'other'"), fact(&format!("filing {filing}"))),
            (of("filing_file", "filing", filing, "name = 'other.txt'"), fact(&format!("filing {filing}"))),
            (of("account", "id", author, "name = 'somebody'"), fact(&format!("author {author}"))),
            (of("dispute", "id", dispute, "evidence = 'other'"), fact(&format!("dispute {dispute}"))),
            (of("dispute", "id", dispute, "answer = 'other'"), fact(&format!("dispute {dispute}"))),
            (of("fixed_ranking", "id", fixed, "data_version = 99"), fact(&format!("fixed_ranking {fixed}"))),
            (
                of("fixed_ranking", "id", fixed, &format!("recorded_at = {then}")),
                fact(&format!("fixed_ranking {fixed}")),
            ),
            (of("fixed_ranking", "id", fixed, "slice = 'other'"), format!("ranking {fixed}: slice is \"other\"")),
            (of("fixed_ranking", "id", fixed, "as_of = '2020-01-01'"), "as_of is \"2020-01-01\"".into()),
            (
                of("fixed_ranking", "id", fixed, "json = REPLACE(json, '71.10', '91.10')"),
                format!("ranking {fixed}: its bytes have the SHA-256"),
            ),
            (
                format!("DELETE FROM fixed_ranking WHERE id = '{fixed}'"),
                format!("ranking {fixed} is not in the tables"),
            ),
            (of("item_set", "id", set, "items = REPLACE(items, 'q00', 'q99')"), format!("/{set}: its digest is")),
            (
                of("item_result", "item_set", set, &format!("recorded_at = {then}")),
                fact(&format!("submission {answered}")),
            ),
            ("UPDATE data_version SET version = 1".into(), fact("data_version 1")),
            (
                "DELETE FROM log_entry WHERE position = (SELECT MAX(position) FROM log_entry)".into(),
                "entries are missing".into(),
            ),
        ]
    }
}
