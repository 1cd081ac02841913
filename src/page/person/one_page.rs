//! The page: the answer, why, and what to do first, at a glance and in one place.
//!
//! In: a recommendation report. Out: a document of at most 48 lines at 80 columns. Never: what a person need not see
//! to act, such as ids and counts of what was tried.

use crate::page::document::{Block, Document, Item, Marker, Span, Tone, plain, tone};
use crate::page::person::commands::{Commands, ways_on};
use crate::page::person::notes::Notes;
use crate::page::person::result::{beside, leaders, result, results, said};
use crate::page::person::room::{FIRST_STEP_BY, PAGE, lines};
use crate::page::person::{chart, result, sureness};
use crate::report::person::advice::{AdviceKind, AdviceReport, sentence};
use crate::report::person::pathway::{PathwayReport, REASONS_AGAINST_MAX, REASONS_FOR_MAX, Reason};
use crate::report::person::plan::PlanStep;
use crate::report::person::recommendation::RecommendationReport;
use crate::report::phrase;

/// How much stands before the first step.
#[derive(Clone, Copy)]
struct Head {
    /// Whether the result is told with what it is.
    what: bool,
    /// Bars of the chart; 0 where there is no room for it.
    bars: usize,
    /// Whether routes without a bar are named, and lines of sections have small bars.
    named: bool,
    /// Reasons for.
    reasons_for: usize,
    /// Reasons against.
    reasons_against: usize,
}

/// How much stands after it.
#[derive(Clone, Copy)]
struct Rest {
    /// Steps after the first.
    steps: usize,
    /// Whether words to say are told.
    words: bool,
    /// Whether it is told what to do if that does not work out.
    fallback: bool,
    /// Lines of the parts that the pack tells first, each.
    parts: usize,
    /// Warnings.
    cautions: usize,
    /// Whether it is told which other quiz to go on to.
    lead: bool,
}

/// From the most that a page may tell to the least: reasons go last, as they are what a person came for.
const HEADS: [Head; 13] = [
    Head { what: true, bars: 7, named: true, reasons_for: REASONS_FOR_MAX, reasons_against: REASONS_AGAINST_MAX },
    Head { what: false, bars: 7, named: true, reasons_for: REASONS_FOR_MAX, reasons_against: REASONS_AGAINST_MAX },
    Head { what: false, bars: 4, named: true, reasons_for: REASONS_FOR_MAX, reasons_against: REASONS_AGAINST_MAX },
    Head { what: false, bars: 3, named: true, reasons_for: REASONS_FOR_MAX, reasons_against: REASONS_AGAINST_MAX },
    Head { what: false, bars: 4, named: true, reasons_for: 3, reasons_against: 1 },
    Head { what: false, bars: 3, named: true, reasons_for: 3, reasons_against: 1 },
    Head { what: false, bars: 2, named: true, reasons_for: 3, reasons_against: 1 },
    Head { what: false, bars: 3, named: true, reasons_for: 2, reasons_against: 1 },
    Head { what: false, bars: 2, named: true, reasons_for: 2, reasons_against: 1 },
    Head { what: false, bars: 2, named: true, reasons_for: 1, reasons_against: 1 },
    Head { what: false, bars: 2, named: true, reasons_for: 1, reasons_against: 0 },
    Head { what: false, bars: 2, named: false, reasons_for: 1, reasons_against: 0 },
    Head { what: false, bars: 0, named: false, reasons_for: 1, reasons_against: 0 },
];

/// Likewise.
const RESTS: [Rest; 9] = [
    Rest { steps: 2, words: true, fallback: true, parts: 2, cautions: 1, lead: true },
    Rest { steps: 2, words: true, fallback: true, parts: 1, cautions: 0, lead: true },
    Rest { steps: 2, words: true, fallback: true, parts: 0, cautions: 0, lead: true },
    Rest { steps: 1, words: true, fallback: true, parts: 0, cautions: 0, lead: true },
    Rest { steps: 1, words: true, fallback: true, parts: 0, cautions: 0, lead: false },
    Rest { steps: 1, words: true, fallback: false, parts: 0, cautions: 0, lead: false },
    Rest { steps: 0, words: true, fallback: false, parts: 0, cautions: 0, lead: false },
    Rest { steps: 1, words: false, fallback: false, parts: 0, cautions: 0, lead: false },
    Rest { steps: 0, words: false, fallback: false, parts: 0, cautions: 0, lead: false },
];

