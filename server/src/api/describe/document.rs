//! The OpenAPI document.

use domain::account::TokenScope;
use utoipa::openapi::path::{HttpMethod, OperationBuilder, ParameterBuilder, ParameterIn, ParameterStyle};
use utoipa::openapi::request_body::{RequestBody, RequestBodyBuilder};
use utoipa::openapi::schema::{ArrayBuilder, Components};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{
    ContentBuilder, HeaderBuilder, InfoBuilder, OpenApi, OpenApiBuilder, PathItem, PathsBuilder, RefOr, Required,
    Response, ResponseBuilder,
};

use super::{Access, Method, Operation, Parameter, Place, Sends, operations, shared};
use crate::api::shape::Shape;

/// What the token is called in the document.
const TOKEN: &str = "token";

/// The OpenAPI document.
#[must_use]
pub fn document() -> OpenApi {
    let paths = operations().iter().fold(PathsBuilder::new(), |paths, of| {
        let method = match of.method {
            Method::Get => HttpMethod::Get,
            Method::Post => HttpMethod::Post,
        };
        paths.path(of.endpoint.path, PathItem::new(method, operation(of)))
    });
    let mut components = Components::new();
    components.schemas = shared().iter().map(|(name, shape)| ((*name).to_owned(), shape.schema())).collect();
    let token = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some(
        "A token of /account: `file` opens filing and following what one filed, `review` deciding about it.",
    ));
    let token = RefOr::T(SecurityScheme::Http(token.build()));
    components.security_schemes.insert(TOKEN.to_owned(), token);
    let info = InfoBuilder::new()
        .title("Jinbang")
        .version("1")
        .description(Some("Rankings of AI-model evaluations that always say over what. A rank never stands without its slice and the number ranked; there is no order over several exams."));
    OpenApiBuilder::new().info(info.build()).paths(paths.build()).components(Some(components)).build()
}

fn operation(of: &Operation) -> utoipa::openapi::path::Operation {
    let Operation { endpoint, method, access, kept, sends, answers, refusals } = of;
    let words = endpoint.path.trim_start_matches("/api/v1/").split(['/', '{', '}', '.']);
    let verb = (*method == Method::Post).then_some("post");
    let id: Vec<&str> = verb.into_iter().chain(words).filter(|word| !word.is_empty()).collect();
    let operation = OperationBuilder::new().summary(Some(endpoint.says.en)).operation_id(Some(id.join("-")));
    let operation = endpoint.parameters.iter().fold(operation, |operation, of| operation.parameter(parameter(of)));
    let operation = match access {
        Access::Everybody => operation,
        Access::Token(_) => operation.security(SecurityRequirement::new(TOKEN, scopes(*access))),
    };
    let operation = operation.request_body((!sends.is_empty()).then(|| request(sends)));
    let operation = answers.iter().fold(operation, |operation, (status, says)| {
        let json = ContentBuilder::new().schema(Some(endpoint.body.schema())).build();
        let answer = ResponseBuilder::new().description(*says).content("application/json", json);
        let header = || HeaderBuilder::new().schema(Some(Shape::Text.schema())).build();
        let answer = match (kept, *status) {
            (true, _) => answer.header("ETag", header()).header("Last-Modified", header()),
            (false, "201") => answer.header("Location", header()),
            (false, _) => answer,
        };
        operation.response(*status, answer.build())
    });
    let operation = if *kept { operation.response("304", Response::new("Nothing has changed.")) } else { operation };
    let refused =
        refusals.iter().fold(operation, |operation, (status, says)| operation.response(*status, problem(says)));
    refused.build()
}

/// The scopes of a token; OpenAPI 3.1 lets any security scheme name such.
fn scopes(access: Access) -> Vec<&'static str> {
    match access {
        Access::Everybody => Vec::new(),
        Access::Token(scope) => vec![TokenScope::slug(scope)],
    }
}

fn request(sends: &[Sends]) -> RequestBody {
    let body = RequestBodyBuilder::new().required(Some(Required::True));
    let body = sends.iter().fold(body, |body, Sends { kind, shape, example }| {
        body.content(*kind, ContentBuilder::new().schema(Some(shape.schema())).example(example.clone()).build())
    });
    body.build()
}

fn problem(says: &str) -> Response {
    let content = ContentBuilder::new().schema(Some(Shape::Named("Problem").schema())).build();
    ResponseBuilder::new().description(says).content("application/problem+json", content).build()
}

fn parameter(of: &Parameter) -> utoipa::openapi::path::Parameter {
    let builder = ParameterBuilder::new().name(of.name).description(Some(of.says.en));
    let one = || Some(of.shape.schema());
    match of.place {
        Place::Header => builder.parameter_in(ParameterIn::Header).required(Required::False).schema(one()),
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
