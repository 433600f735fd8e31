//! What is typed, read against a small catalog, and what a machine finds in it.

use std::sync::Arc;

use domain::filing::answers::{AnswersFault, AnswersFile, AnswersWhat, Part, RowNamed};
use domain::filing::candidate::candidates;
use domain::filing::finding::{Beside, Finding, Findings, find};
use domain::filing::{Circumstances, Column, Fault, Field, Filing, Typed, TypedRow, What, read, reread};
use domain::firsts::changes_first;
use domain::{Catalog, CatalogParts, Direction, EvaluatorKind, Exam, ResultRow};

use crate::support::{day, exam, model};

/// A catalog with one exam of another board and three models.
fn catalog() -> (Catalog, Arc<Exam>) {
    let exam = exam("general", "5-shot", Direction::Higher);
    let parts = CatalogParts {
        boards: vec![Arc::clone(&exam.board)],
        models: (0..3).map(model).collect(),
        exams: vec![Arc::clone(&exam)],
        ..CatalogParts::default()
    };
    (Catalog::new(parts), exam)
}

fn typed() -> Typed {
    let mut typed = Typed::default();
    for field in Field::FACTS {
        typed.set(*field, "not stated");
    }
    typed.set(Field::Exam, "dataset/1.0");
    typed.set(Field::Protocol, "5-shot");
    typed.set(Field::Model, model(0).slug.as_str());
    typed.set(Field::OwnsModel, "no");
    typed.set(Field::OwnsDataset, "no");
    typed.set(Field::SourceUrl, "https://lab.example/run");
    typed.set(Field::EvaluatedOn, "2024-01-05");
    typed.set(Field::Averaged, "items");
    typed.rows = vec![row("70.0", "1000")];
    typed
}

fn row(score: &str, items: &str) -> TypedRow {
    let mut row = TypedRow::default();
    for (column, text) in [
        (Column::Language, "zh"),
        (Column::Domain, "general"),
        (Column::Metric, "accuracy"),
        (Column::Score, score),
        (Column::Items, items),
    ] {
        row.set(column, text);
    }
    row
}

fn read_it(typed: &Typed, catalog: &Catalog) -> Result<Filing, Vec<Fault>> {
    read(typed, Circumstances { catalog, today: day(20), memberships: &[], metrics: &[], n_files: 0, answers: &[] })
}

#[test]
fn what_is_whole_stands_on_this_sites_own_board() {
    let (catalog, exam) = catalog();
    let filing = read_it(&typed(), &catalog).unwrap();
    assert_eq!(filing.relation.kind().0, EvaluatorKind::ThirdParty);
    let filed = &filing.rows[0].exam;
    assert_eq!(filed.key.board.as_str(), "jinbang");
    assert_eq!((&filed.key.dataset, &filed.scale), (&exam.key.dataset, &exam.scale));
}

#[test]
fn every_fault_is_told_at_its_field() {
    let (catalog, _) = catalog();
    let mut typed = typed();
    typed.set(Field::EvaluatedOn, "2024-11-31");
    typed.set(Field::Model, "nobody");
    typed.set(Field::Hardware, "");
    typed.set(Field::SourceUrl, "ftp://lab.example");
    typed.set(Field::OwnsModel, "perhaps");
    typed.rows = vec![row("170", "0"), row("60", ""), row("61", "")];
    let names: Vec<String> = read_it(&typed, &catalog).unwrap_err().iter().map(|fault| fault.at.name()).collect();
    let expected =
        ["model", "owns_model", "evaluated_on", "hardware", "source_url", "results.1.n_items", "results.3.domain"];
    assert_eq!(names, expected);
}

#[test]
fn a_score_outside_the_range_is_a_fault_to_its_filer_and_a_finding_to_its_reviewer() {
    let (catalog, _) = catalog();
    let mut typed = typed();
    typed.rows = vec![row("170", "1000")];
    let names: Vec<String> = read_it(&typed, &catalog).unwrap_err().iter().map(|fault| fault.at.name()).collect();
    assert_eq!(names, ["results.1.score"]);
    let around =
        Circumstances { catalog: &catalog, today: day(20), memberships: &[], metrics: &[], n_files: 0, answers: &[] };
    let filing = reread(&typed, around).unwrap();
    let candidates = candidates(&filing, "f", day(20));
    let of_file = Findings::default();
    let beside =
        Beside { rows: &[], memberships: &[], silences: &[], today: day(20), corrects: None, of_file: &of_file };
    let findings = find(&filing, &candidates, beside).rows.remove(0).findings;
    assert_eq!(findings[0], Finding::OutsideRange(Some(0.0), Some(100.0)), "it comes first: {findings:?}");
}

