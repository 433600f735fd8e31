//! Lines and registry together: references resolved, contradictions told, records made.

use domain::Slug;
use domain::batch::{AliasRecord, Batch, Known};

use super::entrant::Entrants;
use super::exam::Exams;
use super::fault::Faults;
use super::filed::{Filed, Resolved};
use super::published::Line;
use super::registry::Registry;
use super::venue::Venues;

/// The batch of a registry and lines. It counts only if no fault was told.
pub(super) fn batch<'a>(registry: Registry<'a>, lines: Vec<Line<'a>>, known: &Known, faults: &mut Faults) -> Batch {
    registry.check_references(known, faults);
    let mut venues = Venues::new(&registry, known);
    let boards: Vec<Option<Slug>> = lines.iter().map(|line| venues.venue(line, faults)).collect();
    let mut entrants = Entrants::new(&registry, &venues, known, faults);
    let aliases = registry.aliases.iter().filter_map(|alias| {
        Some(AliasRecord {
            board: venues.find(&alias.board)?.clone(),
            printed_name: alias.printed_name.to_string(),
            model: alias.model.clone(),
            certainty: alias.certainty.to_string(),
            reason: alias.reason.to_string(),
        })
    });
    let aliases = aliases.collect();
    let mut exams = Exams::new(known);
    let mut filed = Filed::default();
    for (line, board) in lines.into_iter().zip(boards) {
        let Some(board) = board else { continue };
        let place = line.place;
        let exam = exams.exam(&board, &line, faults);
        let setting = exams.named(&board, ("setting", line.setting.as_ref()), place, faults);
        let division = exams.named(&board, ("division", line.division.as_ref()), place, faults);
        let model = entrants.entrant(&board, &line, faults);
        if let (Some(exam), Some(setting), Some(division), Some(model)) = (exam, setting, division, model) {
            filed.file(&line, Resolved { exam, model, setting, division }, faults);
        }
    }
    let items = registry.items.finish(faults);
    let mut batch = Batch { aliases, exams: exams.finish(), claims: registry.claims, items, ..Batch::default() };
    (batch.organisations, batch.boards, batch.models) = (registry.organisations, registry.boards, registry.models);
    let (models, decisions, makers) = entrants.finish();
    batch.organisations.extend(makers);
    batch.boards.extend(venues.created());
    batch.models.extend(models);
    batch.aliases.extend(decisions);
    (batch.submissions, batch.results) = (filed.submissions, filed.results);
    batch
}