/// The most that fits: first what stands before the first step, then what stands after it.
pub fn document(report: &RecommendationReport, commands: &Commands) -> Document {
    let least = RESTS[RESTS.len() - 1];
    let is_in_time =
        |head: &&Head| lines(&page(report, commands, **head, least)).1.is_none_or(|it| it <= FIRST_STEP_BY);
    let head = *HEADS.iter().find(is_in_time).unwrap_or(&HEADS[HEADS.len() - 1]);
    let fits = |rest: &&Rest| lines(&page(report, commands, head, **rest)).0 <= PAGE;
    page(report, commands, head, *RESTS.iter().find(fits).unwrap_or(&least))
}

fn page(report: &RecommendationReport, commands: &Commands, head: Head, rest: Rest) -> Document {
    let mut page = Page {
        report,
        commands,
        notes: Notes::default(),
        document: Document { is_dense: true, ..Document::default() },
    };
    // In a close call it is what would decide, which is worth more than names in the chart.
    let with_what = head.what || report.close_call.is_some() && head.named;
    let has_opening = page.opening().is_some();
    result::write(&mut page.document, &result(report), with_what && !has_opening);
    page.open();
    if !report.answered.is_empty() {
        page.chart(head);
        page.why(head);
        page.steps(rest);
        page.words(rest);
        if head.bars == 0 {
            page.glance(head);
        }
        page.fallback(rest);
        page.parts(rest);
        page.beside();
        page.cautions(rest);
        sureness::write(&mut page.document, report);
    }
    page.end(rest)
}

struct Page<'r> {
    report: &'r RecommendationReport,
    commands: &'r Commands,
    notes: Notes,
    document: Document,
}

