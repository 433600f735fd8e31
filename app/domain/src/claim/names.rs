//! Names as people write them, and what they mean here.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::{Board, Catalog, Model, PrintedName, Slug, near};

/// A name that means nothing here, or several things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownName {
    /// The name as typed.
    pub typed: String,
    /// Slug and name of those that may be meant.
    pub near: Vec<(String, String)>,
}

/// Every name of a model or board, in lower case.
#[derive(Debug, Default)]
pub struct Names {
    models: BTreeMap<String, BTreeSet<Slug>>,
    printed: BTreeMap<(Slug, String), Slug>,
    boards: BTreeMap<String, Slug>,
}

impl Names {
    /// The names of a catalog and the names that boards printed.
    #[must_use]
    pub fn new(catalog: &Catalog, printed: &[PrintedName]) -> Self {
        let mut names = Self::default();
        for model in catalog.models() {
            for name in [Some(&model.name), model.name_zh.as_ref()].into_iter().flatten() {
                names.models.entry(plain(name)).or_default().insert(model.slug.clone());
            }
        }
        for PrintedName { board, name, model } in printed {
            names.printed.insert((board.clone(), plain(name)), model.clone());
        }
        // A name of the registry means its model; what boards print decides about the others.
        let registered: BTreeSet<String> = names.models.keys().cloned().collect();
        for PrintedName { name, model, .. } in printed {
            let name = plain(name);
            if !registered.contains(&name) {
                names.models.entry(name).or_default().insert(model.clone());
            }
        }
        for board in catalog.boards() {
            for name in [Some(&board.name), board.name_zh.as_ref()].into_iter().flatten() {
                names.boards.insert(plain(name), board.slug.clone());
            }
        }
        names
    }

    /// The model of a name: its slug, else what the board prints it for, else the one model of that
    /// name anywhere.
    ///
    /// # Errors
    /// A name of no model, or of several.
    pub fn model<'c>(
        &self,
        typed: &str,
        board: Option<&Slug>,
        catalog: &'c Catalog,
    ) -> Result<&'c Arc<Model>, UnknownName> {
        self.known_model(typed, board, catalog).ok_or_else(|| self.unknown_model(typed, catalog))
    }

    /// The same where it is known; what else may have been meant is not looked for, which takes as
    /// long as a thousand look-ups.
    #[must_use]
    pub fn known_model<'c>(&self, typed: &str, board: Option<&Slug>, catalog: &'c Catalog) -> Option<&'c Arc<Model>> {
        let name = plain(typed);
        let on_board = board.and_then(|board| self.printed.get(&(board.clone(), name.clone())));
        let only = self.models.get(&name).filter(|models| models.len() == 1).and_then(BTreeSet::first);
        let by_slug = catalog.model(&name);
        let found = on_board.or(only).and_then(|slug| catalog.model(slug.as_str()));
        if on_board.is_some() { found.or(by_slug) } else { by_slug.or(found) }
    }

    /// The models that may have been meant by the name of none, or of several.
    fn unknown_model(&self, typed: &str, catalog: &Catalog) -> UnknownName {
        let several = self.models.get(&plain(typed)).into_iter().flatten();
        let mut meant: Vec<&Arc<Model>> = several.filter_map(|slug| catalog.model(slug.as_str())).collect();
        if meant.is_empty() {
            let words = self.models.keys().map(String::as_str).chain(catalog.models().map(|m| m.slug.as_str()));
            let alike = near(typed, words);
            let of = |word: &String| {
                let by_name = self.models.get(word).into_iter().flatten().map(Slug::as_str);
                by_name.chain([word.as_str()]).find_map(|slug| catalog.model(slug))
            };
            meant = alike.iter().filter_map(of).collect();
        }
        let mut near: Vec<(String, String)> = Vec::new();
        for model in meant {
            let one = (model.slug.to_string(), model.name.clone());
            if !near.contains(&one) {
                near.push(one);
            }
        }
        UnknownName { typed: typed.to_owned(), near }
    }

    /// The board of a name or slug.
    ///
    /// # Errors
    /// A name of no board.
    pub fn board<'c>(&self, typed: &str, catalog: &'c Catalog) -> Result<&'c Arc<Board>, UnknownName> {
        let name = plain(typed);
        let by_name = || self.boards.get(&name).and_then(|slug| catalog.board(slug.as_str()));
        catalog.board(&name).or_else(by_name).ok_or_else(|| {
            let words = self.boards.keys().map(String::as_str).chain(catalog.boards().map(|b| b.slug.as_str()));
            let mut boards: Vec<(String, String)> = Vec::new();
            for word in near(typed, words) {
                let board = catalog.board(&word).or_else(|| catalog.board(self.boards.get(&word)?.as_str()));
                let one = board.map(|board| (board.slug.to_string(), board.name.clone()));
                if let Some(one) = one
                    && !boards.contains(&one)
                {
                    boards.push(one);
                }
            }
            UnknownName { typed: typed.to_owned(), near: boards }
        })
    }
}

/// A name without what writers vary: case, and spaces around and between.
fn plain(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
