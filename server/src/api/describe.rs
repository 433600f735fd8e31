//! The description of the interface: one [`Operation`] for each method of each route under `/api/v1`.
//! The OpenAPI document and the page `/docs/api` are both made of them.
//!
//! To describe a route that everybody may read, add its `Endpoint` to [`endpoints`] and the route to
//! the table `api!` of `router.rs`; any other is an `Operation` of its module, beside the table of
//! that module's routes. A test holds the lists against each other, asks every route, and holds the
//! answer against the shape.

pub(super) mod claim;
mod compare;
mod document;
mod filing;
pub(super) mod first;
pub(super) mod noun;
pub(super) mod ranking;
mod trend;

use app::text::Text;
use domain::account::TokenScope;

use super::shape::Shape;

pub use document::document;

/// The place of a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the path: it has to be there.
    Path,
    /// In the query.
    Query,
    /// In the query, as often as there are values.
    Repeated,
    /// In the request's headers.
    Header,
}

/// A parameter of a route.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// Where it stands.
    pub place: Place,
    /// Its shape; of a repeated one that of one value.
    pub shape: Shape,
    /// What it says.
    pub says: Text,
    /// A value that means something in the demo data.
    pub example: &'static str,
}

/// A route for programs.
#[derive(Debug, Clone)]
pub struct Endpoint {
    /// Its path, with names in braces.
    pub path: &'static str,
    /// What it gives.
    pub says: Text,
    /// Its parameters.
    pub parameters: Vec<Parameter>,
    /// The shape of its answer.
    pub body: Shape,
    /// An address that answers over the demo data.
    pub example: &'static str,
}

/// How a route is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// To read.
    Get,
    /// To do something.
    Post,
}

impl Method {
    /// Its word in HTTP.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}

/// Who may use a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everybody; a token may show more.
    Everybody,
    /// Whoever has a token of the scope.
    Token(TokenScope),
}

/// What may be sent to a route.
#[derive(Debug, Clone)]
pub struct Sends {
    /// Its kind of content.
    pub kind: &'static str,
    /// Its shape.
    pub shape: Shape,
    /// One that means something.
    pub example: Option<serde_json::Value>,
}

/// A status that a route may answer with, besides those that any may.
pub type Status = (&'static str, &'static str);

/// One method of one route.
#[derive(Debug, Clone)]
pub struct Operation {
    /// The route.
    pub endpoint: Endpoint,
    /// How it is used.
    pub method: Method,
    /// Who may use it.
    pub access: Access,
    /// Whether it is the same for everybody and kept: then it has an `ETag`.
    pub kept: bool,
    /// What may be sent, by kind of content.
    pub sends: Vec<Sends>,
    /// Statuses of an answer of the endpoint's shape.
    pub answers: &'static [Status],
    /// Statuses of a problem.
    pub refusals: &'static [Status],
}

/// Why nothing can be read.
const REFUSALS: &[Status] = &[
    ("400", "What is asked cannot be read."),
    ("404", "Nothing here has that name."),
    ("503", "The database does not answer; try again."),
];

impl Operation {
    /// The reading of a route that is open to everybody.
    fn reading(endpoint: Endpoint) -> Self {
        let answers = &[("200", "The answer.")];
        let (method, access) = (Method::Get, Access::Everybody);
        Self { endpoint, method, access, kept: true, sends: Vec::new(), answers, refusals: REFUSALS }
    }
}

/// Every method of every route under `/api/v1`, in the order in which the page lists them.
#[must_use]
pub fn operations() -> Vec<Operation> {
    endpoints().into_iter().map(Operation::reading).chain(filing::operations()).chain(claim::operations()).collect()
}

/// Every route under `/api/v1` that everybody may read.
#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    let lists = [noun::endpoints(), ranking::endpoints(), first::endpoints(), claim::endpoints()];
    let lists = lists.into_iter().chain([compare::endpoints(), trend::endpoints(), own()]);
    lists.flatten().collect()
}

/// The description itself.
fn own() -> Vec<Endpoint> {
    vec![Endpoint {
        path: "/api/v1/openapi.json",
        says: Text::new("本接口的 OpenAPI 3.1 描述。", "This description, as OpenAPI 3.1."),
        parameters: Vec::new(),
        body: Shape::Map(Box::new(Shape::Anything)),
        example: "/api/v1/openapi.json",
    }]
}

