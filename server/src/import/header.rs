//! A file's first line: which kind of file it is, and where its columns stand.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::fault::{Faults, Place};
use super::table::Table;

/// The kinds of file there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    Organisations,
    Boards,
    Models,
    Aliases,
    Published,
    Claims,
    Items,
}

impl Kind {
    const ALL: [Self; 7] =
        [Self::Organisations, Self::Boards, Self::Models, Self::Aliases, Self::Published, Self::Claims, Self::Items];

    /// The name such a file usually has.
    pub(super) fn file(self) -> &'static str {
        match self {
            Self::Organisations => "organisations.csv",
            Self::Boards => "boards.csv",
            Self::Models => "models.csv",
            Self::Aliases => "aliases.csv",
            Self::Published => "published.csv",
            Self::Claims => "claims.csv",
            Self::Items => "items.csv",
        }
    }

    /// Columns that must be there.
    fn required(self) -> &'static [&'static str] {
        match self {
            Self::Organisations | Self::Models => &["slug", "name"],
            Self::Boards => &["slug", "name", "kind", "is_evaluation"],
            Self::Aliases => &["board", "printed_name", "model", "certainty", "reason"],
            Self::Claims => &["id", "claimant", "kind", "text"],
            Self::Items => &["result", "item", "correct"],
            Self::Published => &[
                "board",
                "dataset",
                "language",
                "domain",
                "metric",
                "metric_unit",
                "higher_is_better",
                "aspect",
                "model",
                "score",
                "published_on",
                "source_url",
            ],
        }
    }

    /// Columns that may be left out, which says nothing in any row.
    fn optional(self) -> &'static [&'static str] {
        match self {
            Self::Organisations => &["name_zh", "country", "kind", "homepage", "note"],
            Self::Boards => &["name_zh", "publisher", "homepage", "reason_en", "reason_zh", "about_en", "about_zh"],
            Self::Models => &[
                "name_zh",
                "organisation",
                "weights",
                "params_b",
                "active_params_b",
                "released_on",
                "training_cutoff",
                "base_model",
                "family",
                "made_for_languages",
                "made_for_domain",
                "source",
                "note",
            ],
            Self::Aliases | Self::Items => &[],
            Self::Claims => &[
                "claimed_on",
                "organisation",
                "model",
                "board",
                "place",
                "other",
                "dataset",
                "edition",
                "language",
                "domain",
                "metric",
                "protocol",
                "division",
                "setting",
                "size",
                "weights",
                "country",
                "org",
                "evaluator",
                "book",
                "narrower",
                "source_url",
                "source_commit",
                "note",
            ],
            Self::Published => &[
                "board_kind",
                "board_url",
                "edition",
                "edition_released_on",
                "openness",
                "opened_on",
                "metric_min",
                "metric_max",
                "protocol",
                "setting",
                "n_items",
                "row_role",
                "model_name_zh",
                "model_org",
                "model_org_country",
                "model_weights",
                "division",
                "model_params_b",
                "model_released_on",
                "model_base",
                "evaluator",
                "evaluator_kind",
                "harness",
                "harness_version",
                "harness_commit",
                "listed_rank",
                "standard_error",
                "evaluated_on",
                "withdrawn_on",
                "withdrawn_reason",
                "source_commit",
                "note",
                "corrects",
            ],
        }
    }

    fn columns(self) -> impl Iterator<Item = &'static str> {
        self.required().iter().chain(self.optional()).copied()
    }

    /// The kind whose columns the header has most of, with fewest missing; `None` if it has none
    /// of any. Where a header fits two (`slug,name`), the file's name decides.
    fn of_header(cells: &[&str], file: &str) -> Option<Self> {
        let fit = |kind: Self| {
            let there = kind.columns().filter(|column| cells.contains(column)).count();
            let missing = kind.required().iter().filter(|column| !cells.contains(column)).count();
            (there, Reverse(missing), file.ends_with(kind.file()))
        };
        Self::ALL.into_iter().max_by_key(|kind| fit(*kind)).filter(|kind| fit(*kind).0 > 0)
    }
}

/// Whether a line names a column of any kind of file.
pub(super) fn has_known_column(line: &str) -> bool {
    let cells = line.split(',').map(|cell| cell.trim().trim_matches('"'));
    cells.into_iter().any(|cell| Kind::ALL.into_iter().any(|kind| kind.columns().any(|column| column == cell)))
}

/// What a file's first line says.
#[derive(Debug)]
pub(super) struct Header {
    /// The kind of file.
    pub(super) kind: Kind,
    places: HashMap<&'static str, usize>,
    width: usize,
}

impl Header {
    /// Reads the first row of a table; `None`, with its faults, if it is no header.
    pub(super) fn read(table: &mut Table<'_>, faults: &mut Faults) -> Option<Self> {
        let file = table.file;
        let record = match table.next() {
            Some(Ok(record)) => record,
            Some(Err(broken)) => {
                faults.push(Place { file, line: broken.line }, "", broken.value, broken.expected);
                return None;
            }
            None => {
                faults.push(Place { file, line: 1 }, "", "", "a header and rows");
                return None;
            }
        };
        let place = Place { file, line: record.line };
        let cells: Vec<&str> = record.cells.iter().map(|cell| cell.trim()).collect();
        let Some(kind) = Kind::of_header(&cells, file) else {
            let files = Kind::ALL.map(Kind::file).join(", ");
            faults.push(place, "", &cells.join(","), format!("the header of one of {files}"));
            return None;
        };
        let before = faults.count();
        let mut places = HashMap::new();
        for (index, cell) in cells.iter().enumerate() {
            match kind.columns().find(|column| column == cell) {
                Some(column) if places.contains_key(column) => {
                    faults.push(place, column, cell, "a column that stands once");
                }
                Some(column) => {
                    places.insert(column, index);
                }
                None => {
                    let open = kind.columns().filter(|column| !cells.contains(column));
                    let expected = format!("a column of {}{}", kind.file(), faults.near(cell, open));
                    let cell = if cell.is_empty() { "an unnamed column" } else { cell };
                    faults.push(place, "", cell, expected);
                }
            }
        }
        for column in kind.required().iter().filter(|column| !cells.contains(column)) {
            let unknown = cells.iter().copied().filter(|cell| kind.columns().all(|known| known != *cell));
            let near = faults.near(column, unknown);
            faults.push(place, column, "", format!("this column, which {} has to have{near}", kind.file()));
        }
        (faults.count() == before).then_some(Self { kind, places, width: cells.len() })
    }

    /// How many columns there are.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// Where a column stands; `None` if the file leaves it out.
    pub(super) fn place(&self, column: &str) -> Option<usize> {
        self.places.get(column).copied()
    }
}
