//! The drawings of how an exam changed: how many stood, how far the first was ahead, how full its
//! scale is, who sat it open-book, who led when; and of several exams together.

use app::page::trends::{Several, StateDrawings, TogetherDrawings};
use app::part::{Axis, Drawings};
use app::text::Lang;
use app::text::trends as say;
use app::text::words::{letters, model_name, open_terms};
use chrono::NaiveDate;
use domain::history::Turn;
use domain::stats::{ALPHA, upper_quantile};
use domain::trend::{Books, State, Tenure, Trend, books, gap, leaders_so_far, saturation, tenures};
use domain::{Book, Direction};

use crate::chart::lanes::{self, Along, Bar, Lane, MOST_ROWS};
use crate::chart::shares::{self, Parts};
use crate::chart::steps::{self, Figures, Series, Unit, Value};
use crate::chart::{ChartError, Size, Words, drawings};

/// The drawings of one exam; `over` says over what they are.
pub(super) fn of_one(trend: &Trend, over: &str, lang: Lang) -> Result<StateDrawings, ChartError> {
    let until = trend.drawn_until();
    let led = leaders_so_far(&trend.turns);
    let n_ranked = trend.at_end().map_or(0, |ranking| ranking.n_ranked());
    let words = |id: &str, name: app::text::Text, desc: String| Words {
        id: id.to_owned(),
        title: format!("{}{}{over}", name.get(lang), say::COLON.get(lang)),
        desc,
    };

    let ranked = trend.turns.iter().map(|turn| (turn.day, turn.ranking.n_ranked()));
    let leaders = trend.turns.iter().map(|turn| turn.day).zip(led);
    let desc = say::ranked_at_end(n_ranked, lang)
        + say::COLON.get(lang)
        + &say::leaders(trend.lead.n_leaders, trend.lead.days, lang);
    let counts = counts([ranked.collect(), leaders.collect()], [say::n_ranked, say::n_led], until, lang);
    let counts = steps_of(&counts, &words("counts", say::COUNTS, desc))?;

    let last_gap = trend.at_end().and_then(|ranking| gap(ranking));
    let desc = last_gap.map_or_else(|| say::ERROR_UNKNOWN.get(lang).to_owned(), |last| say::lead_of(last, lang));
    let gaps = Figures {
        series: vec![Series {
            values: changes(trend.turns.iter().map(|turn| gap_value(turn, lang))),
            end: last_gap.map(say::errors).unwrap_or_default(),
        }],
        unit: Unit::Measure,
        level: Some((upper_quantile(ALPHA / 2.0), app::text::words::decimal(upper_quantile(ALPHA / 2.0), 2))),
        until,
    };
    let gap = steps_of(&gaps, &words("gap", say::GAP, desc))?;

    let shares: Vec<Value> = changes(trend.turns.iter().map(|turn| share_value(trend, turn, lang)));
    let last = shares.last();
    let share = Figures {
        series: vec![Series {
            end: last.and_then(|last| last.value).map(percent).unwrap_or_default(),
            values: shares.clone(),
        }],
        unit: Unit::Share,
        level: None,
        until,
    };
    let desc = last.map(|last| last.says.clone()).unwrap_or_default();
    let share = steps_of(&share, &words("share", say::SHARE, desc))?;

    let parts: Vec<Parts> = trend.turns.iter().map(|turn| parts(turn, lang)).collect();
    let mut parts = parts;
    parts.dedup_by(|next, last| next.of == last.of);
    let at_end = trend.at_end().map(|ranking| books(ranking)).unwrap_or_default();
    let ends = [(Book::Open, at_end.open), (Book::Unknown, at_end.unknown), (Book::Closed, at_end.closed)]
        .map(|(book, n)| say::book_share(book, (n * 200 + n_ranked) / (2 * n_ranked).max(1), lang));
    let said = words("books", say::BOOKS, say::books_of(at_end, lang));
    let books = drawings(Size::BESIDE, |size| shares::draw(&parts, &ends, until, &sized(&said, size), size))?;

    Ok(StateDrawings {
        counts,
        gap,
        share,
        books,
        led: who_led(
            trend,
            &words("led", say::LED_WHEN_ONE, say::leaders(trend.lead.n_leaders, trend.lead.days, lang)),
            lang,
        )?,
    })
}

