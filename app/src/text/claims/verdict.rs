//! The verdict on a claim as a sentence, in words that say no more than the data.

use domain::claim::ahead::{Comparison, Tally};
use domain::claim::reason::Reason;
use domain::claim::verdict::{Completion, Judgement, Outcome, Verdict};
use domain::claim::{Answer, Checked, VerdictWord};
use domain::rank::Standing;

use super::{Lang, Text, month};
use crate::text::words::{Noun, count, day_text, number, rank_phrase, wording};

/// The verdict: its first words, which stand in bold, and the rest of the sentence.
#[must_use]
pub fn verdict(checked: &Checked, lang: Lang) -> (String, String) {
    let of_day = match &checked.answer {
        Answer::Place(judgement) => of_place(checked, judgement, lang),
        Answer::Ahead(comparison) => of_pair(comparison, lang),
    };
    match checked.month.as_slice() {
        [] => of_day,
        [whole] => (of_day.0, of_day.1 + &month::each_day(whole, checked.on, lang)),
        runs => month::some_days(runs, lang),
    }
}

fn of_place(checked: &Checked, judgement: &Judgement, lang: Lang) -> (String, String) {
    let there = |lang| judgement.main().map(|main| evidence(checked, main, lang)).unwrap_or_default();
    let pair = |lead: &str, rest: String| match lang {
        Lang::En => (lead.to_owned(), format!(": {rest}.")),
        Lang::Zh => (lead.to_owned(), format!("：{rest}。")),
    };
    match (&judgement.verdict, lang) {
        (Verdict::Holds, Lang::En) => pair("Holds", there(lang)),
        (Verdict::Holds, Lang::Zh) => pair("成立", there(lang)),
        (Verdict::HoldsTied(k), Lang::En) => pair(&format!("Holds, tied with {}", number(*k)), there(lang)),
        (Verdict::HoldsTied(k), Lang::Zh) => pair(&format!("成立，与另外 {} 个并列", number(*k)), there(lang)),
        (Verdict::ListedOnly, Lang::En) if checked.place == 1 => pair("Listed first only", there(lang)),
        (Verdict::ListedOnly, Lang::En) => pair("Listed so only", there(lang)),
        (Verdict::ListedOnly, Lang::Zh) if checked.place == 1 => pair("仅表上居首", there(lang)),
        (Verdict::ListedOnly, Lang::Zh) => pair("仅表上如此", there(lang)),
        (&Verdict::HoldsOn { holds, tied, listed, absent, of }, _) => {
            tables(Tables { holds, tied, listed, absent, of }, lang)
        }
        (Verdict::DoesNotHold(standing), Lang::En) => pair("Does not hold", other_place(standing, checked.place, lang)),
        (Verdict::DoesNotHold(standing), Lang::Zh) => pair("不成立", other_place(standing, checked.place, lang)),
        (Verdict::HeldUntil { day, at_latest, .. }, Lang::En) => {
            let latest = if *at_latest { " at the latest" } else { "" };
            pair(&format!("Held until {}{latest}", day_text(*day, lang)), format!("on its day {}", there(lang)))
        }
        (Verdict::HeldUntil { day, at_latest, .. }, Lang::Zh) => {
            let latest = if *at_latest { "最迟" } else { "" };
            pair(&format!("曾经成立，{latest}{}起不再成立", day_text(*day, lang)), format!("当天{}", there(lang)))
        }
        (Verdict::CannotBeChecked(why), _) => unchecked(why, lang),
    }
}

/// What one table says of the model: the wording of its first place, else its rank.
fn evidence(checked: &Checked, completion: &Completion, lang: Lang) -> String {
    let ranking = &completion.ranking;
    match (&ranking.first, checked.place) {
        (Some(first), 1) => wording(first, ranking.n_ranked(), lang),
        _ => {
            let model = checked.model.as_ref();
            let standing = model.and_then(|model| completion.standing(&model.slug));
            let Some(standing) = standing else { return String::new() };
            let others_open = standing.low() != standing.high();
            let open = match (others_open && completion.outcome == Outcome::Holds, lang) {
                (false, _) => "",
                (true, Lang::En) => ", which leaves other ranks open",
                (true, Lang::Zh) => "，其余名次也有可能",
            };
            format!("{}{open}", place(standing, lang))
        }
    }
}

