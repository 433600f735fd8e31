//! The picture of a link preview: 1200 × 630 pixels, in which the slice and the number ranked are as
//! large as the rank.

use app::text::Lang;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::fonts::Fonts;
use super::letters::{escape, width_in_ems};

/// Pixels: the picture, and the space around what it says.
const WIDTH: u32 = 1200;
const HEIGHT: u32 = 630;
const MARGIN: f64 = 64.0;
/// Where the place begins and where the slice has to end.
const TOP: f64 = 262.0;
const BOTTOM: f64 = 548.0;
/// Sizes of the place and the slice: the first in which both are whole.
const SIZES: [f64; 9] = [46.0, 42.0, 38.0, 34.0, 30.0, 27.0, 24.0, 21.0, 18.0];
/// The height of a line, by its size.
const LEADING: f64 = 1.3;
/// How much wider than its guess a text may turn out.
const SPARE: f64 = 0.94;

/// What a picture says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// What is quoted, with its identifier.
    pub kind: String,
    /// Who it is about.
    pub name: String,
    /// The score with its error; empty where there is none.
    pub score: String,
    /// The place in the words that its evidence bears, with how many it is of.
    pub place: String,
    /// The slice, whole.
    pub slice: String,
    /// Where it is to be read.
    pub address: String,
    /// Whether it stands no more.
    pub is_gone: bool,
}

/// A picture that could not be drawn.
#[derive(Debug, thiserror::Error)]
pub enum CardError {
    /// No font of this system has the characters.
    #[error("no font of this system has the characters of the picture")]
    NoFont,
    /// The drawing is no SVG, or cannot be written as PNG.
    #[error("the picture could not be drawn: {0}")]
    Drawing(String),
}

impl Card {
    /// The picture as PNG.
    ///
    /// # Errors
    /// If there is no font for the language, or the drawing fails.
    pub fn png(&self, fonts: &Fonts, lang: Lang) -> Result<Vec<u8>, CardError> {
        let family = fonts.family(lang).ok_or(CardError::NoFont)?;
        let options = Options { fontdb: fonts.faces.clone(), font_family: family.to_owned(), ..Options::default() };
        let drawing = |fault: &dyn std::fmt::Display| CardError::Drawing(fault.to_string());
        let tree = Tree::from_str(&self.svg(family, lang), &options).map_err(|fault| drawing(&fault))?;
        let mut pixels = Pixmap::new(WIDTH, HEIGHT).ok_or_else(|| drawing(&"no room for its pixels"))?;
        resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
        pixels.encode_png().map_err(|fault| drawing(&fault))
    }

    /// The picture as SVG, with literal colours: no page's styles reach it.
    #[must_use]
    pub fn svg(&self, family: &str, lang: Lang) -> String {
        let room = f64::from(WIDTH) - 2.0 * MARGIN;
        let (size, place, slice) = fitted(&self.place, &self.slice, room);
        let place_ink = if self.is_gone { "#B02E1A" } else { "#191A1C" };
        let mut texts = String::new();
        let mut write = |x: f64, y: f64, size: f64, weight: u16, ink: &str, text: &str| {
            texts += &format!(
                "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size:.0}\" font-weight=\"{weight}\" \
                 fill=\"{ink}\">{}</text>",
                // No font need know the space at which no line breaks.
                escape(&text.replace('\u{a0}', " "))
            );
        };
        let site = match lang {
            Lang::Zh => "金榜",
            Lang::En => "Jinbang",
        };
        write(MARGIN + 20.0, 92.0, 30.0, 600, "#191A1C", site);
        let kind_at = f64::from(WIDTH) - MARGIN - width_in_ems(&self.kind) * 22.0;
        write(kind_at, 92.0, 22.0, 400, "#66655F", &self.kind);
        let (name_size, name) = named(&self.name, room);
        for (place, line) in name.iter().enumerate() {
            let below = (name.len() - 1 - place) as f64;
            write(MARGIN, 178.0 - below * name_size * 1.15, name_size, 600, "#191A1C", line);
        }
        write(MARGIN, 220.0, on_one_line(&self.score, 28.0, room), 400, "#47484A", &self.score);
        let mut y = TOP + size * LEADING;
        for line in &place {
            write(MARGIN, y, size, 600, place_ink, line);
            y += size * LEADING;
        }
        for line in &slice {
            write(MARGIN, y, size, 400, "#191A1C", line);
            y += size * LEADING;
        }
        let address = foot(&self.address, room);
        write(MARGIN, 592.0, on_one_line(address, 22.0, room), 400, "#66655F", address);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\" \
             viewBox=\"0 0 {WIDTH} {HEIGHT}\"><rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#FBFAF8\"/>\
             <rect x=\"{MARGIN}\" y=\"62\" width=\"8\" height=\"36\" fill=\"#B02E1A\"/>\
             <rect x=\"{MARGIN}\" y=\"244\" width=\"{room}\" height=\"3\" fill=\"#191A1C\"/>\
             <g font-family=\"{}\">{texts}</g></svg>",
            escape(family)
        )
    }
}

