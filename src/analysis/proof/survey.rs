//! Surveys: of how many people drawn something is true.
//!
//! In: people, statements, how many crowds to draw. Out: counts. Never: certainty about those not drawn.

use std::num::NonZero;

use crate::analysis::proof::crowd::Crowd;
use crate::analysis::proof::parallel;
use crate::analysis::space::people::People;
use crate::analysis::space::statement::StatementId;

/// Crowds that one job judges.
const CROWDS_A_JOB: u64 = 256;
/// Crowds that are judged side by side.
const SIDE: usize = 8;

/// Draws so many crowds and counts of how many people each statement is true.
pub fn survey(
    people: &People<'_>,
    statements: &[StatementId],
    crowds: u64,
    threads: Option<NonZero<usize>>,
) -> Vec<u64> {
    let starts: Vec<u64> = (0..crowds).step_by(usize::try_from(CROWDS_A_JOB).unwrap_or(1)).collect();
    let counts = parallel::each(&starts, threads, |start| {
        let numbers = *start..(start + CROWDS_A_JOB).min(crowds);
        if crowds < SIDE as u64 {
            seen::<1>(people, statements, numbers)
        } else {
            seen::<SIDE>(people, statements, numbers)
        }
    });
    let mut all = vec![0; statements.len()];
    for counts in counts {
        for (all, more) in all.iter_mut().zip(counts) {
            *all += more;
        }
    }
    all
}

/// Of how many people in the crowds with these numbers each statement is true.
fn seen<const SIDE: usize>(people: &People<'_>, statements: &[StatementId], numbers: std::ops::Range<u64>) -> Vec<u64> {
    let mut room: Crowd<SIDE> = Crowd::new(people, statements.iter().copied());
    let mut seen = vec![0; statements.len()];
    for first in numbers.clone().step_by(SIDE) {
        // Crowds behind the last stand in the row, and nobody in them is counted.
        let row: [_; SIDE] = std::array::from_fn(|side| room.draw(first + side as u64));
        let real = (numbers.end - first).min(SIDE as u64);
        room.judge(&row);
        for (seen, id) in seen.iter_mut().zip(statements) {
            let who = room.truth(*id);
            *seen += who.iter().zip(0..real).map(|(who, _)| u64::from(who.count_ones())).sum::<u64>();
        }
    }
    seen
}
