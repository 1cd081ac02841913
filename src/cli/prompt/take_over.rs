//! Taking over what another quiz knows: shown first, and never unasked.
//!
//! In: saved sessions and a front end. Out: answers that the person agrees to take over. Never: finding them.

use crate::cli::prompt::prompter::{Chosen, Prompter};
use crate::cli::state::shared_answers::newest;
use crate::cli::state::store::Store;
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
