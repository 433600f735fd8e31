//! Real filings in every state, as everybody: who reads what, who does what, and that nothing of a
//! draft, of an unpublished file, of a token or of an e-mail address comes to anybody else.

use axum::http::StatusCode;
use domain::account::AccountRole;
use serde_json::json;

use crate::filing::{accept, fresh, value_of, with};
use crate::person::Person;
use crate::site::{self, Got, Own};

/// Who asks, in the order of the columns below. The last but one belongs to the model's maker.
const PEOPLE: [&str; 6] = ["visitor", "filer", "member", "reviewer", "maker", "administrator"];

/// What only these may read, as columns of [`PEOPLE`].
const SECRETS: [(&str, [bool; 6]); 6] = [
    ("note-of-the-draft", [false, true, false, false, false, false]),
    ("bytes-of-the-draft", [false, true, false, false, false, false]),
    ("note-of-the-filed", [false, true, false, true, true, true]),
    ("bytes-of-the-filed", [false, true, false, true, true, true]),
    ("filer@mail.example", [false, true, false, false, false, false]),
    ("member@mail.example", [false, false, true, false, false, false]),
];

/// The identifiers of filings, files and a result.
struct Filings {
    draft: String,
    filed: String,
    published: String,
    disputed: String,
    digests: [String; 3],
    result: String,
    dispute: String,
}

struct Scene<'a> {
    people: Vec<Person<'a>>,
    filings: Filings,
}

async fn scene(site: &Own) -> Scene<'_> {
    let mut people = vec![site.visitor()];
    for (name, role) in [
        ("filer", AccountRole::Member),
        ("member", AccountRole::Member),
        ("reviewer", AccountRole::Reviewer),
        ("maker", AccountRole::Reviewer),
        ("administrator", AccountRole::Administrator),
    ] {
        let mut person = site.programmer(name, role).await;
        let email = format!("{name}@mail.example");
        let got = person.send_form("/account", "/account/email", &[("email", &email)]).await;
        assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.body);
        people.push(person);
    }
    site.make_member(&mut people[4], &site.id_of("maker").await, "openai", false).await;
    let [_, filer, member, reviewer, ..] = &mut people[..] else { unreachable!() };
    let [draft, filed, published, disputed] = [fresh(), fresh(), fresh(), fresh()];
    for (id, name, domain, act) in [
        (&draft, "draft", "general", "save"),
        (&filed, "filed", "general", "file"),
        (&published, "published", "law", "file"),
        (&disputed, "disputed", "stem", "file"),
    ] {
        let (note, bytes) = (format!("note-of-the-{name}"), format!("bytes-of-the-{name}"));
        let fields = with(&[("note", &note), ("results.1.domain", domain), ("do", act)]);
        let got = filer.submit(id, &fields, &[("file", "log.txt", &bytes)]).await;
        assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.body);
    }
    for id in [&published, &disputed] {
        accept(reviewer, id).await;
    }
    let of = site.json(&format!("/api/v1/submissions/{disputed}")).await;
    let result = of["results"][0]["id"].as_str().unwrap().to_owned();
    let address = format!("/r/{result}/dispute");
    let key = value_of(&member.get(&address).await.body, "id");
    let evidence = [("id", key.as_str()), ("ground", "score"), ("evidence", "The log gives 69.95, see line 3.")];
    member.act(&address, &evidence).await;
    let mut digests = Vec::new();
    for id in [&draft, &filed, &published] {
        let files = site.state.store().files_of(id).await.unwrap();
        digests.push(files[0].digest.clone());
    }
    let dispute = site.state.store().open_disputes().await.unwrap()[0].id.clone();
    let digests = digests.try_into().unwrap();
    Scene { people, filings: Filings { draft, filed, published, disputed, digests, result, dispute } }
}

impl Filings {
    fn fill(&self, address: &str) -> String {
        let names = [
            ("{draft}", &self.draft),
            ("{filed}", &self.filed),
            ("{published}", &self.published),
            ("{disputed}", &self.disputed),
            ("{bytes of draft}", &self.digests[0]),
            ("{bytes of filed}", &self.digests[1]),
            ("{bytes of published}", &self.digests[2]),
            ("{result}", &self.result),
            ("{dispute}", &self.dispute),
        ];
        names.iter().fold(address.to_owned(), |address, (name, id)| address.replace(name, id))
    }
}

