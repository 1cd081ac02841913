//! Settling: a verdict on one case, by the people drawn or by search.
//!
//! In: a case, and how often its statement was seen. Out: a finding. Never: a verdict without its means.

use crate::analysis::pack::verification::case::{Asks, Case};
use crate::analysis::pack::verification::finding::{Finding, Means, Subject, Verdict, Witness};
use crate::analysis::proof::inquiry::{Goal, Inquiry, inquiries};
use crate::analysis::proof::search::{Budget, Searched, Searcher, Until, search_any};
use crate::analysis::space::people::People;
use crate::analysis::space::statement::StatementId;

/// The people of an assessment, twice.
pub struct Spaces<'p> {
    /// Those who answer everything.
    pub complete: People<'p>,
    /// Those who may leave out questions that only sharpen a result.
    pub partial: People<'p>,
}

/// Settles one case.
pub fn settle(spaces: &Spaces<'_>, case: &Case, seen: u64, budget: Budget) -> Finding {
    match case.asks {
        Asks::Somebody(id) => somebody(&spaces.complete, case.subject, id, seen, budget),
        Asks::Nobody(id) => nobody(&spaces.partial, case, id, budget),
    }
}

fn somebody(people: &People<'_>, subject: Subject, id: StatementId, seen: u64, budget: Budget) -> Finding {
    let is_pictured = matches!(subject, Subject::CanBeFirst(_) | Subject::CanBeNamed(_));
    if seen > 0 && !is_pictured {
        return Finding { subject, verdict: Verdict::Proved(Means::Drawn(seen)), witness: None };
    }
    let until = if is_pictured { Until::MostOrdinary } else { Until::Anybody };
    let (searched, drawn) = look(people, id, until, budget);
    let witness = drawn
        .map(|drawn| Witness { answers: people.answers(&drawn), is_most_ordinary: is_pictured && searched.is_whole });
    let verdict = match witness {
        _ if seen > 0 => Verdict::Proved(Means::Drawn(seen)),
        Some(_) => Verdict::Proved(Means::Found(searched.parts)),
        None if searched.is_whole => Verdict::Refuted(Means::Whole(searched.parts)),
        None => Verdict::Undecided(searched.parts),
    };
    Finding { subject, verdict, witness }
}

fn nobody(people: &People<'_>, case: &Case, id: StatementId, budget: Budget) -> Finding {
    let (searched, drawn) = look(people, id, Until::MostOrdinary, budget);
    let witness = drawn.map(|mut drawn| {
        if let Some((position, class)) = case.has {
            drawn[position] = class;
        }
        Witness { answers: people.answers(&drawn), is_most_ordinary: searched.is_whole }
    });
    let verdict = match witness {
        Some(_) => Verdict::Refuted(Means::Found(searched.parts)),
        None if searched.is_whole => Verdict::Proved(Means::Whole(searched.parts)),
        None => Verdict::Undecided(searched.parts),
    };
    Finding { subject: case.subject, verdict, witness }
}

/// Looks for somebody of whom a statement is true; by the class of each drawn answer.
fn look(people: &People<'_>, id: StatementId, until: Until, budget: Budget) -> (Searched, Option<Vec<usize>>) {
    let Some(ways) = inquiries(people, Goal::Holds(id)) else { return (Searched::default(), None) };
    let starts: Vec<_> = ways.iter().map(Inquiry::everybody).collect();
    let mut searchers: Vec<_> = ways.iter().map(Searcher::new).collect();
    let searched = search_any(&mut searchers, &starts, until, budget);
    let drawn = searched.somebody.as_ref().map(|it| ways[it.inquiry].somebody(people, &it.part));
    (searched, drawn)
}
