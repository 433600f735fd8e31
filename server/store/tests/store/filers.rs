//! Filings for tests: people, sheets, decisions, and one filing in every state.

use domain::account::AccountRole;
use domain::batch::{Batch, ResultRecord};
use domain::filing::decide::{Acceptance, Concerned, Decision, Hearing, Ruling, Undecided};
use domain::filing::dispute::Ground;
use domain::filing::{State, Subject};
use store::account::user::{Administrator, Reviewer, User};
use store::filing::{AsRead, NewDispute, Refused, Seen, Sent, Sheet, StoredFile, TaskMapping};

use crate::account::{id as account, start, user};
use crate::builders::{self, slug};
use crate::database::Database;

/// A filer and two reviewers, over the usual batch.
pub(crate) struct People {
    pub(crate) filer: User,
    pub(crate) one: Reviewer,
    pub(crate) two: Reviewer,
}

pub(crate) async fn people(db: &Database) -> People {
    db.import(&builders::batch()).await;
    let filer = user(db, 1, "filer", AccountRole::Member).await;
    let one = user(db, 2, "one", AccountRole::Reviewer).await.reviewer().unwrap();
    let two = user(db, 3, "two", AccountRole::Reviewer).await.reviewer().unwrap();
    People { filer, one, two }
}

/// What somebody sends.
pub(crate) fn sheet<'a>(id: &'a str, by: &'a User, files: &'a [StoredFile]) -> Sheet<'a> {
    Sheet {
        id,
        account: &by.account().id,
        organisation: None,
        subject: Subject::Evaluation,
        typed: "{}",
        corrects: None,
        files,
    }
}

/// A file whose bytes are all the same digit.
pub(crate) async fn file(db: &Database, digit: char) -> StoredFile {
    let digest = digit.to_string().repeat(64);
    db.store.keep_file(&digest, 7, start()).await.unwrap();
    StoredFile { digest, name: "log.txt".to_owned(), format: None, size: 7 }
}

pub(crate) async fn filed(db: &Database, sheet: &Sheet<'_>) {
    db.store.file_filing(sheet, as_read(&[]), None, start()).await.unwrap().unwrap();
}

/// What a filing says of tasks, and of nobody who could have an interest.
pub(crate) fn as_read(tasks: &[TaskMapping]) -> AsRead<'_> {
    const NOBODY: &Concerned = &Concerned { models: Vec::new(), organisations: Vec::new() };
    AsRead { concerned: NOBODY, tasks }
}

/// The batch that publishes a filing with one result on an exam of this site's own board.
pub(crate) fn batch(filing: &str, number: u32, model: &str) -> Batch {
    const EXAM: &str = "jinbang/first/1.0/zh/general/accuracy/5-shot";
    let usual = builders::batch();
    let scale = usual.exams[0].scale.clone();
    let mut exam = builders::exam(EXAM);
    (exam.scale, exam.edition_name, exam.dataset_name) = (scale, "1.0".to_owned(), "A dataset".to_owned());
    (exam.released_on, exam.openness) = (usual.exams[0].released_on, usual.exams[0].openness);
    (exam.opened_on, exam.protocol_name) = (usual.exams[0].opened_on, "5-shot".to_owned());
    let submission = builders::submission(filing, model, "jinbang");
    let results = vec![builders::result(number, EXAM, &submission)];
    Batch {
        boards: vec![builders::board("jinbang")],
        exams: vec![exam],
        submissions: vec![submission],
        results,
        ..Batch::default()
    }
}

/// A filing before a reviewer, which is said to concern nobody.
pub(crate) fn hearing(reviewer: &Reviewer, filing: &str) -> Hearing {
    Hearing::new(reviewer.user().account().id.as_str(), filing, Concerned::default())
}

/// The decision to publish a filing that changes no first place.
pub(crate) fn acceptance(hearing: &Hearing) -> Acceptance {
    match hearing.approve(State::Filed, "", &[], false).unwrap() {
        Ruling::Publish(acceptance) => acceptance,
        Ruling::Record(_) => unreachable!(),
    }
}