/// The size in which a text is whole on one line, at most `size`.
fn on_one_line(text: &str, size: f64, room: f64) -> f64 {
    (room * SPARE / width_in_ems(text)).floor().min(size)
}

/// A name on one line where it can be read so, else on two: broken after a sign that parts it, or anywhere.
fn named(name: &str, room: f64) -> (f64, Vec<&str>) {
    let size = on_one_line(name, 52.0, room);
    if size >= 30.0 {
        return (size, vec![name]);
    }
    let half = width_in_ems(name) / 2.0;
    let ends: Vec<usize> = name.char_indices().map(|(at, letter)| at + letter.len_utf8()).collect();
    let reaches_half = |end: &&usize| name.get(..**end).is_some_and(|start| width_in_ems(start) >= half);
    let middle = ends.iter().position(|end| reaches_half(&end)).unwrap_or_default();
    let parts = |end: &&usize| name.get(..**end).is_some_and(|start| start.ends_with(['-', '_', '/', ' ', '，', ',']));
    // Near the middle, so that neither line is much longer.
    let near = ends.get(middle.saturating_sub(12)..(middle + 12).min(ends.len())).unwrap_or_default();
    let at = near.iter().filter(parts).min_by_key(|end| ends.get(middle).map(|of| of.abs_diff(**end)));
    let at = at.or(ends.get(middle)).copied().unwrap_or(name.len());
    let (first, second) = name.split_at_checked(at).unwrap_or((name, ""));
    let lines: Vec<&str> = [first, second].into_iter().map(str::trim).filter(|line| !line.is_empty()).collect();
    let size = lines.iter().map(|line| on_one_line(line, 34.0, room)).fold(34.0, f64::min);
    (size, lines)
}

/// An address in full where it can be read on one line, else without its query: the slice says the rest.
fn foot(address: &str, room: f64) -> &str {
    if on_one_line(address, 22.0, room) >= 14.0 {
        return address;
    }
    address.split_once('?').map_or(address, |(path, _)| path)
}

/// The size in which place and slice are whole, and their lines; they share it.
fn fitted(place: &str, slice: &str, room: f64) -> (f64, Vec<String>, Vec<String>) {
    let lines = |size: f64| (wrapped(place, room, size), wrapped(slice, room, size));
    let fits = |size: &f64| {
        let (place, slice) = lines(*size);
        let n = place.len() + slice.len();
        TOP + size * LEADING * (n as f64 + 0.3) <= BOTTOM
    };
    let size = SIZES.into_iter().find(fits).unwrap_or(14.0);
    let (place, slice) = lines(size);
    (size, place, slice)
}

/// A text in lines no wider than `room`. Lines break at spaces that allow it, and between Chinese
/// characters but before punctuation.
fn wrapped(text: &str, room: f64, size: f64) -> Vec<String> {
    let room = room * SPARE / size;
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        let whole = width_in_ems(line.trim_end()) + width_in_ems(piece.trim_end());
        if !line.is_empty() && whole > room {
            lines.push(line.trim_end().to_owned());
            line.clear();
        }
        line.push_str(if line.is_empty() { piece.trim_start() } else { piece });
    }
    if !line.trim_end().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// The parts of a text that stay on one line.
fn pieces(text: &str) -> Vec<&str> {
    let is_han = |c: char| ('\u{2e80}'..='\u{9fff}').contains(&c) && !is_closing(c);
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        // A character that a space ties to what follows is the end of a word: it stays with the one before.
        let is_tied = letters.peek().is_some_and(|(_, next)| *next == '\u{a0}');
        let breaks = match before {
            None | Some('\u{a0}') => false,
            Some(_) if matches!(letter, ' ' | '\u{a0}') || is_closing(letter) => false,
            Some(' ') => true,
            Some(last) if is_tied && is_han(last) && is_han(letter) => false,
            Some(last) => is_han(last) || is_closing(last) || is_han(letter),
        };
        if breaks {
            pieces.extend(text.get(start..at));
            start = at;
        }
        before = Some(letter);
    }
    pieces.extend(text.get(start..));
    pieces
}

