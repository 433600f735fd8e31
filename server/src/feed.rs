//! Change logs as Atom feeds (RFC 4287).

use app::page::changes::say::{detail, subject, where_of};
use app::text::{Lang, changes as text, shell};
use atom_syndication::{Category, Entry as AtomEntry, Feed, FixedDateTime, Generator, Link, Person, Text};
use chrono::{DateTime, Utc};
use domain::change::Entry;
use domain::{Address, LogPart};

use crate::assets::Site;
use crate::cache::Answer;
use crate::changes::{Log, asked, read, token};
use crate::error::PageError;
use crate::extract::Reader;
use crate::state::Reading;

const ATOM: &str = "application/atom+xml; charset=utf-8";
/// Entries of a feed.
const SHOWN: usize = 50;
/// The year in which names of entries begin to be given: part of each, never changed.
const SINCE: &str = "2026";

/// The answer to `/changes.atom?…`.
///
/// # Errors
/// What cannot be read or names nothing; a failing store.
pub async fn answer(reading: Reading, reader: Reader) -> Result<Answer, PageError> {
    let lang = reader.lang;
    let asked = asked(&reading, &reader).await?;
    let log = Log { watch: &asked.watch, after: asked.after.as_ref(), limit: asked.limit.unwrap_or(SHOWN) };
    let page = read(&reading, log).await?;
    let [after, next] = [&asked.after, &page.next].map(|mark| mark.as_ref().map(token));
    let name = asked.of.as_ref().map(|(_, [zh, en])| if lang == Lang::Zh { zh } else { en }.clone());
    let feed = Atom {
        site: reading.site(),
        part: asked.onward(after.as_deref()),
        next: next.as_deref(),
        name,
        lang,
        empty_since: reading.changed_at(),
    };
    Ok(Answer::new(feed.of(&page.entries).to_string(), ATOM, true))
}

/// What a feed is made with.
struct Atom<'a> {
    site: &'a Site,
    /// Which part of the log it is.
    part: LogPart<'a>,
    /// The place after which the log goes on; `None` at its end.
    next: Option<&'a str>,
    name: Option<String>,
    lang: Lang,
    /// What an empty feed says of when it changed last.
    empty_since: Option<DateTime<Utc>>,
}

impl Atom<'_> {
    fn of(&self, entries: &[Entry]) -> Feed {
        let lang = self.lang;
        let title =
            self.name.as_ref().map_or_else(|| text::CHANGES.get(lang).to_owned(), |name| text::title(name, lang));
        let updated = entries.iter().map(Entry::recorded_at).max().or(self.empty_since).unwrap_or_default();
        let page = Address::ChangesPart(self.part).to_string();
        let own = Address::ChangesFeed(self.part, lang.tag()).to_string();
        let other = Address::ChangesFeed(self.part, lang.other().tag()).to_string();
        let feed = "application/atom+xml";
        let mut links = vec![
            link("self", &self.site.whole(&own), Some(feed), Some(lang)),
            link("alternate", &self.site.whole(&in_lang(&page, lang)), Some("text/html"), Some(lang)),
            link("alternate", &self.site.whole(&other), Some(feed), Some(lang.other())),
        ];
        // RFC 5005: where the log goes on, and, of a later part, where it begins.
        let of_part = |rel, after| {
            let part = LogPart { after, ..self.part };
            link(rel, &self.site.whole(&Address::ChangesFeed(part, lang.tag()).to_string()), Some(feed), Some(lang))
        };
        links.extend(self.part.after.map(|_| of_part("first", None)));
        links.extend(self.next.map(|token| of_part("next", Some(token))));
        Feed {
            title: plain(format!("{title} · {}", shell::NAME.get(lang))),
            id: self.tag(&format!("changes/{}?{}", lang.tag(), self.part.watch.to_query())),
            updated: fixed(updated),
            authors: vec![Person {
                name: shell::NAME.get(lang).to_owned(),
                email: None,
                uri: Some(self.site.whole("/")),
                ..Person::default()
            }],
            generator: Some(Generator { value: "Jinbang".to_owned(), uri: None, version: None }),
            subtitle: Some(plain(shell::CREED.get(lang).to_owned())),
            links,
            lang: Some(lang.tag().to_owned()),
            entries: entries.iter().map(|entry| self.entry(entry)).collect(),
            ..Feed::default()
        }
    }

    fn entry(&self, entry: &Entry) -> AtomEntry {
        let lang = self.lang;
        let page = match entry {
            Entry::Result(event) => Address::Result(event.row.id.as_str()).to_string(),
            Entry::Objection { row, .. } => format!("{}#disputes", Address::Result(row.id.as_str())),
            Entry::First { change, .. } => {
                let slice = change.after.slice.with_as_of(change.day);
                // The day is named, also where it is the newest: the entry is of that day for good.
                format!("{}&as-of={}", Address::Ranking(&slice, change.day), change.day)
            }
            Entry::Claimed { claim, .. } => Address::Claim(&claim.id).to_string(),
        };
        let mut links = vec![link("alternate", &self.site.whole(&page), Some("text/html"), None)];
        links.extend(
            entry.source_url().filter(|address| is_iri(address)).map(|address| link("via", address, None, None)),
        );
        let slice = where_of(entry).map(|(_, slice)| slice.to_string());
        let words = [detail(entry, lang), entry.day().map(|day| format!("{}: {day}", text::DAY.get(lang))), slice];
        let words: Vec<String> = words.into_iter().flatten().collect();
        let published = entry.day().and_then(|day| day.and_hms_opt(0, 0, 0)).map(|day| fixed(day.and_utc()));
        AtomEntry {
            title: plain(subject(entry, lang)),
            id: self.tag(&entry.name()),
            updated: fixed(entry.recorded_at()),
            published,
            categories: vec![Category {
                term: entry.kind().slug().to_owned(),
                scheme: None,
                label: Some(text::kind(entry.kind()).get(lang).to_owned()),
            }],
            links,
            summary: Some(plain(words.join("\n"))),
            ..AtomEntry::default()
        }
    }

    /// A `tag:` URI (RFC 4151): a name that stays when the site moves to another scheme or port.
    fn tag(&self, specific: &str) -> String {
        let origin = self.site.origin.split_once("://").map_or(self.site.origin.as_str(), |(_, rest)| rest);
        let host = match origin.rsplit_once(':') {
            Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => host,
            _ => origin,
        };
        let host: String = host.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-')).collect();
        format!("tag:{},{SINCE}:{specific}", host.to_ascii_lowercase())
    }
}

/// An address with the language of the feed asked for.
fn in_lang(address: &str, lang: Lang) -> String {
    app::shell::in_language(address, lang)
}

fn link(rel: &str, href: &str, mime: Option<&str>, lang: Option<Lang>) -> Link {
    Link {
        href: href.to_owned(),
        rel: rel.to_owned(),
        hreflang: lang.map(|lang| lang.tag().to_owned()),
        mime_type: mime.map(str::to_owned),
        title: None,
        length: None,
    }
}

/// A text without the characters that XML does not allow.
fn plain(text: String) -> Text {
    let allowed = |c: &char| matches!(c, '\t' | '\n' | '\r') || (*c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}'));
    Text::plain(text.chars().filter(allowed).collect::<String>())
}

/// Whether a source can stand in `href`: an address of the web without characters that IRIs lack.
fn is_iri(address: &str) -> bool {
    let web = address.starts_with("https://") || address.starts_with("http://");
    web && !address
        .contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`'))
}

fn fixed(instant: DateTime<Utc>) -> FixedDateTime {
    instant.fixed_offset()
}
