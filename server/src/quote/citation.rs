//! A citation as BibTeX, RIS and CSL-JSON. Each carries the whole sentence in both languages, so
//! that the score is never without its slice, the number ranked and who ran it.

use app::part::Quoted;
use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};

/// The kinds of pages that can be cited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cited {
    /// A result.
    Result,
    /// A ranking, fixed or as of a day.
    Ranking,
    /// The verdict of a claim.
    Verdict,
}

impl Cited {
    const fn word(self) -> &'static str {
        match self {
            Self::Result => "result",
            Self::Ranking => "ranking",
            Self::Verdict => "verdict",
        }
    }
}

/// What is cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// Of which kind it is.
    pub kind: Cited,
    /// The identifier, which is also the key of the entry.
    pub id: String,
    /// Model, score and exam; of a ranking the exam and the number ranked.
    pub title: String,
    /// Who ran the exam; `None` where nobody says, and of a ranking.
    pub evaluator: Option<String>,
    /// The day the result was published; of a ranking the day it is as of.
    pub published_on: NaiveDate,
    /// The whole address of its page.
    pub address: String,
    /// The day on which the page was read.
    pub retrieved_on: NaiveDate,
    /// The sentence that says it whole, in English.
    pub sentence: String,
    /// The same in Chinese.
    pub sentence_zh: String,
}

impl Citation {
    /// How its page, of this path, says that it is quoted.
    #[must_use]
    pub fn quoted(&self, path: String) -> Quoted {
        let origin = self.address.strip_suffix(&path).unwrap_or_default();
        Quoted {
            frame: format!("{origin}/embed{path}"),
            path,
            address: self.address.clone(),
            sentence_zh: self.sentence_zh.clone(),
            sentence_en: self.sentence.clone(),
            bibtex: self.bibtex(),
        }
    }

    /// A BibTeX entry. `@misc` is the type every style knows; `url` and `urldate` are BibLaTeX's.
    #[must_use]
    pub fn bibtex(&self) -> String {
        let Self { kind, id, title, evaluator, published_on, address, retrieved_on, sentence, sentence_zh } = self;
        let what = kind.word();
        let author =
            evaluator.as_deref().map(|name| format!("  author = {{{{{}}}}},\n", tex(name))).unwrap_or_default();
        format!(
            "@misc{{jinbang-{id},\n{author}  title = {{{{{title}}}}},\n  howpublished = {{Jinbang, {what} {id}}},\n  \
             year = {{{year}}},\n  month = {month},\n  date = {{{published_on}}},\n  url = {{{address}}},\n  \
             urldate = {{{retrieved_on}}},\n  note = {{{sentence}}},\n  annotation = {{{sentence_zh}}}\n}}\n",
            title = tex(title),
            year = published_on.year(),
            month = month(*published_on),
            sentence = tex(sentence),
            sentence_zh = tex(sentence_zh),
        )
    }

    /// An entry in RIS, type `DATA`. Source of the tags: the format's description at
    /// <https://refdb.sourceforge.net/manual-0.9.6/sect1-ris-format.html>.
    #[must_use]
    pub fn ris(&self) -> String {
        let Self { id, title, evaluator, published_on, address, retrieved_on, sentence, sentence_zh, .. } = self;
        let mut lines = vec![("TY", "DATA".to_owned()), ("ID", format!("jinbang-{id}")), ("TI", title.clone())];
        lines.extend(evaluator.clone().map(|name| ("AU", name)));
        lines.push(("PY", published_on.year().to_string()));
        lines.push(("DA", published_on.format("%Y/%m/%d").to_string()));
        lines.push(("PB", "Jinbang".to_owned()));
        lines.push(("UR", address.clone()));
        lines.push(("Y2", retrieved_on.format("%Y/%m/%d").to_string()));
        lines.push(("N1", sentence.clone()));
        lines.push(("N1", sentence_zh.clone()));
        lines.push(("ER", String::new()));
        lines.into_iter().map(|(tag, value)| format!("{tag}  - {}\r\n", one_line(&value))).collect()
    }

