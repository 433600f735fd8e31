//! Every link of the site. Pages never write an address by hand.

use std::fmt;

use chrono::NaiveDate;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::change::Watch;
use crate::compare::CompareLink;
use crate::firsts::FirstsView;
use crate::lexicon::lexicon;
use crate::log::Kind;
use crate::{Slice, Slug};

lexicon! {
    /// Columns by which a ranking's rows can be laid out. Ranks stay those of the slice.
    SortKey, "one of rank, model, organisation, items, evaluator, evaluated, reported, book" {
        /// By rank.
        Rank = "rank",
        /// By the model's name.
        Model = "model",
        /// By the first organisation's name.
        Organisation = "organisation",
        /// By items, most first.
        Items = "items",
        /// By evaluator kind, strongest first.
        Evaluator = "evaluator",
        /// By the day it was evaluated, newest first.
        Evaluated = "evaluated",
        /// By the day it was reported, newest first.
        Reported = "reported",
        /// By open- or closed-book.
        Book = "book",
    }
}

/// How a ranking is laid out on its page; not part of the slice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RankingView {
    /// The column that orders the rows.
    pub sort: SortKey,
    /// A model's name to look for.
    pub find: Option<String>,
    /// The page, from 1.
    pub page: usize,
    /// An earlier day: what changed since is listed.
    pub since: Option<NaiveDate>,
}

impl Default for RankingView {
    fn default() -> Self {
        Self { sort: SortKey::Rank, find: None, page: 1, since: None }
    }
}

impl RankingView {
    /// The keys of an address that belong to the layout.
    pub const KEYS: &'static [&'static str] = &["sort", "find", "page", "since"];

    /// These keys and values where they differ from the default.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let Self { sort, find, page, since } = self;
        let mut pairs = Vec::new();
        if *sort != SortKey::Rank {
            pairs.push(("sort", sort.to_string()));
        }
        pairs.extend(find.clone().map(|find| ("find", find)));
        if *page != 1 {
            pairs.push(("page", page.to_string()));
        }
        pairs.extend(since.map(|since| ("since", since.to_string())));
        pairs
    }
}

/// The forms in which a result or a fixed ranking can be had besides its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The bytes of record.
    Json,
    /// The rows as CSV; of tables alone.
    Csv,
    /// The rows as JSON Lines; of tables alone.
    Lines,
    /// BibTeX.
    Bibtex,
    /// RIS, as reference managers read it.
    Ris,
    /// CSL-JSON.
    Csl,
    /// A badge in English.
    BadgeEn,
    /// A badge in Chinese.
    BadgeZh,
    /// The badge's words in English as the endpoint badges of shields.io read them.
    Shields,
    /// The same in Chinese.
    ShieldsZh,
    /// The proof that it stands in the public log.
    Proof,
    /// The picture of link previews in English.
    CardEn,
    /// The same in Chinese.
    CardZh,
}

impl Format {
    /// Every format.
    pub const ALL: &'static [Self] = &[
        Self::Csl,
        Self::ShieldsZh,
        Self::Shields,
        Self::Json,
        Self::Csv,
        Self::Lines,
        Self::Bibtex,
        Self::Ris,
        Self::BadgeZh,
        Self::BadgeEn,
        Self::Proof,
        Self::CardZh,
        Self::CardEn,
    ];

    /// What follows the identifier in its address.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Json => ".json",
            Self::Csv => ".csv",
            Self::Lines => ".jsonl",
            Self::Bibtex => ".bib",
            Self::Ris => ".ris",
            Self::Csl => ".csl.json",
            Self::BadgeEn => ".svg",
            Self::BadgeZh => ".zh.svg",
            Self::Shields => ".shields.json",
            Self::ShieldsZh => ".zh.shields.json",
            Self::Proof => ".proof",
            Self::CardEn => ".png",
            Self::CardZh => ".zh.png",
        }
    }

    /// The address of something in this form: the ending stands before the query.
    #[must_use]
    pub fn of(self, page: &str) -> String {
        match page.split_once('?') {
            Some((path, query)) => format!("{path}{}?{query}", self.ending()),
            None => format!("{page}{}", self.ending()),
        }
    }

    /// The identifier and the format of a word such as `9z25fmjnakbtkxb6.bib`; `None` if no format
    /// is named.
    #[must_use]
    pub fn split(word: &str) -> Option<(&str, Self)> {
        Self::ALL.iter().find_map(|format| Some((word.strip_suffix(format.ending())?, *format)))
    }
}

lexicon! {
    /// What somebody can change of their own account.
    AccountAct, "one of password, email, sessions, tokens, memberships, delete" {
        /// The password.
        Password = "password",
        /// The e-mail address.
        Email = "email",
        /// Ending a session.
        Sessions = "sessions",
        /// Making and revoking tokens.
        Tokens = "tokens",
        /// Asking for a membership, and leaving.
        Memberships = "memberships",
        /// Deleting the account.
        Delete = "delete",
    }
}

