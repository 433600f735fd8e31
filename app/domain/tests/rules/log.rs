//! The Merkle tree against its definition (RFC 9162 §2.1.1), word for word and slow.

use domain::log::edge::partial_range;
use domain::log::proof::{
    ProofError, check_consistency, check_inclusion, consistency_tiles, inclusion_tiles, root_tiles,
};
use domain::log::{Bundle, Edge, Hash, Tile, Tiles};
use proptest::prelude::*;

fn leaves(size: u64) -> Vec<Hash> {
    (0..size).map(|number| Hash::leaf(&number.to_be_bytes())).collect()
}

/// MTH(D[n]).
fn definition(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => Hash::empty(),
        [leaf] => *leaf,
        _ => {
            let k = leaves.len().next_power_of_two() / 2;
            Hash::node(&definition(&leaves[..k]), &definition(&leaves[k..]))
        }
    }
}

/// PATH(m, D[n]).
fn path(m: usize, leaves: &[Hash]) -> Vec<Hash> {
    if leaves.len() == 1 {
        return Vec::new();
    }
    let k = leaves.len().next_power_of_two() / 2;
    let (left, right) = leaves.split_at(k);
    let (mut path, beside) =
        if m < k { (path(m, left), definition(right)) } else { (path(m - k, right), definition(left)) };
    path.push(beside);
    path
}

/// SUBPROOF(m, D[n], b).
fn subproof(m: usize, leaves: &[Hash], is_whole: bool) -> Vec<Hash> {
    if m == leaves.len() {
        return if is_whole { Vec::new() } else { vec![definition(leaves)] };
    }
    let k = leaves.len().next_power_of_two() / 2;
    let (left, right) = leaves.split_at(k);
    let (mut proof, beside) = if m <= k {
        (subproof(m, left, is_whole), definition(right))
    } else {
        (subproof(m - k, right, false), definition(left))
    };
    proof.push(beside);
    proof
}

/// Every tile of a tree, from its definition.
fn tile(wanted: Tile, leaves: &[Hash]) -> Vec<Hash> {
    let many = 256_usize.pow(wanted.level.into());
    wanted.places().map(|place| place as usize * many).map(|from| definition(&leaves[from..from + many])).collect()
}

fn tiles(wanted: impl IntoIterator<Item = Tile>, leaves: &[Hash]) -> Tiles {
    let mut tiles = Tiles::new();
    for one in wanted {
        tiles.insert(one.level, one.number, tile(one, leaves));
    }
    tiles
}

#[test]
fn an_edge_has_the_root_of_its_leaves_and_gives_the_tiles_above() {
    let leaves = leaves(70_000);
    let mut edge = Edge::default();
    let mut above = std::collections::BTreeMap::new();
    for (place, leaf) in leaves.iter().enumerate() {
        if place < 700 || place % 4_999 == 0 {
            assert_eq!(edge.root(), definition(&leaves[..place]), "of {place}");
        }
        for done in edge.push(*leaf) {
            above.insert((done.level, done.position), done.hash);
        }
    }
    assert_eq!((edge.size(), edge.root()), (70_000, definition(&leaves)));
    // The example of tlog-tiles: 273 full tiles and one of 112, one full and one of 17, one of 1.
    let all: Vec<Tile> = Tile::all(70_000).collect();
    assert_eq!(all.len(), 274 + 2 + 1);
    assert_eq!(all[273], Tile { level: 0, number: 273, width: 112 });
    assert_eq!(all[275..], [Tile { level: 1, number: 1, width: 17 }, Tile { level: 2, number: 0, width: 1 }]);
    assert_eq!(above.len(), 273 + 1);
    for one in all.iter().filter(|one| one.level > 0) {
        let kept: Vec<Hash> = one.places().map(|place| above[&(one.level, place)]).collect();
        assert_eq!(kept, tile(*one, &leaves), "{one}");
    }
    // Taken up from what is kept, it goes on as before.
    let (leaves, above) = (&leaves, &above);
    let kept = |level: u8| {
        partial_range(70_000, level)
            .map(move |place| if level == 0 { leaves[place as usize] } else { above[&(level, place)] })
    };
    let mut again = Edge::new(70_000, (0..3).map(|level| kept(level).collect()).collect()).unwrap();
    assert_eq!(again, edge);
    assert_eq!(again.push(leaves[0]), edge.push(leaves[0]));
    assert!(Edge::new(70_000, (0..2).map(|level| kept(level).collect()).collect()).is_none(), "a level is missing");
    assert!(Edge::new(69_999, (0..3).map(|level| kept(level).collect()).collect()).is_none());
    assert_eq!(Edge::new(0, Vec::new()), Some(Edge::default()));
}

#[test]
fn proofs_of_small_trees_are_those_of_the_definition() {
    let leaves = leaves(40);
    for size in 0..=40_u64 {
        let some = &leaves[..size as usize];
        let root = tiles(root_tiles(size), some).root(size).unwrap();
        assert_eq!(root, definition(some), "of {size}");
        for index in 0..size {
            let made = tiles(inclusion_tiles(index, size).unwrap(), some).inclusion(index, size).unwrap();
            assert_eq!(made, path(index as usize, some), "{index} of {size}");
            assert_eq!(check_inclusion(leaves[index as usize], index, size, &made, root), Ok(()));
        }
        for older in 0..=size {
            let made = tiles(consistency_tiles(older, size).unwrap(), some).consistency(older, size).unwrap();
            let wanted = if older == 0 { Vec::new() } else { subproof(older as usize, some, true) };
            assert_eq!(made, wanted, "{older} in {size}");
            let older_root = definition(&some[..older as usize]);
            assert_eq!(check_consistency(older, size, &made, older_root, root), Ok(()), "{older} in {size}");
        }
    }
    assert_eq!(inclusion_tiles(3, 3), Err(ProofError::Beyond));
    assert_eq!(consistency_tiles(4, 3), Err(ProofError::Beyond));
}

