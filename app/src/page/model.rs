//! One model: what is known of it, every slice it stands in, what it was not evaluated on.

mod places;

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use domain::compare::CompareLink;
use domain::{Address, Aspect, Board, Fit, LanguageTag, Model, ResultRow, SliceKey, Slug, fits_of};
use leptos::prelude::*;

use super::claim::list::{Line, compact};
pub use places::Places;

use super::pieces::{Table, outside};
use super::placed::{Placed, PlacedRank};
use crate::part::{Crumbs, DisputedMark, Downloads, EvaluatorMark, ModelName, NotStated, Organisations};
use crate::text::words::{
    Noun, aspect, board_name, count, dataset_name, domain as domain_name, edition, exam_sentence, filter_terms, fit,
    language, metric, model_name, partial_day_text, protocol, setting, weights,
};
use crate::text::{Lang, Text, claims as of_claims, compare as of_compare, model as say, result as of_result};

/// The results of a model on one board.
#[derive(Debug, Clone)]
pub struct BoardGroup {
    /// The board.
    pub board: Arc<Board>,
    /// Results that stand, each in the ranking of its exam today, in the order of exams.
    pub placed: Vec<Placed>,
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Content {
    /// The model.
    pub model: Arc<Model>,
    /// The newest day there is, which addresses leave out.
    pub today: NaiveDate,
    /// The model it derives from, where the catalog holds it.
    pub base: Option<Arc<Model>>,
    /// Models that derive from it.
    pub derived: Vec<Arc<Model>>,
    /// The names under which boards printed it.
    pub printed: Vec<(Arc<Board>, String)>,
    /// Where it stands today, boards in the order of names.
    pub groups: Vec<BoardGroup>,
    /// Its first and last places; `None` while they are being searched.
    pub places: Option<Places>,
    /// Results that no longer stand, newest first.
    pub gone: Vec<Arc<ResultRow>>,
    /// What was claimed of it, newest first.
    pub claims: Vec<Line>,
}

impl Content {
    fn standing_rows(&self) -> impl Iterator<Item = &Arc<ResultRow>> {
        self.groups.iter().flat_map(|group| &group.placed).map(|placed| &placed.row)
    }
}

/// The page's title.
#[must_use]
pub fn title(content: &Content, lang: Lang) -> String {
    model_name(&content.model, lang).0.to_owned()
}

/// The page.
#[component]
pub fn Page(
    /// What it shows.
    content: Content,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let covered = coverage(&content, lang);
    let Content { model, today, base, derived, printed, groups, places, gone, claims } = content;
    let (name, other) = model_name(&model, lang);
    let (name, other) = (name.to_owned(), other.map(str::to_owned));
    let crumbs = vec![(Address::Models.to_string(), say::MODELS.get(lang).to_owned())];
    let nothing = groups.is_empty().then_some(if gone.is_empty() { say::NO_RESULTS } else { say::NONE_STANDS });
    let groups_empty = groups.is_empty();
    let places = (!groups_empty).then(|| places::places(&model, places, today, lang));
    let own = Address::Model(&model.slug).to_string();
    let json = Address::StandingsJson(&model.slug).to_string();
    let standings = (!groups_empty).then(|| {
        let forms = view! { <Downloads of=own json=Some(json) lang /> };
        let groups = groups.into_iter().map(|group| group_view(group, today, lang)).collect_view();
        view! {
            <section>
                <h2>{say::STANDINGS.get(lang)}</h2>
                <p class="sub">{say::STANDINGS_LEDE.get(lang)}{say::ranks_as_of(&today.to_string(), lang)}</p>
                {groups}
                {forms}
            </section>
        }
    });
    let alone = CompareLink { models: vec![model.slug.clone()], slices: Vec::new(), as_of: today, today };
    let compare = (!groups_empty).then(|| {
        let href = Address::Compare(Some(&alone)).to_string();
        view! { <p class="facts"><a href=href>{of_compare::COMPARE_WITH.get(lang)}</a></p> }
    });
    view! {
        <Crumbs links=crumbs lang />
        <h1><bdi>{name}</bdi>{other.map(|other| view! { <span class="alias"><bdi>{other}</bdi></span> })}</h1>
        {compare}
        <div class="head">
            <div>{facts(&model, base, derived, lang)}</div>
            <div>{printed_names(printed, lang)}{covered}</div>
        </div>
        {nothing.map(|text| view! { <p class="verdict">{text.get(lang)}</p> })}
        {places}
        {standings}
        {(!claims.is_empty()).then(|| claims_view(&claims, today, lang))}
        {(!gone.is_empty()).then(|| gone_view(gone, lang))}
    }
}

/// Total parameters, or that they are not stated.
pub(super) fn size_view(model: &Model, lang: Lang) -> AnyView {
    or_silence(model.params_b.map(|b| say::billions(b, lang)), lang)
}

/// Whether the weights are open, or that it is not stated.
pub(super) fn weights_view(model: &Model, lang: Lang) -> AnyView {
    or_silence(model.weights.map(|_| weights(model.weights, lang).to_owned()), lang)
}

fn or_silence(value: Option<String>, lang: Lang) -> AnyView {
    match value {
        Some(value) => view! { <bdi>{value}</bdi> }.into_any(),
        None => view! { <NotStated lang /> }.into_any(),
    }
}

fn facts(model: &Arc<Model>, base: Option<Arc<Model>>, derived: Vec<Arc<Model>>, lang: Lang) -> AnyView {
    let base = match (base, &model.base_model) {
        (Some(base), _) => view! { <ModelName model=base lang /> }.into_any(),
        (None, slug) => or_silence(slug.as_ref().map(ToString::to_string), lang),
    };
    let languages: Vec<String> = model
        .made_for_languages
        .iter()
        .map(|tag| tag.parse::<LanguageTag>().map_or_else(|_| tag.clone(), |tag| language(&tag, lang)))
        .collect();
    let comma = Text::new("、", ", ").get(lang);
    let made_for = model.made_for_domain.as_ref();
    let made_for = made_for.map(|word| word.parse::<Slug>().map_or_else(|_| word.clone(), |d| domain_name(&d, lang)));
    let rows: Vec<(Text, AnyView)> = vec![
        (say::ORGANISATION, view! { <Organisations of=model.organisations.clone() lang /> }.into_any()),
        (say::SIZE, size_view(model, lang)),
        (say::ACTIVE, or_silence(model.active_params_b.map(|b| say::billions(b, lang)), lang)),
        (say::WEIGHTS, weights_view(model, lang)),
        (say::RELEASED, or_silence(model.released_on.map(|day| partial_day_text(day, lang)), lang)),
        (say::CUTOFF, or_silence(model.training_cutoff.map(|day| partial_day_text(day, lang)), lang)),
        (say::BASE, base),
        (say::FAMILY, or_silence(model.family.clone(), lang)),
        (say::MADE_FOR_LANGUAGES, or_silence((!languages.is_empty()).then(|| languages.join(comma)), lang)),
        (say::MADE_FOR_DOMAIN, or_silence(made_for, lang)),
        (say::SOURCE, source_view(model.source.as_deref(), lang)),
    ];
    let row = |(label, value): (Text, AnyView)| view! { <div><dt>{label.get(lang)}</dt><dd>{value}</dd></div> };
    let derived = (!derived.is_empty()).then(|| {
        let item = |model: Arc<Model>| view! { <li><ModelName model lang /></li> };
        let items = derived.into_iter().map(item).collect_view();
        view! { <div><dt>{say::DERIVED.get(lang)}</dt><dd><ul class="inline">{items}</ul></dd></div> }
    });
    let note = model.note.clone().map(|note| {
        view! { <div><dt>{say::NOTE.get(lang)}</dt><dd lang="en">{note}</dd></div> }
    });
    view! { <dl class="dl">{rows.into_iter().map(row).collect_view()}{derived}{note}</dl> }.into_any()
}

/// Where the facts are stated: a link, or what else the registry says of it.
fn source_view(source: Option<&str>, lang: Lang) -> AnyView {
    match source {
        Some("name") => Text::new("由名称读出", "read off the name").get(lang).into_any(),
        Some("common knowledge") => Text::new("公知", "common knowledge").get(lang).into_any(),
        Some(source) => outside(source),
        None => or_silence(None, lang),
    }
}

fn printed_names(printed: Vec<(Arc<Board>, String)>, lang: Lang) -> Option<AnyView> {
    if printed.is_empty() {
        return None;
    }
    let item = |(board, name): (Arc<Board>, String)| {
        let href = Address::Board(&board.slug).to_string();
        view! {
            <div><dt><a href=href><bdi>{board_name(&board, lang).to_owned()}</bdi></a></dt><dd><bdi>{name}</bdi></dd></div>
        }
    };
    Some(
        view! {
            <section>
                <h2>{say::PRINTED.get(lang)}</h2>
                <p class="sub">{say::PRINTED_LEDE.get(lang)}</p>
                <dl class="dl">{printed.into_iter().map(item).collect_view()}</dl>
            </section>
        }
        .into_any(),
    )
}

/// Which aspects, languages and domains its standing results cover; aspects that none covers are
/// named.
fn coverage(content: &Content, lang: Lang) -> AnyView {
    let rows: Vec<&Arc<ResultRow>> = content.standing_rows().collect();
    let aspects: BTreeSet<Aspect> = rows.iter().map(|row| row.exam.scale.aspect).collect();
    let languages: BTreeSet<&LanguageTag> = rows.iter().map(|row| &row.exam.key.language).collect();
    let domains: BTreeSet<&Slug> = rows.iter().map(|row| &row.exam.key.domain).collect();
    let aspect_item = |of: &Aspect| {
        let covered = aspects.contains(of);
        let gap = (!covered).then(|| view! { <span class="ns">{say::NOT_EVALUATED.get(lang)}</span> });
        view! { <li class=if covered { "has" } else { "gap" }>{aspect(*of, lang)}" "{gap}</li> }
    };
    let item = |word: String| view! { <li><bdi>{word}</bdi></li> };
    let languages = languages.into_iter().map(|tag| item(language(tag, lang))).collect_view();
    let domains = domains.into_iter().map(|slug| item(domain_name(slug, lang))).collect_view();
    let splits = (!rows.is_empty()).then(|| {
        view! {
            <div><dt>{say::LANGUAGES.get(lang)}</dt><dd><ul class="inline">{languages}</ul></dd></div>
            <div><dt>{say::DOMAINS.get(lang)}</dt><dd><ul class="inline">{domains}</ul></dd></div>
        }
    });
    let fits = (!rows.is_empty()).then(|| {
        let counts = fit_counts(&rows, lang);
        view! { <div><dt>{crate::text::words::slice_key(SliceKey::Fit, lang)}</dt><dd>{counts}</dd></div> }
    });
    view! {
        <section>
            <h2>{say::COVERED.get(lang)}</h2>
            <p class="sub">{say::COVERED_LEDE.get(lang)}</p>
            <dl class="dl">
                <div>
                    <dt>{say::ASPECTS.get(lang)}</dt>
                    <dd><ul class="inline">{Aspect::ALL.iter().map(aspect_item).collect_view()}</ul></dd>
                </div>
                {splits}
                {fits}
            </dl>
        </section>
    }
    .into_any()
}

/// How many of the results are on exams that the model was made for, and on others. A result may
/// miss both language and domain, and is counted under each.
fn fit_counts(rows: &[&Arc<ResultRow>], lang: Lang) -> AnyView {
    let item = |of: &Fit| {
        let n = rows.iter().filter(|row| fits_of(row).contains(of)).count();
        (n > 0).then(|| {
            let comma = Text::new("：", ": ").get(lang);
            view! { <li>{fit(*of, lang)}{comma}{count(n, Noun::Result, lang)}</li> }
        })
    };
    view! { <ul class="inline">{Fit::ALL.iter().map(item).collect_view()}</ul> }.into_any()
}

fn group_view(group: BoardGroup, today: NaiveDate, lang: Lang) -> AnyView {
    let name = board_name(&group.board, lang).to_owned();
    let id = format!("board-{}", group.board.slug);
    let href = Address::Board(&group.board.slug).to_string();
    let rows = group.placed.into_iter().map(|placed| placed_row(placed, today, lang)).collect_view();
    let head = [say::EXAM, say::SCORE, say::RANK, say::EVALUATOR, say::PUBLISHED].map(|text| {
        view! { <th role="columnheader" scope="col" class=(text == say::SCORE).then_some("num")>{text.get(lang)}</th> }
    });
    view! {
        <h3 id=id.clone()><a href=href><bdi>{name}</bdi></a></h3>
        <Table heading=id list=true>
            <thead role="rowgroup"><tr role="row">{head.into_iter().collect_view()}</tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
        </Table>
    }
    .into_any()
}

/// The exam of a row under the heading of its board, with the filters and the setting.
fn exam_words(placed: &Placed, lang: Lang) -> String {
    let exam = &placed.ranking.exam;
    let comma = Text::new("，", ", ").get(lang);
    let mut words = vec![
        format!("{} {}", dataset_name(&exam.dataset, lang), edition(&exam.edition.name, lang)),
        language(&exam.key.language, lang),
        domain_name(&exam.key.domain, lang),
        protocol(&exam.protocol, lang),
        metric(&exam.key.metric, lang),
    ];
    let terms = filter_terms(placed.ranking.slice.filters(), &exam.divisions, lang);
    words.extend(terms.into_iter().map(|term| term.text));
    words.join(comma)
}

fn placed_row(placed: Placed, today: NaiveDate, lang: Lang) -> AnyView {
    let row = Arc::clone(&placed.row);
    let ranking = Address::Ranking(&placed.ranking.slice, today).to_string();
    let result = Address::Result(row.id.as_str()).to_string();
    let words = exam_words(&placed, lang);
    let chosen = row.setting.slug.is_stated().then(|| {
        let key = crate::text::words::slice_key(SliceKey::Setting, lang);
        let colon = Text::new("：", ": ").get(lang);
        view! { <span class="sub">{key}{colon}{setting(&row.setting, lang)}</span> }
    });
    view! {
        <tr role="row">
            <th role="rowheader" scope="row"><a class="q" href=ranking>{words}</a>{chosen}</th>
            <td role="cell" data-label=say::SCORE.get(lang) class="num"><a class="sc" href=result>{row.score.to_string()}</a><DisputedMark disputed=row.disputed lang /></td>
            <td role="cell" data-label=say::RANK.get(lang)><PlacedRank placed lang /></td>
            <td role="cell" data-label=say::EVALUATOR.get(lang)><EvaluatorMark kind=row.submission.evaluator_kind lang /></td>
            <td role="cell" data-label=say::PUBLISHED.get(lang) class="day">{row.published_on.to_string()}</td>
        </tr>
    }
    .into_any()
}

fn claims_view(claims: &[Line], today: NaiveDate, lang: Lang) -> AnyView {
    let lines = claims.iter().map(|line| compact(line, today, lang)).collect_view();
    view! {
        <section>
            <h2 id="claims">{of_claims::OF_MODEL.get(lang)}</h2>
            <ul class="list">{lines}</ul>
        </section>
    }
    .into_any()
}

fn gone_view(gone: Vec<Arc<ResultRow>>, lang: Lang) -> AnyView {
    let head = [say::EXAM, say::SCORE, say::PUBLISHED, say::WITHDRAWN, say::REASON].map(|text| {
        view! { <th role="columnheader" scope="col" class=(text == say::SCORE).then_some("num")>{text.get(lang)}</th> }
    });
    let row = |row: Arc<ResultRow>| {
        let result = Address::Result(row.id.as_str()).to_string();
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">{exam_sentence(&row.exam, lang)}</th>
                <td role="cell" data-label=say::SCORE.get(lang) class="num"><a class="sc gone" href=result>{row.score.to_string()}</a><DisputedMark disputed=row.disputed lang /></td>
                <td role="cell" data-label=say::PUBLISHED.get(lang) class="day">{row.published_on.to_string()}</td>
                <td role="cell" data-label=say::WITHDRAWN.get(lang) class="day">{row.withdrawn_on.map(|day| day.to_string())}</td>
                <td role="cell" data-label=say::REASON.get(lang)>{of_result::reason(row.withdrawn_reason.as_deref(), lang)}</td>
            </tr>
        }
        .into_any()
    };
    let rows = gone.into_iter().map(row).collect_view();
    view! {
        <section>
            <h2 id="gone">{say::GONE.get(lang)}</h2>
            <Table heading="gone".to_owned() list=true>
                <thead role="rowgroup"><tr role="row">{head.into_iter().collect_view()}</tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </Table>
        </section>
    }
    .into_any()
}