    /// One item of CSL-JSON, in the list that readers of it expect.
    #[must_use]
    pub fn csl(&self) -> Value {
        let Self { id, title, evaluator, published_on, address, retrieved_on, sentence, sentence_zh, .. } = self;
        let parts = |day: &NaiveDate| json!({ "date-parts": [[day.year(), day.month(), day.day()]] });
        let mut item = json!({
            "id": format!("jinbang-{id}"),
            "type": "dataset",
            "title": title,
            "publisher": "Jinbang",
            "number": id,
            "issued": parts(published_on),
            "accessed": parts(retrieved_on),
            "URL": address,
            "note": format!("{sentence} {sentence_zh}"),
        });
        if let (Some(name), Some(item)) = (evaluator, item.as_object_mut()) {
            item.insert("author".to_owned(), json!([{ "literal": name }]));
        }
        json!([item])
    }
}

/// A text in which TeX sees no command.
fn tex(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => {
                safe.push('\\');
                safe.push(letter);
            }
            '\\' => safe.push_str("\\textbackslash{}"),
            '~' => safe.push_str("\\textasciitilde{}"),
            '^' => safe.push_str("\\textasciicircum{}"),
            '\u{a0}' => safe.push(' '),
            other => safe.push(other),
        }
    }
    safe
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn month(day: NaiveDate) -> &'static str {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    MONTHS.get(day.month0() as usize).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use biblatex::{Bibliography, ChunksExt};
    use biblib::{CitationParser, RisParser};

    use super::*;

    fn citation() -> Citation {
        Citation {
            kind: Cited::Result,
            id: "9z25fmjnakbtkxb6".to_owned(),
            title: "XuanYuan_70B & {co}: 71.10% on CMMLU".to_owned(),
            evaluator: Some("CMMLU authors".to_owned()),
            published_on: NaiveDate::from_ymd_opt(2023, 9, 26).unwrap(),
            address: "https://jinbang.example/r/9z25fmjnakbtkxb6".to_owned(),
            retrieved_on: NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(),
            sentence: "XuanYuan-70B: 71.10%; CMMLU, five-shot; tied for first of\u{a0}15.".to_owned(),
            sentence_zh: "轩辕-70B：71.10%；CMMLU，五样本；与另外 1 个模型并列第一，共 15 个。".to_owned(),
        }
    }

    #[test]
    fn bibtex_reads_back() {
        let text = citation().bibtex();
        let entries = Bibliography::parse(&text).unwrap_or_else(|error| panic!("{error}:\n{text}"));
        let entry = entries.get("jinbang-9z25fmjnakbtkxb6").unwrap();
        assert_eq!(entry.title().unwrap().format_verbatim(), "XuanYuan_70B & {co}: 71.10% on CMMLU");
        assert_eq!(entry.author().unwrap()[0].name, "CMMLU authors");
        assert_eq!(entry.url().unwrap(), "https://jinbang.example/r/9z25fmjnakbtkxb6");
        let note = entry.note().unwrap().format_verbatim();
        assert!(note.contains("71.10%") && note.contains("of 15"), "{note}");
        assert!(text.contains("urldate = {2026-11-24}"), "{text}");
        assert!(entry.get("annotation").unwrap().format_verbatim().contains("并列第一，共 15 个"));
    }

    #[test]
    fn ris_reads_back() {
        let text = citation().ris();
        let entries = RisParser::new().parse(&text).unwrap_or_else(|error| panic!("{error}:\n{text}"));
        let [entry] = entries.as_slice() else { panic!("{} entries", entries.len()) };
        assert_eq!(entry.title, "XuanYuan_70B & {co}: 71.10% on CMMLU");
        assert_eq!(entry.date.as_ref().map(|date| (date.year, date.month, date.day)), Some((2023, Some(9), Some(26))));
        assert_eq!(entry.urls, ["https://jinbang.example/r/9z25fmjnakbtkxb6"]);
        assert!(text.contains("N1  - XuanYuan-70B: 71.10%") && text.contains("of 15."), "{text}");
    }

    #[test]
    fn an_unnamed_evaluator_is_no_author() {
        let unnamed = Citation { evaluator: None, ..citation() };
        let entries = Bibliography::parse(&unnamed.bibtex()).unwrap();
        assert!(entries.get("jinbang-9z25fmjnakbtkxb6").unwrap().author().is_err());
        assert!(unnamed.csl().pointer("/0/author").is_none());
        assert_eq!(citation().csl().pointer("/0/author/0/literal").unwrap(), "CMMLU authors");
        assert_eq!(citation().csl().pointer("/0/issued/date-parts/0").unwrap(), &serde_json::json!([2023, 9, 26]));
    }
}
