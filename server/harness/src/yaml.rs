//! YAML as a small tree of texts. Numbers are not read as numbers here: `40.0` stays `40.0`.
//!
//! The tree is made of the parser's events, within bounds: few nodes, little depth, no aliases (by
//! which nine lines can stand for a thousand million).

use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle};

use super::finding::{Finding, What, YamlFault};
use super::place::Place;

/// Levels of values within values that are read.
const DEEPEST: usize = 64;

/// Values that are read.
const MOST_NODES: usize = 200_000;

/// A value and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) place: Place,
    pub(super) what: Kind,
}

/// What a value is.
#[derive(Debug, Clone)]
pub(super) enum Kind {
    /// A text; of a plain one the words for "nothing" mean nothing.
    Text {
        text: String,
        plain: bool,
    },
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
}

/// Reads the first document of a text whose first line is line `first` of its file.
pub(super) fn parse(text: &str, first: u64) -> Result<Node, Finding> {
    let mut options = Options::default();
    options.flow_nesting_limit = DEEPEST;
    options.block_nesting_limit = DEEPEST;
    let mut parser = Parser::new_from_str_with_options(text, options);
    let mut tree = Tree { open: Vec::new(), nodes: 0 };
    while let Some(event) = parser.next_event() {
        let (event, span) = event.map_err(|error| Finding::new(fault(error.kind()), place(error.marker(), first)))?;
        if let Some(root) = tree.take(event, &place(&span.start, first))? {
            return Ok(root);
        }
    }
    Err(Finding::new(What::Empty, Place::of_line(first)))
}

/// What the parser holds against a text.
fn fault(kind: &ErrorKind) -> What {
    let of = match kind {
        ErrorKind::RecursionLimitExceeded => return What::TooDeep { most: DEEPEST },
        ErrorKind::UnknownAnchor | ErrorKind::AnchorCountOverflow => return What::Alias,
        ErrorKind::UnexpectedEof
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping
        | ErrorKind::UnexpectedEofBlockSequence
        | ErrorKind::UnexpectedEofBlockMapping
        | ErrorKind::UnclosedFlowCollection { .. } => YamlFault::Open,
        ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::MisplacedFlowCollectionEnd
        | ErrorKind::MismatchedFlowCollectionEnd { .. }
        | ErrorKind::BlockEntryInFlowCollection
        | ErrorKind::FlowMappingValueAdjacentCollection => YamlFault::Brackets,
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInPlainScalar => YamlFault::Tab,
        ErrorKind::InvalidIndentation
        | ErrorKind::InvalidBlockScalarIndent
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::InvalidFlowScalarIndent
        | ErrorKind::ZeroBlockScalarIndent
        | ErrorKind::BlockSequenceEntryNotAllowed
        | ErrorKind::InvalidBlockEntryWhitespace
        | ErrorKind::ExpectedBlockSequenceEntry => YamlFault::Indentation,
        ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::SimpleKeyExpected
        | ErrorKind::InvalidSimpleKey
        | ErrorKind::MappingKeyNotAllowed
        | ErrorKind::InvalidMappingValueWhitespace
        | ErrorKind::InvalidColonPlacement
        | ErrorKind::MappingValueNotAllowed => YamlFault::Key,
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::DocumentIndicatorInQuotedScalar
        | ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar => YamlFault::Quotes,
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidLowSurrogateHexEscape
        | ErrorKind::InvalidLowSurrogate
        | ErrorKind::MissingLowSurrogate
        | ErrorKind::UnpairedLowSurrogate
        | ErrorKind::InvalidUnicodeEscape => YamlFault::Escape,
        _ => YamlFault::Other,
    };
    What::Yaml { of, said: kind.to_string() }
}

fn place(at: &granit_parser::Marker, first: u64) -> Place {
    let line = u64::try_from(at.line()).unwrap_or(1).max(1) + first - 1;
    Place { line: Some(line), column: u64::try_from(at.col() + 1).ok(), ..Place::default() }
}

/// A list or map that is still open, with the key that waits for its value.
struct Open {
    node: Node,
    key: Option<String>,
}

struct Tree {
    open: Vec<Open>,
    nodes: usize,
}

impl Tree {
    /// Takes an event; gives the root once it is whole.
    fn take(&mut self, event: Event<'_>, place: &Place) -> Result<Option<Node>, Finding> {
        let node = |what| Node { place: place.clone(), what };
        let fault = |what| Finding::new(what, place.clone());
        self.nodes += 1;
        if self.nodes > MOST_NODES {
            return Err(fault(What::TooMany { most: MOST_NODES }));
        }
        match event {
            Event::Scalar(text, style, ..) => {
                let plain = style == ScalarStyle::Plain;
                self.put(node(Kind::Text { text: text.into_owned(), plain }))
            }
            Event::SequenceStart(..) => self.begin(node(Kind::List(Vec::new()))),
            Event::MappingStart(..) => self.begin(node(Kind::Map(Vec::new()))),
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(open) => self.put(open.node),
                None => Ok(None),
            },
            Event::Alias(_) | Event::UnresolvedAlias(_) => Err(fault(What::Alias)),
            _ => Ok(None),
        }
    }

    fn begin(&mut self, node: Node) -> Result<Option<Node>, Finding> {
        if self.open.len() >= DEEPEST {
            return Err(Finding::new(What::TooDeep { most: DEEPEST }, node.place));
        }
        self.open.push(Open { node, key: None });
        Ok(None)
    }

    fn put(&mut self, node: Node) -> Result<Option<Node>, Finding> {
        let Some(open) = self.open.last_mut() else { return Ok(Some(node)) };
        match &mut open.node.what {
            Kind::List(list) => list.push(node),
            Kind::Map(members) => match open.key.take() {
                Some(key) => members.push((key, node)),
                None => match node.what {
                    Kind::Text { text, .. } if members.iter().any(|(key, _)| *key == text) => {
                        return Err(Finding::new(What::DuplicateKey { key: text }, node.place));
                    }
                    Kind::Text { text, .. } => open.key = Some(text),
                    _ => {
                        let expected = "a plain key".to_owned();
                        return Err(Finding::new(What::Syntax { expected }, node.place));
                    }
                },
            },
            Kind::Text { .. } => {}
        }
        Ok(None)
    }
}

