//! The pages after the first: what is ruled out, what would change the result, what to do, what to say, sources.
//!
//! In: a recommendation report. Out: blocks. Never: selecting what fires (the engine did), layout.

use crate::page::document::{Block, Document, Item, Marker, plain, strong};
use crate::page::person::changes::{change, nearest};
use crate::page::person::first_page::{begins_with, reason, said, undecided, verdict_grounds, why_undecided};
use crate::page::person::sentences::{parts, sentences, told};
use crate::report::person::advice::{AdviceKind, AdviceReport, sentence};
use crate::report::person::change::ChangeReport;
use crate::report::person::pathway::{FitWord, KindWord, PathwayReport};
use crate::report::person::plan::PlanStep;
use crate::report::person::recommendation::{RecommendationReport, SourceReport};
use crate::report::person::verdict::VerdictReport;
use crate::report::phrase;

/// Changes that a short report tells of what a person can change.
const CHANGES_MAX: usize = 5;
/// Changes that a short report tells of facts.
const FACTS_MAX: usize = 3;

/// Writes everything after the first page.
pub fn write(document: &mut Document, report: &RecommendationReport, full: bool) {
    let pages = Pages { report, full };
    pages.verdicts(document);
    pages.sections(document);
    parts(document, report, false, full);
    pages.sentences(document, "Worth knowing", AdviceKind::Note);
    pages.sentences(document, "What you bring", AdviceKind::Strength);
    pages.sentences(document, "Watch out", AdviceKind::Caution);
    pages.sentences(document, "A common mix-up", AdviceKind::Correction);
    pages.ruled_out(document);
    pages.changes(document);
    pages.sentences(document, "Gaps", AdviceKind::Gap);
    pages.sentences(document, "Experiments", AdviceKind::Experiment);
    pages.plan(document);
    pages.quotes(document, AdviceKind::Script);
    pages.sentences(document, "Once you are inside", AdviceKind::Inside);
    pages.quotes(document, AdviceKind::Page);
    pages.sentences(document, "Where the sources differ", AdviceKind::Disagreement);
    pages.sentences(document, "One more thing", AdviceKind::Encouragement);
    if full {
        pages.other_pathways(document);
        pages.answers(document);
    }
    pages.leads_to(document);
    pages.limits(document);
    sources(document, &report.sources);
}

struct Pages<'r> {
    report: &'r RecommendationReport,
    full: bool,
}

