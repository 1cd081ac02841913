//! The whole report: the result, the plan, and every part that says something of its own, each line with its notes.
//!
//! In: a recommendation report. Out: a document. Never: selecting what fires (the engine did), layout.

use crate::page::document::{Block, Document, Item, Marker, plain, strong};
use crate::page::person::notes::Notes;
use crate::page::person::result::{begins_with, beside, leaders, result, results, said, undecided};
use crate::page::person::sentences::{parts, sentences, told};
use crate::page::person::{chart, decisive, other_routes, sureness};
use crate::report::person::advice::{AdviceKind, AdviceReport, sentence};
use crate::report::person::plan::PlanStep;
use crate::report::person::recommendation::RecommendationReport;
use crate::report::person::verdict::VerdictReport;
use crate::report::phrase;

/// The report as a document.
pub fn document(report: &RecommendationReport) -> Document {
    let mut whole = Whole { report, notes: Notes::default(), document: Document::default() };
    whole.result();
    whole.plan();
    whole.sureness();
    whole.decided();
    parts(&mut whole.document, report, &mut whole.notes, false);
    for (heading, kind) in [
        ("Worth knowing", AdviceKind::Note),
        ("What you bring", AdviceKind::Strength),
        ("Watch out", AdviceKind::Caution),
        ("A common mix-up", AdviceKind::Correction),
        ("Gaps", AdviceKind::Gap),
        ("Experiments", AdviceKind::Experiment),
    ] {
        whole.sentences(heading, kind);
    }
    other_routes::write(&mut whole.document, report, &mut whole.notes);
    whole.quotes(AdviceKind::Script);
    whole.sentences("Once you are inside", AdviceKind::Inside);
    whole.quotes(AdviceKind::Page);
    whole.sentences("Where the sources differ", AdviceKind::Disagreement);
    whole.sentences("One more thing", AdviceKind::Encouragement);
    whole.end()
}

struct Whole<'r> {
    report: &'r RecommendationReport,
    notes: Notes,
    document: Document,
}