/// What is read, and the status for each of [`PEOPLE`]. Addresses of the API are asked with a token.
const READS: &[(&str, [u16; 6])] = &[
    ("/submit/{draft}", [303, 200, 404, 404, 404, 404]),
    ("/submit/{filed}", [303, 303, 404, 404, 404, 404]),
    ("/submit/{published}", [303, 303, 404, 404, 404, 404]),
    ("/submissions", [303, 200, 200, 200, 200, 200]),
    ("/submissions/{draft}", [404, 200, 404, 404, 404, 404]),
    ("/submissions/{filed}", [404, 200, 404, 200, 200, 200]),
    ("/submissions/{published}", [200; 6]),
    ("/submissions/{disputed}", [200; 6]),
    ("/submissions/{draft}/files/{bytes of draft}", [404, 200, 404, 404, 404, 404]),
    ("/submissions/{filed}/files/{bytes of filed}", [404, 200, 404, 200, 200, 200]),
    ("/submissions/{published}/files/{bytes of published}", [200; 6]),
    // A file is had through a filing that it belongs to, and through no other.
    ("/submissions/{published}/files/{bytes of filed}", [404; 6]),
    ("/submissions/{published}/files/{bytes of draft}", [404; 6]),
    ("/review", [303, 403, 403, 200, 200, 200]),
    ("/review/{draft}", [303, 403, 403, 404, 404, 404]),
    ("/review/{filed}", [303, 403, 403, 200, 200, 200]),
    ("/review/{published}", [303, 403, 403, 200, 200, 200]),
    ("/r/{result}", [200; 6]),
    ("/r/{result}/dispute", [303, 200, 200, 200, 200, 200]),
    ("/api/v1/submissions", [401, 200, 200, 200, 200, 200]),
    ("/api/v1/submissions?state=draft", [401, 200, 200, 200, 200, 200]),
    ("/api/v1/reviews", [401, 403, 403, 200, 200, 200]),
    ("/api/v1/submissions/{draft}", [404, 200, 404, 404, 404, 404]),
    ("/api/v1/submissions/{filed}", [404, 200, 404, 200, 200, 200]),
    ("/api/v1/submissions/{published}", [200; 6]),
    ("/api/v1/submissions/{disputed}", [200; 6]),
    ("/api/v1/submissions/{filed}/every-eval-ever.json", [404; 6]),
    ("/api/v1/submissions/{published}/every-eval-ever.json", [200; 6]),
];

/// More of the site, where the same could leak.
const ELSEWHERE: &[&str] = &[
    "/",
    "/account",
    "/admin/accounts",
    "/organisations/openai",
    "/organisations/openai/members",
    "/models/gpt-4",
    "/datasets/cmmlu",
    "/boards/jinbang",
    "/rankings?board=jinbang&dataset=cmmlu",
    "/search?q=note-of-the",
    "/search?q=filer",
    "/changes",
    "/changes.atom",
    "/log",
    "/api/v1/changes",
    "/api/v1/results?board=jinbang",
    "/models.csv",
    "/sitemap.xml",
    "/metrics",
];

async fn read(person: &mut Person<'_>, address: &str) -> Got {
    if address.starts_with("/api/") { person.api_get(address).await } else { person.get(address).await }
}

#[tokio::test]
async fn everybody_reads_what_is_meant_for_them_and_nothing_else() {
    let site = site::demo().await;
    let Scene { mut people, filings } = scene(&site).await;
    let tokens: Vec<String> = people.iter().map(|person| person.token().to_owned()).collect();
    let mut seen = [[false; 6]; SECRETS.len()];
    for (column, (person, name)) in people.iter_mut().zip(PEOPLE).enumerate() {
        let reads = READS.iter().map(|(address, statuses)| (*address, Some(statuses[column])));
        for (address, status) in reads.chain(ELSEWHERE.iter().map(|address| (*address, None))) {
            let address = filings.fill(address);
            let got = read(person, &address).await;
            if let Some(status) = status {
                assert_eq!(got.status.as_u16(), status, "{address} as {name}");
            }
            for (found, (secret, may)) in seen.iter_mut().zip(SECRETS) {
                let here = got.body.contains(secret) && !address.contains(secret);
                assert!(!here || may[column], "{secret} in {address} as {name}");
                found[column] |= here;
            }
            for token in tokens.iter().filter(|token| !token.is_empty()) {
                let kept = server::auth::secret::digest(token);
                assert!(!got.body.contains(token.as_str()) && !got.body.contains(&kept), "a token in {address}");
            }
            if name != "visitor" && (address.starts_with("/submi") || address.starts_with("/review")) {
                assert!(got.header("cache-control").contains("no-store"), "{address} as {name} may be kept");
            }
        }
    }
    for (found, (secret, may)) in seen.iter().zip(SECRETS) {
        assert_eq!(*found, may, "{secret} is seen by those meant");
    }
}

