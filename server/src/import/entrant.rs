//! Models by printed name. Two names are one model only by a line of `aliases.csv`; a name without
//! one is a model of its own, and never one that is there already.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use domain::batch::{AliasRecord, Known, ModelRecord};
use domain::{Role, Slug};

use super::fault::{Faults, Place};
use super::maker::Makers;
use super::published::{Line, ModelCells};
use super::registry::Registry;
use super::venue::Venues;

/// A board and a name it prints.
type Printed = (Slug, String);

/// A model made of what lines say.
#[derive(Debug)]
struct Created<'a> {
    /// The board and name it is made of; `None` of a baseline, which is the same on every board.
    printed: Option<Printed>,
    first: Place<'a>,
    base: Option<String>,
    record: ModelRecord,
}

/// The models of a batch as they come together.
pub(super) struct Entrants<'a, 'k> {
    known: &'k Known,
    decided: HashMap<Printed, Slug>,
    taken: BTreeSet<Slug>,
    makers: Makers,
    created: BTreeMap<Slug, Created<'a>>,
    refused: HashSet<Printed>,
}

impl<'a, 'k> Entrants<'a, 'k> {
    /// The models and decisions of the registry; a decision on an unknown board is a fault.
    pub(super) fn new(registry: &Registry<'a>, venues: &Venues<'a>, known: &'k Known, faults: &mut Faults) -> Self {
        let mut decided = HashMap::with_capacity(registry.aliases.len());
        for alias in &registry.aliases {
            match venues.find(&alias.board) {
                Some(board) => {
                    decided.insert((board.clone(), alias.printed_name.to_string()), alias.model.clone());
                }
                None => {
                    let expected = format!("the name of a board{}", faults.near(&alias.board, venues.names()));
                    faults.push(alias.place, "board", &alias.board, expected);
                }
            }
        }
        let taken = registry.models.iter().map(|model| model.slug.clone()).collect();
        let makers = Makers::new(registry, known);
        Self { known, decided, taken, makers, created: BTreeMap::new(), refused: HashSet::new() }
    }

    /// The model of a line. A name that may not stand is told once for each board.
    pub(super) fn entrant(&mut self, board: &Slug, line: &Line<'a>, faults: &mut Faults) -> Option<Slug> {
        let printed = (board.clone(), line.model.to_string());
        if let Some(model) = self.decision(&printed) {
            return Some(model);
        }
        if self.refused.contains(&printed) {
            return None;
        }
        if line.role.is_baseline() {
            return Some(self.baseline(line));
        }
        match self.own_model(&printed, line) {
            Ok(slug) => Some(slug),
            Err(expected) => {
                faults.push(line.place, "model", &line.model, expected);
                self.refused.insert(printed);
                None
            }
        }
    }

    fn decision(&self, printed: &Printed) -> Option<Slug> {
        self.decided.get(printed).or_else(|| self.known.aliases.get(printed)).cloned()
    }

    fn is_there(&self, slug: &Slug) -> bool {
        self.taken.contains(slug) || self.known.models.contains(slug)
    }

    fn own_model(&mut self, printed: &Printed, line: &Line<'a>) -> Result<Slug, String> {
        let Some(slug) = Slug::of_name(&line.model).filter(Slug::is_stated) else {
            return Err("a name to make an address of, which takes a letter a-z or a digit: \
                        add a line to aliases.csv that says which model it is"
                .to_owned());
        };
        if self.is_there(&slug) {
            return Err(format!(
                "decided: the name would merge with the model {slug}; add a line to aliases.csv that says \
                 which model it is"
            ));
        }
        match self.created.get_mut(&slug) {
            Some(Created { printed: other, first, .. }) if other.as_ref() != Some(printed) => Err(format!(
                "decided: the name would merge with that of {first}; add a line to models.csv for {slug}, and to \
                 aliases.csv for both names"
            )),
            Some(created) => {
                created.state(&line.facts, &mut self.makers);
                Ok(slug)
            }
            None => {
                let record = blank(slug.clone(), line.model.to_string());
                let printed = Some(printed.clone());
                let mut created = Created { printed, first: line.place, base: None, record };
                created.state(&line.facts, &mut self.makers);
                self.created.insert(slug.clone(), created);
                Ok(slug)
            }
        }
    }

