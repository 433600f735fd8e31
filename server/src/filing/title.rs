//! What lists and pages call a filing: model and dataset of an evaluation, model and board of a claim, by
//! the names that their own pages have; what is not recorded, as it was typed.

use std::sync::Arc;

use app::text::Lang;
use app::text::words::{board_name, dataset_name, model_name};
use domain::Slug;
use domain::claim::names::Names;
use domain::claim::typed as of_claim;
use domain::filing::{Column, Field, Subject, Typed};
use store::filing::StoredFiling;

use super::wire;
use crate::state::Reading;

/// Letters of a title, at most.
const LONGEST: usize = 120;

/// Calls filings by name, in one language.
pub struct Titles<'a> {
    reading: &'a Reading,
    names: Arc<Names>,
    lang: Lang,
}

impl<'a> Titles<'a> {
    /// The names of a state of the data.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn of(reading: &'a Reading, lang: Lang) -> Result<Self, store::Error> {
        Ok(Self { reading, names: reading.names().await?, lang })
    }

    /// What a filing is called; empty where it names nothing yet.
    #[must_use]
    pub fn title(&self, stored: &StoredFiling) -> String {
        let parts = match stored.subject {
            Subject::Evaluation => self.evaluation(&wire::kept(&stored.typed)),
            Subject::Claim => self.claim(&wire::claim::kept(&stored.typed)),
        };
        let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        parts.join(" · ").chars().take(LONGEST).collect()
    }

    /// A row may name the exam where the form names none.
    fn evaluation(&self, typed: &Typed) -> [Option<String>; 2] {
        let catalog = self.reading.catalog();
        let typed_model = typed.said(Field::Model).or_else(|| typed.said(Field::ModelName));
        let model = typed_model.map(|word| self.model(word, None));
        let row = || typed.filed_rows().next().map(|(_, row)| row.get(Column::Exam));
        let dataset = typed.said(Field::Exam).or_else(|| typed.said(Field::DatasetName)).or_else(row);
        let dataset = dataset.map(|exam| {
            let word = exam.split('/').next().unwrap_or_default();
            catalog.dataset(word).map_or_else(|| word.to_owned(), |of| dataset_name(of, self.lang).to_owned())
        });
        [model, dataset]
    }

    fn model(&self, word: &str, board: Option<&Slug>) -> String {
        let known = self.names.known_model(word, board, self.reading.catalog());
        known.map_or(word, |model| model_name(model, self.lang).0).to_owned()
    }

    fn claim(&self, typed: &of_claim::Typed) -> [Option<String>; 2] {
        let catalog = self.reading.catalog();
        let said = |field| Some(typed.get(field)).filter(|text| !text.is_empty());
        let board = said(of_claim::Field::Board).map(|word| (word, self.names.board(word, catalog).ok()));
        let of = board.as_ref().and_then(|(_, board)| board.map(|board| &board.slug));
        let model = said(of_claim::Field::Model).map(|word| self.model(word, of));
        let board = board.map(|(word, board)| match board {
            Some(board) => board_name(board, self.lang).to_owned(),
            None => word.to_owned(),
        });
        [model, board]
    }
}