impl Node {
    /// A finding at its place.
    pub(super) fn finding(&self, what: What) -> Finding {
        Finding::new(what, self.place.clone())
    }

    fn is_null(&self) -> bool {
        matches!(&self.what, Kind::Text { text, plain: true } if matches!(text.as_str(), "" | "~" | "null"))
    }

    /// The value of a key; `None` where it is absent or null, or this is no map.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        let Kind::Map(members) = &self.what else { return None };
        members.iter().find(|(name, _)| name == key).map(|(_, node)| node).filter(|node| !node.is_null())
    }

    /// The elements of a list.
    pub(super) fn items(&self) -> Result<&[Self], Finding> {
        match &self.what {
            Kind::List(items) => Ok(items),
            _ => Err(self.finding(What::WrongType { expected: "a list" })),
        }
    }

    /// A text, a number's text among them. `{word}` without quotes is a map to YAML, and to
    /// everybody else a placeholder.
    pub(super) fn text(&self) -> Result<&str, Finding> {
        match &self.what {
            Kind::Text { text, .. } => Ok(text),
            Kind::Map(members) => match members.as_slice() {
                [(key, value)] if value.is_null() => {
                    Err(self.finding(What::Placeholder { value: format!("{{{key}}}") }))
                }
                _ => Err(self.finding(What::WrongType { expected: "a text or a number" })),
            },
            Kind::List(_) => Err(self.finding(What::WrongType { expected: "a text or a number" })),
        }
    }

    /// The text of a key; `None` where it is absent or null.
    pub(super) fn text_of(&self, key: &str) -> Result<Option<&str>, Finding> {
        self.get(key).map(Self::text).transpose()
    }

    /// The whole number of a key.
    pub(super) fn count_of(&self, key: &str) -> Result<Option<u32>, Finding> {
        let Some(node) = self.get(key) else { return Ok(None) };
        let count = node.text()?.parse().ok();
        count.map(Some).ok_or_else(|| node.finding(What::WrongType { expected: "a whole number of 0 or more" }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_text_and_their_place() {
        let root = parse("- a: 40.0\n  b: {task_id}\n  c: \"null\"\n  d:\n", 11).unwrap();
        let first = &root.items().unwrap()[0];
        assert_eq!(first.text_of("a").unwrap(), Some("40.0"));
        assert_eq!(first.get("a").unwrap().place.to_string(), "line 11, column 6");
        assert_eq!(first.text_of("b").unwrap_err().what, What::Placeholder { value: "{task_id}".into() });
        assert_eq!((first.text_of("c").unwrap(), first.text_of("d").unwrap()), (Some("null"), None));
    }

    #[test]
    fn bombs_and_faults_are_told_with_their_place() {
        let told = |text: &str| {
            let finding = parse(text, 1).unwrap_err();
            (finding.what.code(), finding.place.line)
        };
        assert_eq!(told("a: &x [1]\nb: [*x, *x, *x]\n"), ("alias", Some(2)));
        assert_eq!(told("a: 1\nb: 2\na: 3\n"), ("duplicate-key", Some(3)));
        assert_eq!(told("a: [1, 2\n").0, "syntax");
        assert_eq!(told("").0, "empty");
        assert!(matches!(told(&"[".repeat(1_000_000)).0, "too-deep" | "syntax"));
        assert!(matches!(told(&"- ".repeat(100_000)).0, "too-deep" | "syntax"));
        assert_eq!(told(&format!("[{}]", "1,".repeat(300_000))).0, "too-many");
    }

    #[test]
    fn a_fault_is_told_in_chinese_and_the_parser_only_quoted() {
        for (text, kind) in [
            ("a: [1, 2\n", YamlFault::Open),
            ("a: [1, 2}\n", YamlFault::Brackets),
            ("a:\n\tb: 1\n", YamlFault::Tab),
            ("a: \"x\n", YamlFault::Quotes),
            ("a: \"\\q\"\n", YamlFault::Escape),
            ("a: 1\n b: 2\n", YamlFault::Key),
        ] {
            let finding = parse(text, 1).unwrap_err();
            let What::Yaml { of, .. } = &finding.what else { panic!("{text:?}: {:?}", finding.what) };
            assert_eq!(*of, kind, "{text:?}: {:?}", finding.what);
            let zh = finding.message().zh;
            let own = zh.split('“').next().unwrap();
            let words = own.replace("YAML", "").replace(['\\', '[', ']', '{', '}', ':', '-'], "");
            assert!(!words.contains(|c: char| c.is_ascii_alphabetic()), "{zh}");
            assert!(finding.place.line.is_some(), "{text:?}");
        }
    }
}
