//! Answers item by item: their field in the form, what was read of a file, and what is wrong with one.

use domain::filing::answers::{AnswersFault, AnswersWhat, RowNamed};

use super::field::column;
use crate::text::words::decimal;
use crate::text::{Lang, Text};

/// What they are.
pub const ANSWERS: Text = Text::new("逐题作答", "Answers item by item");
/// The field of their file.
pub const FIELD: Text = Text::new("逐题作答（CSV，可不附）", "Answers item by item (CSV, optional)");
/// What such a file holds, and what it is for.
pub const HINT: Text = Text::new(
    "每题一行，列为 item 与 correct（1 或 0）；成绩有多行时，再加能区分它们的列：exam、protocol、language、domain、metric。\
     两个模型答过同一批题目，就逐题检验（McNemar 精确检验）。",
    "A line for each item, with the columns item and correct (1 or 0); of several rows also the columns that tell them \
     apart: exam, protocol, language, domain, metric. Two models that answered the same items are tested item by item \
     (McNemar’s exact test).",
);
/// Why a file was not taken.
pub const NOT_TAKEN: Text = Text::new(
    "文件有误，整份未收。请改正后重新选择。",
    "Nothing of the file was taken. Put it right and choose it again.",
);

/// What was read: so many answers, held against the scores or not yet.
#[must_use]
pub fn read(files: &[String], n: usize, held: bool, lang: Lang) -> String {
    let files = files.join(Text::new("、", ", ").get(lang));
    let answers = match (lang, n) {
        (Lang::En, 1) => "1 answer".to_owned(),
        (Lang::En, _) => format!("{n} answers"),
        (Lang::Zh, _) => format!("{n} 条逐题作答"),
    };
    match (lang, held) {
        (Lang::En, true) => format!("{files}: {answers} read; they give the scores of the rows."),
        (Lang::En, false) => {
            format!("{files}: {answers} read; they are held against the scores as soon as the rows are complete.")
        }
        (Lang::Zh, true) => format!("{files}：读出 {answers}，与各行分数一致。"),
        (Lang::Zh, false) => format!("{files}：读出 {answers}；各行成绩填妥后再与分数核对。"),
    }
}

/// What is wrong with a file, with its name and line.
#[must_use]
pub fn words(file: &str, fault: &AnswersFault, lang: Lang) -> String {
    let what = what(&fault.what, lang);
    match (lang, fault.line) {
        (Lang::En, Some(line)) => format!("{file}, line {line}: {what}"),
        (Lang::En, None) => format!("{file}: {what}"),
        (Lang::Zh, Some(line)) => format!("{file} 第 {line} 行：{what}"),
        (Lang::Zh, None) => format!("{file}：{what}"),
    }
}

