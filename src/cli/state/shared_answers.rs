//! Answers that two assessments share: what was said in one need not be asked again in the other.
//!
//! In: saved sessions, answers of another assessment. Out: those that the next one asks for. Never: taking over unasked.

use std::time::SystemTime;

use crate::cli::prompt::prompter::{Chosen, Prompter};
use crate::cli::state::store::{SessionFile, Store, read};
use crate::model::answers::Answers;
use crate::model::id::AssessmentId;
use crate::model::pack::Pack;
use crate::page::document::{Document, Item, Marker};
use crate::report::phrase;

/// What became of an offer.
pub enum Taken {
    /// These answers are taken over; none where there is nothing to take, or the person would rather answer anew.
    Answers(Answers),
    /// The person left.
    Left,
}

/// Of some answers, those to questions that an assessment asks.
pub fn shared(pack: &Pack, id: AssessmentId, answers: &Answers) -> Answers {
    let mut shared = Answers::new();
    let assessment = pack.assessment(id);
    for (question, answer) in answers.iter().filter(|(question, _)| assessment.position(*question).is_some()) {
        shared.set(question, answer);
    }
    shared
}

/// Offers to take over what the newest session of another assessment says on questions that this one asks.
pub fn offer(pack: &Pack, id: AssessmentId, store: &Store, front: &mut dyn Prompter) -> anyhow::Result<Taken> {
    let Some((file, answers)) = newest(pack, id, store) else { return Ok(Taken::Answers(Answers::new())) };
    let said = answers.iter().map(|(question, answer)| {
        let question = pack.question(question);
        Item::new(format!("{}: {}", phrase::capitalized(&question.topic), phrase::answer(question, answer)))
    });
    let mut document = Document::default();
    document.paragraph(format!("You have answered some of this before (saved as {}):", file.id()));
    document.list(Marker::Bullet, said.collect());
    front.show(&document)?;
    let rows = ["Take it over".to_owned(), "Answer it anew".to_owned()];
    Ok(match front.choose("Is this still right?", &rows, 0)? {
        Chosen::Row(0) => Taken::Answers(answers),
        Chosen::Row(_) | Chosen::Back => Taken::Answers(Answers::new()),
        Chosen::Left => Taken::Left,
    })
}

/// The newest session of another assessment that says something this one asks.
fn newest(pack: &Pack, id: AssessmentId, store: &Store) -> Option<(SessionFile, Answers)> {
    let mut files: Vec<(SystemTime, SessionFile)> = Vec::new();
    for file in store.list().into_iter().filter(|file| file.assessment != pack.assessment(id).id) {
        let written = std::fs::metadata(&file.path).and_then(|it| it.modified());
        files.push((written.unwrap_or(SystemTime::UNIX_EPOCH), file));
    }
    files.sort();
    files.into_iter().rev().find_map(|(_, file)| {
        let other = pack.assessment_named(&file.assessment)?;
        let session = read(pack, other, &file.path).ok()?;
        let answers = shared(pack, id, &session.given.answers);
        if answers.is_empty() { None } else { Some((file, answers)) }
    })
}