#[test]
fn without_an_address_or_a_file_nobody_knows_where_it_comes_from() {
    let (catalog, _) = catalog();
    let mut typed = typed();
    typed.set(Field::SourceUrl, "not stated");
    assert!(read_it(&typed, &catalog).is_err());
    let around =
        Circumstances { catalog: &catalog, today: day(20), memberships: &[], metrics: &[], n_files: 1, answers: &[] };
    assert!(read(&typed, around).is_ok());
}

#[test]
fn a_proportion_is_filed_in_percent() {
    let (catalog, _) = catalog();
    let mut typed = typed();
    let mut row = row("0.7110", "1000");
    row.set(Column::Unit, "proportion");
    row.set(Column::StandardError, "0.0142");
    typed.rows = vec![row];
    let filing = read_it(&typed, &catalog).unwrap();
    assert_eq!(filing.rows[0].score.text(), "71.10");
    assert_eq!(filing.rows[0].standard_error.as_ref().unwrap().text(), "1.42");
}

/// Rows of the dataset with these scores, each of another model.
fn standing(exam: &Arc<Exam>, filing: &Filing, scores: &[&str]) -> Vec<Arc<ResultRow>> {
    let candidate = candidates(filing, "f", day(10)).remove(0).row;
    let row = |(n, score): (usize, &&str)| {
        let (model, score) = (model(n + 1), score.parse().unwrap());
        Arc::new(ResultRow { exam: Arc::clone(exam), model, score, ..ResultRow::clone(&candidate) })
    };
    scores.iter().enumerate().map(row).collect()
}

#[test]
fn a_copied_row_and_one_far_above_the_record_are_found() {
    let (catalog, exam) = catalog();
    let mut typed = typed();
    typed.rows = vec![row("70.01", "1000")];
    let filing = read_it(&typed, &catalog).unwrap();
    let candidates = candidates(&filing, "f", day(20));
    let found = |scores: &[&str]| {
        let rows = standing(&exam, &filing, scores);
        let of_file = Findings::default();
        let beside =
            Beside { rows: &rows, memberships: &[], silences: &[], today: day(20), corrects: None, of_file: &of_file };
        find(&filing, &candidates, beside).rows.remove(0).findings
    };
    // 1,000 items give one decimal: 70.01 is no share of them.
    assert!(found(&[]).iter().any(|finding| matches!(finding, Finding::NoSuchShare(_))));
    assert!(found(&["70.01"]).iter().any(|finding| matches!(finding, Finding::SameAs(..))));
    assert!(!found(&["69.90"]).iter().any(|finding| matches!(finding, Finding::FarAbove(..))));
    // Errors of about 1.45 and 1.58 points: 20 points are more than nine of the difference.
    let far = found(&["50.00"]);
    let by = far.iter().find_map(|finding| match finding {
        Finding::FarAbove(_, _, by) => Some(*by),
        _ => None,
    });
    assert!(by.is_some_and(|by| (by - 9.33).abs() < 0.05), "{by:?}");
}

#[test]
fn the_third_row_of_an_exam_makes_a_first_place_and_a_last_one_changes_none() {
    let (catalog, _) = catalog();
    let filing = read_it(&typed(), &catalog).unwrap();
    let candidate = candidates(&filing, "f", day(20)).remove(0).row;
    let exam = Arc::clone(&candidate.exam);
    let with = |scores: &[&str]| {
        let before = standing(&exam, &filing, scores);
        let after: Vec<_> = before.iter().chain([&candidate]).map(Arc::clone).collect();
        changes_first(&before, &after, day(20))
    };
    assert!(with(&["10.0", "20.0"]), "three are enough to speak of a first");
    assert!(!with(&["10.0"]), "two are not");
    assert!(!with(&["99.0", "80.0", "75.0"]));
    assert!(with(&["10.0", "20.0", "30.0"]));
}

