//! The public log as a stranger checks it: with readers that nobody here wrote, with `log verify`
//! on downloaded files, and after somebody edited the database by hand.

use std::path::Path;

use axum::http::StatusCode;
use ct_merkle::mem_backed_tree::MemoryBackedTree;
use ct_merkle::{ConsistencyProof, InclusionProof, RootHash};
use domain::batch::Batch;
use domain::log::proof::consistency_tiles;
use domain::log::{Bundle, Entry, Kind, Tile, Tiles};
use server::audit;
use server::config::Verify;
use server::filing::files::Files;
use server::log::proof::Proof;
use server::log::verify::verify;
use server::log::{Checkpoint, Verifier};
use sha2::Sha256;
use signed_note::{Note, StandardVerifier, VerifierList};
use sqlx::Connection;
use store::Store;

use crate::postgres;
use crate::site::{self, Own};

const XUANYUAN: &str = "/r/mn8d8aha2f408pv6";

async fn verifier(site: &Own) -> Verifier {
    site.get("/log/key").await.body.parse().unwrap()
}

/// The state that the site signs, after an independent reader has taken the signature.
pub(crate) async fn signed(site: &Own) -> (Checkpoint, String) {
    let got = site.get("/log/checkpoint").await;
    assert_eq!((got.status, got.header("content-type")), (StatusCode::OK, "text/plain; charset=utf-8"));
    let key = StandardVerifier::new(site.get("/log/key").await.body.trim()).unwrap();
    let note = Note::from_bytes(&got.bytes).unwrap();
    assert_eq!(note.verify(&VerifierList::new(vec![Box::new(key)])).unwrap().0.len(), 1);
    (Checkpoint::open(&got.bytes, &verifier(site).await).unwrap(), got.body)
}

/// Writes every tile and bundle of a log into a folder, under their paths.
async fn mirror(site: &Own, size: u64, folder: &Path) {
    let tiles = Tile::all(size).map(|tile| tile.to_string());
    for path in tiles.chain(Bundle::all(size).map(|bundle| bundle.to_string())) {
        let got = site.get(&format!("/log/tile/{path}")).await;
        assert_eq!((got.status, got.header("content-type")), (StatusCode::OK, "application/octet-stream"), "{path}");
        assert_eq!(got.header("cache-control"), "public, max-age=31536000, immutable");
        let file = folder.join("tile").join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, got.bytes).unwrap();
    }
}

/// The tree of an independent implementation over the entries that the site serves.
async fn independent(site: &Own, size: u64) -> MemoryBackedTree<Sha256, Vec<u8>> {
    let mut tree = MemoryBackedTree::new();
    for bundle in Bundle::all(size) {
        let got = site.get(&format!("/log/tile/{bundle}")).await;
        Bundle::entries(&got.bytes).unwrap().into_iter().for_each(|entry| tree.push(entry.to_vec()));
    }
    tree
}

fn root_of(checkpoint: &Checkpoint) -> RootHash<Sha256> {
    RootHash::new(checkpoint.root.0.into(), checkpoint.size)
}

/// Adds a result that corrects that of XuanYuan-70B.
pub(crate) async fn correct(store: &Store, score: &str) -> Batch {
    let file = format!(
        "board,dataset,edition,language,domain,metric,metric_unit,higher_is_better,metric_min,metric_max,aspect,protocol,\
         division,n_items,model,score,published_on,source_url,evaluator_kind,corrects\r\n\
         CMMLU,CMMLU,1.0,zh,general,accuracy,percent,true,0,100,capability,5-shot,open-to-test,11582,XuanYuan-70B,\
         {score},2025-01-02,https://example.org/erratum,organiser,mn8d8aha2f408pv6\r\n"
    );
    let files = [server::import::File { name: "erratum.csv", bytes: file.as_bytes() }];
    let batch = server::import::read(&files, &store.known().await.unwrap()).unwrap_or_else(|f| panic!("{f:?}"));
    store.import(&batch, site::now(), |_| {}).await.unwrap();
    batch
}

