//! Tiles: the hashes of a tree in runs of 256, and entries in bundles of 256, under the paths of
//! C2SP's tlog-tiles (<https://c2sp.org/tlog-tiles>). A tile's hashes at level L are those of the
//! complete trees of 256^L leaves.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use crate::log::Hash;

/// Hashes of a full tile, and entries of a full bundle.
pub const WIDTH: usize = 256;

/// Levels of the tree between two levels of tiles.
const HEIGHT: u32 = 8;

/// The highest level that a tile may have in a path.
const HIGHEST: u8 = 63;

/// A run of hashes of one level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tile {
    /// The level: 0 has the leaves' hashes.
    pub level: u8,
    /// The place among the tiles of the level.
    pub number: u64,
    /// Hashes, 1 to [`WIDTH`]; fewer at the right end of the tree.
    pub width: usize,
}

/// A run of entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bundle {
    /// The place among the bundles.
    pub number: u64,
    /// Entries, 1 to [`WIDTH`]; fewer at the end of the log.
    pub width: usize,
}

/// A path that names no tile and no bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PathError;

/// Hashes of a level in a tree of `size` leaves.
fn hashes_of(size: u64, level: u8) -> u64 {
    size.checked_shr(HEIGHT * u32::from(level)).unwrap_or_default()
}

/// The width of the tile `number` among `all` hashes; 0 if it has none.
fn width(all: u64, number: u64) -> usize {
    let before = number.saturating_mul(WIDTH as u64);
    usize::try_from(all.saturating_sub(before)).map_or(WIDTH, |width| width.min(WIDTH))
}

/// The first place of the tile of that number, and the one after its last.
fn places(number: u64, width: usize) -> Range<u64> {
    let first = number.saturating_mul(WIDTH as u64);
    first..first.saturating_add(width as u64)
}

impl Tile {
    /// The places of its hashes among those of its level.
    #[must_use]
    pub fn places(&self) -> Range<u64> {
        places(self.number, self.width)
    }

    /// Whether a tree of `size` leaves has all of its hashes.
    #[must_use]
    pub fn is_in(&self, size: u64) -> bool {
        width(hashes_of(size, self.level), self.number) >= self.width
    }

    /// Every tile of a tree of `size` leaves.
    pub fn all(size: u64) -> impl Iterator<Item = Self> {
        let levels = (0..=HIGHEST).take_while(move |level| hashes_of(size, *level) > 0);
        levels.flat_map(move |level| {
            let all = hashes_of(size, level);
            let tiles = 0..all.div_ceil(WIDTH as u64);
            tiles.map(move |number| Self { level, number, width: width(all, number) })
        })
    }
}

impl Bundle {
    /// The positions of its entries.
    #[must_use]
    pub fn places(&self) -> Range<u64> {
        places(self.number, self.width)
    }

    /// Whether a log of `size` entries has all of its entries.
    #[must_use]
    pub fn is_in(&self, size: u64) -> bool {
        width(size, self.number) >= self.width
    }

    /// Every bundle of a log of `size` entries.
    pub fn all(size: u64) -> impl Iterator<Item = Self> {
        (0..size.div_ceil(WIDTH as u64)).map(move |number| Self { number, width: width(size, number) })
    }

    /// The bytes of a bundle: each entry after its length in two bytes, the higher first. `None` if
    /// an entry is longer than 65,535 bytes.
    #[must_use]
    pub fn bytes<'a>(entries: impl IntoIterator<Item = &'a str>) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        for entry in entries {
            bytes.extend(u16::try_from(entry.len()).ok()?.to_be_bytes());
            bytes.extend(entry.as_bytes());
        }
        Some(bytes)
    }

    /// The entries of a bundle's bytes; `None` if they end within an entry.
    #[must_use]
    pub fn entries(mut bytes: &[u8]) -> Option<Vec<&[u8]>> {
        let mut entries = Vec::new();
        while !bytes.is_empty() {
            let (length, rest) = bytes.split_first_chunk::<2>()?;
            let (entry, rest) = rest.split_at_checked(u16::from_be_bytes(*length).into())?;
            entries.push(entry);
            bytes = rest;
        }
        Some(entries)
    }
}

