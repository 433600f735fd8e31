//! The log, read: its size, its tiles, its leaves, and where something stands in it.

use domain::log::{Hash, Kind, Tile};

use super::{corrupt, place};
use crate::error::{Error, reading};
use crate::pool::{Store, on};
use crate::statement::statements;

statements! {
    LOG_SIZE = "SELECT COALESCE(MAX(position) + 1, 0) FROM log_entry";
    LEAVES = "SELECT leaf FROM log_entry WHERE position >= $1 AND position < $2 ORDER BY position";
    HASHES = "SELECT hash FROM log_hash WHERE position >= $1 AND position < $2 AND level = $3 ORDER BY position";
    NEWEST_OF =
        "SELECT position, leaf FROM log_entry WHERE id = $1 AND kind = $2 ORDER BY position DESC LIMIT 1";
}

/// An entry where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logged {
    /// Its place, from 0.
    pub position: u64,
    /// Its bytes.
    pub leaf: String,
}

impl Store {
    /// How many entries the log has.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Database`] before the schema is there.
    pub async fn log_size(&self) -> Result<u64, Error> {
        let size: i64 = on!(self, db => sqlx::query_scalar(LOG_SIZE).fetch_one(db).await)?;
        u64::try_from(size).map_err(|_| corrupt("log_entry", size, "no position"))
    }

    /// The leaves from one position to before another, in order; fewer where the log ends.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn log_leaves(&self, positions: std::ops::Range<u64>) -> Result<Vec<String>, Error> {
        let (start, end) = (place(positions.start), place(positions.end));
        on!(self, db => sqlx::query_scalar(LEAVES).bind(start).bind(end).fetch_all(db).await)
            .map_err(reading("log_entry"))
    }

    /// The hashes of a tile. Ask only for tiles that the log's size has.
    ///
    /// # Errors
    /// [`Error::Corrupt`] if one is missing; [`Error::Unavailable`].
    pub async fn log_tile(&self, tile: Tile) -> Result<Vec<Hash>, Error> {
        let places = tile.places();
        let hashes: Vec<Hash> = if tile.level == 0 {
            self.log_leaves(places).await?.iter().map(|leaf| Hash::leaf(leaf.as_bytes())).collect()
        } else {
            let (start, end, level) = (place(places.start), place(places.end), i64::from(tile.level));
            let texts: Vec<String> =
                on!(self, db => sqlx::query_scalar(HASHES).bind(start).bind(end).bind(level).fetch_all(db).await)
                    .map_err(reading("log_hash"))?;
            let hash = |text: &String| text.parse().map_err(|fault| corrupt("log_hash", text, fault));
            texts.iter().map(hash).collect::<Result<_, Error>>()?
        };
        if hashes.len() == tile.width { Ok(hashes) } else { Err(corrupt("log_hash", tile, "hashes are missing")) }
    }

    /// The newest entry of a kind and name.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn logged(&self, kind: Kind, id: &str) -> Result<Option<Logged>, Error> {
        let row: Option<(i64, String)> =
            on!(self, db => sqlx::query_as(NEWEST_OF).bind(id).bind(kind.slug()).fetch_optional(db).await)
                .map_err(reading("log_entry"))?;
        let logged = |(position, leaf)| {
            let position = u64::try_from(position).map_err(|_| corrupt("log_entry", position, "no position"))?;
            Ok(Logged { position, leaf })
        };
        row.map(logged).transpose()
    }
}
