//! Who ran it: plain answers, and the evaluator kind that follows from them.

use crate::EvaluatorKind;
use crate::lexicon::lexicon;

lexicon! {
    /// An answer to a plain question.
    Answer, "one of yes, no, not-stated" {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
        /// Nobody says.
        NotStated = "not-stated",
    }
}

lexicon! {
    /// Which answer decided the kind.
    KindReason, "a reason" {
        /// Several ran it, one of them unrelated to the model.
        Several = "several",
        /// They own the model or were paid by its owner.
        OwnModel = "own-model",
        /// They own the dataset and not the model.
        OwnDataset = "own-dataset",
        /// They own neither.
        OwnNeither = "own-neither",
        /// Whether they own the model is not stated.
        ModelOpen = "model-open",
        /// They do not own the model; whether they own the dataset is not stated.
        DatasetOpen = "dataset-open",
    }
}

/// The answers to the three plain questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relation {
    /// Whether who ran it owns the model, or was paid by its owner.
    pub owns_model: Answer,
    /// Whether who ran it owns the dataset.
    pub owns_dataset: Answer,
    /// Whether several ran it together, at least one of them unrelated to the model.
    pub jointly: Answer,
}

impl Relation {
    /// The kind that the answers give, and why. Silence never gives the better kind.
    #[must_use]
    pub fn kind(self) -> (EvaluatorKind, KindReason) {
        match (self.jointly, self.owns_model, self.owns_dataset) {
            (Answer::Yes, _, _) => (EvaluatorKind::Joint, KindReason::Several),
            (_, Answer::Yes, _) => (EvaluatorKind::SelfReported, KindReason::OwnModel),
            (_, Answer::NotStated, _) => (EvaluatorKind::Unknown, KindReason::ModelOpen),
            (_, Answer::No, Answer::Yes) => (EvaluatorKind::Organiser, KindReason::OwnDataset),
            (_, Answer::No, Answer::No) => (EvaluatorKind::ThirdParty, KindReason::OwnNeither),
            (_, Answer::No, Answer::NotStated) => (EvaluatorKind::Unknown, KindReason::DatasetOpen),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silence_never_gives_the_better_kind() {
        let kind = |owns_model, owns_dataset, jointly| Relation { owns_model, owns_dataset, jointly }.kind().0;
        use Answer::{No, NotStated, Yes};
        assert_eq!(kind(Yes, No, No), EvaluatorKind::SelfReported);
        // The owner of the model and of the dataset is its owner first.
        assert_eq!(kind(Yes, Yes, No), EvaluatorKind::SelfReported);
        assert_eq!(kind(No, Yes, No), EvaluatorKind::Organiser);
        assert_eq!(kind(No, No, No), EvaluatorKind::ThirdParty);
        assert_eq!(kind(No, No, NotStated), EvaluatorKind::ThirdParty);
        assert_eq!(kind(Yes, No, Yes), EvaluatorKind::Joint);
        assert_eq!(kind(NotStated, No, No), EvaluatorKind::Unknown);
        assert_eq!(kind(No, NotStated, No), EvaluatorKind::Unknown);
    }
}
