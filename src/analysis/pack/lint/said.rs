//! Every text of a pack that somebody reads, with what it belongs to.
//!
//! In: a pack. Out: texts with their kinds and spots. Never: judging them.

use crate::analysis::pack::inventory::{RuleKind, rules};
use crate::analysis::pack::lint::spot::Spot;
use crate::model::advice::{Advice, Gift};
use crate::model::pack::{Assessment, Pack};
use crate::model::question::{Lever, Question};

/// A text.
pub struct Said<'p> {
    /// The id of what it belongs to, as settings name it.
    pub subject: String,
    /// What it is.
    pub kind: SaidKind,
    /// The text.
    pub text: &'p str,
    /// Of several texts with one of these, a report tells one: rows of a table, advice about one idea.
    pub alternative: Option<String>,
    /// Where it stands.
    pub spot: Spot,
}

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaidKind {
    /// A sentence of its own, or several.
    Sentence,
    /// A sentence that may stand several times: what is read beside one question or verdict only.
    Remark,
    /// A sentence that is asked, or stated to be judged.
    Question,
    /// The name of something, of its own.
    Title,
    /// What somebody says of themselves, of its own.
    Saying,
    /// Words of their own that the report writes a sentence around.
    Clause,
    /// Words that the report writes a sentence around, and that may stand several times.
    Phrase,
    /// An event: "when ..., ".
    Cue,
    /// What to do then: "I will ...".
    Act,
    /// Something short that may stand several times: labels, headings, lines of a script.
    Label,
}

impl SaidKind {
    /// Whether no other text may say the same.
    pub fn is_own(self) -> bool {
        matches!(self, Self::Sentence | Self::Question | Self::Title | Self::Saying | Self::Clause | Self::Act)
    }

    /// Whether it is read as a sentence.
    pub fn is_sentence(self) -> bool {
        matches!(self, Self::Sentence | Self::Question | Self::Remark)
    }

    /// Whether it is read within a sentence.
    pub fn is_within_sentence(self) -> bool {
        matches!(self, Self::Clause | Self::Phrase | Self::Cue | Self::Act)
    }
}

/// All texts, in the order of the model.
pub fn said(pack: &Pack) -> Vec<Said<'_>> {
    let mut all = List { said: Vec::new(), alternative: None };
    for question in &pack.questions {
        all.of_question(question);
    }
    for assessment in &pack.assessments {
        all.of_questionnaire(assessment);
        all.of_report(assessment);
        for advice in &assessment.advice {
            all.alternative = Some(format!("{} {}", assessment.id, advice.idea));
            all.of_advice(advice);
        }
        all.alternative = None;
    }
    all.of_rules(pack);
    for source in &pack.sources {
        let spot = Spot::at(source.place);
        all.add(&source.id, SaidKind::Label, &source.author, &spot.of("author:"));
        all.add(&source.id, SaidKind::Label, &source.title, &spot.of("title:"));
        all.add(&source.id, SaidKind::Label, &source.published, &spot.of("published:"));
        all.add(&source.id, SaidKind::Label, &source.date, &spot.of("date:"));
        all.each(&source.id, SaidKind::Label, &source.interest, &spot.of("interest:"));
        all.add(&source.id, SaidKind::Remark, &source.about, &spot.of("about:"));
    }
    for claim in &pack.claims {
        let spot = Spot::at(claim.place);
        all.add(&claim.id, SaidKind::Label, &claim.at, &spot.of("at:"));
        all.add(&claim.id, SaidKind::Label, &claim.says, &spot.of("says:"));
    }
    all.said
}

struct List<'p> {
    said: Vec<Said<'p>>,
    /// What the texts to come are alternatives of.
    alternative: Option<String>,
}

impl<'p> List<'p> {
    fn add(&mut self, subject: &str, kind: SaidKind, text: &'p str, spot: &Spot) {
        let alternative = self.alternative.clone();
        self.said.push(Said { subject: subject.to_owned(), kind, text, alternative, spot: spot.clone().text(text) });
    }

    fn each(&mut self, subject: &str, kind: SaidKind, texts: impl IntoIterator<Item = &'p String>, spot: &Spot) {
        for text in texts {
            self.add(subject, kind, text, spot);
        }
    }

    fn of_question(&mut self, question: &'p Question) {
        let spot = Spot::at(question.place);
        let id = &question.id;
        self.add(id, SaidKind::Clause, &question.topic, &spot.of("topic:"));
        self.add(id, SaidKind::Question, &question.ask, &spot.of("ask:"));
        // What is read beside its question only may be the same for a battery of questions.
        self.add(id, SaidKind::Remark, &question.why, &spot.of("why:"));
        self.each(id, SaidKind::Remark, &question.help, &spot.of("help:"));
        for option in question.options() {
            self.add(id, SaidKind::Label, &option.label, &Spot::at(option.place).of("label:"));
        }
        if let Lever::Upward(how) | Lever::Free(how) = &question.lever {
            self.add(id, SaidKind::Phrase, how, &spot.of("lever:"));
        }
        if let Some(find_out) = &question.find_out {
            self.add(id, SaidKind::Cue, &find_out.cue, &spot.of("cue:"));
            self.add(id, SaidKind::Act, &find_out.act, &spot.of("act:"));
        }
    }

