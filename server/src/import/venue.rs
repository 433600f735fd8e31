//! Boards by name: those of the registry, those already known, those a line states itself.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::batch::{BoardRecord, Known};
use domain::{BoardKind, Slug};

use super::fault::Faults;
use super::published::{Line, Text};
use super::registry::Registry;

/// Boards by name and by slug.
pub(super) struct Venues<'a> {
    by_name: HashMap<String, Slug>,
    names: BTreeMap<Slug, String>,
    no_evaluation: HashSet<Slug>,
    created: BTreeMap<Slug, BoardRecord>,
    refused: HashSet<Text<'a>>,
}

impl<'a> Venues<'a> {
    /// The boards of the registry, and those known.
    pub(super) fn new(registry: &Registry<'a>, known: &Known) -> Self {
        let mut by_name: HashMap<String, Slug> = known.boards.clone().into_iter().collect();
        let mut names: BTreeMap<Slug, String> =
            known.boards.iter().map(|(name, slug)| (slug.clone(), name.clone())).collect();
        for board in &registry.boards {
            by_name.insert(board.name.clone(), board.slug.clone());
            names.insert(board.slug.clone(), board.name.clone());
        }
        let idle = registry.boards.iter().filter(|board| !board.is_evaluation);
        let no_evaluation = idle.map(|board| board.slug.clone()).collect();
        Self { by_name, names, no_evaluation, created: BTreeMap::new(), refused: HashSet::new() }
    }

    /// The board of a name, or of a slug.
    pub(super) fn find(&self, name: &str) -> Option<&Slug> {
        self.by_name.get(name).or_else(|| self.names.get_key_value(name).map(|(slug, _)| slug))
    }

    /// The names of all boards.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(String::as_str)
    }

    /// The board of a line; one that nobody knows is made of what the line says of it.
    pub(super) fn venue(&mut self, line: &Line<'a>, faults: &mut Faults) -> Option<Slug> {
        if let Some(slug) = self.find(&line.board).cloned() {
            if self.no_evaluation.contains(&slug) {
                let expected = "a board with an exam: boards.csv says that it is no evaluation";
                faults.push(line.place, "board", &line.board, expected);
                return None;
            }
            self.agree(&slug, line, faults);
            return Some(slug);
        }
        if self.refused.contains(&line.board) {
            return None;
        }
        match self.create(line, faults) {
            Ok(slug) => Some(slug),
            Err((column, value, expected)) => {
                faults.push(line.place, column, value, expected);
                self.refused.insert(line.board.clone());
                None
            }
        }
    }

    /// A board of what a line says of it; otherwise the faulty column, its value, and what was
    /// expected.
    fn create<'l>(&mut self, line: &'l Line<'a>, faults: &Faults) -> Result<Slug, (&'static str, &'l str, String)> {
        let name: &'l str = &line.board;
        let Some(slug) = Slug::of_name(name).filter(Slug::is_stated) else {
            let expected = "a board of boards.csv, or a name with a letter a-z or a digit to make its address of";
            return Err(("board", name, expected.to_owned()));
        };
        if let Some(other) = self.names.get(&slug) {
            return Err(("board", name, format!("a name of its own: its address would be that of the board {other}")));
        }
        let Some(kind) = line.board_kind else {
            let near = faults.near(name, self.names());
            let expected = format!("one of {}, since no board {name} is known yet{near}", kinds());
            return Err(("board_kind", "", expected));
        };
        self.by_name.insert(name.to_owned(), slug.clone());
        self.names.insert(slug.clone(), name.to_owned());
        let board = BoardRecord {
            slug: slug.clone(),
            name: name.to_owned(),
            name_zh: None,
            kind,
            publishers: Vec::new(),
            homepage: line.board_url.as_deref().map(str::to_owned),
            is_evaluation: true,
            reason: None,
            about: None,
        };
        self.created.insert(slug.clone(), board);
        Ok(slug)
    }

    /// A board made of a line may not be said otherwise by another. What lines say of a board of
    /// the registry changes nothing.
    fn agree(&mut self, slug: &Slug, line: &Line<'a>, faults: &mut Faults) {
        let Some(board) = self.created.get_mut(slug) else { return };
        if let Some(kind) = line.board_kind.filter(|kind| *kind != board.kind) {
            let expected = format!("{}, as another line says of this board", board.kind);
            faults.push(line.place, "board_kind", kind.slug(), expected);
        }
        if let Some(url) = &line.board_url {
            let homepage = board.homepage.get_or_insert_with(|| url.to_string());
            if homepage != url {
                let expected = format!("{homepage}, as another line says of this board");
                faults.push(line.place, "board_url", url, expected);
            }
        }
    }

    /// The boards made of lines.
    pub(super) fn created(self) -> Vec<BoardRecord> {
        self.created.into_values().collect()
    }
}

fn kinds() -> String {
    BoardKind::ALL.iter().map(|kind| kind.slug()).collect::<Vec<_>>().join(", ")
}
