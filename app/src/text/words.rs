//! What the domain's words are called in both languages: kinds, keys, domains, metrics, numbers,
//! days, and the sentences made of them.

mod closed;
mod names;
mod number;
mod sentence;
mod tables;

pub use closed::{
    aspect, board_kind, book, book_meaning, book_reason, direction, error_source, evaluator, evaluator_meaning, fit,
    fit_meaning, openness, pick, role, size_class, slice_key, weights, weights_class,
};
pub use names::{
    NOT_STATED, board_name, chosen_value, country, dataset_name, division, domain, edition, filter_value, language,
    metric, model_name, open_value, organisation_name, protocol, setting, unit,
};
pub use number::{
    Noun, axis_number, count, day_text, decimal, error_beside, instant_text, letters, number, partial_day_text,
};
pub use sentence::{
    Term, exam_sentence, exam_terms, filter_terms, join_list, join_zh, open_terms, rank_phrase, slice_sentence,
    slice_short, slice_terms, slice_without_day, wording, wording_in_short,
};
