//! Statements: what can be true or false of a person, each stored once.
//!
//! In: classes of answers, and statements made before. Out: ids; equal statements get equal ids. Never: what a rule is.

use std::collections::{BTreeMap, HashMap};

use crate::analysis::space::class_set::ClassSet;

/// The place of a statement; those it is made of come before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatementId(u32);

/// The place of a tally.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TallyId(u32);

impl StatementId {
    /// Its place in `Statements::all`.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl TallyId {
    /// Its place in `Statements::tallies`.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Something that is true or false of a person.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Statement {
    /// True of everybody, or of nobody.
    Constant(bool),
    /// The answer drawn for the question at this place of the asking order is in the set, whether it is asked or not.
    Drawn(usize, ClassSet),
    /// The other is false.
    Not(StatementId),
    /// All are true.
    All(Vec<StatementId>),
    /// At least one is true.
    Any(Vec<StatementId>),
    /// At least so many are true.
    AtLeastOf(usize, Vec<StatementId>),
    /// A tally comes to at least so much.
    AtLeast(TallyId, i64),
}

/// A weighted count of statements that are true.
pub type Tally = Vec<(StatementId, i64)>;

/// All statements of one space.
#[derive(Clone, Debug, Default)]
pub struct Statements {
    all: Vec<Statement>,
    ids: HashMap<Statement, StatementId>,
    tallies: Vec<Tally>,
    tally_ids: HashMap<Tally, TallyId>,
}