impl Pages<'_> {
    /// Verdicts beside a ranking. Without routes they are the result and stand on the first page.
    fn verdicts(&self, document: &mut Document) {
        if self.report.pathways.is_empty() {
            return;
        }
        for verdict in self.report.verdicts.iter().filter(|it| it.section.is_none()) {
            document.heading(2, &verdict.asks);
            match (&verdict.label, &verdict.says) {
                (Some(label), Some(says)) => said(document, label, says),
                _ => undecided(document, verdict),
            }
            verdict_grounds(document, verdict, self.full);
        }
    }

    /// Verdicts that stand together under one heading.
    fn sections(&self, document: &mut Document) {
        let mut told: Vec<&str> = Vec::new();
        for section in self.report.verdicts.iter().filter_map(|it| it.section.as_deref()) {
            if told.contains(&section) {
                continue;
            }
            told.push(section);
            document.heading(2, section);
            let entries = self.report.verdicts.iter().filter(|it| it.section.as_deref() == Some(section));
            let (together, apart): (Vec<_>, Vec<_>) = entries.partition(|it| it.together && !self.full);
            let apart = apart.into_iter().map(|it| entry(it, self.full));
            document.list(Marker::Bullet, apart.chain(told_together(&together)).collect());
        }
    }

    /// The sentences of a kind that belong to no part.
    fn sentences(&self, document: &mut Document, heading: &str, kind: AdviceKind) {
        let told: Vec<&AdviceReport> = self.told().filter(|it| it.kind == kind && it.part.is_none()).collect();
        sentences(document, heading, &told, self.full);
    }

    fn ruled_out(&self, document: &mut Document) {
        let out = self.report.pathways.iter().filter(|it| it.fit == FitWord::RuledOut);
        let items: Vec<Item> = out.map(ruled_out).collect();
        if !items.is_empty() {
            document.heading(2, "Ruled out, and what would bring it back");
            document.list(Marker::Bullet, items);
        }
    }

    fn changes(&self, document: &mut Document) {
        let changes = &self.report.changes;
        // What would open a pathway stands in the section before; here it is told where all is told.
        let told = |it: &&ChangeReport| self.full || it.moves_first || self.report.pathways.is_empty();
        let yours: Vec<Item> = changes.iter().filter(|it| it.lever.is_some()).filter(told).map(change).collect();
        document.heading(2, "What would change this result");
        if yours.is_empty() {
            match &self.report.nearest {
                Some(report) => document.spans(nearest(report)),
                None if self.report.pathways.is_empty() => {
                    document.paragraph("No single answer that you can change would give another verdict.");
                }
                None => document.paragraph("No single answer that you can change would put another route first."),
            }
        } else {
            document.paragraph("Each by itself, all other answers as they are:");
            document.list(Marker::Bullet, yours.into_iter().take(self.at_most(CHANGES_MAX)).collect());
        }
        let facts: Vec<Item> = changes.iter().filter(|it| it.lever.is_none()).filter(told).map(change).collect();
        if !facts.is_empty() {
            document.paragraph("Facts that would change it, were they different:");
            let rest = facts.len().saturating_sub(self.at_most(FACTS_MAX));
            document.list(Marker::Bullet, facts.into_iter().take(self.at_most(FACTS_MAX)).collect());
            if rest > 0 {
                document.aside(format!("And {rest} more; `--full` tells them."));
            }
        }
    }

    fn plan(&self, document: &mut Document) {
        let is_only = self.report.plan.len() == 1;
        for span in &self.report.plan {
            let told = span.steps.iter().filter(|step| self.full || step.brief);
            let steps: Vec<Item> = told.map(|it| step(it, self.full)).collect();
            if !steps.is_empty() {
                let title = if is_only { "What to do next".to_owned() } else { span_title(span.within_days) };
                document.heading(2, title);
                document.list(Marker::Checkbox, steps);
            }
        }
    }

    /// What this report tells: all of it in full, else what was selected.
    fn told(&self) -> impl Iterator<Item = &AdviceReport> {
        told(self.report, self.full)
    }

    fn at_most(&self, short: usize) -> usize {
        if self.full { usize::MAX } else { short }
    }

    fn quotes(&self, document: &mut Document, kind: AdviceKind) {
        for advice in self.told().filter(|it| it.kind == kind) {
            let title = advice.title.as_deref().unwrap_or_default();
            let heading = match kind {
                AdviceKind::Page => format!("A page for {title}"),
                _ => format!("Words to use: {title}"),
            };
            document.heading(2, heading);
            document.blocks.push(Block::Quote(advice.lines.clone()));
            document.aside(advice.ground.line(self.full));
        }
    }

    /// Everything that weighed for the pathways whose reasons the first page does not tell.
    fn other_pathways(&self, document: &mut Document) {
        let told = |it: &&PathwayReport| it.recommended && it.kind == KindWord::Route;
        for pathway in self.report.pathways.iter().filter(|it| !told(it)) {
            document.heading(2, format!("All that weighed: {} ({})", pathway.title, pathway.fit.word()));
            document.list(Marker::Plus, pathway.reasons_for.iter().map(|it| reason(it, true)).collect());
            document.list(Marker::Minus, pathway.reasons_against.iter().map(|it| reason(it, true)).collect());
            if pathway.reasons_for.is_empty() && pathway.reasons_against.is_empty() {
                document.paragraph("Nothing in your answers weighed either way.");
            }
        }
    }

    fn answers(&self, document: &mut Document) {
        document.heading(2, "Your answers");
        let said = self.report.answered.iter().map(|it| Item::new(format!("{}: {}", it.topic, it.answer)));
        let open = self.report.unanswered.iter().map(|it| Item::new(format!("{}: not answered", it.topic)));
        document.list(Marker::Bullet, said.chain(open).collect());
    }

    fn leads_to(&self, document: &mut Document) {
        let leads = self
            .report
            .leads_to
            .iter()
            .map(|lead| Item::new(&lead.invites).detail(format!("{}: `{}`", lead.title, lead.command)));
        let leads: Vec<Item> = leads.collect();
        if !leads.is_empty() {
            document.heading(2, "Where to go on");
            document.list(Marker::Bullet, leads);
        }
    }

    fn limits(&self, document: &mut Document) {
        document.heading(2, "What this is not");
        document.list(Marker::Bullet, self.report.limits.iter().map(Item::new).collect());
    }
}

