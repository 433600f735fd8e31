//! The provenance card: sixteen facts of a result, in a fixed order, silence shown.

use std::sync::Arc;

use domain::stats::cluster::Clustered;
use domain::stats::{ErrorSource, uncertainty};
use domain::{EvaluatorKind, ResultRow, book_of};
use leptos::prelude::*;

use super::{BookMark, EvaluatorMark, NotStated};
use crate::text::filing::field::error_method;
use crate::text::words::{book_reason, decimal, error_source, number, protocol};
use crate::text::{Lang, Text};

/// A fact: its name, what is stated of it, and what is computed in its place.
struct Fact {
    name: Text,
    stated: Option<AnyView>,
    computed: Option<AnyView>,
}

impl Fact {
    fn new(name: Text, stated: Option<AnyView>) -> Self {
        Self { name, stated, computed: None }
    }

    fn of_text(name: Text, stated: Option<String>) -> Self {
        Self::new(name, stated.filter(|text| !text.is_empty()).map(IntoAny::into_any))
    }
}

/// The sixteen facts of a result's provenance as a list of terms, with how many are stated.
#[component]
pub fn ProvenanceList(
    /// The result.
    row: Arc<ResultRow>,
    /// Its error clustered by subject, where its subjects are there.
    clustered: Option<Clustered>,
    /// How many files came with it.
    files: usize,
    /// Who filed it, of a row that is not published.
    #[prop(optional_no_strip)]
    pending: Option<String>,
    /// The language.
    lang: Lang,
) -> impl IntoView {
    let facts = facts(&row, clustered.as_ref(), files, pending, lang);
    let (stated, all) = (facts.iter().filter(|fact| fact.stated.is_some()).count(), facts.len());
    let count = match lang {
        Lang::En => format!("{stated} of {all} facts stated."),
        Lang::Zh => format!("{all} 项中说明了 {stated} 项。"),
    };
    let item = |fact: Fact| {
        let value = match (fact.stated, fact.computed) {
            (Some(stated), _) => stated,
            (None, Some(computed)) => {
                view! { <NotStated lang />{Text::new("；", "; ").get(lang)}{computed} }.into_any()
            }
            (None, None) => view! { <NotStated lang /> }.into_any(),
        };
        view! { <dt>{fact.name.get(lang)}</dt><dd>{value}</dd> }
    };
    view! {
        <p class="sub">{count}</p>
        <dl class="dl">{facts.into_iter().map(item).collect_view()}</dl>
    }
}

fn facts(
    row: &ResultRow,
    clustered: Option<&Clustered>,
    files: usize,
    pending: Option<String>,
    lang: Lang,
) -> Vec<Fact> {
    let run = &row.submission;
    let items = row.n_items.map(|n| number(n as usize));
    let version: Vec<&str> =
        [&run.harness_version, &run.harness_commit].into_iter().flatten().map(String::as_str).collect();
    let (book, reason) = book_of(row);
    let book = view! { <BookMark book lang />{Text::new("：", ": ").get(lang)}<span class="quiet">{book_reason(reason, lang)}</span> };
    let reported = match &pending {
        Some(_) => Text::new("未发布", "not published").get(lang).to_owned(),
        None => row.published_on.to_string(),
    };
    let stated_book = reason != domain::BookReason::DateMissing;
    vec![
        Fact::new(Text::new("评测方", "Evaluator"), evaluator(row, lang)),
        Fact::of_text(Text::new("报送者", "Filed by"), pending.or_else(|| run.filed_by.clone())),
        Fact::of_text(Text::new("评测日", "Evaluated on"), run.evaluated_on.map(|day| day.to_string())),
        Fact::of_text(Text::new("发布日", "Reported on"), Some(reported)),
        Fact::of_text(Text::new("评测工具", "Harness"), run.harness.clone()),
        Fact::of_text(Text::new("工具的版本与提交", "Harness version, commit"), Some(version.join(", "))),
        Fact::of_text(
            Text::new("协议", "Protocol"),
            row.exam.protocol.slug.is_stated().then(|| protocol(&row.exam.protocol, lang)),
        ),
        Fact::of_text(Text::new("题数", "Items"), items),
        standard_error(row, clustered, lang),
        if stated_book {
            Fact::new(Text::new("开闭卷", "Book"), Some(book.into_any()))
        } else {
            Fact { computed: Some(book.into_any()), ..Fact::new(Text::new("开闭卷", "Book"), None) }
        },
        Fact::of_text(Text::new("模型权重版本", "Model weights revision"), revision(row, lang)),
        Fact::of_text(Text::new("硬件", "Hardware"), run.hardware.clone()),
        Fact::of_text(Text::new("费用", "Cost"), run.cost.clone()),
        Fact::new(Text::new("来源", "Source"), source(row)),
        Fact::of_text(Text::new("文件", "Files"), (files > 0).then(|| number(files))),
        // A note is in the words of whoever stated it.
        Fact::new(
            Text::new("备注", "Note"),
            run.note.clone().filter(|note| !note.is_empty()).map(|note| view! { <bdi>{note}</bdi> }.into_any()),
        ),
    ]
}