    /// People, chance and constant answers: `human` and `chance` are one on every board, a
    /// constant answer goes by its name.
    fn baseline(&mut self, line: &Line<'a>) -> Slug {
        let own = || Slug::of_name(&line.model).filter(Slug::is_stated);
        let (slug, name, name_zh) = match line.role {
            Role::Human => (Slug::of_name("human"), "Human", Some("人类")),
            Role::Chance => (Slug::of_name("chance"), "Chance", Some("随机")),
            _ => (own().or_else(|| Slug::of_name("constant")), &*line.model, None),
        };
        let slug = slug.unwrap_or_else(Slug::not_stated);
        if !self.is_there(&slug) && !self.created.contains_key(&slug) {
            let mut record = blank(slug.clone(), name.to_owned());
            record.name_zh = name_zh.map(str::to_owned);
            self.created.insert(slug.clone(), Created { printed: None, first: line.place, base: None, record });
        }
        slug
    }

    /// The new models, the decisions that they are what their boards print, and new makers.
    pub(super) fn finish(self) -> (Vec<ModelRecord>, Vec<AliasRecord>, Vec<domain::Organisation>) {
        let bases: Vec<Option<Slug>> = self.created.values().map(|created| self.base(created)).collect();
        let mut models = Vec::with_capacity(self.created.len());
        let mut aliases = Vec::with_capacity(self.created.len());
        for (created, base_model) in self.created.into_values().zip(bases) {
            let Created { printed, record, .. } = created;
            if let Some((board, printed_name)) = printed {
                aliases.push(AliasRecord {
                    board,
                    printed_name,
                    model: record.slug.clone(),
                    certainty: "exact".to_owned(),
                    reason: "the only name the board prints".to_owned(),
                });
            }
            models.push(ModelRecord { base_model, ..record });
        }
        (models, aliases, self.makers.created().collect())
    }

    /// The model that a new one derives from, if its board prints that one too.
    fn base(&self, created: &Created<'a>) -> Option<Slug> {
        let printed = (created.printed.as_ref()?.0.clone(), created.base.clone()?);
        let new = || self.created.values().find(|other| other.printed.as_ref() == Some(&printed));
        let base = self.decision(&printed).or_else(|| new().map(|other| other.record.slug.clone()))?;
        (base != created.record.slug).then_some(base)
    }
}

impl Created<'_> {
    /// Takes what a line says where no line before it said anything.
    fn state(&mut self, facts: &ModelCells<'_>, makers: &mut Makers) {
        let ModelCells { name_zh, organisation, country, weights, params_b, released_on, base } = facts;
        let record = &mut self.record;
        let owned = |text: &Option<super::published::Text<'_>>| text.as_deref().map(str::to_owned);
        record.name_zh = record.name_zh.take().or_else(|| owned(name_zh));
        record.weights = record.weights.or(*weights);
        record.params_b = record.params_b.or(*params_b);
        record.released_on = record.released_on.or(*released_on);
        self.base = self.base.take().or_else(|| owned(base));
        if record.organisations.is_empty()
            && let Some(name) = organisation
        {
            record.organisations.extend(makers.maker(name, country.as_deref()));
        }
    }
}

fn blank(slug: Slug, name: String) -> ModelRecord {
    ModelRecord {
        slug,
        name,
        name_zh: None,
        organisations: Vec::new(),
        weights: None,
        params_b: None,
        active_params_b: None,
        released_on: None,
        training_cutoff: None,
        base_model: None,
        family: None,
        made_for_languages: Vec::new(),
        made_for_domain: None,
        source: None,
        note: None,
    }
}