#[tokio::test]
async fn independent_readers_confirm_checkpoint_tree_and_proof() {
    let site = site::demo().await;
    let (checkpoint, _) = signed(&site).await;
    let tree = independent(&site, checkpoint.size).await;
    assert_eq!((tree.len(), tree.root()), (checkpoint.size, root_of(&checkpoint)));

    let proof = Proof::read(&site.get(&format!("{XUANYUAN}.proof")).await.body).unwrap();
    let hashes: Vec<_> = proof.hashes.iter().map(|hash| hash.0.into()).collect();
    let hashes = InclusionProof::<Sha256>::from_digests(&hashes);
    root_of(&checkpoint).verify_inclusion(&proof.leaf.as_bytes(), proof.index, &hashes).unwrap();
    assert!(root_of(&checkpoint).verify_inclusion(&b"{}", proof.index, &hashes).is_err());
    assert_eq!(tree.get(proof.index as usize).unwrap(), proof.leaf.as_bytes());

    for lang in ["zh", "en"] {
        let page = site.get(&format!("{XUANYUAN}?lang={lang}")).await.body;
        assert!(page.contains(&checkpoint.root.to_string()) && page.contains(&proof.index.to_string()), "{lang}");
        assert!(page.contains(&format!("{XUANYUAN}.proof")), "{lang}");
        let page = site.get(&format!("/log?lang={lang}")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains(&checkpoint.root.to_string()), "{lang}");
    }
    for beyond in ["0/x999/999", "0/000.p/0", "entries/x001/000", "9/000", "0", "entries/../0/000"] {
        assert_eq!(site.get(&format!("/log/tile/{beyond}")).await.status, StatusCode::NOT_FOUND, "{beyond}");
    }
    assert_eq!(site.get("/r/0000000000000000.proof").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn downloaded_files_are_verified_without_the_server() {
    let site = site::demo().await;
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| {
        let file = folder.path().join(name);
        std::fs::write(&file, bytes).unwrap();
        Some(file)
    };
    let (before, note) = signed(&site).await;
    let older = write("older", note.as_bytes());
    let correction = correct(site.state.store(), "71.01").await.results[0].id.clone();
    site.state.forget_version().await;
    let (now, note) = signed(&site).await;
    let leaves = site.state.store().log_leaves(before.size..now.size).await.unwrap();
    let kinds: Vec<Kind> = leaves.iter().map(|leaf| Entry::of_leaf(leaf).unwrap().kind).collect();
    let of = |kind: Kind| kinds.iter().filter(|there| **there == kind).count();
    assert_eq!((of(Kind::Record), of(Kind::Withdrawal)), (1, 1), "the correction and the end of what it corrects");
    mirror(&site, now.size, folder.path()).await;
    let key = verifier(&site).await.to_string();
    let nothing = || Verify { key: key.clone(), proof: None, record: None, checkpoint: None, older: None, tiles: None };

    let whole = Verify {
        checkpoint: write("newer", note.as_bytes()),
        older: older.clone(),
        tiles: Some(folder.path().to_owned()),
        ..nothing()
    };
    let holds = verify(&whole).unwrap();
    assert!(holds.iter().any(|line| line.contains("continues the checkpoint")), "{holds:?}");
    assert!(holds.iter().any(|line| line.contains("entries themselves")), "{holds:?}");

    // An independent implementation takes the same proof of it.
    let mut tiles = Tiles::new();
    for tile in consistency_tiles(before.size, now.size).unwrap() {
        tiles.insert(tile.level, tile.number, site.state.store().log_tile(tile).await.unwrap());
    }
    let hashes = tiles.consistency(before.size, now.size).unwrap();
    let hashes: Vec<_> = hashes.iter().map(|hash| hash.0.into()).collect();
    let hashes = ConsistencyProof::<Sha256>::from_digests(&hashes);
    root_of(&now).verify_consistency(&root_of(&before), &hashes).unwrap();

    let record = site.get(&format!("/r/{correction}.json")).await.bytes;
    let proof = site.get(&format!("/r/{correction}.proof")).await.bytes;
    let one = Verify { proof: write("proof", &proof), record: write("record", &record), ..nothing() };
    assert_eq!(verify(&one).unwrap().len(), 2);
    let changed = String::from_utf8(record).unwrap().replace("71.01", "71.91");
    let other = Verify { record: write("changed", changed.as_bytes()), ..one };
    assert!(verify(&other).unwrap_err().to_string().contains("SHA-256"));

    changed_mirrors(&whole, folder.path(), now.size);
}

/// Mirrors in which one entry or one tile was changed: what was changed is named.
fn changed_mirrors(whole: &Verify, folder: &Path, size: u64) {
    let flip = |path: &str, place: usize| {
        let file = folder.join("tile").join(path);
        let mut bytes = std::fs::read(&file).unwrap();
        bytes[place] = if bytes[place] == b'0' { b'1' } else { b'0' };
        let before = std::fs::read(&file).unwrap();
        std::fs::write(&file, bytes).unwrap();
        before
    };
    let last = size / 256;
    for (path, named) in [
        ("entries/003", "entry 768 of the log, in tile/entries/003".to_owned()),
        ("0/005", "tile/0/005 or tile/1/000".to_owned()),
        (&format!("1/000.p/{last}"), "tile/0/000 or tile/1/000".to_owned()),
        (&format!("0/{last:03}.p/{}", size % 256), format!("tile/0/{last:03}.p/")),
    ] {
        let before = flip(path, 30);
        let fault = verify(whole).unwrap_err().to_string();
        assert!(fault.contains(&named), "{path}: {fault}");
        std::fs::write(folder.join("tile").join(path), before).unwrap();
    }
    // What is not there is said to be unchecked, and so are entries that nobody fetched.
    std::fs::remove_file(folder.join("tile/0/009")).unwrap();
    let holds = verify(whole).unwrap().join("\n");
    assert!(holds.contains("Not checked, because the folder lacks it: tile/0/009."), "{holds}");
    std::fs::remove_dir_all(folder.join("tile/entries")).unwrap();
    assert!(verify(whole).unwrap().join("\n").contains("entries themselves were not checked"));
}

/// One key that signs two logs: a proof of the one says nothing of the other.
#[tokio::test]
async fn a_proof_of_a_forked_log_is_found_out() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let file = folder.path().join(name);
        std::fs::write(&file, text).unwrap();
        Some(file)
    };
    let (one, other) = (site::demo().await, site::demo().await);
    correct(one.state.store(), "71.01").await;
    correct(other.state.store(), "71.09").await;
    let proof = one.get(&format!("{XUANYUAN}.proof")).await.body;
    let (_, same) = signed(&one).await;
    let (forked, note) = signed(&other).await;
    let asked = |checkpoint: &str, tiles: Option<&Path>| Verify {
        key: String::new(),
        proof: write("proof", &proof),
        record: None,
        checkpoint: write("checkpoint", checkpoint),
        older: None,
        tiles: tiles.map(Path::to_owned),
    };
    let key = verifier(&one).await.to_string();
    let holds = verify(&Verify { key: key.clone(), ..asked(&same, None) }).unwrap();
    assert!(holds.iter().any(|line| line.contains("The proof is of the same log")), "{holds:?}");
    let fault = verify(&Verify { key: key.clone(), ..asked(&note, None) }).unwrap_err().to_string();
    assert!(fault.contains("another log than the checkpoint"), "{fault}");
    // And where one of the two has grown since.
    correct(other.state.store(), "71.08").await;
    other.state.forget_version().await;
    let (grown, note) = signed(&other).await;
    assert!(grown.size > forked.size);
    let untold = verify(&Verify { key: key.clone(), ..asked(&note, None) }).unwrap_err().to_string();
    assert!(untold.contains("name their tiles"), "{untold}");
    mirror(&other, grown.size, folder.path()).await;
    let fault = verify(&Verify { key, ..asked(&note, Some(folder.path())) }).unwrap_err().to_string();
    assert!(fault.contains("another log than the checkpoint"), "{fault}");
}

