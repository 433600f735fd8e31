//! `kill -9` at any moment of filing, uploading and accepting: what was answered is there, what was
//! not is there whole or not at all, and the check finds nothing.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use domain::account::AccountRole;
use domain::filing::{Act, State};
use serde_json::{Value, json};
use server::audit;
use server::filing::files::{Files, LARGEST};
use store::Store;

use crate::people::{Person, database, person};
use crate::process::{Request, Running, program};

/// How often the server is killed, by each of two loops that run beside each other.
const KILLS: usize = 25;

/// The key of the filing without a kill.
const FIRST: &str = "first";

/// What is done with one filing, in this order.
const STEPS: [&str; 3] = ["file", "take-up", "accept"];

#[test]
fn nothing_is_lost_or_half_done_however_often_it_is_killed() {
    let loops = [0, KILLS].map(|first| {
        std::thread::spawn(move || tokio::runtime::Runtime::new().unwrap().block_on(kill_again_and_again(first)))
    });
    for one in loops {
        one.join().unwrap();
    }
}

/// People, what they were told, and where it is kept.
struct Scene {
    filer: Person,
    reviewers: [Person; 2],
    store: Store,
    files: Files,
    /// What was answered: the identifier of each key, and the steps that were done with it.
    told: BTreeMap<String, (String, Vec<&'static str>)>,
}

async fn kill_again_and_again(first: usize) {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let store = database(data).await;
    let filer = person(&store, "filer", AccountRole::Member).await;
    let one = person(&store, "one", AccountRole::Reviewer).await;
    let two = person(&store, "two", AccountRole::Reviewer).await;
    let files = Files::in_folder(&data.join("files"), LARGEST).unwrap();
    let mut scene = Scene { filer, reviewers: [one, two], store, files, told: BTreeMap::new() };
    let took = scene.unharmed(data).await;
    let mut met = [0; 2];
    for n in first..first + KILLS {
        let step = n % STEPS.len();
        let key = format!("run-{n}");
        let server = Running::start(data);
        let port = server.port;
        for (before, name) in STEPS.iter().enumerate().take(step) {
            assert!(scene.step(port, &key, before).await, "{name} of {key}");
        }
        let request = scene.request(&key, step).await;
        // Every kill at another moment, from before the request came to after it was answered.
        let moment = took[step].mul_f64(1.2 * (n as f64 * 0.618_033_988_75).fract());
        let asked = std::thread::spawn(move || request.send(port));
        std::thread::sleep(moment);
        server.kill();
        let answer = asked.join().unwrap();
        met[usize::from(answer.is_some())] += 1;
        scene.note(&key, step, answer);
        scene.look(&key, step).await;
        // The same request again does what was not done, once.
        let server = Running::start(data);
        for step in step..STEPS.len() {
            scene.step(server.port, &key, step).await;
        }
        assert_eq!(
            scene.states(&key).await,
            (State::Accepted, [Act::File, Act::TakeUp, Act::Accept].to_vec()),
            "{key}"
        );
        server.kill();
    }
    assert!(met[0] > 0, "no request was cut off: {met:?}");
    let output = program(data, &["check"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    scene.store.close().await;
}

impl Scene {
    /// One filing without a kill: how long each step takes.
    async fn unharmed(&mut self, data: &Path) -> [Duration; 3] {
        let server = Running::start(data);
        let mut took = [Duration::ZERO; 3];
        for (step, took) in took.iter_mut().enumerate() {
            let begun = Instant::now();
            assert!(self.step(server.port, FIRST, step).await, "{}", STEPS[step]);
            *took = begun.elapsed();
        }
        took
    }

    /// Does a step, and whether it was answered that it is done.
    async fn step(&mut self, port: u16, key: &str, step: usize) -> bool {
        let answer = self.request(key, step).await.send(port);
        self.note(key, step, answer.clone());
        matches!(answer, Some((200 | 201, _)))
    }

    async fn request(&self, key: &str, step: usize) -> Request {
        if step == 0 {
            return Request {
                method: "POST",
                path: "/api/v1/submissions".to_owned(),
                token: self.filer.token.clone(),
                key: Some(key.to_owned()),
                kind: "multipart/form-data; boundary=----b",
                body: form(key),
            };
        }
        let (_, id) = self.store.filing_of_key(&self.filer.id, key).await.unwrap().unwrap();
        let version = self.store.filing(&id).await.unwrap().unwrap().version;
        Request {
            method: "POST",
            path: format!("/api/v1/submissions/{id}/review"),
            token: self.reviewers[step - 1].token.clone(),
            key: None,
            kind: "application/json",
            body: json!({"act": STEPS[step], "version": version}).to_string().into_bytes(),
        }
    }

    /// Keeps what was answered.
    fn note(&mut self, key: &str, step: usize, answer: Option<(u16, String)>) {
        let Some((200 | 201, body)) = answer else { return };
        let id = serde_json::from_str::<Value>(&body).unwrap()["id"].as_str().unwrap().to_owned();
        let (known, steps) = self.told.entry(key.to_owned()).or_insert_with(|| (id.clone(), Vec::new()));
        assert_eq!(*known, id, "the same request is the same filing");
        steps.push(STEPS[step]);
    }

    /// Where a filing stands, and its events.
    async fn states(&self, key: &str) -> (State, Vec<Act>) {
        let (_, id) = self.store.filing_of_key(&self.filer.id, key).await.unwrap().unwrap();
        let events = self.store.filing_events(&id).await.unwrap();
        let state = self.store.filing(&id).await.unwrap().unwrap().state;
        (state, events.into_iter().map(|(event, _)| event.act).collect())
    }

    /// Looks at everything after a kill.
    async fn look(&self, key: &str, step: usize) {
        let mut findings = self.store.check().await.unwrap();
        findings.extend(audit::findings(&self.store, None, &self.files).await.unwrap());
        assert!(findings.is_empty(), "after {} of {key}: {findings:?}", STEPS[step]);
        let filings = self.store.filings_of(&self.filer.id).await.unwrap();
        assert!(filings.iter().all(|filing| filing.filed_at.is_some()), "a draft that nobody saved");
        for filing in &filings {
            assert_eq!(self.store.files_of(&filing.id).await.unwrap().len(), 1, "{}: without its file", filing.id);
        }
        for (key, (id, steps)) in &self.told {
            let (_, kept) = self.store.filing_of_key(&self.filer.id, key).await.unwrap().expect("a key was lost");
            assert_eq!(kept, *id);
            let (_, acts) = self.states(key).await;
            for (step, act) in STEPS.iter().zip([Act::File, Act::TakeUp, Act::Accept]) {
                assert!(
                    !steps.contains(step) || acts.contains(&act),
                    "{key}: {step} was answered and is lost: {acts:?}"
                );
            }
        }
    }
}

/// A form that files one result on an exam of its own, with a file of its own. The first proposes
/// whatever the others name.
fn form(key: &str) -> Vec<u8> {
    let mut submission = json!({
        "protocol": "5-shot",
        "results": [{"language": "zh", "domain": key, "metric": "accuracy", "score": "70.95"}]
    });
    let more = match key {
        FIRST => json!({
            "dataset_name": "Exam", "edition_name": "1.0", "metric_name": "Accuracy", "metric_unit": "percent",
            "metric_direction": "higher", "metric_min": "0", "metric_max": "100", "metric_aspect": "capability",
            "model_name": "Model", "model_organisation": "Makers", "model_source": "https://makers.example/card"
        }),
        _ => json!({"exam": "exam/1.0", "model": "model"}),
    };
    submission.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let line = format!("an answer of {key}\n");
    let file = line.repeat((300 << 10) / line.len());
    format!(
        "------b\r\nContent-Disposition: form-data; name=\"submission\"\r\n\r\n{submission}\r\n\
         ------b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"log.txt\"\r\n\r\n{file}\r\n------b--\r\n"
    )
    .into_bytes()
}
