//! What zxcvbn finds in a password, in the words of the site.

use app::text::account::password as say;
use app::text::{Lang, Text};
use zxcvbn::feedback::{Suggestion, Warning};

use crate::auth::password::{LONGEST, Passwords, Weakness};
use crate::error::PageError;

/// What is wrong with a password that somebody chooses, in words; `None` if nothing is. `known` is
/// what others know of its owner.
pub(super) async fn fault(
    passwords: &Passwords,
    typed: &str,
    known: Vec<String>,
    lang: Lang,
) -> Result<Option<String>, PageError> {
    if typed.is_empty() {
        return Ok(Some(app::text::account::PASSWORD_MISSING.get(lang).to_owned()));
    }
    if typed.len() > LONGEST {
        return Ok(Some(say::TOO_LONG.get(lang).to_owned()));
    }
    let weakness = passwords.weakness(typed.to_owned(), known).await?;
    Ok(weakness.map(|weakness| words(&weakness, lang)))
}

fn words(weakness: &Weakness, lang: Lang) -> String {
    let suggestions = weakness.suggestions.iter().copied().map(suggestion);
    say::weak(weakness.warning.map(warning).into_iter().chain(suggestions), lang)
}

const fn warning(of: Warning) -> Text {
    match of {
        Warning::StraightRowsOfKeysAreEasyToGuess => say::STRAIGHT_ROWS,
        Warning::ShortKeyboardPatternsAreEasyToGuess => say::SHORT_PATTERNS,
        Warning::RepeatsLikeAaaAreEasyToGuess => say::REPEATS,
        Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => say::REPEATED_PARTS,
        Warning::ThisIsATop10Password => say::TOP_10,
        Warning::ThisIsATop100Password => say::TOP_100,
        Warning::ThisIsACommonPassword => say::COMMON,
        Warning::ThisIsSimilarToACommonlyUsedPassword => say::NEARLY_COMMON,
        Warning::SequencesLikeAbcAreEasyToGuess => say::SEQUENCES,
        Warning::RecentYearsAreEasyToGuess => say::RECENT_YEARS,
        Warning::AWordByItselfIsEasyToGuess => say::ONE_WORD,
        Warning::DatesAreOftenEasyToGuess => say::DATES,
        Warning::NamesAndSurnamesByThemselvesAreEasyToGuess => say::NAMES_ALONE,
        Warning::CommonNamesAndSurnamesAreEasyToGuess => say::COMMON_NAMES,
    }
}

const fn suggestion(of: Suggestion) -> Text {
    match of {
        Suggestion::UseAFewWordsAvoidCommonPhrases => say::USE_WORDS,
        Suggestion::NoNeedForSymbolsDigitsOrUppercaseLetters => say::NO_SYMBOLS_NEEDED,
        Suggestion::AddAnotherWordOrTwo => say::ADD_WORDS,
        Suggestion::CapitalizationDoesntHelpVeryMuch => say::CAPITALS,
        Suggestion::AllUppercaseIsAlmostAsEasyToGuessAsAllLowercase => say::ALL_CAPITALS,
        Suggestion::ReversedWordsArentMuchHarderToGuess => say::REVERSED,
        Suggestion::PredictableSubstitutionsDontHelpVeryMuch => say::SUBSTITUTIONS,
        Suggestion::UseALongerKeyboardPatternWithMoreTurns => say::LONGER_PATTERN,
        Suggestion::AvoidRepeatedWordsAndCharacters => say::AVOID_REPEATS,
        Suggestion::AvoidSequences => say::AVOID_SEQUENCES,
        Suggestion::AvoidRecentYears => say::AVOID_RECENT_YEARS,
        Suggestion::AvoidYearsThatAreAssociatedWithYou => say::AVOID_OWN_YEARS,
        Suggestion::AvoidDatesAndYearsThatAreAssociatedWithYou => say::AVOID_OWN_DATES,
    }
}