/// `x001/x234/067`, with `.p/` and the width where it is not full.
fn write_number(f: &mut fmt::Formatter<'_>, number: u64, width: usize) -> fmt::Result {
    let mut parts = vec![format!("{:03}", number % 1000)];
    let mut rest = number / 1000;
    while rest > 0 {
        parts.push(format!("x{:03}", rest % 1000));
        rest /= 1000;
    }
    parts.reverse();
    f.write_str(&parts.join("/"))?;
    if width < WIDTH { write!(f, ".p/{width}") } else { Ok(()) }
}

/// Reads what [`write_number`] writes, and nothing else.
fn read_number(path: &str) -> Result<(u64, usize), PathError> {
    let (number, width) = match path.split_once(".p/") {
        None => (path, WIDTH),
        Some((number, width)) => (number, decimal(width)?),
    };
    if !(1..=WIDTH).contains(&width) || (width == WIDTH && path.contains(".p/")) {
        return Err(PathError);
    }
    let parts: Vec<&str> = number.split('/').collect();
    let mut value = 0_u64;
    for (place, part) in parts.iter().enumerate() {
        let is_last = place + 1 == parts.len();
        let digits = if is_last { *part } else { part.strip_prefix('x').ok_or(PathError)? };
        let is_three_digits = digits.len() == 3 && digits.bytes().all(|b| b.is_ascii_digit());
        let is_needless = place == 0 && !is_last && digits == "000";
        if !is_three_digits || is_needless {
            return Err(PathError);
        }
        let digits: u64 = digits.parse().map_err(|_| PathError)?;
        value = value.checked_mul(1000).and_then(|value| value.checked_add(digits)).ok_or(PathError)?;
    }
    Ok((value, width))
}

/// A number without needless zeroes.
fn decimal<T: FromStr + fmt::Display>(text: &str) -> Result<T, PathError> {
    let number: T = text.parse().map_err(|_| PathError)?;
    if number.to_string() == text { Ok(number) } else { Err(PathError) }
}

/// The path below `tile/`.
impl fmt::Display for Tile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/", self.level)?;
        write_number(f, self.number, self.width)
    }
}

impl FromStr for Tile {
    type Err = PathError;

    fn from_str(path: &str) -> Result<Self, PathError> {
        let (level, number) = path.split_once('/').ok_or(PathError)?;
        let level: u8 = decimal(level)?;
        let (number, width) = read_number(number)?;
        if level > HIGHEST { Err(PathError) } else { Ok(Self { level, number, width }) }
    }
}

/// The path below `tile/`.
impl fmt::Display for Bundle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("entries/")?;
        write_number(f, self.number, self.width)
    }
}

impl FromStr for Bundle {
    type Err = PathError;

    fn from_str(path: &str) -> Result<Self, PathError> {
        let (number, width) = read_number(path.strip_prefix("entries/").ok_or(PathError)?)?;
        Ok(Self { number, width })
    }
}

/// The hash over the leaves from `index`·2^`level` on, 2^`level` of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Node {
    pub(super) level: u32,
    pub(super) index: u64,
}

impl Node {
    /// The tile that has what the node is made of in a tree of `size` leaves.
    pub(super) fn tile(self, size: u64) -> Tile {
        let level = u8::try_from(self.level / HEIGHT).unwrap_or(HIGHEST);
        let first = self.index << (self.level % HEIGHT);
        let number = first / WIDTH as u64;
        Tile { level, number, width: width(hashes_of(size, level), number) }
    }
}

/// Tiles at hand, full or not.
#[derive(Debug, Clone, Default)]
pub struct Tiles(BTreeMap<(u8, u64), Vec<Hash>>);

impl Tiles {
    /// No tile.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a tile. One that is wider than another of the same place replaces it.
    pub fn insert(&mut self, level: u8, number: u64, hashes: Vec<Hash>) {
        let tile = self.0.entry((level, number)).or_default();
        if hashes.len() > tile.len() {
            *tile = hashes;
        }
    }

    /// A node's hash, if the tiles at hand have it.
    pub(super) fn node(&self, node: Node) -> Option<Hash> {
        let level = u8::try_from(node.level / HEIGHT).ok()?;
        let many = 1_usize << (node.level % HEIGHT);
        let first = node.index.checked_mul(many as u64)?;
        let tile = self.0.get(&(level, first / WIDTH as u64))?;
        let first = usize::try_from(first % WIDTH as u64).ok()?;
        Hash::of_complete(tile.get(first..first + many)?)
    }
}