impl<'r> Page<'r> {
    fn opening(&self) -> Option<&'r AdviceReport> {
        told(self.report).find(|it| it.kind == AdviceKind::Opening)
    }

    /// What somebody would say first who knows all the answers.
    fn open(&mut self) {
        if let Some(opening) = self.opening() {
            let marks = self.notes.of(&opening.ground);
            self.document.spans(vec![plain(opening.lines.join(" ")), marks]);
        }
    }

    fn fallback(&mut self, rest: Rest) {
        let fallback = told(self.report).find(|it| rest.fallback && it.kind == AdviceKind::Fallback);
        if let Some(fallback) = fallback {
            self.document.heading(2, "If that does not work out");
            let item = line(&mut self.notes, fallback);
            self.document.list(Marker::Bare, vec![item]);
        }
    }

    /// Routes, and what stands together under one heading; where there is no room, the latter follows the steps.
    fn chart(&mut self, head: Head) {
        if head.bars == 0 {
            return;
        }
        // No route of a close call is without its bar.
        let bars = head.bars.max(leaders(self.report).len());
        chart::routes(&mut self.document, self.report, bars, head.named);
        self.glance(head);
    }

    fn glance(&mut self, head: Head) {
        if self.report.verdicts.iter().any(|it| it.section.is_some()) {
            self.document.heading(2, "At a glance");
            if head.bars > chart::CLOSE {
                chart::verdicts(&mut self.document, self.report, &mut self.notes);
            } else {
                chart::verdicts_briefly(&mut self.document, self.report, &mut self.notes, head.named);
            }
        }
    }

    /// The reasons of what came first; of a close call, a share of each.
    fn why(&mut self, head: Head) {
        let leaders = leaders(self.report);
        if leaders.is_empty() {
            self.grounds(head);
            return;
        }
        self.document.heading(2, "Why");
        let shared = leaders.len();
        let (leaders, silent): (Vec<_>, Vec<_>) =
            leaders.into_iter().partition(|it| shared == 1 || !it.reasons_for.is_empty());
        if leaders.is_empty() {
            self.bare(plain("Nothing in your answers speaks for one of them more than for the others yet."));
        }
        let share = Head {
            reasons_for: head.reasons_for.div_ceil(shared),
            reasons_against: head.reasons_against / shared,
            ..head
        };
        let mut left = (0, silent.iter().map(|it| it.reasons_against.len()).sum());
        // Where there is hardly room, one or two routes of a close call stand for the others.
        let told = match (head.named, share.reasons_against) {
            (false, _) if shared > 3 => leaders.len().min(1),
            (_, 0) => leaders.len().min(2),
            _ => leaders.len(),
        };
        for leader in &leaders[told..] {
            left = (left.0 + leader.reasons_for.len(), left.1 + leader.reasons_against.len());
        }
        for leader in &leaders[..told] {
            if shared > 1 {
                self.bare(plain(format!("{}:", leader.title)));
            }
            let more = self.reasons(leader, share);
            left = (left.0 + more.0, left.1 + more.1);
        }
        let whole = self.commands.briefly(" --full");
        let more = match left {
            (0, 0) => return,
            (some, 0) => format!("{some} more for it: {whole}"),
            (0, some) => format!("{some} more against it: {whole}"),
            (some, others) => format!("{some} more for it, {others} against: {whole}"),
        };
        let more = if shared > 1 { more.replace(" it", "") } else { more };
        self.bare(tone(Tone::Muted, more));
    }

    /// Writes reasons, and says how many for and against are left.
    fn reasons(&mut self, leader: &PathwayReport, head: Head) -> (usize, usize) {
        let reason = |notes: &mut Notes, it: &Reason| Item::new(&it.text).noted(notes.of(&it.ground));
        let told = leader.reasons_for.iter().take(head.reasons_for).map(|it| reason(&mut self.notes, it));
        let told_for: Vec<Item> = told.collect();
        let told = leader.reasons_against.iter().take(head.reasons_against).map(|it| reason(&mut self.notes, it));
        let told_against: Vec<Item> = told.collect();
        if leader.reasons_for.is_empty() {
            self.bare(plain("Nothing in your answers speaks for it yet."));
        }
        let left = (leader.reasons_for.len() - told_for.len(), leader.reasons_against.len() - told_against.len());
        self.document.list(Marker::Plus, told_for);
        self.document.list(Marker::Minus, told_against);
        left
    }

    /// The grounds of the verdicts that are the result, and what the person brings.
    fn grounds(&mut self, head: Head) {
        let mut items: Vec<Item> = Vec::new();
        for verdict in results(self.report) {
            let reasons = verdict.reasons.iter().map(|it| Item::new(&it.text).noted(self.notes.of(&it.ground)));
            items.extend(reasons);
        }
        let brings = told(self.report).filter(|it| it.kind == AdviceKind::Strength);
        let brings = brings.take(head.reasons_for.saturating_sub(1)).map(|it| line(&mut self.notes, it));
        let brings: Vec<Item> = brings.collect();
        if !items.is_empty() || !brings.is_empty() {
            self.document.heading(2, "Why");
            self.document.list(Marker::Bullet, items);
            self.document.list(Marker::Plus, brings);
        }
    }

    fn steps(&mut self, rest: Rest) {
        const MONTH: u16 = 30;
        let plan = || self.report.plan.iter().flat_map(|span| span.steps.iter().map(move |it| (span.within_days, it)));
        let all: Vec<(u16, &PlanStep)> = plan().filter(|(_, it)| it.brief).collect();
        let Some(((_, first), others)) = all.split_first() else { return };
        let soon: Vec<&PlanStep> = others.iter().filter(|(within, _)| *within <= MONTH).map(|(_, it)| *it).collect();
        self.document.heading(2, "Do this first");
        let soon = &soon[..soon.len().min(rest.steps)];
        // One script has room: that of the first step that has words.
        let speaker = std::iter::once(*first).chain(soon.iter().copied()).find(|it| rest.words && it.words.is_some());
        let step = |notes: &mut Notes, it: &PlanStep| {
            let item = Item::new(sentence(&it.cue, &it.act)).noted(notes.of(&it.ground));
            match it.words.as_ref().filter(|_| speaker == Some(it)) {
                Some(words) => item.script(&words.lines, notes.marks(&words.ground)),
                None => item,
            }
        };
        let first = step(&mut self.notes, first);
        self.document.list(Marker::Checkbox, vec![first]);
        let then: Vec<Item> = soon.iter().map(|it| step(&mut self.notes, it)).collect();
        let left = all.len() - 1 - then.len();
        // A plan of one span is about one day, such as that of an interview.
        let then_title = if self.report.plan.len() > 1 { "Then, this month:" } else { "Then:" };
        if !then.is_empty() {
            self.bare(plain(then_title));
            self.document.list(Marker::Checkbox, then);
        }
        if left > 0 {
            let command = self.commands.briefly(" --show plan");
            let hours = hours(self.report).map_or_else(String::new, |it| format!(", {it}"));
            let whole = format!("The whole plan has {}{hours}: {command}", phrase::count(all.len(), "step"));
            self.bare(tone(Tone::Muted, whole));
        }
    }

    /// The first words to say, where no step has words of its own and the page has room for them.
    fn words(&mut self, rest: Rest) {
        let mut steps = self.report.plan.iter().flat_map(|span| &span.steps).filter(|it| it.brief);
        let has_words = steps.any(|it| it.words.is_some());
        let script = told(self.report).find(|it| rest.words && !has_words && it.kind == AdviceKind::Script);
        if let Some(script) = script {
            let title = script.title.as_deref().unwrap_or_default();
            self.document.heading(2, format!("Words to use: {title}"));
            let marks = self.notes.marks(&script.ground);
            self.document.blocks.push(Block::Quote(script.lines.clone(), marks));
        }
    }

    /// The parts that the pack tells before others.
    fn parts(&mut self, rest: Rest) {
        for part in self.report.parts.iter().filter(|it| it.first && rest.parts > 0) {
            let mut lines: Vec<&AdviceReport> =
                told(self.report).filter(|it| it.part.as_ref() == Some(&part.id) && it.kind.is_sentence()).collect();
            lines.sort_by_key(|it| it.place_in_pack);
            let items: Vec<Item> = lines.iter().take(rest.parts).map(|it| line(&mut self.notes, it)).collect();
            if !items.is_empty() {
                self.document.heading(2, &part.title);
                self.document.list(Marker::Bullet, items);
            }
        }
    }

    /// What is decided beside a ranking, in a line.
    fn beside(&mut self) {
        for verdict in beside(self.report) {
            let text = said(verdict, &mut self.notes);
            self.document.heading(2, &verdict.asks);
            self.document.list(Marker::Bare, vec![Item::of(text)]);
        }
    }

    fn cautions(&mut self, rest: Rest) {
        let warnings = told(self.report).filter(|it| it.kind == AdviceKind::Caution && it.part.is_none());
        let items: Vec<Item> = warnings.take(rest.cautions).map(|it| line(&mut self.notes, it)).collect();
        if !items.is_empty() {
            self.document.heading(2, "Watch out");
            self.document.list(Marker::Bullet, items);
        }
    }

    /// A line that is neither advice nor a reason.
    fn bare(&mut self, words: Span) {
        self.document.list(Marker::Bare, vec![Item::of(vec![words])]);
    }

    /// Notes, where to go on, and what to do next, which comes last.
    fn end(mut self, rest: Rest) -> Document {
        self.notes.write(&mut self.document, &self.report.sources);
        for lead in self.report.leads_to.iter().take(usize::from(rest.lead)) {
            self.document.paragraph(format!("{} Go on with: {}", lead.invites, lead.command));
        }
        if self.report.answered.is_empty() {
            self.document.spans(vec![plain(format!("To begin: inroad {}", self.report.assessment))]);
        } else {
            ways_on(&mut self.document, self.commands);
        }
        self.document
    }
}

/// What a page may tell of all that fired.
fn told(report: &RecommendationReport) -> impl Iterator<Item = &AdviceReport> {
    report.advice.iter().filter(|it| it.told)
}

/// What the plan takes of the hours that a person has, where they said how many.
fn hours(report: &RecommendationReport) -> Option<String> {
    let free = report.free_hours?;
    let most = report.plan.iter().map(|span| span.hours).max().unwrap_or_default();
    match (most, free) {
        (0, _) => Some("all of it in what you do anyway".to_owned()),
        (most, free) => Some(format!("at most {most} of your {free} hours a week")),
    }
}

fn line(notes: &mut Notes, advice: &AdviceReport) -> Item {
    Item::new(advice.lines.join(" ")).noted(notes.of(&advice.ground))
}
