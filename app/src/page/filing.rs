//! Pages of filing: the form, one filing, the reviewers' queue, disputes.

pub mod claim;
pub mod dispute;
mod progress;
pub mod review;
mod rows;
pub mod submission;
pub mod submit;

use domain::Address;
use domain::filing::Act;
use leptos::prelude::*;

use crate::text::Lang;
use crate::text::filing::answers::ANSWERS;
use crate::text::filing::state as say;

/// A file as pages list it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileShown {
    /// The SHA-256 of its bytes, in hexadecimal.
    pub digest: String,
    /// The name it came with.
    pub name: String,
    /// Its bytes.
    pub size: u64,
    /// Whether it holds answers item by item.
    pub is_answers: bool,
}

/// What a reviewer asked to be changed.
pub(super) fn asked_for(why: &str, lang: Lang) -> AnyView {
    let head = say::act(Act::AskChanges, lang);
    view! { <div class="f-done"><p class="b">{head}</p><blockquote><bdi>{why.to_owned()}</bdi></blockquote></div> }
        .into_any()
}

/// The files of a filing with their digests; they are downloads, never shown.
pub(super) fn files(id: &str, files: &[FileShown], lang: Lang) -> AnyView {
    if files.is_empty() {
        return ().into_any();
    }
    let item = |file: &FileShown| {
        let href = Address::SubmissionFile(id, &file.digest).to_string();
        view! {
            <li>
                <a href=href download=file.name.clone()><bdi>{file.name.clone()}</bdi></a>
                " "
                <span class="sub">{kind_and_size(file, lang)}</span>
                " "
                <code class="digest">"sha256 "{file.digest.clone()}</code>
            </li>
        }
    };
    view! {
        <section>
            <h2>{say::FILES.get(lang)}</h2>
            <ul class="list files">{files.iter().map(item).collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// What a file is, where that is known, and its size.
fn kind_and_size(file: &FileShown, lang: Lang) -> String {
    let size = bytes(file.size);
    match file.is_answers {
        true => format!("{} · {size}", ANSWERS.get(lang)),
        false => size,
    }
}

/// A size with its unit.
fn bytes(size: u64) -> String {
    match size {
        0..=9_999 => format!("{size} B"),
        10_000..=9_999_999 => format!("{} kB", size / 1_000),
        _ => format!("{} MB", size / 1_000_000),
    }
}
