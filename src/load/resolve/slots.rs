//! Slots of texts: every slot names a question that the assessment asks and whose answers can be read in a sentence.
//!
//! In: a text of a rule and its scope. Out: faults. Never: filling a slot.

use crate::load::names::shown;
use crate::load::resolve::condition::Scope;
use crate::load::resolve::resolver::{Resolver, Word};
use crate::load::spanned::Text;
use crate::model::diagnostic::Diagnostic;
use crate::model::id::FileId;
use crate::model::question::Question;
use crate::model::slot::{Part, has_slots, parts};

/// How a slot is written.
const FORM: &str = "a slot is written `{question|what stands there without an answer}`";

/// Notes everything that is wrong with the slots of a text.
pub fn check(resolver: &mut Resolver<'_>, scope: &Scope<'_>, file: FileId, text: &Text) {
    if !has_slots(&text.text) {
        return;
    }
    for part in parts(&text.text) {
        match part {
            Part::Words(_) => {}
            Part::Stray(brace) => fault(resolver, file, text, format!("`{brace}` opens or closes no slot"), FORM),
            Part::Slot { question, otherwise } => {
                if otherwise.is_none_or(|it| it.trim().is_empty()) {
                    let message = format!("the slot `{{{}}}` says nothing where there is no answer", shown(question));
                    fault(resolver, file, text, message, FORM);
                }
                filled(resolver, scope, file, text, question);
            }
        }
    }
}

/// Whether an answer can fill a slot.
fn filled(resolver: &mut Resolver<'_>, scope: &Scope<'_>, file: FileId, text: &Text, id: &str) {
    let named = Text { text: id.to_owned(), address: text.address };
    let Some(index) = resolver.find(Word { file, text: &named }, scope.questions, "question") else { return };
    if !scope.asked[index] {
        let message = format!("`{}` does not ask `{id}`, so the slot is never filled", scope.assessment);
        fault(resolver, file, text, message, "name a question of this assessment");
    } else if !can_be_read(&scope.bank[index]) {
        let message = format!("no answer to `{id}` can be read within a sentence");
        let help = "give its options a `phrase`, as in `phrase: \"customer support\"`";
        fault(resolver, file, text, message, help);
    }
}

/// Whether an answer has words for a sentence.
fn can_be_read(question: &Question) -> bool {
    question.options().is_empty() || question.options().iter().any(|it| it.phrase.is_some())
}

fn fault(resolver: &mut Resolver<'_>, file: FileId, text: &Text, message: String, help: &str) {
    let place = resolver.place(file, text);
    resolver.fault(Diagnostic::error("unfilled-slot", message).at(place).help(Some(help.to_owned())));
}