/// Verdicts of a section that came out alike, a line for each outcome, with the first one's ground.
fn told_together(verdicts: &[&VerdictReport]) -> Vec<Item> {
    let mut lines: Vec<(&str, Vec<String>)> = Vec::new();
    for verdict in verdicts {
        let label = verdict.label.as_deref().unwrap_or_default();
        match lines.iter_mut().find(|(known, _)| *known == label) {
            Some((_, asks)) => asks.push(verdict.asks.to_lowercase()),
            None => lines.push((label, vec![verdict.asks.to_lowercase()])),
        }
    }
    let items = lines.into_iter().map(|(label, asks)| {
        let rest = format!("{}. `--full` says more of each.", phrase::capitalized(&phrase::listed(&asks)));
        Item { text: vec![strong(format!("{label}: ")), plain(rest)], detail: Vec::new() }
    });
    items.collect()
}

/// One verdict of a section: its subject, what came out, and its ground.
fn entry(verdict: &VerdictReport, full: bool) -> Item {
    let (Some(label), Some(says)) = (&verdict.label, &verdict.says) else {
        let rest = plain(format!("{}.", phrase::capitalized(&why_undecided(verdict))));
        return Item { text: vec![strong(format!("{} ", phrase::led_by(&verdict.asks))), rest], detail: Vec::new() };
    };
    let label = if begins_with(says, label) { String::new() } else { format!("{label}. ") };
    let mut text = vec![strong(format!("{} {label}", phrase::led_by(&verdict.asks))), plain(says)];
    text.extend(verdict.reasons.iter().map(|reason| plain(format!(" {}", reason.text))));
    let item = Item { text, detail: Vec::new() };
    let item = verdict.reasons.iter().fold(item, |item, reason| item.detail(reason.ground.verdict_line(full)));
    item.detail(verdict.note.clone().unwrap_or_default())
}

fn ruled_out(pathway: &PathwayReport) -> Item {
    let because: Vec<String> = pathway.unmet_requirements.iter().map(|it| it.text.clone()).collect();
    let lifted: Vec<String> = pathway.unmet_requirements.iter().map(|it| it.lifted_by.clone()).collect();
    let rest = format!(": {}. What would bring it back: {}.", because.join("; "), lifted.join("; "));
    let item = Item { text: vec![strong(&pathway.title), plain(rest)], detail: Vec::new() };
    pathway.unmet_requirements.iter().fold(item, |item, unmet| item.detail(unmet.ground.line(false)))
}

fn step(step: &PlanStep, full: bool) -> Item {
    let left_out = if step.brief { "" } else { "A short report leaves this out" };
    Item::new(sentence(&step.cue, &step.act)).detail(step.ground.line(full)).detail(left_out)
}

fn span_title(days: u16) -> String {
    if days <= 7 { "In the first week".to_owned() } else { format!("Within {days} days") }
}

fn sources(document: &mut Document, sources: &[SourceReport]) {
    if sources.is_empty() {
        return;
    }
    document.heading(2, "Sources");
    let items = sources.iter().map(|it| {
        let text = format!("{}: \"{}\", {}, {}.", it.author, it.title, it.published, it.date);
        let interest = it.interest.as_ref().map_or_else(String::new, |interest| format!(" Interest: {interest}."));
        Item::new(text).detail(format!("{}{interest}", it.about))
    });
    document.list(Marker::Bullet, items.collect());
}