/// A decision that publishes nothing.
pub(crate) fn decision(ruling: Result<Ruling, Undecided>) -> Decision {
    match ruling.unwrap() {
        Ruling::Record(decision) => decision,
        Ruling::Publish(_) => unreachable!(),
    }
}

/// What stands now.
pub(crate) async fn seen(db: &Database, filing: &str) -> Seen {
    let version = db.store.filing(filing).await.unwrap().unwrap().version;
    Seen { filing: version, data: db.store.data_version().await.unwrap() }
}

/// Publishes what was filed.
pub(crate) async fn publish(db: &Database, reviewer: &Reviewer, filing: &str, batch: &Batch) -> Result<(), Refused> {
    let acceptance = acceptance(&hearing(reviewer, filing));
    db.store.accept_filing(reviewer, &acceptance, batch, seen(db, filing).await, start()).await.unwrap()
}

/// Makes somebody a member of an organisation.
pub(crate) async fn join(db: &Database, user: &User, organisation: &str) {
    db.store.ask_membership(user, &slug(organisation), "I work there", start()).await.unwrap();
    let by = Administrator::of_the_machine().steward(&slug(organisation));
    assert!(db.store.grant_membership(&by, &user.account().id, false, start()).await.unwrap());
}

/// An objection to a result by an account.
pub(crate) async fn dispute(db: &Database, id: &str, result: &domain::ResultId, by: u8) {
    let (account, evidence) = (account(by), "The log says otherwise.");
    let new = NewDispute { id, result, account: &account, ground: Ground::Score, evidence };
    db.store.raise_dispute(&new, start()).await.unwrap();
}

/// Takes a filing back.
pub(crate) async fn withdraw(db: &Database, user: &User, filing: &str) -> Result<(), Refused> {
    let filer = user.filer().unwrap();
    db.store.withdraw_filing(&filer, filing, "It was wrong.", start()).await.unwrap()
}

/// What a filing says of one task.
pub(crate) fn task(name: &str) -> TaskMapping {
    let word = str::to_owned;
    TaskMapping {
        format: word("lm-eval"),
        task: word(name),
        task_metric: word("acc"),
        dataset: word("first"),
        edition: word("1.0"),
        language: word("zh"),
        domain: word("general"),
        metric: word("accuracy"),
        protocol: word("5-shot"),
    }
}

/// One filing in every state, with files, keys and tasks: `draft`, `waiting`, `accepted` (result 11),
/// `disputed` (12), `withdrawn` (13), `corrected` (14) and `correction` (15).
pub(crate) async fn every_state(db: &Database) -> People {
    let people = people(db).await;
    let People { filer, one, .. } = &people;
    let files = [file(db, 'a').await];
    db.store.save_filing(&sheet("draft", filer, &[]), start()).await.unwrap().unwrap();
    let key = Sent { key: "key", digest: "digest" };
    let waiting = sheet("waiting", filer, &files);
    db.store.file_filing(&waiting, as_read(&[task("waiting")]), Some(&key), start()).await.unwrap().unwrap();
    for (name, number) in [("accepted", 11), ("disputed", 12), ("withdrawn", 13), ("corrected", 14)] {
        let sheet = sheet(name, filer, &files);
        db.store.file_filing(&sheet, as_read(&[task(name)]), None, start()).await.unwrap().unwrap();
        publish(db, one, name, &batch(name, number, "plain")).await.unwrap();
    }
    dispute(db, "objection", &builders::id(12), 3).await;
    withdraw(db, filer, "withdrawn").await.unwrap();
    let correction = Sheet { corrects: Some("corrected"), ..sheet("correction", filer, &[]) };
    filed(db, &correction).await;
    let mut batch = batch("correction", 15, "plain");
    for ResultRecord { record, .. } in &mut batch.results {
        record.corrects = Some(builders::id(14));
    }
    publish(db, one, "correction", &batch).await.unwrap();
    people
}
