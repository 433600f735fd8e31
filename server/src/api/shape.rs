//! Shapes of JSON: what the description of the interface says of a body, in few words.

use utoipa::openapi::schema::{
    AdditionalProperties, AnyOfBuilder, ArrayBuilder, KnownFormat, ObjectBuilder, OneOfBuilder, SchemaFormat,
    SchemaType, Type,
};
use utoipa::openapi::{Ref, RefOr, Schema};

/// The shape of a value.
#[derive(Debug, Clone)]
pub enum Shape {
    /// A text.
    Text,
    /// A day, `YYYY-MM-DD`.
    Day,
    /// An instant, RFC 3339.
    Instant,
    /// A whole number, not negative.
    Count,
    /// A number.
    Number,
    /// `true` or `false`.
    Truth,
    /// The bytes of a file.
    Bytes,
    /// One of these words.
    Word(Vec<&'static str>),
    /// Of these values one: `null`, or the shape.
    Maybe(Box<Self>),
    /// A list.
    List(Box<Self>),
    /// An object with exactly these members.
    Object(Vec<(&'static str, Self)>),
    /// An object with these members, of which any may be missing.
    Sparse(Vec<(&'static str, Self)>),
    /// An object with members of other names, each of the shape.
    Map(Box<Self>),
    /// One of these shapes.
    Any(Vec<Self>),
    /// Any value.
    Anything,
    /// A shape that the description has under a name.
    Named(&'static str),
}

impl Shape {
    /// The same, or `null`: not stated.
    #[must_use]
    pub fn or_null(self) -> Self {
        Self::Maybe(Box::new(self))
    }

    /// A list of it.
    #[must_use]
    pub fn list(self) -> Self {
        Self::List(Box::new(self))
    }

    /// Words in Chinese and English.
    #[must_use]
    pub fn words() -> Self {
        Self::Object(vec![("zh", Self::Text), ("en", Self::Text)])
    }

    /// The words of a closed list.
    #[must_use]
    pub fn word<T: Copy>(all: &[T], slug: fn(T) -> &'static str) -> Self {
        Self::Word(all.iter().map(|word| slug(*word)).collect())
    }

    /// The schema that says it.
    #[must_use]
    pub fn schema(&self) -> RefOr<Schema> {
        let plain = |kind| ObjectBuilder::new().schema_type(SchemaType::new(kind));
        let text = |format| plain(Type::String).format(Some(SchemaFormat::KnownFormat(format)));
        match self {
            Self::Text => plain(Type::String).into(),
            Self::Day => text(KnownFormat::Date).into(),
            Self::Instant => text(KnownFormat::DateTime).into(),
            Self::Count => plain(Type::Integer).minimum(Some(0)).into(),
            Self::Number => plain(Type::Number).into(),
            Self::Truth => plain(Type::Boolean).into(),
            Self::Bytes => text(KnownFormat::Binary).into(),
            Self::Word(words) => plain(Type::String).enum_values(Some(words.iter().copied())).into(),
            Self::Maybe(shape) => {
                let null: RefOr<Schema> = plain(Type::Null).into();
                OneOfBuilder::new().schema_type(SchemaType::AnyValue).item(shape.schema()).item(null).into()
            }
            Self::List(shape) => ArrayBuilder::new().items(shape.schema()).into(),
            Self::Object(members) => {
                let object = members.iter().fold(plain(Type::Object), |object, (name, shape)| {
                    object.property(*name, shape.schema()).required(*name)
                });
                object.additional_properties(Some(AdditionalProperties::FreeForm(false))).into()
            }
            Self::Sparse(members) => {
                let object = members
                    .iter()
                    .fold(plain(Type::Object), |object, (name, shape)| object.property(*name, shape.schema()));
                object.additional_properties(Some(AdditionalProperties::FreeForm(false))).into()
            }
            Self::Map(shape) => plain(Type::Object).additional_properties(Some(shape.schema())).into(),
            Self::Any(shapes) => {
                // Not `oneOf`: a body may fit several.
                let any = shapes.iter().fold(AnyOfBuilder::new(), |any, shape| any.item(shape.schema()));
                any.schema_type(SchemaType::AnyValue).into()
            }
            Self::Anything => plain(Type::Object).schema_type(SchemaType::AnyValue).into(),
            Self::Named(name) => RefOr::Ref(Ref::from_schema_name(*name)),
        }
    }
}