/// The revision of the weights, with the word that it stands in the note, where it does.
fn revision(row: &ResultRow, lang: Lang) -> Option<String> {
    let (revision, of_note) = row.submission.revision()?;
    let from = if of_note { Text::new("（见备注）", " (in the note)").get(lang) } else { "" };
    Some(format!("{revision}{from}"))
}

fn evaluator(row: &ResultRow, lang: Lang) -> Option<AnyView> {
    let run = &row.submission;
    let kind = run.evaluator_kind;
    if kind == EvaluatorKind::Unknown && run.evaluator.is_none() {
        return None;
    }
    let name = run.evaluator.clone().map(|name| view! { {Text::new("：", ": ").get(lang)}<bdi>{name}</bdi> });
    Some(view! { <EvaluatorMark kind lang />{name} }.into_any())
}

/// As stated, else computed with the word how; beside it the error clustered by subject.
fn standard_error(row: &ResultRow, clustered: Option<&Clustered>, lang: Lang) -> Fact {
    let error = uncertainty(row);
    let decimals = row.score.decimals().clamp(2, 4);
    let name = Text::new("标准误", "Standard error");
    let figure = error.standard_error.map(|se| decimal(se, decimals));
    let beside = clustered.map(|clustered| {
        let (figure, n) = (decimal(clustered.standard_error, decimals), clustered.subjects.len());
        match lang {
            Lang::Zh => format!("；按 {n} 组科目聚类则为 {figure}"),
            Lang::En => format!("; clustered by {n} groups of subjects: {figure}"),
        }
    });
    let beside = beside.unwrap_or_default();
    let method = row.error_method.map(|method| error_method(method, lang)).map(|words| match lang {
        Lang::Zh => format!("（{words}）"),
        Lang::En => format!(" ({words})"),
    });
    let method = method.unwrap_or_default();
    match (error.source, figure) {
        (ErrorSource::Stated, figure) => Fact::of_text(name, figure.map(|figure| format!("{figure}{method}{beside}"))),
        (ErrorSource::Binomial, Some(figure)) => {
            let words = format!("{figure} {}{beside}", error_source(ErrorSource::Binomial, lang));
            Fact { computed: Some(words.into_any()), ..Fact::new(name, None) }
        }
        _ => Fact::new(name, None),
    }
}

fn source(row: &ResultRow) -> Option<AnyView> {
    let run = &row.submission;
    if run.source_url.is_empty() {
        return None;
    }
    let page = run.source_url.split_once("://").map_or(run.source_url.as_str(), |(_, page)| page).to_owned();
    Some(view! { <a href=run.source_url.clone()><code>{page}</code></a> }.into_any())
}
