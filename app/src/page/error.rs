//! Says what is wrong, what there is, and how to go on.

use domain::compare::CompareFault;
use domain::{Address, SliceError};
use leptos::prelude::*;

use crate::text::{Lang, Text};
use crate::text::{account, error as say};

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// Nothing has this address.
    NotFound {
        /// What was asked for.
        asked: String,
        /// Near ones: name, address.
        near: Vec<(String, String)>,
    },
    /// The slice is malformed or names nothing.
    Slice(Vec<SliceError>),
    /// What is to be compared is malformed or names nothing.
    Compare(Vec<CompareFault>),
    /// Something else of the request cannot be read.
    BadRequest {
        /// What, in the words of the program.
        detail: String,
    },
    /// Only who is signed in may do this.
    SignIn,
    /// Whoever is signed in may not do this.
    Forbidden,
    /// The request comes from a page of another site.
    CrossSite,
    /// The form was made for another session, or before one.
    Stale,
    /// More was sent than is taken.
    TooLarge,
    /// It was asked too often.
    TooMany {
        /// Seconds after which it may be asked again.
        seconds: u64,
    },
    /// The store does not answer.
    Unavailable,
    /// The server made a mistake.
    Internal {
        /// The number under which the cause was written down.
        request_id: String,
    },
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Content {
    /// The status of the answer.
    pub status: u16,
    /// What is wrong.
    pub what: Problem,
}

/// The page's title.
#[must_use]
pub fn title(content: &Content, lang: Lang) -> String {
    heading(&content.what).get(lang).to_owned()
}

const fn heading(what: &Problem) -> Text {
    match what {
        Problem::NotFound { .. } => say::NOT_FOUND,
        Problem::Slice(_) => say::BAD_SLICE,
        Problem::Compare(_) => say::BAD_COMPARISON,
        Problem::BadRequest { .. } => say::BAD_REQUEST,
        Problem::SignIn => say::SIGN_IN,
        Problem::Forbidden => say::FORBIDDEN,
        Problem::CrossSite => say::CROSS_SITE,
        Problem::Stale => say::STALE,
        Problem::TooLarge => say::TOO_LARGE,
        Problem::TooMany { .. } => say::TOO_MANY,
        Problem::Unavailable => say::UNAVAILABLE,
        Problem::Internal { .. } => say::INTERNAL,
    }
}

/// The page.
#[component]
pub fn Page(
    /// What it shows.
    content: Content,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let Content { status, what } = content;
    let heading = heading(&what).get(lang);
    let body = match what {
        Problem::NotFound { asked, near } => not_found(&asked, near, lang),
        Problem::Slice(faults) => faults.iter().map(|fault| fault_view(fault, lang)).collect_view().into_any(),
        Problem::Compare(faults) => faults.iter().map(|fault| compare_fault(fault, lang)).collect_view().into_any(),
        Problem::BadRequest { detail } => view! { <p class="verdict"><bdi lang="en">{detail}</bdi></p> }.into_any(),
        Problem::SignIn => view! {
            <p class="verdict">{say::SIGN_IN_DETAIL.get(lang)}</p>
            <p><a class="btn" href=Address::SignIn(None).to_string()>{account::SIGN_IN.get(lang)}</a></p>
        }
        .into_any(),
        Problem::Forbidden => sentence(say::FORBIDDEN_DETAIL.get(lang)),
        Problem::CrossSite => sentence(say::CROSS_SITE_DETAIL.get(lang)),
        Problem::Stale => sentence(say::STALE_DETAIL.get(lang)),
        Problem::TooLarge => sentence(say::TOO_LARGE_DETAIL.get(lang)),
        Problem::TooMany { seconds } => sentence(&say::too_many(seconds, lang)),
        Problem::Unavailable => sentence(say::UNAVAILABLE_DETAIL.get(lang)),
        Problem::Internal { request_id } => view! {
            <p class="verdict">{say::INTERNAL_DETAIL.get(lang)}" "<code>{request_id}</code></p>
        }
        .into_any(),
    };
    let ways = [
        (Address::Boards, say::ALL_BOARDS),
        (Address::Models, say::ALL_MODELS),
        (Address::Search(None), say::BY_NAME),
        (Address::Home, say::HOME),
    ];
    let way = |(address, name): (Address<'_>, Text)| {
        view! { <li><a href=address.to_string()>{name.get(lang)}</a></li> }
    };
    view! {
        <div class="error">
            <p class="quiet">{status.to_string()}</p>
            <h1>{heading}</h1>
            {body}
            <p class="sub">{say::GO_ON.get(lang)}</p>
            <ul class="inline">{ways.into_iter().map(way).collect_view()}</ul>
        </div>
    }
}