/// Chinese punctuation that may not begin a line.
fn is_closing(letter: char) -> bool {
    "，。；：、）」』！？".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card() -> Card {
        Card {
            kind: "定格排名 0123456789abcdef".into(),
            name: "轩辕-70B <b>".into(),
            score: "71.10%（±0.83，95%）".into(),
            place: "与另外 1 个模型并列第一，共 15 个".into(),
            slice: "CMMLU 1.0，中文，综合，五样本，正确率；已开放测试的模型；截至 2023 年 9 月 26 日".into(),
            address: "https://jinbang.example/s/0123456789abcdef".into(),
            is_gone: false,
        }
    }

    #[test]
    fn slice_and_number_are_as_large_as_the_rank() {
        let svg = card().svg("Noto Sans CJK SC", Lang::Zh);
        let size_of = |part: &str| {
            let at = svg.find(part).unwrap_or_else(|| panic!("{svg} lacks {part}"));
            let size = svg[..at].rfind("font-size=\"").unwrap();
            svg[size + 11..].split('"').next().unwrap().to_owned()
        };
        assert_eq!(size_of("并列第一"), size_of("CMMLU 1.0"));
        assert_eq!(size_of("共 15 个"), size_of("截至"));
        assert!(svg.contains("轩辕-70B &lt;b&gt;"));
    }

    #[test]
    fn nothing_is_cut_however_long_the_slice() {
        let long = Card { slice: "a slice of many words; ".repeat(30), ..card() };
        let (_, place, slice) = fitted(&long.place, &long.slice, 1072.0);
        assert_eq!(slice.concat().matches("words").count(), 30);
        assert_eq!(place.concat().replace(' ', ""), long.place.replace(' ', ""));
    }

    #[test]
    fn a_long_name_is_smaller_and_whole() {
        let name = "a-model-with-a-very-long-name-".repeat(5);
        let (size, lines) = named(&name, 1072.0);
        assert_eq!((lines.len(), lines.concat()), (2, name.clone()), "it breaks where it is parted");
        assert!(lines.iter().all(|line| line.ends_with('-')), "{lines:?}");
        assert!((20.0..30.0).contains(&size), "it can be read: {size}");
        assert!(lines.iter().all(|line| width_in_ems(line) * size <= 1072.0), "{lines:?}");
        let svg = Card { name: name.clone(), ..card() }.svg("Noto Sans CJK SC", Lang::En);
        assert!(lines.iter().all(|line| svg.contains(&format!(">{line}<"))));
        assert_eq!(named("GPT-4", 1072.0), (52.0, vec!["GPT-4"]));
        assert!((on_one_line("", 52.0, 1072.0) - 52.0).abs() < f64::EPSILON);
    }

    #[test]
    fn the_foot_names_the_page_in_letters_that_can_be_read() {
        let fixed = "https://jinbang.example/s/0123456789abcdef";
        assert_eq!(foot(fixed, 1072.0), fixed);
        let long = format!("https://jinbang.example/rankings?{}", "board=cmmlu&dataset=cmmlu&".repeat(8));
        assert_eq!(foot(&long, 1072.0), "https://jinbang.example/rankings");
    }

    #[test]
    fn a_word_before_a_tied_number_is_not_broken() {
        let text = "中文，综合，截至\u{a0}2023\u{a0}年\u{a0}9\u{a0}月";
        for room in [120.0, 160.0, 200.0, 240.0, 280.0, 320.0, 360.0, 400.0] {
            let lines = wrapped(text, room, 40.0);
            assert!(lines.iter().all(|line| !line.ends_with('截') && !line.starts_with('至')), "{lines:?}");
        }
    }

    #[test]
    fn a_number_stays_with_what_it_counts() {
        for text in [
            "与另外\u{a0}1\u{a0}个模型并列第一，截至\u{a0}2023\u{a0}年\u{a0}9\u{a0}月",
            "as of 26\u{a0}September\u{a0}2023",
        ] {
            for room in [100.0, 200.0, 300.0, 400.0] {
                let lines = wrapped(text, room, 40.0);
                assert!(lines.iter().all(|line| !line.starts_with('\u{a0}') && !line.ends_with('\u{a0}')), "{lines:?}");
                assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
            }
        }
    }

    #[test]
    fn no_line_begins_with_punctuation() {
        for room in [200.0, 300.0, 500.0, 800.0] {
            for line in wrapped(&card().slice, room, 40.0) {
                assert!(!line.starts_with(is_closing), "{line}");
            }
        }
    }

    #[test]
    fn the_picture_is_a_png_of_its_size() {
        let fonts = Fonts::of_system();
        let png = card().png(fonts, Lang::Zh).unwrap();
        assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
        assert_eq!((&png[16..20], &png[20..24]), (&1200u32.to_be_bytes()[..], &630u32.to_be_bytes()[..]));
        assert_ne!(png, Card { place: "第一，共 15 个".into(), ..card() }.png(fonts, Lang::Zh).unwrap());
    }
}