/// Every entry has its bytes and its proof at an address.
#[tokio::test]
async fn the_bytes_of_every_kind_of_entry_are_served_with_a_proof() {
    let site = site::demo().await;
    let claim = "2025-01-24-r1-sonnet-aider-polyglot";
    site.get(&format!("/claims/{claim}.json")).await;
    let fixed = crate::fixed_rankings::fix(&site, crate::fixed_rankings::SLICE).await;
    correct(site.state.store(), "71.01").await;
    site.state.forget_version().await;
    let verifier = verifier(&site).await;
    let for_ever = "public, max-age=31536000, immutable";
    for (kind, id, stays) in [
        ("record", "mn8d8aha2f408pv6", true),
        ("withdrawal", "mn8d8aha2f408pv6", false),
        ("edition", "cmmlu/1.0", false),
        ("ranking", fixed.trim_start_matches("/s/"), true),
        ("verdict", &format!("{claim}/1"), true),
        ("fact", "model/gpt-4", false),
        ("fact", "alias/aider/Command%20R%2B%20(08-24)", false),
        ("fact", "alias/aider/deepseek/deepseek-chat", false),
        ("fact", "data_version/1", false),
    ] {
        let bytes = site.get(&format!("/log/bytes/{kind}/{id}")).await;
        assert_eq!((bytes.status, bytes.header("cache-control") == for_ever), (StatusCode::OK, stays), "{kind} {id}");
        let proof = site.get(&format!("/log/proof/{kind}/{id}")).await;
        let proven = Proof::read(&proof.body).unwrap().check(&verifier).unwrap();
        proven.is_of(&bytes.bytes).unwrap();
        assert_eq!(proven.entry.kind.to_string(), kind);
    }
    let first = site.get(&format!("/claims/{claim}/1.json")).await;
    assert_eq!((first.status, first.header("cache-control")), (StatusCode::OK, for_ever));
    assert_eq!(first.body, site.get(&format!("/claims/{claim}.json")).await.body);
    let proof = site.get(&format!("/claims/{claim}/1.proof")).await;
    Proof::read(&proof.body).unwrap().check(&verifier).unwrap().is_of(&first.bytes).unwrap();
    let nobody = site.account("nobody", domain::account::AccountRole::Member).await;
    for nothing in [
        format!("/log/bytes/fact/author/{}", nobody.as_str()),
        "/log/bytes/fact/model/nothing".to_owned(),
        "/log/bytes/other/gpt-4".to_owned(),
        "/log/proof/record/gpt-4".to_owned(),
        format!("/claims/{claim}/2.json"),
        format!("/claims/{claim}/1.bib"),
        format!("/claims/{claim}/one.json"),
    ] {
        assert_eq!(site.get(&nothing).await.status, StatusCode::NOT_FOUND, "{nothing}");
    }
}