/// An address, the fields that are sent to it, and the status for each of [`PEOPLE`].
type Deed<'a> = (&'a str, Vec<(&'a str, &'a str)>, [u16; 6]);

#[tokio::test]
async fn nobody_does_what_is_not_theirs_to_do() {
    let site = site::demo().await;
    let Scene { mut people, filings } = scene(&site).await;
    let before = standing(&site, &filings).await;
    let version = site.state.store().filing(&filings.filed).await.unwrap().unwrap().version.to_string();
    let review = |act: &'static str| vec![("do", act), ("why", "Because."), ("version", version.as_str())];
    // What is done with a valid form, and the status for each of PEOPLE; 0 may do it and is left out.
    let acts: Vec<Deed<'_>> = vec![
        ("/submissions/{filed}/withdraw", vec![("why", "Mine.")], [401, 0, 404, 404, 404, 404]),
        ("/submissions/{published}/withdraw", vec![("why", "Mine.")], [401, 0, 404, 404, 404, 404]),
        ("/submissions/{published}/correct", vec![], [401, 0, 404, 404, 404, 404]),
        ("/review/{filed}", review("take-up"), [401, 403, 403, 0, 403, 0]),
        ("/review/{filed}", review("ask"), [401, 403, 403, 0, 403, 0]),
        ("/review/{filed}", review("accept"), [401, 403, 403, 0, 403, 0]),
        ("/review/{filed}", review("reject"), [401, 403, 403, 0, 403, 0]),
        ("/review/{draft}", review("accept"), [401, 403, 403, 404, 404, 404]),
        ("/disputes/{dispute}", vec![("answer", "It is right.")], [401, 403, 403, 0, 403, 0]),
    ];
    for (address, fields, statuses) in &acts {
        let address = filings.fill(address);
        for ((person, name), status) in people.iter_mut().zip(PEOPLE).zip(statuses) {
            if *status == 0 {
                continue;
            }
            let got = match name {
                "visitor" => person.post(&address, fields).await,
                _ => person.act(&address, fields).await,
            };
            assert_eq!(got.status.as_u16(), *status, "{address} {fields:?} as {name}: {}", got.body);
        }
    }
    // Another's draft is neither saved into, nor filed, nor thrown away.
    for act in ["save", "file", "drop", "read"] {
        for (person, name) in people.iter_mut().zip(PEOPLE).filter(|(_, name)| !["visitor", "filer"].contains(name)) {
            let fields = with(&[("note", "Taken over."), ("do", act)]);
            let got = person.submit(&filings.draft, &fields, &[("file", "mine.txt", "mine")]).await;
            assert_eq!(got.status, StatusCode::NOT_FOUND, "{act} as {name}");
        }
    }
    let version: i64 = version.parse().unwrap();
    for act in ["take-up", "ask", "accept", "reject"] {
        let body = json!({"act": act, "why": "Because.", "version": version});
        let address = filings.fill("/api/v1/submissions/{filed}/review");
        for ((person, name), status) in people.iter_mut().zip(PEOPLE).zip([401, 403, 403, 0, 403, 0]) {
            if status != 0 {
                let got = person.api(&address, &body, None).await;
                assert_eq!(got.status.as_u16(), status, "{act} by a program of {name}: {}", got.body);
            }
        }
        let draft = filings.fill("/api/v1/submissions/{draft}/review");
        assert_eq!(people[3].api(&draft, &body, None).await.status, StatusCode::NOT_FOUND);
    }
    let corrects = json!({
        "exam": "cmmlu/1.0", "protocol": "5-shot", "model": "gpt-4", "source_url": "https://lab.example/run",
        "corrects": filings.published,
        "results": [{"language": "zh", "domain": "law", "metric": "accuracy", "score": "70.9", "n_items": 100}]
    });
    let got = people[2].api("/api/v1/submissions", &corrects, None).await;
    assert_eq!(got.status, StatusCode::NOT_FOUND, "another's results are not corrected: {}", got.body);
    assert_eq!(standing(&site, &filings).await, before, "nothing was done");
}

/// What is known of every filing: its state, version, events and files.
async fn standing(site: &Own, filings: &Filings) -> Vec<String> {
    let store = site.state.store();
    let mut all = Vec::new();
    for id in [&filings.draft, &filings.filed, &filings.published, &filings.disputed] {
        let filing = store.filing(id).await.unwrap().unwrap();
        let (events, files) = (store.filing_events(id).await.unwrap(), store.files_of(id).await.unwrap());
        all.push(format!("{} {} {} {events:?} {files:?}", filing.state, filing.version, filing.typed));
    }
    all
}
