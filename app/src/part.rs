//! Parts that pages share: marks, names, bars, places, provenance, pagers. Each takes finished
//! content and the language.

pub mod bars;
pub mod downloads;
pub mod figure;
pub mod form;
pub mod logged;
pub mod marks;
pub(crate) mod markup;
pub mod names;
pub mod notes;
pub mod place;
pub mod provenance;
pub mod quote;
pub mod slice;

pub use bars::{Axis, IntervalBar};
pub use downloads::Downloads;
pub use figure::Drawings;
pub use form::{
    CheckField, ErrorSummary, FieldError, FormToken, Group, PasswordField, SelectField, TextArea, TextField, form_title,
};
pub use logged::{LogBox, LogState, Logged, commands};
pub use marks::{BookMark, DisputedMark, EvaluatorMark, FitMarks, MarkSymbols};
pub use names::{ModelName, NotStated, Organisations};
pub use notes::{Crumbs, ErrorNote, Pager};
pub use place::{PlaceMark, StandingText, Verdict};
pub use provenance::ProvenanceList;
pub use quote::{BadgeBox, CiteBox, EmbedBox, FRAME, Quoted, RecordBox, iframe};
pub use slice::{SliceHeading, TermsHeading};