    fn of_questionnaire(&mut self, assessment: &'p Assessment) {
        let spot = Spot::file(format!("questionnaires/{}.ron", assessment.id));
        let id = &assessment.id;
        self.add(id, SaidKind::Title, &assessment.title, &spot.of("title:"));
        self.add(id, SaidKind::Clause, &assessment.decides, &spot.of("decides:"));
        self.each(id, SaidKind::Saying, assessment.door.iter().map(|door| &door.label), &spot.of("door:"));
        self.each(id, SaidKind::Label, assessment.sections.iter().map(|it| &it.title), &spot.of("sections:"));
        for fact in &assessment.facts {
            self.add(&fact.id, SaidKind::Clause, &fact.says, &Spot::at(fact.place).of("says:"));
        }
    }

    fn of_report(&mut self, assessment: &'p Assessment) {
        let spot = Spot::file(format!("rules/{}/report.ron", assessment.id));
        let id = &assessment.id;
        self.each(id, SaidKind::Sentence, &assessment.limits, &spot.of("limits:"));
        for part in &assessment.parts {
            self.add(&part.id, SaidKind::Label, &part.title, &spot.of("parts:"));
        }
        self.each(id, SaidKind::Sentence, assessment.leads_to.iter().map(|lead| &lead.invites), &spot.of("leads_to:"));
    }

    fn of_rules(&mut self, pack: &'p Pack) {
        // Advice has its own texts; of the other rules the inventory has the first.
        for rule in rules(pack).into_iter().filter(|rule| rule.kind != RuleKind::Advice) {
            let (kind, field) = match rule.kind {
                RuleKind::Step => (SaidKind::Act, "act:"),
                RuleKind::Requirement => (SaidKind::Clause, "because:"),
                RuleKind::Pathway => (SaidKind::Sentence, "what:"),
                RuleKind::Row => (SaidKind::Sentence, "says:"),
                RuleKind::Evidence | RuleKind::Advice => (SaidKind::Sentence, "because:"),
            };
            let table = rule.name.split('/').next().unwrap_or_default();
            let assessment = &pack.assessment(rule.assessment).id;
            self.alternative = (rule.kind == RuleKind::Row).then(|| table_of(assessment, table));
            self.add(&rule.name, kind, rule.says, &Spot::at(rule.place).of(field));
        }
        self.alternative = None;
        for pathway in pack.assessments.iter().flat_map(|it| &it.pathways) {
            self.add(&pathway.id, SaidKind::Title, &pathway.title, &Spot::at(pathway.place).of("title:"));
            for it in &pathway.requires {
                let name = format!("{}/{}", pathway.id, it.id);
                self.add(&name, SaidKind::Phrase, &it.lifted_by, &Spot::at(it.place).of("lifted_by:"));
            }
            for it in &pathway.steps {
                let name = format!("{}/{}", pathway.id, it.id);
                self.add(&name, SaidKind::Cue, &it.cue, &Spot::at(it.place).of("cue:"));
            }
        }
        for (assessment, table) in pack.assessments.iter().flat_map(|it| it.tables.iter().map(move |table| (it, table)))
        {
            let spot = Spot::at(table.place);
            self.add(&table.id, SaidKind::Label, &table.asks, &spot.of("asks:"));
            self.each(&table.id, SaidKind::Label, &table.section, &spot.of("section:"));
            for it in &table.outcomes {
                self.add(&table.id, SaidKind::Label, &it.label, &Spot::at(it.place).of("label:"));
            }
            self.alternative = Some(table_of(&assessment.id, &table.id));
            for row in &table.rows {
                let name = format!("{}/{}", table.id, row.id);
                self.add(&name, SaidKind::Sentence, &row.because, &Spot::at(row.place).of("because:"));
                self.each(&name, SaidKind::Remark, &row.note, &Spot::at(row.place).of("note:"));
            }
            self.alternative = None;
        }
    }

    fn of_advice(&mut self, advice: &'p Advice) {
        let spot = Spot::at(advice.place);
        let id = &advice.id;
        match &advice.gives {
            Gift::Action { cue, act, .. } => {
                self.add(id, SaidKind::Cue, cue, &spot.of("cue:"));
                self.add(id, SaidKind::Act, act, &spot.of("act:"));
            }
            Gift::Words(_, text) => self.add(id, SaidKind::Sentence, text, &spot.of("gives:")),
            Gift::Experiment { question, hypothesis, test, look_for } => {
                self.add(id, SaidKind::Question, question, &spot.of("question:"));
                self.add(id, SaidKind::Sentence, hypothesis, &spot.of("hypothesis:"));
                self.add(id, SaidKind::Sentence, test, &spot.of("test:"));
                self.add(id, SaidKind::Sentence, look_for, &spot.of("look_for:"));
            }
            Gift::Script { title, lines } | Gift::Page { to: title, lines } => {
                self.add(id, SaidKind::Label, title, &spot.of("gives:"));
                self.each(id, SaidKind::Label, lines, &spot.of("lines:"));
            }
        }
    }
}

/// What the rows of a table are alternatives of.
fn table_of(assessment: &str, table: &str) -> String {
    format!("{assessment}/{table}")
}
