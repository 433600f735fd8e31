//! What search engines may read: `/robots.txt`, and `/sitemap.xml` with its parts. Every address is
//! given in both languages.

use app::shell::in_language;
use app::text::Lang;
use chrono::{DateTime, SecondsFormat, Utc};
use domain::change::Watch;
use domain::firsts::FirstsView;
use domain::{Address, Filters, ResultId, Slice};

use crate::cache::Answer;
use crate::error::PageError;
use crate::extract::Reader;
use crate::quote::letters::escape;
use crate::state::Reading;

const XML: &str = "application/xml";
const TEXT: &str = "text/plain; charset=utf-8";
/// What a part may hold at most (<https://www.sitemaps.org/protocol.html>).
const MOST: i64 = 50_000;
/// The parts of results go by the first letter of their identifiers.
const LETTERS: &str = "0123456789abcdefghjkmnpqrstvwxyz";

/// `/robots.txt`: everything may be read, but frames and searches, which are pages again.
///
/// # Errors
/// None.
pub async fn robots(reading: Reading, _: Reader) -> Result<Answer, PageError> {
    let map = reading.site().whole("/sitemap.xml");
    let body = format!("User-agent: *\nDisallow: /embed/\nDisallow: /search\nDisallow: /oembed\n\nSitemap: {map}\n");
    Ok(Answer::new(body, TEXT, false))
}

/// `/sitemap.xml`: the list of parts.
///
/// # Errors
/// None.
pub async fn index(reading: Reading, _: Reader) -> Result<Answer, PageError> {
    let results = LETTERS.chars().map(|letter| format!("results-{letter}"));
    let parts = ["pages".to_owned(), "rankings".to_owned(), "fixed".to_owned()].into_iter().chain(results);
    let entries: String = parts
        .map(|part| format!("<sitemap><loc>{}</loc></sitemap>", escape(&reading.site().whole(&path_of(&part)))))
        .collect();
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">{entries}</sitemapindex>\n"
    );
    Ok(Answer::new(body, XML, false))
}

fn path_of(part: &str) -> String {
    format!("/sitemaps/{part}.xml")
}

/// `/sitemaps/{part}.xml`.
///
/// # Errors
/// If there is no such part; a failing store.
pub async fn part(reading: Reading, name: String) -> Result<Answer, PageError> {
    let part = name.strip_suffix(".xml").ok_or_else(|| PageError::not_found(name.clone()))?;
    let addresses = match part {
        "pages" => pages(&reading).await?,
        "rankings" => rankings(&reading),
        "fixed" => {
            let ids = reading.store().fixed_ids(MOST).await?;
            ids.iter().map(|id| Address::Fixed(id.as_str()).to_string()).collect()
        }
        other => {
            let letter = other.strip_prefix("results-").filter(|letter| letter.len() == 1 && LETTERS.contains(*letter));
            let letter = letter.ok_or_else(|| PageError::not_found(name.clone()))?;
            let ids: Vec<ResultId> = reading.store().result_ids(letter, MOST).await?;
            ids.iter().map(|id| Address::Result(id.as_str()).to_string()).collect()
        }
    };
    // Pages and rankings of today change with the data; what was published changes for reasons of its own.
    let changed = if matches!(part, "pages" | "rankings") { reading.changed_at() } else { None };
    Ok(Answer::new(urls(&reading, &addresses, changed), XML, false))
}

fn urls(reading: &Reading, addresses: &[String], changed: Option<DateTime<Utc>>) -> String {
    let changed = changed.map(|at| format!("<lastmod>{}</lastmod>", at.to_rfc3339_opts(SecondsFormat::Secs, true)));
    let changed = changed.unwrap_or_default();
    let mut body = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for address in addresses {
        let whole = reading.site().whole(address);
        body += &format!("<url><loc>{}</loc>{changed}", escape(&whole));
        for lang in [Lang::Zh, Lang::En] {
            let href = escape(&in_language(&whole, lang));
            body += &format!("<xhtml:link rel=\"alternate\" hreflang=\"{lang}\" href=\"{href}\"/>");
        }
        body += &format!("<xhtml:link rel=\"alternate\" hreflang=\"x-default\" href=\"{}\"/></url>\n", escape(&whole));
    }
    body + "</urlset>\n"
}

/// Pages of nouns and of claims, and those there is one of.
async fn pages(reading: &Reading) -> Result<Vec<String>, PageError> {
    let catalog = reading.catalog();
    let (firsts, log) = (FirstsView::default(), Watch::All);
    let fixed = [
        Address::Home,
        Address::Boards,
        Address::Models,
        Address::Rankings,
        Address::Firsts(&firsts),
        Address::Claims,
        Address::ClaimCheck(&[]),
        Address::Trends,
        Address::Compare(None),
        Address::Changes(&log),
        Address::Log,
        Address::Exports,
        Address::DocsApi,
        Address::About,
    ];
    let mut addresses: Vec<String> = fixed.iter().map(ToString::to_string).collect();
    addresses.extend(reading.claims().await?.iter().map(|claim| Address::Claim(&claim.id).to_string()));
    addresses.extend(catalog.boards().map(|board| Address::Board(&board.slug).to_string()));
    addresses.extend(catalog.datasets().map(|dataset| Address::Dataset(&dataset.slug).to_string()));
    addresses.extend(catalog.models().map(|model| Address::Model(&model.slug).to_string()));
    addresses.extend(catalog.organisations().map(|organisation| Address::Organisation(&organisation.slug).to_string()));
    Ok(addresses)
}

/// The rankings of whole exams.
fn rankings(reading: &Reading) -> Vec<String> {
    let today = reading.today();
    let slices = reading.catalog().exams().map(|exam| Slice::new(exam.key.clone(), Filters::default(), today));
    slices.map(|slice| Address::Ranking(&slice, today).to_string()).collect()
}
