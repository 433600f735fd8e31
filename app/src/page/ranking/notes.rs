//! Under the table: what the marks mean, how rows are chosen, how ranks are bounded, what left.

use domain::stats::ErrorSource;
use domain::{Address, Book, EvaluatorKind, Fit};
use leptos::prelude::*;

use super::Content;
use crate::part::{BookMark, EvaluatorMark, FitMarks};
use crate::text::words::{Noun, count};
use crate::text::{Lang, ranking as say};

/// The legend and the three notes.
pub(super) fn notes(content: &Content, lang: Lang) -> impl IntoView + use<> {
    let ranking = &content.ranking;
    let about = Address::About.to_string();
    let marks = format!("{about}#evaluators");
    let method = format!("{about}#interval");
    let evaluators =
        EvaluatorKind::ALL.iter().map(|kind| view! { <li><EvaluatorMark kind=*kind lang /></li> }).collect_view();
    let books = Book::ALL.iter().map(|book| view! { <li><BookMark book=*book lang /></li> }).collect_view();
    let fits = Fit::ALL.iter().filter(|fit| fit.is_mismatch());
    let fits = fits.map(|fit| view! { <li><FitMarks fits=vec![*fit] lang /></li> }).collect_view();
    let errors = |source| ranking.entries.iter().filter(|entry| entry.uncertainty.source == source).count();
    let bounded =
        say::errors(errors(ErrorSource::Stated), errors(ErrorSource::Binomial), errors(ErrorSource::Unknown), lang);
    let paired = (ranking.n_paired > 0).then(|| format!(" {}", say::paired(ranking.n_paired, lang)));
    let gone = match (content.around.n_gone, lang) {
        (0, Lang::En) => "Nothing that stood in this slice has left it.".to_owned(),
        (0, Lang::Zh) => "曾列于此口径的成绩都还在榜上。".to_owned(),
        (1, Lang::En) => "1 result stood in this slice and does not any more.".to_owned(),
        (n, Lang::En) => format!("{} stood in this slice and do not any more.", count(n, Noun::Result, lang)),
        (n, Lang::Zh) => format!("曾有 {}列于此口径，后从榜单移除。", count(n, Noun::Result, lang)),
    };
    let see = (content.around.n_gone > 0).then(|| view! { " "<a href="#changes">{say::SEE_CHANGES.get(lang)}</a> });
    let [rows, bounds, before] = say::NOTES.map(|title| title.get(lang));
    view! {
        <div class="legend">
            <ul aria-label=say::LEGEND.get(lang)>{evaluators}{books}{fits}</ul>
            <a href=marks>{say::MARKS.get(lang)}</a>
        </div>
        <div class="grid3 rec notes">
            <section>
                <h3>{rows}</h3>
                <p>
                    {say::rule(ranking.slice.filters().pick).get(lang)}
                    " "
                    <a href="#facet-pick">{say::OTHER_RULE.get(lang)}</a>
                </p>
            </section>
            <section>
                <h3>{bounds}</h3>
                <p>
                    {bounded}
                    {paired}
                    " "
                    <a href=method>{say::METHOD.get(lang)}</a>
                </p>
            </section>
            <section>
                <h3>{before}</h3>
                <p>{gone}{see}</p>
            </section>
        </div>
    }
}