/// The scores of the chosen models over time.
pub(super) fn scores(trend: &Trend, over: &str, lang: Lang) -> Result<Drawings, ChartError> {
    let places = trend.lines.iter().flat_map(|line| &line.states).filter_map(|state| state.place.as_ref());
    let Some(axis) = Axis::holding(places.map(|place| place.row.score.value())) else { return Ok(Drawings::new()) };
    let (worst, best) = match trend.exam.scale.direction {
        Direction::Higher => (axis.left, axis.right),
        Direction::Lower => (axis.right, axis.left),
    };
    let series = trend.lines.iter().map(|line| {
        let name = line.newest().map_or("", |row| model_name(&row.model, lang).0);
        let value = |state: &State| Value {
            day: state.day,
            value: state.place.as_ref().map(|place| place.row.score.value()),
            says: state.place.as_ref().map_or_else(String::new, |place| {
                say::score_point(&place.row, state.day, place.standing.as_ref(), lang)
            }),
        };
        let end = line.newest().map_or_else(String::new, |row| format!("{} {name}", row.score));
        Series { values: line.states.iter().map(value).collect(), end }
    });
    let figures = Figures {
        series: series.collect(),
        unit: Unit::Score { worst, best },
        level: None,
        until: trend.drawn_until(),
    };
    let words = Words {
        id: "scores".to_owned(),
        title: format!("{}{}{over}", say::SCORES.get(lang), say::COLON.get(lang)),
        desc: say::SCORES_LEDE.get(lang).to_owned(),
    };
    drawings(Size::ALONE, |size| steps::draw(&figures, &sized(&words, size), size))
}

/// The drawings of several exams.
pub(super) fn of_several(several: &Several, lang: Lang) -> Result<TogetherDrawings, ChartError> {
    let Several { slice, exams, by_day, .. } = several;
    let trends: Vec<&Trend> = exams.iter().map(|line| &line.trend).filter(|trend| !trend.turns.is_empty()).collect();
    let Some(until) = trends.iter().map(|trend| trend.drawn_until()).max() else {
        return Ok(TogetherDrawings::default());
    };
    let over: String = open_terms(slice, lang).iter().flat_map(|term| [term.gap, term.text.as_str()]).collect();
    let words = |id: &str, name: app::text::Text, desc: String| Words {
        id: id.to_owned(),
        title: format!("{}{}{over}", name.get(lang), say::COLON.get(lang)),
        desc,
    };
    let last = by_day.last();
    let desc = last.map(|last| say::models_and_leaders(last.n_models, last.n_leaders, lang)).unwrap_or_default();
    let both = [
        by_day.iter().map(|at| (at.day, at.n_models)).collect(),
        by_day.iter().map(|at| (at.day, at.n_leaders)).collect(),
    ];
    let figures = counts(both, [say::n_standing, say::n_led], until, lang);
    let counts = steps_of(&figures, &words("together", say::TOGETHER, desc))?;

    let first = trends.iter().filter_map(|trend| trend.first_day()).min().unwrap_or(until);
    let name = |trend: &Trend| app::page::trends::told_apart(slice, &trend.exam, lang);
    let mut led_key = Vec::new();
    let led: Vec<Lane> = trends
        .iter()
        .take(MOST_ROWS)
        .map(|trend| Lane {
            name: name(trend),
            figure: say::n_led(trend.lead.n_leaders, lang),
            bars: alternating(&tenures(&trend.turns, until), until, &mut led_key, lang),
        })
        .collect();
    let desc = say::LED_LEDE.get(lang).to_owned();
    let led = lanes_of(&led, &Along::Days(first, until), &words("led-when", say::LED_WHEN, desc))?;

    let gaps: Vec<Lane> = trends
        .iter()
        .filter_map(|trend| {
            let gap = gap(trend.at_end()?)?;
            let says = say::on_name(&name(trend), &say::lead_of(gap, lang), lang);
            let bar = Bar { from: 0.0, until: gap, word: String::new(), letters: String::new(), filled: true, says };
            Some(Lane { name: name(trend), figure: say::errors(gap), bars: vec![bar] })
        })
        .collect();
    let along = Along::Numbers(upper_quantile(ALPHA / 2.0), say::TOLD_APART.get(lang).to_owned());
    let gaps = lanes_of(&gaps, &along, &words("gaps", say::GAPS, say::STATE_LEDE.get(lang).to_owned()))?;
    Ok(TogetherDrawings { counts, led, led_key, gaps, n_undrawn: trends.len().saturating_sub(MOST_ROWS) })
}

/// Two counts by day.
fn counts(
    both: [Vec<(NaiveDate, usize)>; 2],
    words: [fn(usize, Lang) -> String; 2],
    until: NaiveDate,
    lang: Lang,
) -> Figures {
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
    let series = both.into_iter().zip(words).map(|(counts, words)| Series {
        end: counts.last().map(|(_, n)| words(*n, lang)).unwrap_or_default(),
        values: changes(counts.into_iter().map(|(day, n)| Value {
            day,
            value: Some(n as f64),
            says: say::on_day(day, &words(n, lang), lang),
        })),
    });
    Figures { series: series.collect(), unit: Unit::Count, level: None, until }
}

