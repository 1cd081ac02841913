//! The bank and the bibliography: the tables that assessments share.
//!
//! In: files as typed. Out: questions, sources, claims. Never: an assessment.

use crate::load::names::Names;
use crate::load::resolve::resolver::{Resolver, Word};
use crate::load::schema::questionnaire::{AnswerDef, LeverDef, OptionDef, QuestionDef};
use crate::load::schema::reply::ReplyDef;
use crate::load::schema::rules::BibliographyDef;
use crate::load::spanned::Text;
use crate::model::answers::Answer;
use crate::model::condition::OptionSet;
use crate::model::diagnostic::Diagnostic;
use crate::model::id::{FileId, SourceId};
use crate::model::question::{AnswerKind, AnswerOption, FindOut, Lever, Question, ReplyFault};
use crate::model::source::{Claim, Source};

/// Somebody who cites a source is shown so many of its claims.
const SHOWN_MAX: usize = 5;

/// Sources and claims; makes the claims known to the resolver.
pub fn bibliography(resolver: &mut Resolver<'_>, file: FileId, def: &BibliographyDef) -> (Vec<Source>, Vec<Claim>) {
    let word = |text| Word { file, text };
    resolver.unique("source", def.sources.0.iter().map(|source| word(&source.id)));
    resolver.unique("claim", def.claims.0.iter().map(|claim| word(&claim.id)));
    let sources = def.sources.0.iter().map(|source| Source {
        id: resolver.id(file, &source.id),
        author: resolver.text(file, &source.author),
        title: resolver.text(file, &source.title),
        published: resolver.text(file, &source.published),
        date: resolver.text(file, &source.date),
        about: resolver.text(file, &source.about),
        interest: source.interest.as_ref().map(|interest| resolver.text(file, interest)),
        place: resolver.place(file, &source.id),
    });
    let sources: Vec<Source> = sources.collect();
    let names = Names::new(sources.iter().map(|source| source.id.as_str()));
    let claims = def.claims.0.iter().map(|claim| Claim {
        id: resolver.id(file, &claim.id),
        source: SourceId::new(resolver.find(word(&claim.source), &names, "source").unwrap_or(0)),
        at: resolver.text(file, &claim.at),
        kind: resolver.id(file, &claim.kind),
        says: resolver.text(file, &claim.says),
        place: resolver.place(file, &claim.id),
    });
    let claims: Vec<Claim> = claims.collect();
    let is_incomplete = resolver.claims.is_incomplete;
    let of_source = |source: &Source| {
        let claims =
            claims.iter().filter(|claim| sources.get(claim.source.index()).is_some_and(|it| it.id == source.id));
        (source.id.clone(), claims.take(SHOWN_MAX).map(|claim| claim.id.clone()).collect())
    };
    resolver.claims_of = sources.iter().map(of_source).collect();
    resolver.claims = Names::new(claims.iter().map(|claim| claim.id.as_str())).incomplete(is_incomplete);
    (sources, claims)
}

/// The questions of the bank.
pub fn questions(resolver: &mut Resolver<'_>, file: FileId, defs: &[QuestionDef]) -> Vec<Question> {
    resolver.unique("question", defs.iter().map(|def| Word { file, text: &def.id }));
    earlier(resolver, file, "question", defs.iter().map(|def| (&def.id, def.was.as_slice())));
    defs.iter().map(|def| question(resolver, file, def)).collect()
}

fn question(resolver: &mut Resolver<'_>, file: FileId, def: &QuestionDef) -> Question {
    let mut question = Question {
        id: resolver.id(file, &def.id),
        topic: resolver.text(file, &def.topic),
        ask: resolver.text(file, &def.ask),
        why: resolver.text(file, &def.why),
        help: def.help.as_ref().map(|help| resolver.text(file, help)),
        cites: resolver.cites(file, &def.id, &def.cites, false),
        kind: kind(resolver, file, def),
        lever: match &def.lever {
            LeverDef::Fixed => Lever::Fixed,
            LeverDef::Past => Lever::Past,
            LeverDef::Upward(how) => Lever::Upward(resolver.text(file, how)),
            LeverDef::Free(how) => Lever::Free(resolver.text(file, how)),
        },
        default: None,
        find_out: def.find_out.as_ref().map(|find_out| FindOut {
            cue: resolver.text(file, &find_out.cue),
            act: resolver.text(file, &find_out.act),
        }),
        was: def.was.iter().map(|it| it.text.clone()).collect(),
        meaning: def.meaning,
        place: resolver.place(file, &def.id),
    };
    question.default = def.default.as_ref().and_then(|reply| default(resolver, file, def, &question, reply));
    if !question.unsure().is_empty() && question.find_out.is_none() {
        let message = format!("`{}` has an option for the unsure and no `find_out`", question.id);
        let help = Some("add `find_out: (cue: \"...\", act: \"...\")`".to_owned());
        resolver.fault(Diagnostic::error("unsure-without-find-out", message).at(question.place).help(help));
    }
    question
}