fn place(standing: &Standing, lang: Lang) -> String {
    match lang {
        Lang::En => rank_phrase(standing, lang).replacen("rank", "number", 1),
        Lang::Zh => rank_phrase(standing, lang),
    }
}

/// Another place than the one claimed, and whether the interval holds that one too.
fn other_place(standing: &Standing, claimed: usize, lang: Lang) -> String {
    let is_open = standing.low() <= claimed && claimed <= standing.high();
    let open = match (is_open, lang) {
        (false, _) => String::new(),
        (true, Lang::En) => format!(", which leaves number {} open", number(claimed)),
        (true, Lang::Zh) => format!("，第 {} 名不能排除", number(claimed)),
    };
    format!("{}{open}", place(standing, lang))
}

/// On how many of several tables it holds, is tied, is only listed so, or has no result of the model.
#[derive(Debug, Clone, Copy)]
struct Tables {
    holds: usize,
    tied: usize,
    listed: usize,
    absent: usize,
    of: usize,
}

fn tables(on: Tables, lang: Lang) -> (String, String) {
    let [j, k, m, n] = [on.holds, on.listed, on.of, on.absent].map(number);
    let tied = match (on.tied, on.holds, lang) {
        (0, ..) => String::new(),
        (1, 1, Lang::En) => ", tied there".to_owned(),
        (tied, holds, Lang::En) if tied == holds => format!(", tied on all {j}"),
        (tied, _, Lang::En) => format!(", tied on {} of them", number(tied)),
        (tied, holds, Lang::Zh) if tied == holds => "，均为并列".to_owned(),
        (tied, _, Lang::Zh) => format!("，其中 {} 张为并列", number(tied)),
    };
    let listed = match (on.listed.min(on.holds), lang) {
        (0, _) => String::new(),
        (_, Lang::En) => format!("; on {k} more it is only listed so"),
        (_, Lang::Zh) => format!("；另有 {k} 张仅表上如此"),
    };
    let absent = match (on.absent, lang) {
        (0, _) => String::new(),
        (_, Lang::En) => format!("; on {n} the model has no result"),
        (_, Lang::Zh) => format!("；{n} 张没有该模型的成绩"),
    };
    match (on.holds, on.listed, lang) {
        (0, 0, Lang::En) => {
            ("Does not hold".to_owned(), format!(" on any of the {m} tables that fit the words{absent}."))
        }
        (0, 0, Lang::Zh) => ("不成立".to_owned(), format!("：符合原话的 {m} 张榜表上均不成立{absent}。")),
        (0, _, Lang::En) => {
            ("Listed so only".to_owned(), format!(", on {k} of the {m} tables that fit the words{absent}."))
        }
        (0, _, Lang::Zh) => ("仅表上如此".to_owned(), format!("：符合原话的 {m} 张榜表中有 {k} 张{absent}。")),
        (_, _, Lang::En) => {
            (format!("Holds on {j} of {m} tables"), format!(" that fit the words{tied}{listed}{absent}."))
        }
        (_, _, Lang::Zh) => (format!("符合原话的 {m} 张榜表中 {j} 张成立"), format!("{tied}{listed}{absent}。")),
    }
}

