//! The pages after the first: what is ruled out, what would change the result, what to do, what to say, sources.
//!
//! In: a recommendation report. Out: blocks. Never: selecting what fires (the engine did), layout.

use crate::report::advice::{AdviceKind, AdviceReport, PlanStep, sentence};
use crate::report::change::ChangeReport;
use crate::report::document::{Block, Document, Item, Marker, plain, strong};
use crate::report::first_page::{reason, said, undecided, verdict_grounds};
use crate::report::pathway::{FitWord, KindWord, PathwayReport};
use crate::report::phrase;
use crate::report::recommendation::{RecommendationReport, SourceReport};

/// How many lines of each kind a report without `--full` has.
struct Most {
    changes: usize,
    facts: usize,
    strengths: usize,
    cautions: usize,
    gaps: usize,
    scripts: usize,
    pages: usize,
    others: usize,
}

const BRIEF: Most = Most { changes: 5, facts: 3, strengths: 3, cautions: 3, gaps: 3, scripts: 3, pages: 1, others: 2 };
const FULL: Most = Most {
    changes: usize::MAX,
    facts: usize::MAX,
    strengths: usize::MAX,
    cautions: usize::MAX,
    gaps: usize::MAX,
    scripts: usize::MAX,
    pages: usize::MAX,
    others: usize::MAX,
};

/// Writes everything after the first page, whose reasons rest on the claims in `said`.
pub fn write(document: &mut Document, report: &RecommendationReport, said: Vec<String>, full: bool) {
    let mut pages = Pages { report, full, most: if full { FULL } else { BRIEF }, said };
    pages.verdicts(document);
    pages.words(document, "Worth knowing", AdviceKind::Note, pages.most.others);
    pages.words(document, "What you bring", AdviceKind::Strength, pages.most.strengths);
    pages.words(document, "Watch out", AdviceKind::Caution, pages.most.cautions);
    pages.words(document, "A common mix-up", AdviceKind::Correction, pages.most.others);
    pages.ruled_out(document);
    pages.changes(document);
    pages.words(document, "Gaps", AdviceKind::Gap, pages.most.gaps);
    pages.plan(document);
    pages.quotes(document, AdviceKind::Script, pages.most.scripts);
    pages.words(document, "Once you are inside", AdviceKind::Inside, pages.most.others);
    pages.quotes(document, AdviceKind::Page, pages.most.pages);
    pages.words(document, "Where the sources differ", AdviceKind::Disagreement, pages.most.others);
    pages.words(document, "One more thing", AdviceKind::Encouragement, pages.most.others / 2);
    if full {
        pages.other_pathways(document);
        pages.answers(document);
    }
    pages.limits(document);
    sources(document, &report.sources);
}

struct Pages<'r> {
    report: &'r RecommendationReport,
    full: bool,
    most: Most,
    /// The claims that lines so far rest on, so that no idea is told twice.
    said: Vec<String>,
}

impl Pages<'_> {
    fn verdicts(&self, document: &mut Document) {
        if self.report.pathways.is_empty() {
            return;
        }
        for verdict in &self.report.verdicts {
            document.heading(2, &verdict.asks);
            match (&verdict.label, &verdict.says) {
                (Some(label), Some(says)) => said(document, label, says),
                _ => undecided(document, verdict),
            }
            verdict_grounds(document, verdict);
        }
    }

    /// Sentences of a kind; unless all is told, without those whose claims earlier lines rest on.
    fn words(&mut self, document: &mut Document, heading: &str, kind: AdviceKind, most: usize) {
        let mut items = Vec::new();
        let report = self.report;
        for advice in report.advice.iter().filter(|it| it.kind == kind) {
            let is_told = self.full || (advice.stands_back_for.is_none() && !advice.ground.repeats(&self.said));
            if is_told && items.len() < most {
                self.said.extend(advice.ground.claims().map(str::to_owned));
                let closer =
                    advice.stands_back_for.as_ref().map(|id| format!("A short report tells {id} in its place"));
                let item = Item::new(advice.lines.join(" ")).detail(advice.ground.line(self.full));
                items.push(item.detail(closer.unwrap_or_default()));
            }
        }
        if !items.is_empty() {
            document.heading(2, heading);
            document.list(Marker::Bullet, items);
        }
    }

    /// Advice of a kind; items that stand back for a closer one are told in full only.
    fn shown(&self, kind: AdviceKind, most: usize) -> impl Iterator<Item = &AdviceReport> {
        let advice = self.report.advice.iter().filter(move |it| it.kind == kind);
        advice.filter(|it| self.full || it.stands_back_for.is_none()).take(most)
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
            let what = if self.report.pathways.is_empty() { "give another verdict" } else { "put another route first" };
            document.paragraph(format!("No single answer that you can change would {what}."));
        } else {
            document.paragraph("Each by itself, all other answers as they are:");
            document.list(Marker::Bullet, yours.into_iter().take(self.most.changes).collect());
        }
        let facts: Vec<Item> = changes.iter().filter(|it| it.lever.is_none()).filter(told).map(change).collect();
        if !facts.is_empty() {
            document.paragraph("Facts that would change it, were they different:");
            let rest = facts.len().saturating_sub(self.most.facts);
            document.list(Marker::Bullet, facts.into_iter().take(self.most.facts).collect());
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

    fn quotes(&self, document: &mut Document, kind: AdviceKind, most: usize) {
        for advice in self.shown(kind, most) {
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

    fn limits(&self, document: &mut Document) {
        document.heading(2, "What this is not");
        document.list(Marker::Bullet, self.report.limits.iter().map(Item::new).collect());
    }
}

fn ruled_out(pathway: &PathwayReport) -> Item {
    let because: Vec<String> = pathway.unmet_requirements.iter().map(|it| it.text.clone()).collect();
    let lifted: Vec<String> = pathway.unmet_requirements.iter().map(|it| it.lifted_by.clone()).collect();
    let rest = format!(": {}. What would bring it back: {}.", because.join("; "), lifted.join("; "));
    let item = Item { text: vec![strong(&pathway.title), plain(rest)], detail: Vec::new() };
    pathway.unmet_requirements.iter().fold(item, |item, unmet| item.detail(unmet.ground.line(false)))
}

fn change(change: &ChangeReport) -> Item {
    let to = change.to.iter().map(|it| format!("\"{it}\"")).collect::<Vec<_>>().join(" or ");
    let topic = phrase::capitalized(&change.topic);
    let rest = format!(": if it were {to}, {}.", change.effects.join("; "));
    let item =
        Item { text: vec![strong(topic), plain(rest)], detail: Vec::new() }.detail(format!("Now: {}", change.from));
    let item = change.lever.iter().fold(item, |item, lever| item.detail(format!("In your hands: {lever}")));
    if change.raises == 0 {
        return item;
    }
    let raised = phrase::count(change.raises, "more question");
    item.detail(format!("It would raise {raised}, counted as unanswered here"))
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