fn sentence(words: &str) -> AnyView {
    view! { <p class="verdict">{words.to_owned()}</p> }.into_any()
}

fn not_found(asked: &str, near: Vec<(String, String)>, lang: Lang) -> AnyView {
    let item = |(name, href): (String, String)| view! { <li><a href=href><bdi>{name}</bdi></a></li> };
    let near = (!near.is_empty()).then(|| {
        let items = near.into_iter().map(item).collect_view();
        view! { <p>{say::NEAR.get(lang)}</p><ul class="list">{items}</ul> }
    });
    view! { <p class="verdict"><bdi>{say::nothing_at(asked, lang)}</bdi></p>{near} }.into_any()
}

/// A fault of a comparison; near models lead to the comparison with them in the place of the one
/// that is not here.
fn compare_fault(fault: &CompareFault, lang: Lang) -> AnyView {
    let words = match fault {
        CompareFault::Slice { faults } => {
            return faults.iter().map(|fault| fault_view(fault, lang)).collect_view().into_any();
        }
        other => say::compare_fault(other, lang),
    };
    let near: Vec<AnyView> = match fault {
        CompareFault::UnknownModel { near, rest, .. } => near
            .iter()
            .map(|slug| {
                let href = Address::Compare(Some(&rest.with(slug))).to_string();
                view! { <li><a href=href><bdi>{slug.to_string()}</bdi></a></li> }.into_any()
            })
            .collect(),
        CompareFault::UnknownKey { near, .. } => {
            near.iter().map(|key| view! { <li><code>{key.clone()}</code></li> }.into_any()).collect()
        }
        _ => Vec::new(),
    };
    let near = (!near.is_empty()).then(|| view! { <p>{say::NEAR.get(lang)}</p><ul class="list">{near}</ul> });
    view! { <p class="verdict"><bdi>{words}</bdi></p>{near} }.into_any()
}

fn fault_view(fault: &SliceError, lang: Lang) -> AnyView {
    let values: Vec<AnyView> = match fault {
        SliceError::Unknown { key, near, .. } => near
            .iter()
            .map(|value| {
                let words = say::value_words(*key, value, lang);
                let slug = (words != *value).then(|| view! { " "<code class="quiet">{value.clone()}</code> });
                let pairs = [(key.slug(), value.clone())];
                let href = Address::Listing(&pairs).to_string();
                let exam = domain::SliceKey::EXAM.iter().take(2).any(|first| first == key);
                let name = if exam {
                    view! { <a href=href><bdi>{words}</bdi></a> }.into_any()
                } else {
                    view! { <bdi>{words}</bdi> }.into_any()
                };
                view! { <li>{name}{slug}</li> }.into_any()
            })
            .collect(),
        SliceError::UnknownKey { near, .. } => {
            near.iter().map(|key| view! { <li><code>{key.clone()}</code></li> }.into_any()).collect()
        }
        _ => Vec::new(),
    };
    let values = (!values.is_empty()).then(|| {
        view! { <p>{say::THERE_IS.get(lang)}</p><ul class="list">{values}</ul> }
    });
    view! { <p class="verdict"><bdi>{say::slice_fault(fault, lang)}</bdi></p>{values} }.into_any()
}
