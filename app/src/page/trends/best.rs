//! The best score so far: the drawing, what its marks are, and the same as a table.

use chrono::NaiveDate;
use domain::trend::{Best, Trend};
use domain::{Address, EvaluatorKind, book_of};
use leptos::prelude::*;

use super::One;
use crate::part::figure::figure;
use crate::part::{BookMark, DisputedMark, Downloads, EvaluatorMark, ModelName, Organisations};
use crate::text::words::{metric, slice_sentence, unit};
use crate::text::{Lang, trends as say};

/// The section.
pub(super) fn section(one: &One, today: NaiveDate, lang: Lang) -> AnyView {
    let trend = &one.trend;
    let of = Address::Trend(&trend.slice, today, &one.asked).to_string();
    let n = trend.at_end().map_or(0, |ranking| ranking.n_ranked());
    let over = slice_sentence(&trend.exam, &trend.slice, lang);
    let caption = say::over_and_number(&over, n, lang);
    view! {
        <section>
            <h2 id="best">{say::BEST.get(lang)}</h2>
            <p class="sub">{measure(trend, lang)}" "{say::BEST_LEDE.get(lang)}</p>
            {figure(&one.best, caption, lang)}
            {legend(lang)}
            <details open>
                <summary>{say::BEST_TABLE.get(lang)}</summary>
                <Downloads of lang />
                {table("best", &trend.best, lang)}
            </details>
        </section>
    }
    .into_any()
}

/// The metric with its unit.
pub(super) fn measure(trend: &Trend, lang: Lang) -> String {
    let (metric, unit) = (metric(&trend.exam.key.metric, lang), unit(&trend.exam.scale.unit, lang));
    match lang {
        Lang::En => format!("Scores are {metric} ({unit})."),
        Lang::Zh => format!("{metric}（{unit}）。"),
    }
}

/// What the quiet marks of the drawing are.
pub(super) fn legend(lang: Lang) -> impl IntoView {
    let kinds = EvaluatorKind::ALL.iter().map(|kind| view! { <li><EvaluatorMark kind=*kind lang /></li> });
    view! {
        <ul class="inline sub keys">
            {kinds.collect_view()}
            <li>{say::MARKS.get(lang)}</li>
            <li>{say::BARS.get(lang)}</li>
            <li>{say::LANE.get(lang)}</li>
        </ul>
    }
}

/// The best scores as a table under the heading of an id.
pub(super) fn table(heading: &str, bests: &[Best], lang: Lang) -> AnyView {
    let head = say::BEST_HEADS.iter().enumerate().map(|(place, text)| {
        let class = matches!(place, 2..=4).then_some("num");
        view! { <th scope="col" class=class>{text.get(lang)}</th> }
    });
    let heading = heading.to_owned();
    let label = heading.clone();
    view! {
        <div class="scroll" role="region" tabindex="0" aria-labelledby=heading>
            <table class="t" aria-labelledby=label>
                <thead><tr>{head.collect_view()}</tr></thead>
                <tbody>{bests.iter().map(|best| row(best, lang)).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(best: &Best, lang: Lang) -> AnyView {
    let row = &best.row;
    let href = Address::Result(row.id.as_str()).to_string();
    let errors = match best.step {
        None => "–".into_any(),
        Some(step) => match step.errors {
            Some(errors) => say::errors(errors).into_any(),
            None => view! { <span class="ns">{say::ERROR_UNKNOWN.get(lang)}</span> }.into_any(),
        },
    };
    view! {
        <tr>
            <td class="day">{best.day.to_string()}</td>
            <th scope="row">
                <ModelName model=row.model.clone() lang />
                <span class="sub"><Organisations of=row.model.organisations.clone() lang /></span>
            </th>
            <td class="num"><a class="b" href=href>{row.score.to_string()}</a><DisputedMark disputed=row.disputed lang /></td>
            <td class="num">{say::step(best).unwrap_or_else(|| "–".to_owned())}</td>
            <td class="num">{errors}</td>
            <td>{say::reading(best.reading(), lang)}</td>
            <td><EvaluatorMark kind=row.submission.evaluator_kind lang /></td>
            <td><BookMark book=book_of(row).0 lang /></td>
        </tr>
    }
    .into_any()
}
