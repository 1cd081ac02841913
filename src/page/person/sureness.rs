//! How sure a result is, in sentences: how firmly the answers settle it, and what the advice rests on.
//!
//! In: the two kinds of sureness. Out: words. Never: one kind in the words of the other.

use crate::page::document::{Document, Item, Marker};
use crate::report::citation::AnswerGround;
use crate::report::person::recommendation::RecommendationReport;
use crate::report::person::sureness::{CountedWord, SettledWord, SourcesSureness};
use crate::report::phrase;

/// Writes both kinds under their heading.
pub fn write(document: &mut Document, report: &RecommendationReport) {
    if report.pathways.is_empty() && report.verdicts.is_empty() {
        return;
    }
    document.heading(2, "How sure is this?");
    let lines = [Some(of_answers(report)), Some(of_sources(&report.sureness.sources)), by_default(report)];
    document.list(Marker::Bare, lines.into_iter().flatten().map(Item::new).collect());
}

/// How firmly the answers settle the result: a word, and one plain number.
pub fn of_answers(report: &RecommendationReport) -> String {
    let sure = &report.sureness.answers;
    let (kept, all) = (sure.kept, sure.all);
    let has = if sure.open == 1 { "has" } else { "have" };
    let open = format!("{} of {} {has} no answer yet", sure.open, phrase::count(sure.asked, "question"));
    let word = match sure.word {
        SettledWord::Undecided => return format!("Of the result: there is none yet. {open}."),
        SettledWord::SoFar => return format!("Of the result: only so far. {open}."),
        SettledWord::Between => {
            let decide = match all - kept {
                0 => "none would decide between them".to_owned(),
                1 => "1 would decide between them".to_owned(),
                some => format!("{some} would decide between them"),
            };
            return format!(
                "Of the result: it is open. Of {} to change one answer, {decide}.",
                phrase::count(all, "way")
            );
        }
        SettledWord::Firmly => "very",
        SettledWord::Mostly => "quite",
        SettledWord::Narrowly => "only just",
    };
    let ways = phrase::count(all, "way");
    let stays = if report.pathways.is_empty() { "leave it as it is" } else { "leave it first" };
    let stays = if kept == 1 { stays.replacen("leave", "leaves", 1) } else { stays.to_owned() };
    let counted = match sure.counts {
        CountedWord::Changes => format!("Of {ways} to change one answer, {kept} {stays}"),
        CountedWord::Unsure => format!("Of {ways} your \"not sure\" may turn out, {kept} {stays}"),
    };
    let open = if sure.open == 0 { String::new() } else { format!(" {open}.") };
    format!("Of the result: {word}. {counted}.{open}")
}

/// How firmly, as the end of the sentence that tells the result.
pub fn clause(report: &RecommendationReport) -> String {
    let between = if report.sureness.answers.word == SettledWord::SoFar { "," } else { ":" };
    format!("{between} {}.", firmly(report))
}

/// How firmly, as a clause.
pub fn firmly(report: &RecommendationReport) -> &'static str {
    match report.sureness.answers.word {
        SettledWord::Firmly => "your answers settle it",
        SettledWord::Mostly => "your answers mostly settle it",
        SettledWord::Narrowly => "your answers settle it only just",
        SettledWord::SoFar => "as far as you have answered",
        SettledWord::Between => "your answers leave it open",
        SettledWord::Undecided => "an answer is missing that decides it",
    }
}

/// How well founded the advice is.
fn of_sources(sources: &SourcesSureness) -> String {
    const NUMBERS: [&str; 4] = ["two", "three", "four", "five"];
    let authors = match sources.authors.len() {
        0 => None,
        1 => Some("one author".to_owned()),
        some => {
            let number = NUMBERS.get(some - 2).map_or_else(|| some.to_string(), |it| (*it).to_owned());
            Some(format!("{number} authors"))
        }
    };
    let rests = match (authors, sources.ours) {
        (None, _) => "it is our own view, and no source says it".to_owned(),
        (Some(authors), false) => format!("it rests on {authors}"),
        (Some(authors), true) => format!("it rests on {authors} and, in part, on our own view"),
    };
    let guide = match sources.trust.as_deref() {
        None => rests,
        Some("low") => format!("a rough guide; {rests}"),
        Some("high") => format!("a good guide; {rests}"),
        Some(_) => format!("a fair guide; {rests}"),
    };
    let note = sources.note.as_ref().map_or_else(String::new, |note| format!(" {note}"));
    format!("Of the advice: {guide}.{note}")
}

/// Answers that nobody gave are none of the person's words, though the result rests on them.
fn by_default(report: &RecommendationReport) -> Option<String> {
    let taken = report.answered.iter().filter(|it| it.taken_by_default).cloned();
    AnswerGround::told_taken(&taken.collect::<Vec<_>>())
}