/// Earlier names lead to one thing each, and to none that has such a name now.
fn earlier<'a>(
    resolver: &mut Resolver<'_>,
    file: FileId,
    what: &str,
    named: impl Iterator<Item = (&'a Text, &'a [Text])>,
) {
    let named: Vec<(&Text, &[Text])> = named.collect();
    let mut met: Vec<(&str, &Text)> = named.iter().map(|(id, _)| (id.text.as_str(), *id)).collect();
    for (id, was) in named {
        for word in was {
            // An earlier wording may be the wording of several.
            let other =
                met.iter().find(|(name, of)| *name == word.text && (!word.text.contains(' ') || of.text == id.text));
            if let Some((_, other)) = other {
                let message = format!("`was` of `{}` names `{}`, which is `{}`", id.text, word.text, other.text);
                let help = Some(format!("an earlier name of a {what} leads to one; take it out of one of them"));
                let (place, other) = (resolver.place(file, word), resolver.place(file, other));
                resolver
                    .fault(Diagnostic::error("earlier-name", message).at(place).second(other, "this one").help(help));
            }
            met.push((word.text.as_str(), id));
        }
    }
}

fn kind(resolver: &mut Resolver<'_>, file: FileId, def: &QuestionDef) -> AnswerKind {
    match &def.answer {
        AnswerDef::One(defs) => AnswerKind::One(options(resolver, file, &def.id, &defs.0)),
        AnswerDef::Many { at_most, options: defs } => {
            let options = options(resolver, file, &def.id, &defs.0);
            let at_most = at_most.unwrap_or(options.len());
            if at_most == 0 {
                let message = format!("`{}` lets nobody tick anything", def.id.text);
                let place = resolver.place_of_field(file, &def.id, "at_most");
                resolver.fault(Diagnostic::error("empty-range", message).at(place));
            }
            AnswerKind::Many { at_most, options }
        }
        AnswerDef::Number { least, most, unit } => {
            if least > most {
                let message = format!("`{}` has no number from {least} to {most}", def.id.text);
                let place = resolver.place_of_field(file, &def.id, "least");
                let help = Some("write the smaller number first: `least` before `most`".to_owned());
                resolver.fault(Diagnostic::error("empty-range", message).at(place).help(help));
            }
            AnswerKind::Number { least: *least, most: *most, unit: resolver.text(file, unit) }
        }
    }
}

fn options(resolver: &mut Resolver<'_>, file: FileId, question: &Text, defs: &[OptionDef]) -> Vec<AnswerOption> {
    let what = format!("option of `{}`", question.text);
    resolver.unique(&what, defs.iter().map(|def| Word { file, text: &def.id }));
    earlier(resolver, file, &what, defs.iter().map(|def| (&def.id, def.was.as_slice())));
    let is_short = defs.len() < 2 && !resolver.lost.is_part_of(file);
    if is_short || defs.len() > OptionSet::OPTIONS_MAX {
        let options = if defs.len() == 1 { "option" } else { "options" };
        let message = format!("`{}` has {} {options}", question.text, defs.len());
        let help = Some(format!("a question has 2 to {} options", OptionSet::OPTIONS_MAX));
        let place = resolver.place(file, question);
        resolver.fault(Diagnostic::error("option-count", message).at(place).help(help));
    }
    let kept = defs.iter().take(OptionSet::OPTIONS_MAX);
    kept.map(|def| AnswerOption {
        id: resolver.id(file, &def.id),
        label: resolver.text(file, &def.label),
        phrase: def.phrase.as_ref().map(|it| resolver.text(file, it)),
        unsure: def.unsure,
        alone: def.alone,
        no_aim: def.no_aim,
        was: def.was.iter().map(|it| it.text.clone()).collect(),
        place: resolver.place(file, &def.id),
    })
    .collect()
}

fn default(
    resolver: &mut Resolver<'_>,
    file: FileId,
    def: &QuestionDef,
    question: &Question,
    reply: &ReplyDef,
) -> Option<Answer> {
    let faults = match reply.reply().map(|reply| question.accept(&reply)) {
        Ok(Ok(answer)) => return Some(answer),
        Ok(Err(faults)) => faults,
        Err(_) => Vec::new(),
    };
    let names = Names::new(question.options().iter().map(|option| option.id.as_str()));
    let word = reply.word(0).unwrap_or(&def.id);
    if reply.word(0).is_some() && resolver.lost.may_hold(&word.text) {
        return None;
    }
    let message = format!("the default of `{}` is not one of its answers", question.id);
    let (word, help) = match faults.first() {
        Some(ReplyFault::UnknownOption(at, _)) => {
            let word = reply.word(*at).unwrap_or(word);
            (word, names.suggest(&word.text, "its options"))
        }
        Some(ReplyFault::Repeated(at, option)) => {
            (reply.word(*at).unwrap_or(word), Some(format!("`{option}` stands here twice; keep one")))
        }
        Some(ReplyFault::NotAlone(option)) => {
            (word, Some(format!("`{option}` is an option with `alone: true`, which stands with no other")))
        }
        Some(ReplyFault::TooMany(at_most)) => (word, Some(format!("no more than {at_most} can be chosen here"))),
        Some(ReplyFault::Empty) => (word, Some("name an option, or leave `default` out".to_owned())),
        Some(ReplyFault::OutOfRange(_) | ReplyFault::NotANumber) => {
            (word, bounds(question).map(|(least, most)| format!("write a whole number from {least} to {most}")))
        }
        Some(ReplyFault::NotAWord) | None => (word, names.suggest(&word.text, "its options")),
    };
    let place = match reply.word(0) {
        Some(_) => resolver.place(file, word),
        None => resolver.place_of_field(file, word, "default"),
    };
    resolver.fault(Diagnostic::error("unknown-default", message).at(place).help(help));
    None
}

/// The numbers that a question takes.
fn bounds(question: &Question) -> Option<(i64, i64)> {
    match question.kind {
        AnswerKind::Number { least, most, .. } => Some((least, most)),
        _ => None,
    }
}
