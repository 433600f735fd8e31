//! What kinds of findings are called.

use super::Finding;
use crate::lexicon::lexicon;

lexicon! {
    /// The kind of a finding.
    FindingName, "a finding" {
        /// See [`Finding::OutsideRange`].
        OutsideRange = "outside-range",
        /// See [`Finding::RangeNotStated`].
        RangeNotStated = "range-not-stated",
        /// See [`Finding::NoSuchShare`].
        NoSuchShare = "no-such-share",
        /// See [`Finding::ShareNotTested`].
        ShareNotTested = "share-not-tested",
        /// See [`Finding::AnswersGiveScore`].
        AnswersGiveScore = "answers-give-score",
        /// See [`Finding::NoAnswers`].
        NoAnswers = "no-answers",
        /// See [`Finding::UnlikeBinomial`].
        UnlikeBinomial = "unlike-binomial",
        /// See [`Finding::ErrorOverRuns`].
        ErrorOverRuns = "error-over-runs",
        /// See [`Finding::LooksLikeProportion`].
        LooksLikeProportion = "looks-like-proportion",
        /// See [`Finding::BeforeModel`].
        BeforeModel = "before-model",
        /// See [`Finding::BeforeEdition`].
        BeforeEdition = "before-edition",
        /// See [`Finding::Book`].
        Book = "book",
        /// See [`Finding::Mismatch`].
        Mismatch = "mismatch",
        /// See [`Finding::SameAs`].
        SameAs = "same-as",
        /// See [`Finding::Repeats`].
        Repeats = "repeats",
        /// See [`Finding::FarAbove`].
        FarAbove = "far-above",
        /// See [`Finding::AboveRecord`].
        AboveRecord = "above-record",
        /// See [`Finding::MakerFiles`].
        MakerFiles = "maker-files",
        /// See [`Finding::SelfFiledByOther`].
        SelfFiledByOther = "self-filed-by-other",
        /// See [`Finding::DirtyCommit`].
        DirtyCommit = "dirty-commit",
        /// See [`Finding::NewModel`].
        NewModel = "new-model",
        /// See [`Finding::NewEdition`].
        NewEdition = "new-edition",
        /// See [`Finding::OtherModel`].
        OtherModel = "other-model",
        /// See [`Finding::OtherRole`].
        OtherRole = "other-role",
        /// See [`Finding::DiffersFromFile`].
        DiffersFromFile = "differs-from-file",
        /// See [`Finding::NotInFile`].
        NotInFile = "not-in-file",
        /// See [`Finding::OfFile`].
        OfFile = "of-file",
        /// See [`Finding::Silent`].
        Silent = "silent",
    }
}

impl Finding {
    /// What its kind is called.
    #[must_use]
    pub const fn name(&self) -> FindingName {
        match self {
            Self::OutsideRange(..) => FindingName::OutsideRange,
            Self::RangeNotStated => FindingName::RangeNotStated,
            Self::NoSuchShare(_) => FindingName::NoSuchShare,
            Self::ShareNotTested => FindingName::ShareNotTested,
            Self::AnswersGiveScore(..) => FindingName::AnswersGiveScore,
            Self::NoAnswers => FindingName::NoAnswers,
            Self::UnlikeBinomial(_) => FindingName::UnlikeBinomial,
            Self::ErrorOverRuns => FindingName::ErrorOverRuns,
            Self::LooksLikeProportion => FindingName::LooksLikeProportion,
            Self::BeforeModel(_) => FindingName::BeforeModel,
            Self::BeforeEdition(_) => FindingName::BeforeEdition,
            Self::Book(..) => FindingName::Book,
            Self::Mismatch(_) => FindingName::Mismatch,
            Self::SameAs(..) => FindingName::SameAs,
            Self::Repeats(_) => FindingName::Repeats,
            Self::FarAbove(..) => FindingName::FarAbove,
            Self::AboveRecord(..) => FindingName::AboveRecord,
            Self::MakerFiles(..) => FindingName::MakerFiles,
            Self::SelfFiledByOther => FindingName::SelfFiledByOther,
            Self::DirtyCommit => FindingName::DirtyCommit,
            Self::NewModel => FindingName::NewModel,
            Self::NewEdition => FindingName::NewEdition,
            Self::OtherModel(_) => FindingName::OtherModel,
            Self::OtherRole(_) => FindingName::OtherRole,
            Self::DiffersFromFile(_) => FindingName::DiffersFromFile,
            Self::NotInFile => FindingName::NotInFile,
            Self::OfFile(_) => FindingName::OfFile,
            Self::Silent(_) => FindingName::Silent,
        }
    }
}
