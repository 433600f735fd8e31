//! The description of the interface: one [`Endpoint`] for each route under `/api/v1`. The OpenAPI
//! document and the page `/docs/api` are both made of them.
//!
//! To describe a route, add its `Endpoint` to [`endpoints`] and the route to the table `api!` of
//! `router.rs`: a test holds the two lists against each other, asks every route, and holds the answer
//! against the shape.

mod claim;
mod compare;
mod first;
mod noun;
mod ranking;
mod trend;

use app::text::Text;
use utoipa::openapi::path::{HttpMethod, OperationBuilder, ParameterBuilder, ParameterIn, ParameterStyle};
use utoipa::openapi::schema::{ArrayBuilder, Components};
use utoipa::openapi::{
    ContentBuilder, HeaderBuilder, InfoBuilder, OpenApi, OpenApiBuilder, PathItem, PathsBuilder, Required, Response,
    ResponseBuilder,
};

use super::shape::Shape;

/// The place of a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the path: it has to be there.
    Path,
    /// In the query.
    Query,
    /// In the query, as often as there are values.
    Repeated,
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

/// Every route under `/api/v1`, in the order in which the page lists them.
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
        ("detail", Shape::Text),
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

/// The OpenAPI document.
#[must_use]
pub fn document() -> OpenApi {
    let paths = endpoints().iter().fold(PathsBuilder::new(), |paths, endpoint| {
        paths.path(endpoint.path, PathItem::new(HttpMethod::Get, operation(endpoint)))
    });
    let mut components = Components::new();
    components.schemas = shared().iter().map(|(name, shape)| ((*name).to_owned(), shape.schema())).collect();
    let info = InfoBuilder::new()
        .title("Jinbang")
        .version("1")
        .description(Some("Rankings of AI-model evaluations that always say over what. A rank never stands without its slice and the number ranked; there is no order over several exams."));
    OpenApiBuilder::new().info(info.build()).paths(paths.build()).components(Some(components)).build()
}

fn operation(endpoint: &Endpoint) -> utoipa::openapi::path::Operation {
    let words: Vec<&str> = endpoint.path.trim_start_matches("/api/v1/").split(['/', '{', '}', '.']).collect();
    let id: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let operation = OperationBuilder::new().summary(Some(endpoint.says.en)).operation_id(Some(id.join("-")));
    let operation = endpoint.parameters.iter().fold(operation, |operation, of| operation.parameter(parameter(of)));
    let header = || HeaderBuilder::new().schema(Some(Shape::Text.schema())).build();
    let json = ContentBuilder::new().schema(Some(endpoint.body.schema())).build();
    let answer = ResponseBuilder::new().description("The answer.").content("application/json", json);
    let answer = answer.header("ETag", header()).header("Last-Modified", header());
    operation
        .response("200", answer.build())
        .response("304", Response::new("Nothing has changed."))
        .response("400", problem_response("What is asked cannot be read."))
        .response("404", problem_response("Nothing here has that name."))
        .response("503", problem_response("The database does not answer; try again."))
        .build()
}

fn problem_response(says: &str) -> Response {
    let content = ContentBuilder::new().schema(Some(Shape::Named("Problem").schema())).build();
    ResponseBuilder::new().description(says).content("application/problem+json", content).build()
}

fn parameter(of: &Parameter) -> utoipa::openapi::path::Parameter {
    let builder = ParameterBuilder::new().name(of.name).description(Some(of.says.en));
    let one = || Some(of.shape.schema());
    match of.place {
        Place::Path => builder.parameter_in(ParameterIn::Path).required(Required::True).schema(one()),
        Place::Query => builder.parameter_in(ParameterIn::Query).required(Required::False).schema(one()),
        Place::Repeated => builder
            .parameter_in(ParameterIn::Query)
            .required(Required::False)
            .style(Some(ParameterStyle::Form))
            .explode(Some(true))
            .schema(Some(ArrayBuilder::new().items(of.shape.schema()))),
    }
    .example(Some(match of.place {
        Place::Repeated => serde_json::json!([of.example]),
        _ => of.example.into(),
    }))
    .build()
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
