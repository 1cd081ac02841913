//! Shares: how common an author says that answers are.
//!
//! In: the file as typed and the names of its assessment. Out: resolved shares. Never: what comes out for whom.

use crate::load::names::Names;
use crate::load::resolve::condition::{Scope, condition};
use crate::load::resolve::resolver::{Resolver, Word};
use crate::load::schema::reply::ReplyDef;
use crate::load::schema::shares::{AtMostDef, ShareDef, SharesDef};
use crate::load::spanned::Text;
use crate::model::answers::Answer;
use crate::model::condition::OptionSet;
use crate::model::diagnostic::Diagnostic;
use crate::model::id::{FileId, QuestionId};
use crate::model::question::{AnswerKind, Question, Reply};
use crate::model::share::{AtMost, ShareRow, Shares};

/// Everybody, in hundredths.
const WHOLE: u16 = 100;

/// One file in the scope of its assessment.
pub struct ShareFile<'r, 't, 's> {
    /// Faults and places.
    pub resolver: &'r mut Resolver<'t>,
    /// What it may refer to.
    pub scope: &'s Scope<'s>,
    /// The file.
    pub file: FileId,
}

impl ShareFile<'_, '_, '_> {
    /// Everything in the file.
    pub fn shares(&mut self, def: &SharesDef) -> Shares {
        let rows = def.shares.0.iter().filter_map(|it| self.row(it)).collect();
        Shares { rows, at_most: self.at_most(&def.at_most) }
    }

    fn at_most(&mut self, def: &AtMostDef) -> AtMost {
        for (name, bound) in [("first", def.first), ("strong", def.strong), ("close", def.close)] {
            if let Some(bound) = bound.filter(|bound| *bound > WHOLE) {
                let message = format!("`{name}` may come out for at most {bound} people in a hundred");
                let place = Some(self.resolver.top(self.file));
                let help = Some("name a whole number from 0 to 100".to_owned());
                self.resolver.fault(Diagnostic::error("not-a-share", message).at(place).help(help));
            }
        }
        AtMost { first: def.first, strong: def.strong, close: def.close }
    }

    fn row(&mut self, def: &ShareDef) -> Option<ShareRow> {
        let word = Word { file: self.file, text: &def.question };
        let at = self.resolver.find(word, self.scope.questions, "question")?;
        let place = self.resolver.place(self.file, &def.question);
        let question = &self.scope.bank[at];
        let cites = self.resolver.cites(self.file, &def.question, &def.cites, true);
        let when = condition(self.resolver, self.scope, self.file, &def.when);
        if !self.scope.asked[at] {
            // A questionnaire that could not be read whole may ask it in the element with the fault.
            if self.resolver.lost.may_hold(&def.question.text) {
                return None;
            }
            let message = format!("`{}` is not asked in `{}`", question.id, self.scope.assessment);
            let help = Some("name a question of its questionnaire".to_owned());
            self.resolver.fault(Diagnostic::error("question-not-asked", message).at(place).help(help));
            return None;
        }
        let ReplyDef::Map(pairs) = &def.of else {
            let help = "write a map, `{\"option\": 40, \"other\": 60}`";
            self.fault(def, "the shares are no map of answers with numbers", help);
            return None;
        };
        self.resolver.unique("answer", pairs.iter().map(|(text, _)| Word { file: self.file, text }));
        let of: Vec<(Answer, u16)> = pairs.iter().filter_map(|pair| self.share(def, question, pair)).collect();
        let sum: u32 = of.iter().map(|(_, share)| u32::from(*share)).sum();
        let is_many = matches!(question.kind, AnswerKind::Many { .. });
        let is_whole = if is_many { sum > 0 } else { sum == u32::from(WHOLE) };
        if of.len() == pairs.len() && !is_whole {
            let (message, help) = if is_many {
                ("nobody ticks anything".to_owned(), "give one option a share above 0")
            } else {
                (format!("the shares add up to {sum}"), "where one answer is given they add up to 100")
            };
            self.fault(def, &message, help);
        }
        Some(ShareRow { question: QuestionId::new(at), when, of, cites, place })
    }

    /// One answer with its share.
    fn share(
        &mut self,
        def: &ShareDef,
        question: &Question,
        (text, share): &(Text, ReplyDef),
    ) -> Option<(Answer, u16)> {
        let answer = if let AnswerKind::Number { .. } = question.kind {
            let answer = question.accept(&Reply::Word(text.text.clone())).ok();
            if answer.is_none() {
                let message = format!("`{}` is no answer to `{}`", text.text, question.id);
                self.fault(def, &message, "name a whole number that the question takes");
            }
            answer?
        } else {
            let names = Names::new(question.options().iter().map(|option| option.id.as_str()));
            let what = format!("option of `{}`", question.id);
            let option = self.resolver.find(Word { file: self.file, text }, &names, &what)?;
            Answer::Options(OptionSet::of(option))
        };
        let share = match share {
            ReplyDef::Number(number) => u16::try_from(*number).ok().filter(|share| *share <= WHOLE),
            _ => None,
        };
        if share.is_none() {
            let message = format!("the share of `{}` is no number of people in a hundred", text.text);
            self.fault(def, &message, "name a whole number from 0 to 100");
        }
        Some((answer, share?))
    }

    fn fault(&mut self, def: &ShareDef, message: &str, help: &str) {
        let place = self.resolver.place(self.file, &def.question);
        let message = format!("`{}`: {message}", def.question.text);
        let fault = Diagnostic::error("not-a-share", message).at(place);
        self.resolver.fault(fault.help(Some(help.to_owned())));
    }
}
