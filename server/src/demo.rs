//! The data a fresh installation shows: real published results and the registry of their models,
//! compressed into the program. `docs/data.md` says where they come from and how they were packed.

const FILES: [(&str, &[u8]); 6] = [
    ("organisations.csv", include_bytes!("../demo/organisations.csv.br")),
    ("boards.csv", include_bytes!("../demo/boards.csv.br")),
    ("models.csv", include_bytes!("../demo/models.csv.br")),
    ("aliases.csv", include_bytes!("../demo/aliases.csv.br")),
    ("published.csv", include_bytes!("../demo/published.csv.br")),
    ("claims.csv", include_bytes!("../demo/claims.csv.br")),
];

/// A packed file that does not unpack.
#[derive(Debug, thiserror::Error)]
#[error("the demonstration file {name} in this program is damaged")]
pub struct Damaged {
    /// The file's name.
    pub name: &'static str,
    source: std::io::Error,
}

/// The files by name, unpacked, ready for [`crate::import::read`].
///
/// # Errors
/// Bytes that are not what was packed.
pub fn files() -> Result<Vec<(&'static str, Vec<u8>)>, Damaged> {
    FILES.into_iter().map(|(name, packed)| Ok((name, unpack(name, packed)?))).collect()
}

fn unpack(name: &'static str, mut packed: &[u8]) -> Result<Vec<u8>, Damaged> {
    let mut bytes = Vec::new();
    brotli::BrotliDecompress(&mut packed, &mut bytes).map_err(|source| Damaged { name, source })?;
    Ok(bytes)
}