fn what(what: &AnswersWhat, lang: Lang) -> String {
    let plain = |text: Text| text.get(lang).to_owned();
    match what {
        AnswersWhat::NoText => plain(Text::new("不是 UTF-8 文本。", "this is no UTF-8 text.")),
        AnswersWhat::NoCsv => plain(Text::new(
            "引号不合 CSV 的规则：含引号的单元格须整个置于引号内，其中的引号写两遍。",
            "quotes break the rules of CSV: a cell with quotes in it stands in quotes, with its own quotes doubled.",
        )),
        AnswersWhat::Nothing => plain(Text::new(
            "没有内容：应有列名一行，其下每题一行。",
            "there is nothing in it: a header, and a line for each item beneath it.",
        )),
        AnswersWhat::ColumnMissing(name) => match lang {
            Lang::En => format!("the column “{name}” is missing."),
            Lang::Zh => format!("缺少“{name}”列。"),
        },
        AnswersWhat::NoSuchColumn(name) => match lang {
            Lang::En => format!(
                "“{name}” is no column of this file: there are item, correct, exam, protocol, language, domain, metric."
            ),
            Lang::Zh => {
                format!("没有“{name}”这一列；可有的列：item、correct、exam、protocol、language、domain、metric。")
            }
        },
        AnswersWhat::ColumnTwice(name) => match lang {
            Lang::En => format!("the column “{name}” stands twice."),
            Lang::Zh => format!("“{name}”列出现了两次。"),
        },
        AnswersWhat::Cells(found, header) => match lang {
            Lang::En if *found == 1 => format!("this line has 1 cell, the header {header}."),
            Lang::En => format!("this line has {found} cells, the header {header}."),
            Lang::Zh => format!("此行有 {found} 个单元格，而列名有 {header} 个。"),
        },
        AnswersWhat::NoItem => plain(Text::new("没有写明是哪一题（item）。", "it names no item.")),
        AnswersWhat::ItemTooLong(most) => match lang {
            Lang::En => format!("the item’s name is longer than {most} letters, or holds what cannot be seen."),
            Lang::Zh => format!("题目名称超过 {most} 个字，或含有不可见字符。"),
        },
        AnswersWhat::NeitherOneNorZero(text) if text.is_empty() => plain(Text::new(
            "没有写明对错（correct 为 1 或 0）。",
            "whether it was right is not said: correct is 1 or 0.",
        )),
        AnswersWhat::NeitherOneNorZero(text) => match lang {
            Lang::En => format!("“{text}” is neither 1 nor 0."),
            Lang::Zh => format!("“{text}”既不是 1 也不是 0。"),
        },
        AnswersWhat::Twice { item, line, file } => match (lang, file) {
            (Lang::En, None) => format!("item “{item}” was answered on line {line} already."),
            (Lang::En, Some(file)) => format!("item “{item}” was answered in {file}, line {line}, already."),
            (Lang::Zh, None) => format!("题目“{item}”在第 {line} 行已有作答。"),
            (Lang::Zh, Some(file)) => format!("题目“{item}”在 {file} 第 {line} 行已有作答。"),
        },
        AnswersWhat::NoSuchRow(named) => match lang {
            Lang::En => format!("no row of results is of {}.", row(named, lang)),
            Lang::Zh => format!("成绩中没有符合{}的一行。", row(named, lang)),
        },
        AnswersWhat::SeveralRows(named) if named.said().next().is_none() => plain(Text::new(
            "成绩有多行，而文件没有写明属于哪一行：请加上能区分它们的列，例如 domain。",
            "there are several rows of results, and the file does not say of which it is: add the columns that tell them \
             apart, such as domain.",
        )),
        AnswersWhat::SeveralRows(named) => match lang {
            Lang::En => {
                format!("several rows of results are of {}: add the columns that tell them apart.", row(named, lang))
            }
            Lang::Zh => format!("成绩中有多行符合{}：请加上能区分它们的列。", row(named, lang)),
        },
        AnswersWhat::NoShare { row } => match lang {
            Lang::En => {
                format!("the metric of row {row} is no share of items answered rightly: no answers give its score.")
            }
            Lang::Zh => format!("第 {row} 行的指标不是答对题目的比例，逐题作答算不出它的分数。"),
        },
        AnswersWhat::Items { row, stated, found } => match lang {
            Lang::En => format!("row {row} is of {stated} items, and {found} are answered here."),
            Lang::Zh => format!("第 {row} 行填的是 {stated} 题，而这里有 {found} 题的作答。"),
        },
        AnswersWhat::Score { row, stated, right, of, share } => {
            let share = decimal(*share, 4);
            match lang {
                Lang::En => format!("{right} of {of} right is {share}; the score of row {row} is {stated}."),
                Lang::Zh => format!("{of} 题中答对 {right} 题，合 {share}；而第 {row} 行的分数是 {stated}。"),
            }
        }
        AnswersWhat::TooManyItems => plain(Text::new("题目太多。", "there are more items than one result may have.")),
        AnswersWhat::More(n) => match (lang, n) {
            (Lang::En, 1) => "1 more fault.".to_owned(),
            (Lang::En, _) => format!("{n} more faults."),
            (Lang::Zh, _) => format!("另有 {n} 处错误。"),
        },
    }
}

/// What a line says of its row: “domain law, metric accuracy”.
fn row(named: &RowNamed, lang: Lang) -> String {
    let said = named.said().map(|(of, text)| match lang {
        Lang::En => format!("{} “{text}”", column(of).en.to_lowercase()),
        Lang::Zh => format!("{}“{text}”", column(of).zh),
    });
    said.collect::<Vec<_>>().join(Text::new("、", ", ").get(lang))
}
