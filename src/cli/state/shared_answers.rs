//! Answers that two assessments share: what was said in one need not be asked again in the other.
//!
//! In: saved sessions, answers of another assessment. Out: those that the next one asks for. Never: asking whether they
//! still hold.

use std::time::SystemTime;

use crate::cli::state::store::{SessionFile, Store, read, written};
use crate::model::answers::Answers;
use crate::model::id::AssessmentId;
use crate::model::pack::Pack;

/// Of some answers, those to questions that an assessment asks.
pub fn shared(pack: &Pack, id: AssessmentId, answers: &Answers) -> Answers {
    let mut shared = Answers::new();
    let assessment = pack.assessment(id);
    for (question, answer) in answers.iter().filter(|(question, _)| assessment.position(*question).is_some()) {
        shared.set(question, answer);
    }
    shared
}

/// The newest session of another assessment that says something this one asks.
pub fn newest(pack: &Pack, id: AssessmentId, store: &Store) -> Option<(SessionFile, Answers)> {
    let mut files: Vec<(SystemTime, SessionFile)> = Vec::new();
    for file in store.list().into_iter().filter(|file| file.assessment != pack.assessment(id).id) {
        files.push((written(&file.path), file));
    }
    files.sort();
    files.into_iter().rev().find_map(|(_, file)| {
        let other = pack.assessment_named(&file.assessment)?;
        let mut given = read(pack, other, &file.path).ok()?.given;
        // What nobody said there is not said here either.
        for it in &given.by_default {
            given.answers.clear(*it);
        }
        let answers = shared(pack, id, &given.answers);
        if answers.is_empty() { None } else { Some((file, answers)) }
    })
}