fn of_pair(comparison: &Comparison, lang: Lang) -> (String, String) {
    if let Some(why) = &comparison.reason {
        return unchecked(why, lang);
    }
    let Tally { ahead, listed_ahead, .. } = comparison.tally;
    let common = comparison.tally.common();
    let counts = tally(&comparison.tally, lang);
    let only_listed = comparison.word() == VerdictWord::ListedOnly;
    let slices = count(common, Noun::Slice, lang);
    let lead = match (ahead, lang) {
        (0, Lang::En) if only_listed => format!("Listed so only, on {} of {slices} in common", number(listed_ahead)),
        (0, Lang::Zh) if only_listed => {
            format!("仅表上如此：{} 个共同口径中的 {} 个", number(common), number(listed_ahead))
        }
        (0, Lang::En) => format!("Does not hold: ahead by the test on none of {slices} in common"),
        (0, Lang::Zh) => format!("不成立：{} 个共同口径中没有一个经检验领先", number(common)),
        (n, Lang::En) => format!("Holds on {} of {slices} in common", number(n)),
        (n, Lang::Zh) => format!("{} 个共同口径中 {} 个成立", number(common), number(n)),
    };
    match (ahead, lang) {
        (0, Lang::En) if !only_listed => (lead, format!("; {counts}.")),
        (_, Lang::En) => (lead, format!(": {counts}.")),
        (_, Lang::Zh) => (lead, format!("。{counts}。")),
    }
}

/// Ahead, behind, tied and not comparable, counted.
#[must_use]
pub fn tally(tally: &Tally, lang: Lang) -> String {
    let (ahead, behind, tied) = (number(tally.ahead), number(tally.behind), number(tally.tied));
    let untested = tally.listed_ahead + tally.listed_otherwise;
    let mut parts = match lang {
        Lang::En => vec![format!("ahead on {ahead}, behind on {behind}, tied on {tied}")],
        Lang::Zh => vec![format!("领先 {ahead} 个，落后 {behind} 个，持平 {tied} 个")],
    };
    if untested > 0 {
        parts.push(match lang {
            Lang::En => {
                format!("{} not tested, listed ahead on {} of them", number(untested), number(tally.listed_ahead))
            }
            Lang::Zh => {
                format!("误差未知而未检验 {} 个，其中表上领先 {} 个", number(untested), number(tally.listed_ahead))
            }
        });
    }
    if tally.missing > 0 {
        parts.push(match lang {
            Lang::En => format!("{} more where one of the two has no result", number(tally.missing)),
            Lang::Zh => format!("另有 {} 个只有一方有成绩", number(tally.missing)),
        });
    }
    parts.join(Text::new("；", "; ").get(lang))
}

fn unchecked(why: &Reason, lang: Lang) -> (String, String) {
    match lang {
        Lang::En => ("Cannot be checked".to_owned(), format!(": {}.", reason(why, lang))),
        Lang::Zh => ("无从核对".to_owned(), format!("：{}。", reason(why, lang))),
    }
}

/// Why a claim cannot be checked, as the end of a sentence.
#[must_use]
pub fn reason(why: &Reason, lang: Lang) -> String {
    let fixed = match why {
        Reason::Undated => Text::new("没有来源说明日期", "no source dates it"),
        Reason::NoModelNamed => Text::new("原话没有说是哪个模型", "the words name no model"),
        Reason::NoBoardNamed => Text::new("原话没有说是哪个榜单", "the words name no board"),
        Reason::UnknownModel(name) => {
            return match lang {
                Lang::En => format!("no model called “{name}” is recorded here"),
                Lang::Zh => format!("这里没有收录叫“{name}”的模型"),
            };
        }
        Reason::UnknownBoard(name) => {
            return match lang {
                Lang::En => format!("the board “{name}” is not recorded here"),
                Lang::Zh => format!("这里没有收录榜单“{name}”"),
            };
        }
        Reason::NotAnEvaluation => Text::new("这个榜单不属于评测", "the board is not an evaluation"),
        Reason::NoFigures => Text::new("这里没有收录该榜单的成绩", "no figures of the board are recorded here"),
        Reason::OutsideFilters => Text::new(
            "按收录的资料，该模型不在原话所说的范围之内，或资料未说明",
            "as far as its facts are recorded, the model is not among those that the words speak of",
        ),
        Reason::UnknownExam => {
            Text::new("这里没有收录原话所说的这场考试", "the exam that the words name is not recorded here")
        }
        Reason::NothingThatDay(None) => Text::new("那一天没有留存的成绩", "no result of that day is recorded here"),
        Reason::NothingThatDay(Some(day)) => {
            return match lang {
                Lang::En => format!("no result of that day is recorded here; the first is of {}", day_text(*day, lang)),
                Lang::Zh => format!("那一天没有留存的成绩，最早的在 {}", day_text(*day, lang)),
            };
        }
        Reason::TooFew => Text::new(
            "当天符合原话的参排者不足 3 个，不论第一",
            "fewer than 3 of the models that the words speak of were ranked that day",
        ),
        Reason::NoRow { from, sealed } => return no_row(from.map(|day| day_text(day, lang)), *sealed, lang),
        Reason::Narrower => Text::new(
            "原话说的模型范围比这里能筛选的更窄，在较宽的范围里并非如此，在较窄的范围里无从判断",
            "the words speak of fewer models than any filter here; among the wider class it is not so, among the \
             narrower nobody can say",
        ),
        Reason::NothingInCommon => {
            Text::new("两个模型当天没有共同的口径", "the two models had no slice in common that day")
        }
    };
    fixed.get(lang).to_owned()
}