impl Whole<'_> {
    /// What came out, how it compares, why, and how sure that is.
    fn result(&mut self) {
        let report = self.report;
        self.document.heading(1, &report.title);
        if report.pathways.is_empty() {
            for verdict in results(report) {
                let text = said(verdict, &mut self.notes);
                self.document.spans(text);
            }
        } else {
            let result = result(report);
            let stop = if result.title.ends_with('.') { "" } else { "." };
            let text = [result.says, result.what].join(" ");
            self.document.spans(vec![strong(format!("{}{stop} ", result.title)), plain(text.trim())]);
        }
        chart::routes(&mut self.document, report, usize::MAX, true);
        parts(&mut self.document, report, &mut self.notes, true);
        if report.verdicts.iter().any(|it| it.section.is_some()) {
            self.document.heading(2, "At a glance");
            chart::verdicts(&mut self.document, report, &mut self.notes);
        }
        let reasons = results(report).flat_map(|it| &it.reasons);
        let reasons: Vec<Item> = reasons.map(|it| Item::new(&it.text).noted(self.notes.of(&it.ground))).collect();
        if !reasons.is_empty() {
            self.document.heading(2, "Why");
            self.document.list(Marker::Bullet, reasons);
        }
        let leaders = leaders(report);
        for leader in &leaders {
            let of = if leaders.len() > 1 { format!(": {}", leader.title) } else { String::new() };
            other_routes::reasons(&mut self.document, leader, &of, &mut self.notes);
        }
    }

    /// What to do, span by span; a plan of one span needs no spans.
    fn plan(&mut self) {
        let is_only = self.report.plan.len() == 1;
        let mut is_begun = false;
        for span in &self.report.plan {
            let told = span.steps.iter().filter(|step| step.brief);
            let steps: Vec<Item> = told.map(|it| step(it, &mut self.notes)).collect();
            if steps.is_empty() {
                continue;
            }
            if !is_begun {
                self.document.heading(2, if is_only { "What to do next" } else { "What to do, and when" });
            }
            is_begun = true;
            if !is_only {
                self.document.heading(3, span_title(span.within_days));
            }
            self.document.list(Marker::Checkbox, steps);
        }
    }

    /// How sure the result is, which answers decide it, and what can strengthen it.
    fn sureness(&mut self) {
        sureness::write(&mut self.document, self.report);
        let report = self.report;
        self.document.more("The answers that decide", |more| decisive::write(more, report));
        chart::supports(&mut self.document, report);
    }

    /// Verdicts beside a ranking, and those that stand together under one heading.
    fn decided(&mut self) {
        for verdict in beside(self.report) {
            self.document.heading(2, &verdict.asks);
            let text = said(verdict, &mut self.notes);
            self.document.spans(text);
            let reasons = verdict.reasons.iter().map(|it| Item::new(&it.text).noted(self.notes.of(&it.ground)));
            let reasons: Vec<Item> = reasons.collect();
            self.document.list(Marker::Bullet, reasons);
            if let Some(note) = &verdict.note {
                self.document.aside(note);
            }
        }
        let mut told: Vec<&str> = Vec::new();
        for section in self.report.verdicts.iter().filter_map(|it| it.section.as_deref()) {
            if told.contains(&section) {
                continue;
            }
            told.push(section);
            self.document.heading(2, section);
            let entries = self.report.verdicts.iter().filter(|it| it.section.as_deref() == Some(section));
            let entries: Vec<Item> = entries.map(|it| entry(it, &mut self.notes)).collect();
            self.document.list(Marker::Bullet, entries);
        }
    }

    /// The sentences of a kind that belong to no part.
    fn sentences(&mut self, heading: &str, kind: AdviceKind) {
        let told: Vec<&AdviceReport> = told(self.report).filter(|it| it.kind == kind && it.part.is_none()).collect();
        sentences(&mut self.document, heading, &told, &mut self.notes);
    }

    fn quotes(&mut self, kind: AdviceKind) {
        let heading = if kind == AdviceKind::Page { "A page to take along" } else { "Words to use" };
        for (at, advice) in told(self.report).filter(|it| it.kind == kind).enumerate() {
            if at == 0 {
                self.document.heading(2, heading);
            }
            let title = advice.title.as_deref().unwrap_or_default();
            let title = if kind == AdviceKind::Page { format!("For {title}") } else { title.to_owned() };
            self.document.heading(3, title);
            let marks = self.notes.marks(&advice.ground);
            self.document.blocks.push(Block::Quote(advice.lines.clone(), marks));
        }
    }

    /// What was said, what the report is not, the notes, and what to do next, which comes last.
    fn end(mut self) -> Document {
        let report = self.report;
        let document = &mut self.document;
        document.heading(2, "Your answers");
        let said = report.answered.iter().map(|it| Item::new(format!("{}: {}", it.topic, it.answer)));
        let open = report.unanswered.iter().map(|it| Item::new(format!("{}: not answered", it.topic)));
        let answers: Vec<Item> = said.chain(open).collect();
        let all = phrase::count(answers.len(), "question");
        document.more(format!("All {all}"), |more| more.list(Marker::Bullet, answers));
        document.heading(2, "What this is not");
        document.list(Marker::Bullet, report.limits.iter().map(Item::new).collect());
        document.heading(2, "Notes");
        self.notes.write_with_sources(document, &report.sources);
        document.heading(2, "Where to go on");
        let leads = report.leads_to.iter();
        let leads = leads.map(|lead| Item::new(&lead.invites).detail(format!("{}: {}", lead.title, lead.command)));
        let ways = [
            ("Why each line is there, and what did not hold: ", "inroad explain"),
            ("What another answer would change: ", "inroad what-if"),
        ];
        let ways = ways.map(|(why, command)| Item::of(vec![plain(why), plain(command)]));
        document.list(Marker::Bullet, leads.chain(ways).collect());
        self.document
    }
}

/// One verdict of a section: its subject, what came out, and why.
fn entry(verdict: &VerdictReport, notes: &mut Notes) -> Item {
    let asks = phrase::led_by(&verdict.asks);
    let marks = notes.of_all(verdict.reasons.iter().map(|it| &it.ground));
    let (Some(label), Some(says)) = (&verdict.label, &verdict.says) else {
        let text = vec![strong(format!("{asks} ")), plain(undecided(verdict)), marks];
        return Item::of(text);
    };
    let label = if begins_with(says, label) { String::new() } else { format!("{label}. ") };
    let mut text = vec![strong(format!("{asks} {label}")), plain(says)];
    text.extend(verdict.reasons.iter().map(|reason| plain(format!(" {}", reason.text))));
    text.push(marks);
    Item::of(text).detail(verdict.note.clone().unwrap_or_default())
}

fn step(step: &PlanStep, notes: &mut Notes) -> Item {
    let item = Item::new(sentence(&step.cue, &step.act)).noted(notes.of(&step.ground));
    match &step.words {
        Some(words) => item.script(&words.lines, notes.marks(&words.ground)),
        None => item,
    }
}

fn span_title(days: u16) -> String {
    if days <= 7 { "In the first week".to_owned() } else { format!("Within {days} days") }
}