/// The key of an address that says where to go once signed in.
pub const NEXT_KEY: &str = "next";

/// The key of an address that names a model to show; it may be repeated.
pub const MODEL_KEY: &str = "model";

/// A part of a change log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LogPart<'a> {
    /// What the log is of.
    pub watch: &'a Watch,
    /// The place after which it is read; `None` for the newest.
    pub after: Option<&'a str>,
    /// How many entries are asked for.
    pub limit: Option<usize>,
}

impl<'a> LogPart<'a> {
    /// The newest of a log.
    #[must_use]
    pub const fn newest(watch: &'a Watch) -> Self {
        Self { watch, after: None, limit: None }
    }
}

/// An address of the site. `Display` writes it.
#[derive(Debug, Clone, PartialEq)]
pub enum Address<'a> {
    /// The home page.
    Home,
    /// Every board.
    Boards,
    /// One board.
    Board(&'a Slug),
    /// One dataset.
    Dataset(&'a Slug),
    /// Every model.
    Models,
    /// One model.
    Model(&'a Slug),
    /// One organisation.
    Organisation(&'a Slug),
    /// One result.
    Result(&'a str),
    /// One result in another form.
    ResultAs(&'a str, Format),
    /// Where a ranking is sent that is to be fixed.
    Fix,
    /// A fixed ranking.
    Fixed(&'a str),
    /// A page of a fixed ranking's table, from 1.
    FixedPage(&'a str, usize),
    /// A fixed ranking in another form.
    FixedAs(&'a str, Format),
    /// The picture of a ranking for link previews.
    RankingCard(&'a Slice, NaiveDate, Format),
    /// The search page, with what is looked for.
    Search(Option<&'a str>),
    /// Every claim.
    Claims,
    /// The claims that these pairs leave.
    ClaimsOf(&'a [(&'a str, String)]),
    /// The claims on a board, by its word.
    ClaimsOn(&'a Slug),
    /// One claim.
    Claim(&'a Slug),
    /// The n-th verdict of record on a claim: its bytes or its proof.
    VerdictAs(&'a Slug, u32, Format),
    /// The form that checks a claim, with these pairs typed.
    ClaimCheck(&'a [(&'a str, String)]),
    /// The form that files a claim, with these pairs typed.
    ClaimToFile(&'a [(&'a str, String)]),
    /// The form of one filed claim.
    FileClaim(&'a str),
    /// Who is first where.
    Firsts(&'a FirstsView),
    /// Models across boards; without a link the page that explains it.
    Compare(Option<&'a CompareLink>),
    /// What changed, of everything or of one thing.
    Changes(&'a Watch),
    /// A part of it: from a place in the log on.
    ChangesPart(LogPart<'a>),
    /// The same as an Atom feed in a language (`zh`, `en`).
    ChangesFeed(LogPart<'a>, &'a str),
    /// The same as JSON.
    ChangesJson(LogPart<'a>),
    /// Rows of a list of the interface, narrowed: what stands under `/api/v1` at the same address, and as tables.
    Rows(&'a str, &'a [(&'a str, String)]),
    /// The rankings of a model's results as JSON.
    StandingsJson(&'a Slug),
    /// The places of a result by day as JSON.
    ResultDaysJson(&'a str),
    /// Copies of the data.
    Exports,
    /// One file of them.
    Export(&'a str),
    /// The description of the interface.
    DocsApi,
    /// Method and formulas.
    About,
    /// Every ranking there is, by board and dataset.
    Rankings,
    /// Where one signs in, and the address to go on to.
    SignIn(Option<&'a str>),
    /// Where one makes an account, and the address to go on to.
    SignUp(Option<&'a str>),
    /// Where the form that signs out is sent.
    SignOut,
    /// One's own account.
    Account,
    /// Who belongs to an organisation, for who decides about it.
    Members(&'a Slug),
    /// Every account, for administrators, from the one after a name on.
    Accounts(Option<&'a str>),
    /// Where a form of one's own account is sent.
    AccountDo(AccountAct),
    /// One's own account, with a word of what was done there just now.
    AccountDone(AccountAct),
    /// The public log.
    Log,
    /// The log's signed checkpoint.
    LogCheckpoint,
    /// The bytes that the newest entry of a kind and name is of.
    LogBytes(Kind, &'a str),
    /// The proof that it stands in the log.
    LogProof(Kind, &'a str),
    /// The form that files, empty.
    Submit,
    /// The form of one filing.
    SubmitTo(&'a str),
    /// One's own filings.
    Submissions,
    /// One filing.
    Submission(&'a str),
    /// One file of a filing, by its SHA-256.
    SubmissionFile(&'a str, &'a str),
    /// Where a filing is taken back.
    WithdrawSubmission(&'a str),
    /// Where a filing is corrected by another.
    CorrectSubmission(&'a str),
    /// The reviewers' queue.
    Review,
    /// One filing as reviewers see it.
    ReviewOf(&'a str),
    /// The form that disputes a result.
    Dispute(&'a str),
    /// Where a dispute is answered.
    AnswerDispute(&'a str),
    /// A ranking; the second part is today, which an address leaves out.
    Ranking(&'a Slice, NaiveDate),
    /// A ranking in a layout.
    RankingAs(&'a Slice, NaiveDate, &'a RankingView),
    /// A ranking as JSON.
    RankingJson(&'a Slice, NaiveDate),
    /// A ranking as CSV.
    RankingCsv(&'a Slice, NaiveDate),
    /// A ranking as JSON Lines.
    RankingLines(&'a Slice, NaiveDate),
    /// Slices to look at through time.
    Trends,
    /// A slice through time, with the models that are shown.
    Trend(&'a Slice, NaiveDate, &'a [Slug]),
    /// A slice in parts through time: `/trends?` with these pairs.
    TrendParts(&'a [(&'a str, String)]),
    /// A slice in parts: `/rankings?` with these pairs.
    Listing(&'a [(&'a str, String)]),
}

impl fmt::Display for Address<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Home => f.write_str("/"),
            Self::Boards => f.write_str("/boards"),
            Self::Board(slug) => write!(f, "/boards/{slug}"),
            Self::Dataset(slug) => write!(f, "/datasets/{slug}"),
            Self::Models => f.write_str("/models"),
            Self::Model(slug) => write!(f, "/models/{slug}"),
            Self::Organisation(slug) => write!(f, "/organisations/{slug}"),
            Self::Result(id) => write!(f, "/r/{id}"),
            Self::ResultAs(id, format) => write!(f, "/r/{id}{}", format.ending()),
            Self::Fix => f.write_str("/s"),
            Self::Fixed(id) => write!(f, "/s/{id}"),
            Self::FixedPage(id, 1) => write!(f, "/s/{id}"),
            Self::FixedPage(id, page) => write!(f, "/s/{id}?page={page}"),
            Self::FixedAs(id, format) => write!(f, "/s/{id}{}", format.ending()),
            Self::RankingCard(slice, today, format) => {
                write!(f, "/rankings{}?{}", format.ending(), slice.to_query(*today))
            }
            Self::Search(None) => f.write_str("/search"),
            Self::Search(Some(words)) => {
                let mut form = form_urlencoded::Serializer::new(String::new());
                write!(f, "/search?{}", form.append_pair("q", words).finish())
            }
            Self::Claims => f.write_str("/claims"),
            Self::ClaimsOf(pairs) => write_query(f, "/claims", pairs),
            Self::ClaimsOn(board) => write!(f, "/claims?board={board}"),
            Self::Claim(id) => write!(f, "/claims/{id}"),
            Self::ClaimCheck(pairs) => write_query(f, "/claims/check", pairs),
            Self::ClaimToFile(pairs) => write_query(f, "/claims/file", pairs),
            Self::FileClaim(id) => write!(f, "/claims/file/{id}"),
            Self::Firsts(view) => write_query(f, "/firsts", &view.pairs()),
            Self::Compare(None) => f.write_str("/compare"),
            Self::Compare(Some(link)) => {
                let mut form = form_urlencoded::Serializer::new(String::new());
                write!(f, "/compare?{}", form.extend_pairs(link.pairs()).finish())
            }
            Self::Changes(watch) => write_log(f, "/changes", LogPart::newest(watch), None),
            Self::ChangesPart(part) => write_log(f, "/changes", *part, None),
            Self::ChangesFeed(part, lang) => write_log(f, "/changes.atom", *part, Some(lang)),
            Self::ChangesJson(part) => write_log(f, "/api/v1/changes", *part, None),
            Self::Rows(list, pairs) => write_query(f, &format!("/{list}"), pairs),
            Self::StandingsJson(model) => write!(f, "/api/v1/models/{model}/standings"),
            Self::ResultDaysJson(id) => write!(f, "/api/v1/results/{id}/days"),
            Self::Exports => f.write_str("/exports"),
            Self::Export(file) => write!(f, "/exports/{file}"),
            Self::DocsApi => f.write_str("/docs/api"),
            Self::About => f.write_str("/about"),
            Self::Rankings => f.write_str("/rankings"),
            Self::SignIn(next) => write_query(f, "/sign-in", &next_of(*next)),
            Self::SignUp(next) => write_query(f, "/sign-up", &next_of(*next)),
            Self::SignOut => f.write_str("/sign-out"),
            Self::Account => f.write_str("/account"),
            Self::Members(organisation) => write!(f, "/organisations/{organisation}/members"),
            Self::Accounts(after) => {
                let after = after.map(|after| ("after", after.to_owned()));
                write_query(f, "/admin/accounts", &after.into_iter().collect::<Vec<_>>())
            }
            Self::AccountDo(act) => write!(f, "/account/{act}"),
            Self::AccountDone(act) => write!(f, "/account?done={act}"),
            Self::Log => f.write_str("/log"),
            Self::LogCheckpoint => f.write_str("/log/checkpoint"),
            Self::VerdictAs(claim, n, format) => write!(f, "/claims/{claim}/{n}{}", format.ending()),
            Self::LogBytes(kind, id) => write_path(f, &format!("/log/bytes/{kind}/{id}")),
            Self::LogProof(kind, id) => write_path(f, &format!("/log/proof/{kind}/{id}")),
            Self::Submit => f.write_str("/submit"),
            Self::SubmitTo(id) => write!(f, "/submit/{id}"),
            Self::Submissions => f.write_str("/submissions"),
            Self::Submission(id) => write!(f, "/submissions/{id}"),
            Self::SubmissionFile(id, digest) => write!(f, "/submissions/{id}/files/{digest}"),
            Self::WithdrawSubmission(id) => write!(f, "/submissions/{id}/withdraw"),
            Self::CorrectSubmission(id) => write!(f, "/submissions/{id}/correct"),
            Self::Review => f.write_str("/review"),
            Self::ReviewOf(id) => write!(f, "/review/{id}"),
            Self::Dispute(result) => write!(f, "/r/{result}/dispute"),
            Self::AnswerDispute(id) => write!(f, "/disputes/{id}"),
            Self::Ranking(slice, today) => write!(f, "/rankings?{}", slice.to_query(*today)),
            Self::RankingAs(slice, today, view) => {
                let mut form = form_urlencoded::Serializer::new(slice.to_query(*today));
                write!(f, "/rankings?{}", form.extend_pairs(view.pairs()).finish())
            }
            Self::RankingJson(slice, today) => write!(f, "/api/v1/rankings?{}", slice.to_query(*today)),
            Self::RankingCsv(slice, today) => write!(f, "/rankings.csv?{}", slice.to_query(*today)),
            Self::RankingLines(slice, today) => write!(f, "/rankings.jsonl?{}", slice.to_query(*today)),
            Self::Trends => f.write_str("/trends"),
            Self::Trend(slice, today, models) => write!(f, "/trends?{}", with_models(slice, *today, models)),
            Self::TrendParts(pairs) => write_query(f, "/trends", pairs),
            Self::Listing(pairs) => {
                let mut form = form_urlencoded::Serializer::new(String::new());
                write!(f, "/rankings?{}", form.extend_pairs(pairs.iter()).finish())
            }
        }
    }
}

/// The pair that says where to go on.
fn next_of(next: Option<&str>) -> Vec<(&'static str, String)> {
    next.map(|next| (NEXT_KEY, next.to_owned())).into_iter().collect()
}

/// What is escaped in a path: all but the letters that addresses are made of (RFC 3986, 2.3).
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// A path, escaped.
fn write_path(f: &mut fmt::Formatter<'_>, path: &str) -> fmt::Result {
    write!(f, "{}", utf8_percent_encode(path, ESCAPED))
}

/// A path with its pairs; alone where there are none.
fn write_query(f: &mut fmt::Formatter<'_>, path: &str, pairs: &[(&str, String)]) -> fmt::Result {
    f.write_str(path)?;
    if pairs.is_empty() {
        return Ok(());
    }
    let mut form = form_urlencoded::Serializer::new(String::new());
    write!(f, "?{}", form.extend_pairs(pairs).finish())
}

/// A path with a part of a log, and a language.
fn write_log(f: &mut fmt::Formatter<'_>, path: &str, part: LogPart<'_>, lang: Option<&str>) -> fmt::Result {
    f.write_str(path)?;
    let LogPart { watch, after, limit } = part;
    let mut form = form_urlencoded::Serializer::new(watch.to_query());
    form.extend_pairs(lang.map(|lang| ("lang", lang)));
    form.extend_pairs(limit.map(|limit| ("limit", limit.to_string())));
    let query = form.extend_pairs(after.map(|token| ("after", token))).finish();
    if query.is_empty() { Ok(()) } else { write!(f, "?{query}") }
}

/// A slice with the models that are shown of it.
fn with_models(slice: &Slice, today: NaiveDate, models: &[Slug]) -> String {
    let mut form = form_urlencoded::Serializer::new(slice.to_query(today));
    form.extend_pairs(models.iter().map(|model| (MODEL_KEY, model.as_str()))).finish()
}