#[test]
fn what_is_missing_is_named() {
    let leaves = leaves(300);
    let none = Tiles::new();
    assert_eq!(none.root(300), Err(ProofError::Missing(Tile { level: 0, number: 1, width: 44 })));
    let mut short = Tiles::new();
    short.insert(1, 0, tile(Tile { level: 1, number: 0, width: 1 }, &leaves));
    short.insert(0, 1, leaves[256..299].to_vec());
    assert_eq!(short.root(300), Err(ProofError::Missing(Tile { level: 0, number: 1, width: 44 })));
    assert_eq!(short.root(299), Ok(definition(&leaves[..299])));
    assert_eq!(none.root(0), Ok(Hash::empty()));
}

proptest! {
    #[test]
    fn proofs_hold_and_hold_for_nothing_else(size in 1_u64..1_200, at in 0.0..1.0, before in 0.0..1.0, flip in 0_usize..64) {
        let leaves = leaves(size);
        let root = definition(&leaves);
        let index = (size as f64 * at) as u64;
        let leaf = leaves[index as usize];
        let mut proof = tiles(inclusion_tiles(index, size).unwrap(), &leaves).inclusion(index, size).unwrap();
        prop_assert_eq!(&proof, &path(index as usize, &leaves));
        prop_assert_eq!(check_inclusion(leaf, index, size, &proof, root), Ok(()));
        prop_assert!(check_inclusion(Hash::leaf(b"another"), index, size, &proof, root).is_err());
        prop_assert!(check_inclusion(leaf, (index + 1) % size, size, &proof, root).is_err() || size == 1);
        proof.push(root);
        prop_assert_eq!(check_inclusion(leaf, index, size, &proof, root), Err(ProofError::Length));
        proof.pop();
        if proof.pop().is_some() {
            prop_assert_eq!(check_inclusion(leaf, index, size, &proof, root), Err(ProofError::Length));
        }

        let older = 1 + ((size - 1) as f64 * before) as u64;
        let older_root = definition(&leaves[..older as usize]);
        let mut proof = tiles(consistency_tiles(older, size).unwrap(), &leaves).consistency(older, size).unwrap();
        prop_assert_eq!(check_consistency(older, size, &proof, older_root, root), Ok(()));
        prop_assert!(check_consistency(older, size, &proof, Hash::leaf(b"another"), root).is_err());
        prop_assert!(check_consistency(older, size, &proof, older_root, Hash::leaf(b"another")).is_err());
        if let Some(hash) = proof.get_mut(flip % 12) {
            hash.0[flip % 32] ^= 1;
            prop_assert!(check_consistency(older, size, &proof, older_root, root).is_err());
        }
    }

    #[test]
    fn paths_are_read_as_they_are_written(level in 0_u8..64, number in any::<u64>(), width in 1_usize..=256) {
        let tile = Tile { level, number, width };
        prop_assert_eq!(tile.to_string().parse(), Ok(tile));
        let bundle = Bundle { number, width };
        prop_assert_eq!(bundle.to_string().parse(), Ok(bundle));
    }

    #[test]
    fn bundles_are_read_as_they_are_written(entries in prop::collection::vec(".{0,40}", 0..20)) {
        let bytes = Bundle::bytes(entries.iter().map(String::as_str)).unwrap();
        let read: Vec<&[u8]> = entries.iter().map(String::as_bytes).collect();
        prop_assert_eq!(Bundle::entries(&bytes).unwrap(), read);
        prop_assert!(entries.is_empty() || Bundle::entries(&bytes[..bytes.len() - 1]).is_none_or(|less| less.len() < entries.len()));
    }
}

#[test]
fn a_path_is_written_in_one_way_only() {
    let tile = Tile { level: 0, number: 1_234_067, width: 256 };
    assert_eq!(tile.to_string(), "0/x001/x234/067");
    assert_eq!(Tile { width: 7, ..tile }.to_string(), "0/x001/x234/067.p/7");
    for wrong in [
        "",
        "0",
        "0/",
        "0/1",
        "0/0001",
        "00/001",
        "64/001",
        "-1/001",
        "0/x000/001",
        "0/001/002",
        "0/x001",
        "0/001.p/0",
        "0/001.p/256",
        "0/001.p/07",
        "0/001.p/",
        "0/001.p",
        "0/001/",
        "0/+01",
        "entries/001",
        "0/x99999/001",
        "0/x100/x000/x000/x000/x000/x000/x000/000",
    ] {
        assert!(wrong.parse::<Tile>().is_err(), "{wrong}");
    }
    assert!("entries/x1/001".parse::<Bundle>().is_err());
    assert_eq!("entries/001.p/3".parse(), Ok(Bundle { number: 1, width: 3 }));
}
