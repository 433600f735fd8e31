//! What there is to say of a file, in Chinese and English, with its weight and its place.

mod words;

use super::place::Place;

/// A sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; changes nothing.
    Info,
    /// Can be filed, with these words beside it.
    Warning,
    /// Cannot be filed.
    Error,
}

impl Severity {
    /// Its word in JSON.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One thing to say of a file, a filing or a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it is.
    pub what: What,
    /// Where it stands.
    pub place: Box<Place>,
}

impl Finding {
    pub(super) fn new(what: What, place: Place) -> Self {
        Self { what, place: Box::new(place) }
    }

    /// How much it weighs.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.what.severity()
    }

    /// Its word for programs.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.what.code()
    }

    /// It in words.
    #[must_use]
    pub fn message(&self) -> Message {
        self.what.message()
    }
}

/// Everything that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// The file is larger than any that is read.
    TooLarge {
        /// The most bytes that are read.
        most: u64,
    },
    /// The file is empty.
    Empty,
    /// The bytes are UTF-16 or UTF-32.
    Utf16,
    /// The bytes are not UTF-8.
    NotUtf8,
    /// The content is of no format that is known.
    UnknownFormat,
    /// The syntax is broken.
    Syntax {
        /// What was expected in its place.
        expected: String,
    },
    /// The syntax of YAML is broken.
    Yaml {
        /// What kind of fault it is.
        of: YamlFault,
        /// What the parser says, in its own words.
        said: String,
    },
    /// The file ends in the middle.
    Truncated,
    /// Values stand in one another deeper than any harness writes.
    TooDeep {
        /// The greatest depth that is read.
        most: usize,
    },
    /// More values than any harness writes.
    TooMany {
        /// The most that are read.
        most: usize,
    },
    /// A key stands twice in one object.
    DuplicateKey {
        /// The key.
        key: String,
    },
    /// YAML refers back to itself, by which a small file can become a huge one.
    Alias,
    /// The archive cannot be opened.
    Archive {
        /// What the reader of archives says.
        cause: String,
    },
    /// An entry of the archive inflates to more than is read.
    Inflates {
        /// The most bytes that are read.
        most: u64,
    },
    /// A value is missing that the format requires.
    Required {
        /// Its key.
        key: String,
    },
    /// A value is of another type than the format has.
    WrongType {
        /// The type it should have.
        expected: &'static str,
    },
    /// The version of the format is one that nobody here has read.
    UnknownVersion {
        /// The version as written.
        version: String,
    },
    /// The version of the format is older than the one that is described.
    OldVersion {
        /// The version as written.
        version: String,
    },
    /// A line of a table or cell that cannot be read.
    Cell {
        /// What stands there.
        value: String,
        /// What was expected in its place.
        expected: String,
    },

    /// Fewer items were sat than the exam has.
    Partial {
        /// Items that were sat, where stated.
        sat: Option<u64>,
        /// Items that the exam has, where stated.
        of: Option<u64>,
    },
    /// A hundredth of the exam or less has no result.
    SomeMissing {
        /// Items with a result.
        sat: u64,
        /// Items that the exam has.
        of: u64,
    },
    /// The run was to stop at a number of items, and how many the exam has is not stated.
    Limited {
        /// The limit as written.
        limit: String,
    },
    /// As many items were sat as the limit allows: the exam may have more.
    LimitReached {
        /// The limit.
        limit: u64,
    },
    /// A harness's shortened copy of an exam, for demonstration.
    DemoCut,
    /// An average over several exams.
    GroupAverage,
    /// The run did not end well.
    RunStatus {
        /// Its state as written.
        status: String,
    },
    /// The run was declared invalid.
    Invalidated,
    /// Samples that were not scored.
    Unscored {
        /// How many.
        n: u64,
    },
    /// A template's placeholder stands where a value should.
    Placeholder {
        /// The placeholder.
        value: String,
    },
    /// `NaN` or infinity stands where a score should.
    NotANumber {
        /// What stands there.
        value: String,
    },
    /// Something else stands where a number should.
    NotAFigure {
        /// What stands there.
        value: String,
    },
    /// The source says that there is no value.
    Missing {
        /// What stands there.
        value: String,
    },
    /// A result that does not say of which dataset it is.
    NoDataset,
    /// Nothing in the file can be filed.
    NothingToFile,
    /// A score outside the range that the file itself states.
    OutsideRange,
    /// A score with a `±` whose meaning the format does not fix.
    PlusMinus {
        /// The text as written.
        value: String,
    },
    /// One half of a pair of files is missing.
    Half {
        /// The file that is missing.
        other: &'static str,
    },

    /// A file that belongs to others and holds no score.
    Companion,
    /// The harness ran from a working copy with changes.
    DirtyCommit {
        /// The commit as written.
        commit: String,
    },
    /// The file's deviation is one over trials.
    TrialDeviation,
    /// Answers were judged by a model.
    Judged {
        /// The judge as written.
        by: String,
    },
    /// The file does not name the model.
    ModelNotStated,
    /// The evaluator owns the dataset, so it is its organiser.
    Organiser {
        /// The evaluator as written.
        evaluator: String,
    },
    /// Scores that are no exam of their own were passed over.
    LeftOut {
        /// How many.
        n: u64,
        /// What they are.
        which: LeftOut,
    },
    /// An answer that never changes: listed as a baseline, never ranked.
    ConstantAnswer,
    /// Another line of the file is of the same exam by its mapping.
    SameExam {
        /// The task of the other line.
        task: String,
    },
}

/// How YAML is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YamlFault {
    /// Something that was begun is not ended.
    Open,
    /// Brackets, braces or the commas in them.
    Brackets,
    /// A tab where only spaces may stand.
    Tab,
    /// Lines that begin too far to the left or right.
    Indentation,
    /// A key or its colon.
    Key,
    /// A text in quotes that does not end, or after whose end something stands.
    Quotes,
    /// An escape that YAML does not have.
    Escape,
    /// Anything else.
    Other,
}

/// What was passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOut {
    /// Scores on perturbed copies of the items.
    Perturbed,
    /// Scores on a split beside the one that is reported.
    OtherSplits,
}

impl What {
    /// How much it weighs.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Self::OldVersion { .. }
            | Self::LimitReached { .. }
            | Self::GroupAverage
            | Self::Unscored { .. }
            | Self::OutsideRange
            | Self::PlusMinus { .. }
            | Self::Half { .. }
            | Self::SameExam { .. } => Severity::Warning,
            Self::Missing { .. }
            | Self::SomeMissing { .. }
            | Self::Companion
            | Self::DirtyCommit { .. }
            | Self::TrialDeviation
            | Self::Judged { .. }
            | Self::ModelNotStated
            | Self::Organiser { .. }
            | Self::LeftOut { .. }
            | Self::ConstantAnswer => Severity::Info,
            _ => Severity::Error,
        }
    }

    /// Whether a line of which it is found is no exam's score, whatever else is said.
    pub(super) const fn refuses_line(&self) -> bool {
        matches!(self, Self::GroupAverage) || matches!(self.severity(), Severity::Error)
    }

    /// Whether a line of which it is found is over fewer items than the exam has.
    pub(super) const fn is_partial(&self) -> bool {
        matches!(self, Self::Partial { .. } | Self::Limited { .. } | Self::LimitReached { .. } | Self::DemoCut)
    }
}