/// Shapes that several bodies share, by name.
fn shared() -> Vec<(&'static str, Shape)> {
    vec![
        ("Slice", Shape::Map(Box::new(Shape::Any(vec![Shape::Text, Shape::Text.list()])))),
        ("Problem", problem()),
        ("Row", ranking::row()),
        ("Submission", filing::whole()),
    ]
}

/// The shape of a name in [`shared`].
#[must_use]
pub fn shared_shape(name: &str) -> Option<Shape> {
    shared().into_iter().find(|(known, _)| *known == name).map(|(_, shape)| shape)
}

/// A problem by RFC 9457.
fn problem() -> Shape {
    let fault = Shape::Sparse(vec![
        ("field", Shape::Text.or_null()),
        ("value", Shape::Text),
        ("detail", Shape::Text),
        ("detail_zh", Shape::Text),
        ("expected", Shape::Text),
        ("near", Shape::Text.list()),
    ]);
    Shape::Sparse(vec![
        ("type", Shape::Text),
        ("title", Shape::Text),
        ("status", Shape::Count),
        ("detail", Shape::Text),
        ("request_id", Shape::Text),
        ("errors", fault.list()),
    ])
}

/// The body of `GET /api/v1/openapi.json`.
///
/// # Errors
/// None in fact: the document is made here.
pub async fn json(_: crate::state::Reading, _: crate::extract::Reader) -> Result<String, crate::error::PageError> {
    document().to_json().map_err(|error| crate::error::PageError::BadRequest(error.to_string()))
}

/// A parameter of the query.
fn query(name: &'static str, shape: Shape, says: Text, example: &'static str) -> Parameter {
    Parameter { name, place: Place::Query, shape, says, example }
}

/// Where a list goes on.
fn after() -> Parameter {
    query(
        "after",
        Shape::Text,
        Text::new(
            "从此处往后：取自上一个回答的 next。",
            "The list goes on after this: from `next` of an answer before.",
        ),
        "",
    )
}

/// Which rows are given, and which members of them.
fn part(fields: &'static str) -> Vec<Parameter> {
    vec![
        after(),
        query("limit", Shape::Count, Text::new("最多几行，1 至 500。", "How many rows at most, 1 to 500."), "20"),
        members_wanted(fields),
    ]
}

/// Which members are given.
fn members_wanted(fields: &'static str) -> Parameter {
    let says = Text::new(
        "只要这些字段，以逗号分隔；名次总连同区间、参排数与口径。",
        "Only these fields, separated by commas; a rank always comes with interval, number ranked and slice.",
    );
    query("fields", Shape::Text, says, fields)
}

/// The parameters of a slice.
fn slice(day: bool) -> Vec<Parameter> {
    use domain::SliceKey;
    let says = |key: SliceKey| {
        Text::new(
            app::text::words::slice_key(key, app::text::Lang::Zh),
            app::text::words::slice_key(key, app::text::Lang::En),
        )
    };
    let keys = SliceKey::ALL.iter().filter(|key| day || **key != SliceKey::AsOf);
    let one = |key: &SliceKey| {
        let repeated = SliceKey::FILTERS.contains(key);
        let (shape, example) = match key {
            SliceKey::AsOf => (Shape::Day, "2023-09-26"),
            SliceKey::Board | SliceKey::Dataset => (Shape::Text, "cmmlu"),
            SliceKey::Domain => (Shape::Text, "general"),
            SliceKey::Protocol => (Shape::Text, "5-shot"),
            SliceKey::Division => (Shape::Text, "open-to-test"),
            SliceKey::Pick => (Shape::word(domain::Pick::ALL, domain::Pick::slug), "strongest"),
            _ => (Shape::Text, ""),
        };
        Parameter {
            name: key.slug(),
            place: if repeated { Place::Repeated } else { Place::Query },
            shape,
            says: says(*key),
            example,
        }
    };
    keys.map(one).collect()
}

/// A place as rows carry it.
fn place() -> Vec<(&'static str, Shape)> {
    vec![("rank", Shape::Count), ("rank_low", Shape::Count), ("rank_high", Shape::Count), ("of", Shape::Count)]
}

/// Members before others.
fn joined(first: Vec<(&'static str, Shape)>, rest: Vec<(&'static str, Shape)>) -> Vec<(&'static str, Shape)> {
    first.into_iter().chain(rest).collect()
}