fn gap_value(turn: &Turn, lang: Lang) -> Value {
    let value = gap(&turn.ranking);
    let says = value.map(|gap| say::on_day(turn.day, &say::lead_of(gap, lang), lang)).unwrap_or_default();
    Value { day: turn.day, value, says }
}

fn share_value(trend: &Trend, turn: &Turn, lang: Lang) -> Value {
    let leader = turn.ranking.leader();
    let share = leader.and_then(|leader| saturation(&trend.exam.scale, leader.row.score.value()));
    let says = leader.zip(share).map(|(leader, share)| say::share_of(&leader.row, share, lang));
    let says = says.map(|words| say::on_day(turn.day, &words, lang)).unwrap_or_default();
    Value { day: turn.day, value: share, says }
}

fn parts(turn: &Turn, lang: Lang) -> Parts {
    let of: Books = books(&turn.ranking);
    let says = say::on_day(turn.day, &say::books_of(of, lang), lang);
    Parts { day: turn.day, of: [of.open, of.unknown, of.closed], says }
}

/// Only the days on which a figure became another.
fn changes(values: impl Iterator<Item = Value>) -> Vec<Value> {
    let mut values: Vec<Value> = values.collect();
    values.dedup_by(|next, last| next.value == last.value);
    values
}

fn percent(share: f64) -> String {
    format!("{}%", app::text::words::decimal(share * 100.0, 1))
}

/// A row for each set of leaders, in the order in which they first led.
fn who_led(trend: &Trend, words: &Words, lang: Lang) -> Result<Drawings, ChartError> {
    let until = trend.slice.as_of();
    let mut lanes: Vec<(Vec<&domain::Slug>, u64, Lane)> = Vec::new();
    let tenures = tenures(&trend.turns, until);
    for tenure in tenures.iter().filter(|tenure| !tenure.models.is_empty()) {
        let key: Vec<&domain::Slug> = tenure.models.iter().map(|model| &model.slug).collect();
        let names = names(tenure, lang);
        let says = say::tenure(&names, tenure, lang);
        let bar = Bar {
            from: lanes::at(tenure.from),
            until: lanes::at(tenure.until) + 1.0,
            word: String::new(),
            letters: String::new(),
            filled: true,
            says,
        };
        match lanes.iter_mut().find(|(of, ..)| *of == key) {
            Some((_, days, lane)) => {
                *days += tenure.days();
                lane.bars.push(bar);
            }
            None => {
                let lane = Lane { name: say::together(&names, lang), figure: String::new(), bars: vec![bar] };
                lanes.push((key, tenure.days(), lane));
            }
        }
    }
    let lanes: Vec<Lane> =
        lanes.into_iter().map(|(_, days, lane)| Lane { figure: say::n_days(days, lang), ..lane }).collect();
    let first = trend.first_day().unwrap_or(until);
    lanes_of(&lanes, &Along::Days(first, until), words)
}

/// Bars of one exam that follow one another, filled and outlined by turns, with names where they fit. Who
/// led for the first time is put into the key.
fn alternating(tenures: &[Tenure], until: NaiveDate, key: &mut Vec<String>, lang: Lang) -> Vec<Bar> {
    let led = tenures.iter().filter(|tenure| !tenure.models.is_empty() && tenure.from <= until);
    let bars = led.enumerate().map(|(turn, tenure)| {
        let names = names(tenure, lang);
        let word = names.join(", ");
        let known = key.iter().position(|name| *name == word);
        let place = known.unwrap_or_else(|| {
            key.push(word.clone());
            key.len() - 1
        });
        Bar {
            from: lanes::at(tenure.from),
            until: lanes::at(tenure.until.min(until)) + 1.0,
            word,
            letters: letters(place),
            filled: turn % 2 == 0,
            says: say::tenure(&names, tenure, lang),
        }
    });
    bars.collect()
}

fn names(tenure: &Tenure, lang: Lang) -> Vec<String> {
    tenure.models.iter().map(|model| model_name(model, lang).0.to_owned()).collect()
}

/// The same words with an id of their own for each size.
fn sized(words: &Words, size: Size) -> Words {
    Words { id: format!("{}-{}", words.id, size.slug()), ..words.clone() }
}

fn steps_of(figures: &Figures, words: &Words) -> Result<Drawings, ChartError> {
    drawings(Size::BESIDE, |size| steps::draw(figures, &sized(words, size), size))
}

fn lanes_of(rows: &[Lane], along: &Along, words: &Words) -> Result<Drawings, ChartError> {
    drawings(Size::BESIDE, |size| lanes::draw(rows, along, &sized(words, size), size))
}
