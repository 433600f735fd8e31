//! Answers item by item as they come with a filing: a CSV with the columns `item` and `correct`, and
//! with as many columns more as it takes to tell the filing's rows apart. What is wrong with one is
//! said in the words of the domain, so that pages can say it in both languages.

use std::borrow::Cow;
use std::collections::HashSet;
use std::collections::btree_map::Entry;

use domain::filing::Column;
use domain::filing::answers::{AnswersFault, AnswersFile, AnswersWhat, NAMING, Part, RowNamed};

use super::File;
use super::fault::Faults;
use super::row::LONGEST_WORD;
use super::table::Table;

const ITEM: &str = "item";
const CORRECT: &str = "correct";

/// Whether a file is one of answers: its first line has both columns that such a file has to have.
#[must_use]
pub fn are_answers(bytes: &[u8]) -> bool {
    let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let line = std::str::from_utf8(line).unwrap_or_default();
    let line = line.strip_prefix('\u{feff}').unwrap_or(line);
    let has = |name: &str| line.split(',').any(|cell| cell.trim().trim_matches('"') == name);
    has(ITEM) && has(CORRECT)
}

/// Reads a file of answers, or says every fault of it.
#[must_use]
pub fn read(file: File<'_>) -> AnswersFile {
    let mut reader = Reader { answers: AnswersFile { name: file.name.to_owned(), ..AnswersFile::default() } };
    // What the table says of bytes is said of their lines here, in the words of the domain.
    match Table::open(file, &mut Faults::default()) {
        Some(table) => reader.table(table),
        None => reader.no_text(file.bytes),
    }
    if reader.answers.faults.is_empty() && reader.answers.parts.is_empty() {
        reader.fault(None, AnswersWhat::Nothing);
    }
    reader.answers
}

/// What a column of the header is.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Is {
    Item,
    Correct,
    Naming(Column),
}

struct Reader {
    answers: AnswersFile,
}

impl Reader {
    fn fault(&mut self, line: Option<u64>, what: AnswersWhat) {
        self.answers.faults.push(AnswersFault { line, what });
    }

    fn no_text(&mut self, bytes: &[u8]) {
        let lines = (1..).zip(bytes.split(|byte| *byte == b'\n'));
        for (line, _) in lines.filter(|(_, bytes)| std::str::from_utf8(bytes).is_err()) {
            self.fault(Some(line), AnswersWhat::NoText);
        }
    }

    fn table(&mut self, mut table: Table<'_>) {
        let header = match table.next() {
            Some(Ok(record)) => record,
            Some(Err(broken)) => return self.fault(Some(broken.line), AnswersWhat::NoCsv),
            None => return self.fault(None, AnswersWhat::Nothing),
        };
        let Some(columns) = self.header(header.line, &header.cells) else { return };
        for record in table {
            match record {
                Ok(record) if record.cells.len() == columns.len() => self.line(record.line, &columns, &record.cells),
                Ok(record) => {
                    self.fault(Some(record.line), AnswersWhat::Cells(record.cells.len(), columns.len()));
                }
                Err(broken) => self.fault(Some(broken.line), AnswersWhat::NoCsv),
            }
        }
    }