/// What lines say of their row, how their items are called, how many are right, how many there are.
type Lines<'a> = (&'a [(Column, &'a str)], &'a str, usize, usize);

/// A file of answers, the first of each part right.
fn answers_file(name: &str, parts: &[Lines<'_>]) -> AnswersFile {
    let mut file = AnswersFile { name: name.to_owned(), ..AnswersFile::default() };
    for (said, prefix, right, of) in parts {
        let mut named = RowNamed::default();
        said.iter().for_each(|(column, text)| named.say(*column, text));
        let part = file.parts.entry(named).or_insert_with(|| Part { line: 2, ..Part::default() });
        let items = (0..*of).map(|n| (format!("{prefix}{n}"), (n < *right, n as u64 + 2)));
        part.items.extend(items);
    }
    file
}

/// What is wrong with answers to a filing, each with its line.
fn held(typed: &Typed, files: &[AnswersFile]) -> Result<Filing, Vec<(Option<u64>, AnswersWhat)>> {
    let (catalog, _) = catalog();
    let around =
        Circumstances { catalog: &catalog, today: day(20), memberships: &[], metrics: &[], n_files: 1, answers: files };
    read(typed, around).map_err(|faults| {
        let of = |fault: Fault| match fault.what {
            What::Answers(of) => Some((of.line, of.what)),
            _ => None,
        };
        faults.into_iter().filter_map(of).collect()
    })
}

#[test]
fn answers_belong_to_the_row_that_their_lines_name() {
    let mut typed = typed();
    let mut law = row("50.0", "8");
    law.set(Column::Domain, "law");
    typed.rows = vec![row("70.0", "10"), law];
    let by_domain = answers_file(
        "a.csv",
        &[
            (&[(Column::Domain, "general")], "g", 7, 10),
            (&[(Column::Domain, "Law"), (Column::Exam, "dataset/1.0"), (Column::Language, "zh")], "l", 4, 8),
        ],
    );
    let filing = held(&typed, &[by_domain]).unwrap();
    let right: Vec<_> = filing.rows.iter().map(|row| row.answers.as_ref().unwrap().answers.n_right()).collect();
    assert_eq!(right, [7, 4]);
    let candidates = candidates(&filing, "f", day(20));
    let of_file = Findings::default();
    let beside =
        Beside { rows: &[], memberships: &[], silences: &[], today: day(20), corrects: None, of_file: &of_file };
    let found = find(&filing, &candidates, beside).rows;
    assert!(found[1].findings.contains(&Finding::AnswersGiveScore(4, 8)), "{found:?}");

    let unnamed = answers_file("a.csv", &[(&[], "g", 7, 10)]);
    let told = held(&typed, std::slice::from_ref(&unnamed)).unwrap_err();
    assert_eq!(told, [(Some(2), AnswersWhat::SeveralRows(RowNamed::default()))]);
    let nobody = answers_file("a.csv", &[(&[(Column::Domain, "stem")], "g", 7, 10)]);
    assert!(matches!(held(&typed, &[nobody]).unwrap_err()[..], [(Some(2), AnswersWhat::NoSuchRow(_))]));
    // Of a filing with one row nothing has to be named; whoever leaves it out brings none.
    typed.rows.truncate(1);
    assert!(held(&typed, &[unnamed]).unwrap().rows[0].answers.is_some());
    let without = held(&typed, &[]).unwrap();
    assert_eq!(without.rows[0].answers, None);
    let without = find(&without, &domain::filing::candidate::candidates(&without, "f", day(20)), beside).rows;
    assert!(without[0].findings.contains(&Finding::NoAnswers), "{without:?}");
}

#[test]
fn answers_that_do_not_give_the_row_are_refused() {
    let mut typed = typed();
    typed.rows = vec![row("70.0", "10")];
    let of = |right, n| answers_file("a.csv", &[(&[], "g", right, n)]);
    assert_eq!(
        held(&typed, &[of(7, 11)]).unwrap_err(),
        [(Some(2), AnswersWhat::Items { row: 1, stated: 10, found: 11 })]
    );
    let told = held(&typed, &[of(6, 10)]).unwrap_err();
    assert!(matches!(told[..], [(Some(2), AnswersWhat::Score { row: 1, right: 6, of: 10, .. })]), "{told:?}");
    let twice = held(&typed, &[of(7, 10), answers_file("b.csv", &[(&[], "g", 1, 1)])]).unwrap_err();
    let first = AnswersWhat::Twice { item: "g0".to_owned(), line: 2, file: Some("a.csv".to_owned()) };
    assert_eq!(twice, [(Some(2), first)]);
    // Two files of one row add up.
    let halves = [of(4, 5), answers_file("b.csv", &[(&[], "h", 3, 5)])];
    assert_eq!(held(&typed, &halves).unwrap().rows[0].answers.as_ref().unwrap().answers.n(), 10);
    // Of rows that cannot be read nothing is said that may be wrong.
    typed.rows[0].set(Column::Domain, "");
    assert_eq!(held(&typed, &[of(6, 11)]).unwrap_err(), []);
    // Very many faults are counted.
    let many = (0..80).map(|line| AnswersFault { line: Some(line), what: AnswersWhat::NoItem }).collect();
    let told = held(&typed, &[AnswersFile { faults: many, ..of(0, 0) }]).unwrap_err();
    assert_eq!((told.len(), told.last()), (51, Some(&(None, AnswersWhat::More(30)))));
}
