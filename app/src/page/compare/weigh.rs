//! Weights are choices: the share of weightings under which each model comes first, and sliders for
//! the reader's own.

use leptos::prelude::*;

use super::Whole;
use crate::island::Weigh;
use crate::text::words::letters;
use crate::text::{Lang, compare as say};

/// The section.
pub(super) fn section(content: &Whole, lang: Lang) -> AnyView {
    let weighted = &content.weighted;
    if weighted.columns.is_empty() {
        return view! {
            <section>
                <h2 id="weights">{say::WEIGHTS.get(lang)}</h2>
                <p class="sub cm-lede">{say::NOTHING_TO_WEIGH.get(lang)}</p>
            </section>
        }
        .into_any();
    }
    let sliders = weighted.columns.iter().map(|column| {
        let words = say::weight_label(&letters(*column), &content.slice_words(*column, lang), lang);
        view! {
            <label>
                <span>{words}</span>
                <input
                    type="range"
                    min="0"
                    max="10"
                    step="1"
                    value="0"
                    data-weight
                    autocomplete="off"
                    aria-valuetext="0%"
                />
                <span class="cm-share" aria-hidden="true">"0%"</span>
            </label>
        }
    });
    let sliders = sliders.collect_view();
    let rows = weighted.scores.iter().zip(&content.shares).enumerate().map(|(model, (scores, share))| {
        let (figure, how) = say::share_figure(*share, lang);
        let scores: Vec<String> = scores.iter().map(|score| format!("{score:.4}")).collect();
        view! {
            <tr data-scores=scores.join(" ")>
                <th scope="row"><bdi>{content.name(model, lang)}</bdi></th>
                <td class="num">{figure}<span class="sub">{how}</span></td>
                <td class="num with-script" data-sum>{say::NO_WEIGHT.get(lang)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let note = say::sampled(weighted.columns.len(), lang);
    view! {
        <section>
            <h2 id="weights">{say::WEIGHTS.get(lang)}</h2>
            <p class="sub cm-lede">{say::WEIGHTS_LEDE.get(lang)}</p>
            <p class="sub cm-lede">{note}</p>
            <Weigh>
                <div class="cm-weigh">
                <fieldset class="with-script cm-sliders">
                    <legend>{say::YOUR_WEIGHTS.get(lang)}</legend>
                    <p class="sub cm-lede">{say::YOUR_ORDER.get(lang)}</p>
                    {sliders}
                </fieldset>
                <p
                    class="visually-hidden"
                    role="status"
                    data-first=say::FIRST_NOW.get(lang)
                    data-none=say::NO_WEIGHT.get(lang)
                ></p>
                <div class="scroll" role="region" tabindex="0" aria-labelledby="weights">
                    <table class="t cm-small" aria-labelledby="weights">
                        <thead>
                            <tr>
                                <th scope="col">{say::MODEL.get(lang)}</th>
                                <th scope="col" class="num">{say::SHARE.get(lang)}</th>
                                <th scope="col" class="num with-script">
                                    {say::YOUR_SUM.get(lang)}
                                    <span class="sub">{say::DEVIATIONS.get(lang)}</span>
                                </th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                </div>
            </Weigh>
        </section>
    }
    .into_any()
}