    /// What each column is; `None`, with its faults, of what is no header.
    fn header(&mut self, line: u64, cells: &[Cow<'_, str>]) -> Option<Vec<Is>> {
        let mut seen = HashSet::new();
        let mut columns = Vec::with_capacity(cells.len());
        for cell in cells {
            let name = cell.trim();
            let is = match name {
                ITEM => Is::Item,
                CORRECT => Is::Correct,
                _ => match NAMING.iter().find(|column| column.slug() == name) {
                    Some(column) => Is::Naming(*column),
                    None => {
                        self.fault(Some(line), AnswersWhat::NoSuchColumn(name.chars().take(60).collect()));
                        continue;
                    }
                },
            };
            if !seen.insert(is) {
                self.fault(Some(line), AnswersWhat::ColumnTwice(name.to_owned()));
            }
            columns.push(is);
        }
        for (is, name) in [(Is::Item, ITEM), (Is::Correct, CORRECT)] {
            if !columns.contains(&is) {
                self.fault(Some(line), AnswersWhat::ColumnMissing(name));
            }
        }
        self.answers.faults.is_empty().then_some(columns)
    }

    fn line(&mut self, line: u64, columns: &[Is], cells: &[Cow<'_, str>]) {
        let (mut item, mut correct, mut named) = ("", "", RowNamed::default());
        for (is, cell) in columns.iter().zip(cells) {
            match is {
                Is::Item => item = cell.trim(),
                Is::Correct => correct = cell.trim(),
                Is::Naming(column) => named.say(*column, cell.trim()),
            }
        }
        let right = match correct {
            "1" => Some(true),
            "0" => Some(false),
            other => {
                self.fault(Some(line), AnswersWhat::NeitherOneNorZero(other.chars().take(60).collect()));
                None
            }
        };
        let unseen = item.chars().any(char::is_control);
        if item.is_empty() {
            return self.fault(Some(line), AnswersWhat::NoItem);
        }
        if unseen || item.chars().count() > LONGEST_WORD {
            return self.fault(Some(line), AnswersWhat::ItemTooLong(LONGEST_WORD));
        }
        let part = self.answers.parts.entry(named).or_insert_with(|| Part { line, ..Part::default() });
        let first = match part.items.entry(item.to_owned()) {
            Entry::Vacant(place) => {
                // A line that says neither is no answer; that it names the item is seen all the same.
                place.insert((right.unwrap_or_default(), line));
                return;
            }
            Entry::Occupied(first) => first.get().1,
        };
        self.fault(Some(line), AnswersWhat::Twice { item: item.to_owned(), line: first, file: None });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> AnswersFile {
        read(File { name: "answers.csv", bytes: text.as_bytes() })
    }

    fn faults(text: &str) -> Vec<(Option<u64>, AnswersWhat)> {
        of(text).faults.into_iter().map(|fault| (fault.line, fault.what)).collect()
    }

    #[test]
    fn a_line_names_its_row_by_what_its_cells_say() {
        let read = of("\u{feff}domain,item,correct\r\nlaw,q1,1\r\nlaw,q2,0\r\n,q1,1\r\n\"law\",\"q,3\",1\r\n");
        assert_eq!(read.faults, []);
        let parts: Vec<_> = read.parts.iter().map(|(named, part)| (named.said().count(), part.items.len())).collect();
        assert_eq!(parts, [(0, 1), (1, 3)]);
        assert_eq!((read.n(), read.parts.values().map(|part| part.line).max()), (4, Some(4)));
    }

    #[test]
    fn every_fault_has_its_line() {
        let text = "item,correct\nq1,1\nq1,0\nq2,yes\n,1\nq3\n\"q4,1\n";
        let twice = AnswersWhat::Twice { item: "q1".to_owned(), line: 2, file: None };
        assert_eq!(
            faults(text),
            [
                (Some(3), twice),
                (Some(4), AnswersWhat::NeitherOneNorZero("yes".to_owned())),
                (Some(5), AnswersWhat::NoItem),
                (Some(6), AnswersWhat::Cells(1, 2)),
                (Some(7), AnswersWhat::NoCsv),
            ]
        );
        assert_eq!(faults("item,correct\n"), [(None, AnswersWhat::Nothing)]);
        assert_eq!(faults(""), [(None, AnswersWhat::Nothing)]);
        let header = faults("result,item,item\nr,q1,1\n");
        assert_eq!(
            header,
            [
                (Some(1), AnswersWhat::NoSuchColumn("result".to_owned())),
                (Some(1), AnswersWhat::ColumnTwice("item".to_owned())),
                (Some(1), AnswersWhat::ColumnMissing("correct")),
            ]
        );
        let bytes = b"item,correct\nq\xff,1\n";
        let broken = read(File { name: "answers.csv", bytes });
        assert_eq!(broken.faults, [AnswersFault { line: Some(2), what: AnswersWhat::NoText }]);
    }

    #[test]
    fn answers_are_known_by_their_first_line() {
        assert!(are_answers(b"domain, item ,\"correct\"\n\xff"));
        assert!(are_answers("\u{feff}item,correct\r\nq,1".as_bytes()));
        assert!(!are_answers(b"board,dataset,score\n"));
        assert!(!are_answers(b"{\"item\": 1}\nitem,correct"));
    }
}
