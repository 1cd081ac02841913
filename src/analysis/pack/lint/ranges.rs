//! Ranges: the numbers that the options of a question stand for.
//!
//! In: labels. Out: ranges, where two overlap, and which numbers lie between two. Never: what labels say besides.

use crate::analysis::pack::lint::quantities::{Dimension, Extent, Read, read};
use crate::analysis::pack::lint::words::sound;
use crate::model::question::{AnswerKind, AnswerOption, Question};

/// The numbers that an option stands for.
pub struct Range<'p> {
    /// The numbers.
    pub extent: Extent,
    /// The option.
    pub option: &'p AnswerOption,
}

/// The ranges of a question.
pub struct Ranges<'p> {
    /// Lowest first.
    all: Vec<Range<'p>>,
    /// No option without a range speaks of an amount, as "a few" does.
    is_complete: bool,
    /// One answer only, so that ranges have to exclude each other.
    is_exclusive: bool,
}

/// Two ranges, and the numbers between them where that is what is wrong.
pub type Pair<'r, 'p> = (&'r Range<'p>, &'r Range<'p>, String);

/// The ranges of a question's options; none where fewer than two options have one, or where they count different things.
pub fn ranges(question: &Question) -> Option<Ranges<'_>> {
    let mut all = Vec::new();
    let mut is_complete = true;
    for option in question.options() {
        match read(&option.label) {
            Read::Extent(extent) => all.push(Range { extent, option }),
            Read::Unclear => is_complete &= option.unsure,
            Read::Words => {}
        }
    }
    if all.len() < 2 || !count_one_thing(&all) || !share_a_unit(&mut all) {
        return None;
    }
    // Beside "None", "less than 5" begins above it.
    if all.iter().any(|it| it.extent.is_zero()) {
        for it in &mut all {
            it.extent.begin_above_zero();
        }
    }
    all.sort_by_key(|it| (it.extent.low.map(|low| low.value), it.extent.high.map_or(i64::MAX, |high| high.value)));
    Some(Ranges { all, is_complete, is_exclusive: matches!(question.kind, AnswerKind::One(_)) })
}

impl<'p> Ranges<'p> {
    /// Neighbours that hold the same numbers.
    pub fn overlaps(&self) -> Vec<Pair<'_, 'p>> {
        let pairs = self.all.windows(2).filter(|pair| {
            // Two labels that say the same are another fault.
            let is_repeated = sound(&pair[0].option.label) == sound(&pair[1].option.label);
            self.is_exclusive && !is_repeated && pair[0].extent.overlaps(&pair[1].extent)
        });
        pairs.map(|pair| (&pair[0], &pair[1], String::new())).collect()
    }

    /// Neighbours with numbers between them that no option holds, and these numbers.
    pub fn gaps(&self) -> Vec<Pair<'_, 'p>> {
        let mut gaps = Vec::new();
        let mut last = &self.all[0];
        for next in &self.all[1..] {
            if let Some(between) = last.extent.between(&next.extent) {
                gaps.push((last, next, between));
            }
            let end = |range: &Range<'_>| range.extent.high.map_or(i64::MAX, |high| high.value);
            if end(next) >= end(last) {
                last = next;
            }
        }
        // "15, 30, 45, 60 or more" are choices to come near to; in "1, 2, 4 or more" a number was forgotten.
        let is_choice = |(left, right, _): &&Pair<'_, '_>| left.extent.is_single || right.extent.is_single;
        let are_apart = |(left, right, between): &Pair<'_, '_>| {
            left.extent.is_single && right.extent.is_single && between.contains(' ')
        };
        let is_of_choices = gaps.iter().any(|gap| is_choice(&gap)) && gaps.len() > 1 || gaps.iter().any(are_apart);
        let has_range = self.all.iter().any(|it| !it.extent.is_single && !it.extent.is_zero());
        if !self.is_complete || is_of_choices || !has_range {
            gaps.clear();
        }
        gaps
    }
}

/// Whether what is counted is the same, as far as labels name it.
fn count_one_thing(all: &[Range<'_>]) -> bool {
    let named = || all.iter().map(|it| &it.extent).filter(|it| !it.is_unnamed());
    let Some(longest) = named().map(|it| it.tail.as_str()).max_by_key(|tail| tail.len()) else { return true };
    let Some(dimension) = named().map(|it| it.dimension.clone()).find(|it| *it != Dimension::Count) else {
        return named().all(|it| longest.starts_with(it.tail.as_str()));
    };
    named().all(|it| it.dimension == dimension && longest.starts_with(it.tail.as_str()))
}

/// Gives numbers without a unit that of the others; false where the others have several.
fn share_a_unit(all: &mut [Range<'_>]) -> bool {
    let mut units: Vec<(Dimension, i64)> = all
        .iter()
        .filter(|it| !it.extent.is_unnamed())
        .map(|it| (it.extent.dimension.clone(), it.extent.unit))
        .collect();
    units.sort_by_key(|(_, unit)| *unit);
    units.dedup();
    let mut unnamed = all.iter_mut().filter(|it| it.extent.is_unnamed());
    match units.as_slice() {
        [] => true,
        [(dimension, unit)] => unnamed.all(|it| it.extent.take_unit(dimension, *unit)),
        // Nothing is nothing in any unit.
        [(dimension, unit), ..] => unnamed.all(|it| it.extent.is_zero() && it.extent.take_unit(dimension, *unit)),
    }
}