#[tokio::test]
async fn a_row_changed_by_hand_is_named() {
    let id = "mn8d8aha2f408pv6";
    let drop = |trigger: &str| format!("DROP TRIGGER {trigger}; ");
    for (by_hand, named) in [
        (format!("UPDATE result SET score = 91.1, score_text = '91.10' WHERE id = '{id}'"), "score is \"91.10\""),
        (format!("UPDATE result SET n_items = 12 WHERE id = '{id}'"), "n_items is 12"),
        (
            format!(
                "UPDATE submission SET evaluator = 'Nobody' WHERE id = (SELECT submission FROM result WHERE id = '{id}')"
            ),
            "evaluator is \"Nobody\"",
        ),
        (
            format!("UPDATE result SET withdrawn_on = '2026-01-01' WHERE id = '{id}'"),
            "withdrawal mn8d8aha2f408pv6: it is not in the log",
        ),
        ("UPDATE edition SET openness = 'sealed' WHERE dataset = 'cmmlu'".to_owned(), "edition cmmlu/"),
        (
            format!(
                "{}UPDATE record SET json = REPLACE(json, '71.10', '91.10') WHERE id = '{id}'",
                drop("record_stays_unchanged")
            ),
            "record mn8d8aha2f408pv6: its bytes",
        ),
        (
            format!(
                "{}UPDATE record SET digest = REPLACE(digest, 'a', 'b') WHERE id = '{id}'",
                drop("record_stays_unchanged")
            ),
            "record mn8d8aha2f408pv6: its digest",
        ),
        (
            format!(
                "{}UPDATE log_entry SET digest = REPLACE(digest, 'a', 'b') WHERE id = '{id}'",
                drop("log_entry_stays_unchanged")
            ),
            "entries of the log whose bytes are not those of their columns",
        ),
        (
            format!(
                "{}UPDATE log_entry SET leaf = REPLACE(leaf, 'a', 'b'), digest = REPLACE(digest, 'a', 'b') WHERE id = '{id}'",
                drop("log_entry_stays_unchanged")
            ),
            "record mn8d8aha2f408pv6: it is not in the log",
        ),
        (
            format!(
                "{}DELETE FROM log_entry WHERE position = (SELECT MAX(position) FROM log_entry)",
                drop("log_entry_is_kept")
            ),
            "entries are missing",
        ),
        (
            format!(
                "{}UPDATE log_hash SET hash = REPLACE(hash, 'a', 'b') WHERE level = 1 AND position = 1",
                drop("log_hash_stays_unchanged")
            ),
            "log entries 256 to 511",
        ),
    ] {
        let site = site::demo().await;
        let store = site.state.store();
        let (signed, _) = signed(&site).await;
        assert_eq!(audit::findings(store, Some(&signed), &Files::in_memory()).await.unwrap(), Vec::<String>::new());
        assert_eq!(store.check().await.unwrap(), Vec::<String>::new());
        let file = format!("sqlite://{}", site.folder.path().join("own.sqlite").display());
        let mut connection = sqlx::SqliteConnection::connect(&file).await.unwrap();
        sqlx::raw_sql(sqlx::AssertSqlSafe(format!("PRAGMA foreign_keys = OFF; {by_hand}")))
            .execute(&mut connection)
            .await
            .unwrap();
        let mut findings = store.check().await.unwrap();
        findings.extend(audit::findings(store, Some(&signed), &Files::in_memory()).await.unwrap());
        assert!(findings.iter().any(|finding| finding.contains(named)), "{by_hand}: {findings:#?}");
    }
}

