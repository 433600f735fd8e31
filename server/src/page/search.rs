//! `/search?q=`: models, boards, datasets and organisations by name. No ranks.

use std::cmp::Reverse;
use std::collections::HashMap;

use app::page::search::{self, Content, Hit, Kind};
use app::shell::Section;
use app::text::Lang;
use domain::{Address, Catalog, PrintedName};

use crate::error::PageError;
use crate::extract::Reader;
use crate::render::Document;
use crate::state::Reading;

/// Names shown.
const SHOWN: usize = 200;
/// The longest words looked for, in characters.
const LONGEST: usize = 100;

/// Loads the page.
///
/// # Errors
/// A failing store.
pub async fn load(reading: Reading, reader: Reader) -> Result<Document, PageError> {
    let lang = reader.lang;
    let words = reader.value("q").map(|words| words.trim().chars().take(LONGEST).collect::<String>());
    let words = words.filter(|words| !words.is_empty());
    let printed = if words.is_some() { reading.store().printed_names().await? } else { Vec::new() };
    let content = content(reading.catalog(), &printed, words, lang);
    let title = search::title(&content, lang);
    Ok(Document::new(title, Some(Section::Search), move || search::Page(search::PageProps { content, lang })))
}

/// A name as it is compared: boards write `XuanYuan-70B`, readers `xuanyuan 70b`. Letters and
/// digits alone count, in lower case; where there are none, the name as it is.
fn fold(name: &str) -> String {
    let lower = name.to_lowercase();
    let folded: String = lower.chars().filter(|c| c.is_alphanumeric()).collect();
    if folded.is_empty() { lower } else { folded }
}

/// Something that can be found, with every name it has.
struct Named<'a> {
    kind: Kind,
    slug: &'a str,
    name: &'a str,
    name_zh: Option<&'a str>,
    printed: Vec<&'a str>,
    href: String,
}

impl Named<'_> {
    /// Its names, its slug last.
    fn names(&self) -> impl Iterator<Item = &str> {
        let own = [Some(self.name), self.name_zh].into_iter().flatten();
        own.chain(self.printed.iter().copied()).chain([self.slug])
    }

    /// What it looks like among what was found; `wanted` is folded.
    fn hit(&self, wanted: &str, lang: Lang) -> Hit {
        let zh = self.name_zh.filter(|zh| !zh.is_empty() && *zh != self.name);
        let (name, other) = match (zh, lang) {
            (Some(zh), Lang::Zh) => (zh, Some(self.name)),
            (zh, _) => (self.name, zh),
        };
        let holds = |name: &&str| fold(name).contains(wanted);
        let own_holds = holds(&self.name) || zh.is_some_and(|zh| holds(&zh)) || holds(&self.slug);
        let printed = if own_holds { None } else { self.printed.iter().copied().find(holds) };
        Hit {
            kind: self.kind,
            name: name.to_owned(),
            other_name: other.map(str::to_owned),
            printed: printed.map(str::to_owned),
            exact: self.names().any(|name| fold(name) == wanted),
            href: self.href.clone(),
        }
    }
}

/// What the page shows.
#[must_use]
pub fn content(catalog: &Catalog, printed: &[PrintedName], words: Option<String>, lang: Lang) -> Content {
    let Some(words) = words else {
        return Content { words: None, hits: Vec::new(), n_more: 0, near: Vec::new() };
    };
    let wanted = fold(&words);
    let all = everything(catalog, printed);
    let found = all.iter().filter(|named| named.names().any(|name| fold(name).contains(&wanted)));
    let mut hits: Vec<Hit> = found.map(|named| named.hit(&wanted, lang)).collect();
    hits.sort_by_cached_key(|hit| {
        let name = fold(&hit.name);
        (Reverse(hit.exact), hit.kind, !name.starts_with(&wanted), name)
    });
    let near = if hits.is_empty() { near(&all, &words, lang) } else { Vec::new() };
    let n_more = hits.len().saturating_sub(SHOWN);
    hits.truncate(SHOWN);
    Content { words: Some(words), hits, n_more, near }
}

/// Names like what was typed, each thing once.
fn near(all: &[Named<'_>], words: &str, lang: Lang) -> Vec<Hit> {
    let mut near: Vec<Hit> = Vec::new();
    for alike in domain::near(words, all.iter().flat_map(Named::names)) {
        let named = all.iter().find(|named| named.names().any(|name| name == alike));
        if let Some(named) = named
            && !near.iter().any(|hit| hit.href == named.href)
        {
            near.push(named.hit(&fold(&alike), lang));
        }
    }
    for hit in &mut near {
        hit.exact = false;
    }
    near
}

fn everything<'a>(catalog: &'a Catalog, printed: &'a [PrintedName]) -> Vec<Named<'a>> {
    let mut names_of: HashMap<&str, Vec<&str>> = HashMap::new();
    for of in printed {
        names_of.entry(of.model.as_str()).or_default().push(&of.name);
    }
    let models = catalog.models().map(|model| Named {
        kind: Kind::Model,
        slug: model.slug.as_str(),
        name: &model.name,
        name_zh: model.name_zh.as_deref(),
        printed: names_of.get(model.slug.as_str()).cloned().unwrap_or_default(),
        href: Address::Model(&model.slug).to_string(),
    });
    let boards = catalog.boards().map(|board| Named {
        kind: Kind::Board,
        slug: board.slug.as_str(),
        name: &board.name,
        name_zh: board.name_zh.as_deref(),
        printed: Vec::new(),
        href: Address::Board(&board.slug).to_string(),
    });
    let datasets = catalog.datasets().map(|dataset| Named {
        kind: Kind::Dataset,
        slug: dataset.slug.as_str(),
        name: &dataset.name,
        name_zh: None,
        printed: Vec::new(),
        href: Address::Dataset(&dataset.slug).to_string(),
    });
    let organisations = catalog.organisations().map(|organisation| Named {
        kind: Kind::Organisation,
        slug: organisation.slug.as_str(),
        name: &organisation.name,
        name_zh: organisation.name_zh.as_deref(),
        printed: Vec::new(),
        href: Address::Organisation(&organisation.slug).to_string(),
    });
    models.chain(boards).chain(datasets).chain(organisations).collect()
}
