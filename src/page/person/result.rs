//! The result in a heading and a sentence: what came first, how well it fits, and how firmly the answers settle it.
//!
//! In: a recommendation report. Out: a title, and what stands below it. Never: reasons, advice, layout.

use crate::analysis::person::confidence::FIRM_MARGIN;
use crate::page::document::{Document, Span, plain, strong};
use crate::page::person::notes::Notes;
use crate::page::person::sureness;
use crate::report::person::pathway::{FitWord, KindWord, PathwayReport};
use crate::report::person::recommendation::RecommendationReport;
use crate::report::person::sureness::SettledWord;
use crate::report::person::verdict::VerdictReport;
use crate::report::phrase;

/// The result: a title, and the sentences below it.
pub struct Result {
    /// What came out.
    pub title: String,
    /// How well, and how firmly.
    pub says: String,
    /// What it is; empty where the title says it.
    pub what: String,
}

/// The result of a report.
pub fn result(report: &RecommendationReport) -> Result {
    if report.answered.is_empty() {
        let title = "Nothing is answered yet, so nothing can be said.".to_owned();
        return Result { title, says: String::new(), what: String::new() };
    }
    if report.pathways.is_empty() { of_verdicts(report) } else { of_routes(report) }
}

/// Writes the result as the first lines of a page.
pub fn write(document: &mut Document, result: &Result, with_what: bool) {
    document.heading(1, &result.title);
    let what = if with_what { result.what.as_str() } else { "" };
    let says = [result.says.as_str(), what].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ");
    if !says.is_empty() {
        document.paragraph(says);
    }
}

/// The routes that came first: one, or those too close to rank.
pub fn leaders(report: &RecommendationReport) -> Vec<&PathwayReport> {
    report.pathways.iter().filter(|it| it.kind == KindWord::Route && it.recommended).collect()
}

/// The verdicts that are the result, where no routes are ranked.
pub fn results(report: &RecommendationReport) -> impl Iterator<Item = &VerdictReport> {
    report.verdicts.iter().filter(|it| report.pathways.is_empty() && it.section.is_none())
}

/// Verdicts that are told beside a ranking.
pub fn beside(report: &RecommendationReport) -> impl Iterator<Item = &VerdictReport> {
    report.verdicts.iter().filter(|it| !report.pathways.is_empty() && it.section.is_none())
}

fn of_routes(report: &RecommendationReport) -> Result {
    let leaders = leaders(report);
    let [leader] = leaders.as_slice() else {
        return of_close_call(report, &leaders);
    };
    let word = report.sureness.answers.word;
    let is_firm = matches!(word, SettledWord::Firmly | SettledWord::Mostly);
    let lead = match (leader.fit, report.confidence.margin) {
        (FitWord::Possible, _) => "Nothing fits strongly yet, and this is nearest".to_owned(),
        (fit, None) => format!("A {} fit, and the only way that is open", fit.word()),
        (fit, Some(margin)) if margin >= FIRM_MARGIN && is_firm => {
            format!("A {} fit, and clearly ahead", fit.word())
        }
        (fit, Some(_)) => format!("A {} fit, a little ahead", fit.word()),
    };
    let proviso =
        if leader.open_requirements.is_empty() { "" } else { ", unless what you have not answered closes it" };
    Result {
        title: leader.title.clone(),
        says: format!("{lead}{proviso}{}", sureness::clause(report)),
        what: leader.what.clone(),
    }
}

fn of_close_call(report: &RecommendationReport, leaders: &[&PathwayReport]) -> Result {
    const NAMED_MAX: usize = 2;
    const TITLES_MAX: usize = 3;
    let mut titles: Vec<String> = leaders.iter().map(|it| format!("\"{}\"", it.title)).collect();
    if titles.len() > TITLES_MAX {
        // The chart names them all; so many titles are no title.
        titles.truncate(1);
        titles.push(format!("{} more", leaders.len() - titles.len()));
    }
    let decided_by = report.close_call.iter().flat_map(|it| &it.decided_by).take(NAMED_MAX).cloned();
    let decided_by: Vec<String> = decided_by.collect();
    let decides = if decided_by.is_empty() {
        "Nothing that you can change would decide it, so take the one you would rather do.".to_owned()
    } else {
        format!("What would decide it: {}.", phrase::listed(&decided_by))
    };
    Result { title: phrase::listed(&titles), says: "Too close to rank.".to_owned(), what: decides }
}

fn of_verdicts(report: &RecommendationReport) -> Result {
    let Some(result) = results(report).next() else {
        return Result { title: report.title.clone(), says: String::new(), what: String::new() };
    };
    let clause = phrase::capitalized(sureness::firmly(report));
    match (&result.label, &result.says) {
        (Some(label), Some(says)) if begins_with(says, label) => {
            Result { title: says.clone(), says: format!("{clause}."), what: String::new() }
        }
        (Some(label), Some(says)) => {
            Result { title: format!("{label}."), says: says.clone(), what: format!("{clause}.") }
        }
        _ => Result { title: "Not decided yet".to_owned(), says: undecided(result), what: String::new() },
    }
}

/// A verdict in a sentence with its marks, its name before it where the sentence does not begin with it.
pub fn said(verdict: &VerdictReport, notes: &mut Notes) -> Vec<Span> {
    if let (None, Some(until)) = (&verdict.label, &verdict.until_known) {
        return vec![plain(&until.text), notes.of(&until.ground)];
    }
    let mut text = match (&verdict.label, &verdict.says) {
        (Some(label), Some(says)) if begins_with(says, label) => vec![strong(says)],
        (Some(label), Some(says)) => vec![strong(format!("{label}. ")), plain(says)],
        _ => vec![plain(undecided(verdict))],
    };
    if !verdict.reasons.is_empty() {
        text.push(notes.of_all(verdict.reasons.iter().map(|it| &it.ground)));
    }
    text
}

/// Whether a sentence begins with its verdict's name, which then need not stand before it.
pub fn begins_with(says: &str, label: &str) -> bool {
    says.to_lowercase().starts_with(&label.to_lowercase())
}

/// Why there is no verdict: the answers that it waits for; or nothing, where the table has no row for the rest.
pub fn undecided(verdict: &VerdictReport) -> String {
    if verdict.waits_for.is_empty() {
        return "Not decided: none of the cases that are known is yours.".to_owned();
    }
    format!("Not decided yet: it turns on what you have not answered: {}.", phrase::listed(&verdict.waits_for))
}