/// Pages, log and records of two sites must be the same.
async fn same(one: &Own, other: &Own) {
    assert_eq!(signed(one).await, signed(other).await);
    let ranking = "/rankings?board=cmmlu&dataset=cmmlu&domain=general&protocol=5-shot&division=open-to-test&lang=zh";
    for address in [XUANYUAN, &format!("{XUANYUAN}.json"), &format!("{XUANYUAN}.proof"), "/log", "/boards", ranking] {
        assert_eq!(one.get(address).await.body, other.get(address).await.body, "{address}");
    }
}

#[tokio::test]
async fn a_copy_made_while_others_write_has_the_pages_and_the_log_of_one_moment() {
    let site = site::demo().await;
    let copy = site.folder.path().join("copy.sqlite");
    let store = site.state.store().clone();
    let writing = tokio::spawn(async move {
        for score in ["71.01", "71.02", "71.03", "71.04", "71.05"] {
            correct(&store, score).await;
        }
    });
    assert!(site.state.store().copy_to(&copy).await.unwrap());
    assert!(site.state.store().copy_to(&copy).await.is_err(), "a backup never replaces another");
    writing.await.unwrap();

    let restored = site::on(&format!("sqlite://{}", copy.display())).await;
    let (then, _) = signed(&restored).await;
    let (now, _) = signed(&site).await;
    assert!(then.size <= now.size);
    assert_eq!(server::log::read::root(site.state.store(), then.size).await.unwrap(), then.root);
    assert_eq!(
        audit::findings(restored.state.store(), Some(&then), &Files::in_memory()).await.unwrap(),
        Vec::<String>::new()
    );

    // And with nothing between: all is the same.
    let still = site.folder.path().join("still.sqlite");
    site.state.store().copy_to(&still).await.unwrap();
    same(&site, &site::on(&format!("sqlite://{}", still.display())).await).await;
}

