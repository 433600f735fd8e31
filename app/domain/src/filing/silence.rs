//! What it costs to leave a fact unsaid.

use super::field::{Column, Field, Typed};
use crate::lexicon::lexicon;

lexicon! {
    /// A fact that is not stated, and with it what nobody can say.
    Silence, "a fact that is not stated" {
        /// Neither items nor a standard error: no interval.
        Items = "items",
        /// No standard error: computed from items where that can be.
        StandardError = "standard-error",
        /// Whether who ran it owns the model or the dataset.
        Relation = "relation",
        /// How the exam was sat.
        Protocol = "protocol",
        /// When the run ended.
        EvaluatedOn = "evaluated-on",
        /// Who ran it.
        Evaluator = "evaluator",
        /// Which weights.
        WeightsRevision = "weights-revision",
        /// With which tool, in which state.
        Harness = "harness",
        /// Where the public can read it.
        Source = "source",
        /// Over what scores are averaged.
        Averaged = "averaged",
        /// On which hardware.
        Hardware = "hardware",
        /// At which cost.
        Cost = "cost",
        /// When a proposed model was released, or where its training data ends.
        ModelDays = "model-days",
        /// What a proposed model was made for.
        MadeFor = "made-for",
        /// When a proposed edition was released, and whether its questions are public.
        EditionDays = "edition-days",
    }
}

/// Everything that is not stated in what was typed, what costs most first.
#[must_use]
pub fn silences(typed: &Typed) -> Vec<Silence> {
    Silence::ALL.iter().copied().filter(|silence| is_silent_on(typed, *silence)).collect()
}

fn is_silent_on(typed: &Typed, silence: Silence) -> bool {
    let unsaid = |field: Field| typed.said(field).is_none();
    let any_row = |lacks: &dyn Fn(bool, bool) -> bool| {
        let says = |row: &super::TypedRow, column| !row.get(column).is_empty() && !super::is_silent(row.get(column));
        typed.filed_rows().any(|(_, row)| lacks(says(row, Column::Items), says(row, Column::StandardError)))
    };
    let proposes_model = !unsaid(Field::ModelName);
    let proposes_edition = !unsaid(Field::DatasetName);
    match silence {
        Silence::Items => any_row(&|items, error| !items && !error),
        Silence::StandardError => any_row(&|items, error| items && !error),
        Silence::Relation => {
            let open = |field| unsaid(field);
            typed.get(Field::Jointly) != "yes"
                && typed.get(Field::OwnsModel) != "yes"
                && (open(Field::OwnsModel) || open(Field::OwnsDataset))
        }
        // A row may say its own.
        Silence::Protocol => {
            let own = |row: &super::TypedRow| !row.get(Column::Protocol).is_empty();
            unsaid(Field::Protocol) && !(typed.filed_rows().count() > 0 && typed.filed_rows().all(|(_, row)| own(row)))
        }
        Silence::EvaluatedOn => unsaid(Field::EvaluatedOn),
        Silence::Evaluator => unsaid(Field::Evaluator),
        Silence::WeightsRevision => unsaid(Field::WeightsRevision),
        Silence::Harness => [Field::Harness, Field::HarnessVersion, Field::HarnessCommit].into_iter().any(unsaid),
        Silence::Source => unsaid(Field::SourceUrl),
        Silence::Averaged => unsaid(Field::Averaged),
        Silence::Hardware => unsaid(Field::Hardware),
        Silence::Cost => unsaid(Field::Cost),
        Silence::ModelDays => proposes_model && (unsaid(Field::ModelReleasedOn) || unsaid(Field::ModelTrainingCutoff)),
        Silence::MadeFor => proposes_model && (unsaid(Field::ModelLanguages) || unsaid(Field::ModelDomain)),
        Silence::EditionDays => proposes_edition && (unsaid(Field::EditionReleasedOn) || unsaid(Field::Openness)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filing::TypedRow;

    #[test]
    fn a_row_without_items_has_no_interval_and_one_with_items_a_computed_one() {
        let mut typed = Typed::default();
        let mut row = TypedRow::default();
        row.set(Column::Score, "71.10");
        typed.rows.push(row.clone());
        assert!(silences(&typed).contains(&Silence::Items));
        row.set(Column::Items, "11582");
        typed.rows = vec![row.clone()];
        assert!(!silences(&typed).contains(&Silence::Items));
        assert!(silences(&typed).contains(&Silence::StandardError));
        row.set(Column::StandardError, "0.42");
        typed.rows = vec![row];
        assert!(!silences(&typed).contains(&Silence::StandardError));
    }

    #[test]
    fn a_protocol_is_said_by_the_form_or_by_every_row() {
        let mut typed = Typed::default();
        assert!(silences(&typed).contains(&Silence::Protocol));
        let mut row = TypedRow::default();
        row.set(Column::Protocol, "5-shot");
        typed.rows.push(row);
        assert!(!silences(&typed).contains(&Silence::Protocol));
        let mut row = TypedRow::default();
        row.set(Column::Score, "71.10");
        typed.rows.push(row);
        assert!(silences(&typed).contains(&Silence::Protocol));
        typed.set(Field::Protocol, "5-shot");
        assert!(!silences(&typed).contains(&Silence::Protocol));
    }

    #[test]
    fn an_owner_of_the_model_needs_no_answer_on_the_dataset() {
        let mut typed = Typed::default();
        assert!(silences(&typed).contains(&Silence::Relation));
        typed.set(Field::OwnsModel, "yes");
        assert!(!silences(&typed).contains(&Silence::Relation));
        typed.set(Field::OwnsModel, "no");
        assert!(silences(&typed).contains(&Silence::Relation));
        typed.set(Field::OwnsDataset, "no");
        assert!(!silences(&typed).contains(&Silence::Relation));
    }
}
