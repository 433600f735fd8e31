//! What a change log is of, read from an address.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::change::{Mark, Watch};
use domain::{LogPart, Resolved, SliceKey, SliceQuery, near};

use crate::error::PageError;
use crate::extract::Reader;
use crate::state::Reading;

/// Keys of the address that are not part of a slice.
const ALSO: [&str; 5] = ["lang", "after", "limit", "model", "claim"];
/// Entries that one answer gives at most.
const MOST: usize = 200;

/// What was asked for.
#[derive(Debug, Clone)]
pub struct Asked {
    /// What the log is of.
    pub watch: Watch,
    /// Its page and its name in both languages (Chinese, English); `None` of everything.
    pub of: Option<(String, [String; 2])>,
    /// The place after which it is read.
    pub after: Option<Mark>,
    /// How many entries are asked for; `None` where nothing says.
    pub limit: Option<usize>,
}

impl Asked {
    /// The part of the log that comes after what was given, as addresses say it.
    #[must_use]
    pub const fn onward<'a>(&'a self, after: Option<&'a str>) -> LogPart<'a> {
        LogPart { watch: &self.watch, after, limit: self.limit }
    }
}

/// A place in the log as addresses carry it: opaque.
#[must_use]
pub fn token(mark: &Mark) -> String {
    URL_SAFE_NO_PAD.encode(mark.to_string())
}

/// Reads `after` and `limit`, and what the log is of: a `model`, a `claim`, a board, a dataset, or
/// the keys of a slice.
///
/// # Errors
/// What cannot be read, or names nothing.
pub async fn asked(reading: &Reading, reader: &Reader) -> Result<Asked, PageError> {
    asked_with(reading, reader, &[]).await
}

/// The same where the address may have further keys.
///
/// # Errors
/// As [`asked`].
pub async fn asked_with(reading: &Reading, reader: &Reader, more: &[&str]) -> Result<Asked, PageError> {
    let also: Vec<&str> = ALSO.iter().chain(more).copied().collect();
    let query = SliceQuery::parse(&reader.query, &also).map_err(PageError::Slice)?;
    let after = reader.value("after").map(|token| mark(&token)).transpose()?;
    let limit = reader.value("limit").map(|limit| number(&limit)).transpose()?;
    let (watch, of) = match (reader.value("model"), reader.value("claim"), query.pairs().as_slice()) {
        (None, None, pairs) => of_slice(reading, &query, pairs)?,
        (Some(model), None, []) => of_model(reading, &model)?,
        (None, Some(claim), []) => of_claim(reading, &claim).await?,
        _ => {
            let words = "a log is of a model, of a claim or of a slice: name one of them";
            return Err(PageError::BadRequest(words.to_owned()));
        }
    };
    Ok(Asked { watch, of, after, limit })
}

type Named = (Watch, Option<(String, [String; 2])>);

fn mark(token: &str) -> Result<Mark, PageError> {
    let bytes = URL_SAFE_NO_PAD.decode(token).ok();
    let mark = bytes.and_then(|bytes| String::from_utf8(bytes).ok()?.parse().ok());
    mark.ok_or_else(|| PageError::BadRequest("after: expected `next` of an answer before".to_owned()))
}

fn number(limit: &str) -> Result<usize, PageError> {
    let number = limit.parse().ok().filter(|limit| (1..=MOST).contains(limit));
    number.ok_or_else(|| PageError::BadRequest(format!("limit: expected a number from 1 to {MOST}")))
}

fn of_slice(reading: &Reading, query: &SliceQuery, pairs: &[(SliceKey, String)]) -> Result<Named, PageError> {
    use app::text::Lang::{En, Zh};
    use app::text::words::{board_name, dataset_name, slice_sentence};
    let catalog = reading.catalog();
    match pairs {
        [] => Ok((Watch::All, None)),
        [(SliceKey::Board, slug)] => match catalog.board(slug) {
            Some(board) => {
                let name = [Zh, En].map(|lang| board_name(board, lang).to_owned());
                Ok((Watch::Board(board.slug.clone()), Some((domain::Address::Board(&board.slug).to_string(), name))))
            }
            None => Err(nothing(slug, "board", catalog.boards().map(|board| board.slug.as_str()))),
        },
        [(SliceKey::Dataset, slug)] => match catalog.dataset(slug) {
            Some(dataset) => {
                let name = [Zh, En].map(|lang| dataset_name(dataset, lang).to_owned());
                let page = domain::Address::Dataset(&dataset.slug).to_string();
                Ok((Watch::Dataset(dataset.slug.clone()), Some((page, name))))
            }
            None => Err(nothing(slug, "dataset", catalog.datasets().map(|dataset| dataset.slug.as_str()))),
        },
        _ => match query.resolve(catalog, reading.today()).map_err(PageError::Slice)? {
            Resolved::One(slice, exam) => {
                let slice = slice.with_as_of(reading.today());
                let name = [Zh, En].map(|lang| slice_sentence(&exam, &slice, lang));
                let page = domain::Address::Ranking(&slice, reading.today()).to_string();
                Ok((Watch::Slice(Box::new(slice)), Some((page, name))))
            }
            Resolved::Open(open) => {
                let keys: Vec<&str> = open.open.iter().map(|key| key.slug()).collect();
                Err(PageError::BadRequest(format!(
                    "a log is of a board, a dataset or one exam: name {} too, or the board or the dataset alone",
                    keys.join(", ")
                )))
            }
        },
    }
}

fn of_model(reading: &Reading, slug: &str) -> Result<Named, PageError> {
    let catalog = reading.catalog();
    let Some(model) = catalog.model(slug) else {
        return Err(nothing(slug, "model", catalog.models().map(|model| model.slug.as_str())));
    };
    let name =
        [app::text::Lang::Zh, app::text::Lang::En].map(|lang| app::text::words::model_name(model, lang).0.to_owned());
    Ok((Watch::Model(model.slug.clone()), Some((domain::Address::Model(&model.slug).to_string(), name))))
}

async fn of_claim(reading: &Reading, id: &str) -> Result<Named, PageError> {
    let claims = reading.claims().await?;
    let Some(claim) = claims.iter().find(|claim| claim.id.as_str() == id) else {
        return Err(nothing(id, "claim", claims.iter().map(|claim| claim.id.as_str())));
    };
    let name = [claim.text.clone(), claim.text.clone()];
    Ok((Watch::Claim(claim.id.clone()), Some((domain::Address::Claim(&claim.id).to_string(), name))))
}

/// Nothing of a kind has that word; near ones are named with their logs.
fn nothing<'a>(asked: &str, kind: &str, all: impl Iterator<Item = &'a str>) -> PageError {
    let near = near(asked, all).into_iter().map(|slug| (slug.clone(), format!("/changes?{kind}={slug}")));
    PageError::NotFound { asked: asked.chars().take(80).collect(), near: near.collect() }
}