#[tokio::test]
async fn a_dump_of_postgresql_restores_to_the_same_pages_and_log() {
    let database = async || tokio::task::spawn_blocking(postgres::database).await.unwrap();
    let (from, to) = (database().await, database().await);
    let site = site::on(&from).await;
    site.load().await;
    let store = site.state.store().clone();
    let writing = tokio::spawn(async move { correct(&store, "71.01").await });
    let dump = site.folder.path().join("dump");
    let run = |program: &str, args: &[&str]| {
        let done = std::process::Command::new(program).args(args).output().unwrap();
        assert!(done.status.success(), "{program}: {}", String::from_utf8_lossy(&done.stderr));
    };
    run("pg_dump", &["--format=custom", "--no-owner", "--file", dump.to_str().unwrap(), &from]);
    writing.await.unwrap();
    run(
        "pg_restore",
        &["--clean", "--if-exists", "--no-owner", "--exit-on-error", "--dbname", &to, dump.to_str().unwrap()],
    );
    let restored = site::on(&to).await;
    restored.state.store().migrate().await.unwrap();
    let (then, _) = signed(&restored).await;
    assert_eq!(server::log::read::root(site.state.store(), then.size).await.unwrap(), then.root);
    assert_eq!(
        audit::findings(restored.state.store(), Some(&then), &Files::in_memory()).await.unwrap(),
        Vec::<String>::new()
    );
    correct(restored.state.store(), "71.01").await;
    restored.state.forget_version().await;
    same(&site, &restored).await;
}

#[tokio::test]
async fn nothing_is_signed_that_does_not_continue_what_was_signed() {
    use server::log::keeper::LogError;
    use server::log::{Keeper, Signer};
    let site = site::demo().await;
    let store = site.state.store();
    let signer = || Signer::new("jinbang.invalid/log", [7; 32]).unwrap();
    let file = site.folder.path().join("log.checkpoint");
    let keep = || Keeper::with_file(signer(), file.clone()).unwrap();
    let first = keep().signed(store).await.unwrap();
    assert_eq!(std::fs::read_to_string(&file).unwrap(), first.note);
    correct(store, "71.01").await;
    let second = keep().signed(store).await.unwrap();
    assert!(second.checkpoint.size > first.checkpoint.size);
    // A database that is older than what was signed.
    let older = site::demo().await;
    assert!(matches!(keep().signed(older.state.store()).await, Err(LogError::Shorter { .. })));
    // One that went another way.
    correct(older.state.store(), "71.09").await;
    assert!(matches!(keep().signed(older.state.store()).await, Err(LogError::Changed(_))));
    std::fs::write(&file, first.note.replacen("\n", "x\n", 1)).unwrap();
    assert!(Keeper::with_file(signer(), file.clone()).is_err());
}

#[tokio::test]
async fn a_verdict_is_proved_like_a_record() {
    let site = site::demo().await;
    let claim = "/claims/2025-01-24-r1-sonnet-aider-polyglot";
    let (before, _) = signed(&site).await;
    let page = site.get(&format!("{claim}?lang=en")).await.body;
    assert!(page.contains(&format!("{claim}.proof")) && page.contains("server log verify --key"), "{page}");
    let (now, _) = signed(&site).await;
    let claims = site.json("/api/v1/claims").await["claims"].as_array().unwrap().len();
    assert_eq!(now.size, before.size + claims as u64, "every verdict is entered once");
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let file = folder.path().join(name);
        std::fs::write(&file, text).unwrap();
        Some(file)
    };
    let bytes = site.get(&format!("{claim}.json")).await.body;
    let proof = site.get(&format!("{claim}.proof")).await.body;
    let asked = |bytes: &str| Verify {
        key: String::new(),
        record: write("verdict.json", bytes),
        proof: write("verdict.proof", &proof),
        checkpoint: None,
        older: None,
        tiles: None,
    };
    let key = verifier(&site).await.to_string();
    let holds = verify(&Verify { key: key.clone(), ..asked(&bytes) }).unwrap();
    assert!(holds.iter().any(|line| line.starts_with("verdict 2025-01-24-r1-sonnet-aider-polyglot/1 ")), "{holds:?}");
    assert!(verify(&Verify { key, ..asked(&bytes.replace("held-until", "holds")) }).is_err());
    assert_eq!(
        audit::findings(site.state.store(), Some(&now), site.state.files()).await.unwrap(),
        Vec::<String>::new()
    );
    assert_eq!(signed(&site).await.0.size, now.size, "what is found again is not entered again");
}