fn no_row(from: Option<String>, sealed: bool, lang: Lang) -> String {
    let mut text = match lang {
        Lang::En => "the board as recorded here had no result of the model that day".to_owned(),
        Lang::Zh => "在这里留存的榜表上，当天没有该模型的成绩".to_owned(),
    };
    if let Some(day) = from {
        text += &match lang {
            Lang::En => format!("; its first is of {day}"),
            Lang::Zh => format!("，最早的在 {day}"),
        };
    }
    if sealed {
        text += Text::new(
            "；题目的答案当时未公开，别人无法自行评分",
            "; the answers were not public then, so that nobody else could score it",
        )
        .get(lang);
    }
    text
}

/// How a claim stands on one table, in a few words.
#[must_use]
pub const fn outcome(outcome: Outcome, lang: Lang) -> &'static str {
    match outcome {
        Outcome::Holds => Text::new("成立", "holds"),
        Outcome::Tied(_) => Text::new("成立，并列", "holds, tied"),
        Outcome::Listed => Text::new("仅表上如此", "listed so only"),
        Outcome::Other => Text::new("不成立", "does not hold"),
        Outcome::NoRow => Text::new("没有成绩", "no result"),
    }
    .get(lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_on_several_tables_counts_them() {
        let say = |[holds, tied, listed, absent, of]: [usize; 5], lang| {
            let (lead, rest) = tables(Tables { holds, tied, listed, absent, of }, lang);
            lead + &rest
        };
        let en = |counts| say(counts, Lang::En);
        let some = "Holds on 4 of 6 tables that fit the words, tied on all 4; on 2 the model has no result.";
        assert_eq!(en([4, 4, 0, 2, 6]), some);
        assert_eq!(en([1, 1, 0, 0, 6]), "Holds on 1 of 6 tables that fit the words, tied there.");
        let some = "Holds on 2 of 6 tables that fit the words, tied on 1 of them; on 1 more it is only listed so.";
        assert_eq!(en([2, 1, 1, 0, 6]), some);
        assert_eq!(en([0, 0, 1, 0, 2]), "Listed so only, on 1 of the 2 tables that fit the words.");
        assert_eq!(en([0, 0, 0, 0, 6]), "Does not hold on any of the 6 tables that fit the words.");
        let some = "Does not hold on any of the 6 tables that fit the words; on 2 the model has no result.";
        assert_eq!(en([0, 0, 0, 2, 6]), some);
        let some = "不成立：符合原话的 6 张榜表上均不成立；2 张没有该模型的成绩。";
        assert_eq!(say([0, 0, 0, 2, 6], Lang::Zh), some);
        let some = "符合原话的 6 张榜表中 4 张成立，均为并列；2 张没有该模型的成绩。";
        assert_eq!(say([4, 4, 0, 2, 6], Lang::Zh), some);
    }
}