/// Places in the arena fit: an assessment of the largest size that loads makes far fewer.
fn place(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

impl Statements {
    /// The statement behind an id.
    pub fn get(&self, id: StatementId) -> &Statement {
        &self.all[id.index()]
    }

    /// Every statement, each after those it is made of.
    pub fn all(&self) -> &[Statement] {
        &self.all
    }

    /// The weighted statements of a tally.
    pub fn tally(&self, id: TallyId) -> &Tally {
        &self.tallies[id.index()]
    }

    /// Every tally.
    pub fn tallies(&self) -> &[Tally] {
        &self.tallies
    }

    /// Calls `visit` once on each of these statements and on everything they are made of; gives back which were met.
    pub fn visit<'a>(
        &'a self,
        ids: impl IntoIterator<Item = StatementId>,
        mut visit: impl FnMut(&'a Statement),
    ) -> Vec<bool> {
        let mut met = vec![false; self.all.len()];
        ids.into_iter().for_each(|id| met[id.index()] = true);
        for index in (0..self.all.len()).rev() {
            if !met[index] {
                continue;
            }
            let statement = &self.all[index];
            match statement {
                Statement::Constant(_) | Statement::Drawn(..) => {}
                Statement::Not(id) => met[id.index()] = true,
                Statement::All(parts) | Statement::Any(parts) | Statement::AtLeastOf(_, parts) => {
                    for id in parts {
                        met[id.index()] = true;
                    }
                }
                Statement::AtLeast(tally, _) => {
                    for (id, _) in self.tally(*tally) {
                        met[id.index()] = true;
                    }
                }
            }
            visit(statement);
        }
        met
    }

    /// True of everybody, or of nobody.
    pub fn constant(&mut self, value: bool) -> StatementId {
        self.keep(Statement::Constant(value))
    }

    /// The drawn answer is in a set.
    pub fn drawn(&mut self, position: usize, set: ClassSet) -> StatementId {
        if set.is_empty() {
            self.constant(false)
        } else if set.is_full() {
            self.constant(true)
        } else {
            self.keep(Statement::Drawn(position, set))
        }
    }

    /// The other is false.
    pub fn not(&mut self, id: StatementId) -> StatementId {
        match self.get(id).clone() {
            Statement::Constant(value) => self.constant(!value),
            Statement::Drawn(position, set) => self.drawn(position, set.others()),
            Statement::Not(inner) => inner,
            _ => self.keep(Statement::Not(id)),
        }
    }

    /// All are true.
    pub fn all_of(&mut self, parts: impl IntoIterator<Item = StatementId>) -> StatementId {
        self.joined(parts, true)
    }

    /// At least one is true.
    pub fn any_of(&mut self, parts: impl IntoIterator<Item = StatementId>) -> StatementId {
        self.joined(parts, false)
    }

    /// At least so many are true.
    pub fn at_least_of(&mut self, count: usize, parts: Vec<StatementId>) -> StatementId {
        let certain = parts.iter().filter(|id| *self.get(**id) == Statement::Constant(true)).count();
        let open: Vec<StatementId> =
            parts.into_iter().filter(|id| !matches!(self.get(*id), Statement::Constant(_))).collect();
        let needed = count.saturating_sub(certain);
        match needed {
            0 => self.constant(true),
            1 => self.any_of(open),
            _ if needed > open.len() => self.constant(false),
            _ if needed == open.len() => self.all_of(open),
            _ => self.keep(Statement::AtLeastOf(needed, open)),
        }
    }

    /// A weighted count comes to at least `least`.
    pub fn at_least(&mut self, terms: impl IntoIterator<Item = (StatementId, i64)>, least: i64) -> StatementId {
        let mut merged: BTreeMap<StatementId, i64> = BTreeMap::new();
        let mut least = least;
        for (id, weight) in terms {
            match *self.get(id) {
                Statement::Constant(true) => least -= weight,
                Statement::Constant(false) => {}
                Statement::Not(inner) => {
                    least -= weight;
                    *merged.entry(inner).or_default() -= weight;
                }
                _ => *merged.entry(id).or_default() += weight,
            }
        }
        let mut tally: Tally = merged.into_iter().filter(|(_, weight)| *weight != 0).collect();
        let most: i64 = tally.iter().map(|(_, weight)| *weight.max(&0)).sum();
        let fewest: i64 = tally.iter().map(|(_, weight)| *weight.min(&0)).sum();
        if least <= fewest || least > most {
            return self.constant(least <= fewest);
        }
        // A tally and its negative are one, so that "P leads Q" and "Q leads P" share their count.
        let is_turned = tally.first().is_some_and(|(_, weight)| *weight < 0);
        if is_turned {
            for (_, weight) in &mut tally {
                *weight = -*weight;
            }
            least = 1 - least;
        }
        let next = TallyId(place(self.tallies.len()));
        let id = *self.tally_ids.entry(tally.clone()).or_insert(next);
        if id == next {
            self.tallies.push(tally);
        }
        let compared = self.keep(Statement::AtLeast(id, least));
        if is_turned { self.not(compared) } else { compared }
    }

    /// Joins parts: nested ones of the same sort are taken apart, tests of one question become one.
    fn joined(&mut self, parts: impl IntoIterator<Item = StatementId>, is_all: bool) -> StatementId {
        let mut open: Vec<StatementId> = parts.into_iter().collect();
        let mut kept: Vec<StatementId> = Vec::new();
        let mut drawn: BTreeMap<usize, ClassSet> = BTreeMap::new();
        while let Some(id) = open.pop() {
            match self.get(id) {
                Statement::Constant(value) if *value == is_all => {}
                Statement::Constant(_) => return self.constant(!is_all),
                Statement::All(inner) if is_all => open.extend(inner),
                Statement::Any(inner) if !is_all => open.extend(inner),
                Statement::Drawn(position, set) => {
                    let joined = drawn.get(position).map(|it| if is_all { it.both(set) } else { it.union(set) });
                    drawn.insert(*position, joined.unwrap_or_else(|| set.clone()));
                }
                _ => kept.push(id),
            }
        }
        for (position, set) in drawn {
            let id = self.drawn(position, set);
            match self.get(id) {
                Statement::Constant(value) if *value == is_all => {}
                Statement::Constant(_) => return id,
                _ => kept.push(id),
            }
        }
        kept.sort_unstable();
        kept.dedup();
        let denied = |id: &StatementId| matches!(self.get(*id), Statement::Not(inner) if kept.contains(inner));
        if kept.iter().any(denied) {
            return self.constant(!is_all);
        }
        match kept[..] {
            [] => self.constant(is_all),
            [only] => only,
            _ => self.keep(if is_all { Statement::All(kept) } else { Statement::Any(kept) }),
        }
    }

    fn keep(&mut self, statement: Statement) -> StatementId {
        if let Some(id) = self.ids.get(&statement) {
            return *id;
        }
        let id = StatementId(place(self.all.len()));
        self.all.push(statement.clone());
        self.ids.insert(statement, id);
        id
    }

    /// The statements that `ids` become once the answer drawn at `position` is known to be of `class`.
    pub fn given(&mut self, ids: &[StatementId], position: usize, class: usize) -> Vec<StatementId> {
        let end = ids.iter().copied().max().map_or(0, |id| id.index() + 1);
        let mut known: Vec<StatementId> = Vec::with_capacity(end);
        for index in 0..end {
            let new = match self.all[index].clone() {
                Statement::Drawn(at, set) if at == position => self.constant(set.has(class)),
                Statement::Constant(_) | Statement::Drawn(..) => StatementId(place(index)),
                Statement::Not(inner) => self.not(known[inner.index()]),
                Statement::All(parts) => self.all_of(parts.into_iter().map(|id| known[id.index()])),
                Statement::Any(parts) => self.any_of(parts.into_iter().map(|id| known[id.index()])),
                Statement::AtLeastOf(count, parts) => {
                    self.at_least_of(count, parts.into_iter().map(|id| known[id.index()]).collect())
                }
                Statement::AtLeast(tally, least) => {
                    let terms = self.tally(tally).clone();
                    self.at_least(terms.into_iter().map(|(id, weight)| (known[id.index()], weight)), least)
                }
            };
            known.push(new);
        }
        ids.iter().map(|id| known[id.index()]).collect()
    }
}
