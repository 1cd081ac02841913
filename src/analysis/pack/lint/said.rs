//! Every text of a pack that somebody reads, with what it belongs to.
//!
//! In: a pack. Out: texts with their kinds and spots. Never: judging them.

use crate::analysis::pack::lint::spot::Spot;
use crate::model::advice::{Advice, Gift};
use crate::model::pack::{Assessment, Pack};
use crate::model::pathway::Pathway;
use crate::model::place::Place;
use crate::model::question::{Lever, Question};
use crate::model::verdict::DecisionTable;

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
    /// Why somebody is ruled out, in words of its own.
    Reason,
    /// Why something should hold, which may be so for the same reason as something else.
    Ground,
    /// What would lift a requirement.
    Remedy,
    /// How an answer can be changed.
    Change,
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
        !matches!(self, Self::Remark | Self::Ground | Self::Remedy | Self::Change | Self::Cue | Self::Label)
    }

    /// Whether it is read as a sentence.
    pub fn is_sentence(self) -> bool {
        matches!(self, Self::Sentence | Self::Question | Self::Remark)
    }

    /// Whether it is read within a sentence.
    pub fn is_within_sentence(self) -> bool {
        !self.is_sentence() && !matches!(self, Self::Title | Self::Saying | Self::Label)
    }
}

/// All texts, in the order of the model.
pub fn said(pack: &Pack) -> Vec<Said<'_>> {
    let mut all = List { said: Vec::new(), alternative: None, subject: String::new(), spot: Spot::default() };
    pack.questions.iter().for_each(|it| all.of_question(it));
    for assessment in &pack.assessments {
        all.of_assessment(assessment);
        for advice in &assessment.advice {
            all.alternative = Some(format!("{} {}", assessment.id, advice.idea));
            all.of_advice(advice);
        }
        all.alternative = None;
        assessment.pathways.iter().for_each(|it| all.of_pathway(it));
        assessment.tables.iter().for_each(|it| all.of_table(assessment, it));
    }
    for it in &pack.sources {
        all.about(&it.id, it.place);
        all.add(SaidKind::Label, "author:", &it.author);
        all.add(SaidKind::Label, "title:", &it.title);
        all.add(SaidKind::Label, "published:", &it.published);
        all.add(SaidKind::Label, "date:", &it.date);
        all.each(SaidKind::Label, "interest:", &it.interest);
        all.add(SaidKind::Remark, "about:", &it.about);
    }
    for it in &pack.claims {
        all.about(&it.id, it.place);
        all.add(SaidKind::Label, "at:", &it.at);
        all.add(SaidKind::Label, "says:", &it.says);
    }
    all.said
}

/// The texts so far, and what those to come belong to.
struct List<'p> {
    said: Vec<Said<'p>>,
    alternative: Option<String>,
    subject: String,
    spot: Spot,
}

impl<'p> List<'p> {
    fn about(&mut self, subject: impl Into<String>, place: Option<Place>) {
        (self.subject, self.spot) = (subject.into(), Spot::at(place));
    }

    fn about_file(&mut self, subject: impl Into<String>, file: String) {
        (self.subject, self.spot) = (subject.into(), Spot::file(file));
    }

    fn add(&mut self, kind: SaidKind, field: &str, text: &'p str) {
        let (subject, alternative) = (self.subject.clone(), self.alternative.clone());
        self.said.push(Said { subject, kind, text, alternative, spot: self.spot.of(field).text(text) });
    }

    fn each(&mut self, kind: SaidKind, field: &str, texts: impl IntoIterator<Item = &'p String>) {
        texts.into_iter().for_each(|text| self.add(kind, field, text));
    }

    fn of_question(&mut self, question: &'p Question) {
        self.about(&question.id, question.place);
        self.add(SaidKind::Clause, "topic:", &question.topic);
        self.add(SaidKind::Question, "ask:", &question.ask);
        // What is read beside its question only may be the same for a battery of questions.
        self.add(SaidKind::Remark, "why:", &question.why);
        self.each(SaidKind::Remark, "help:", &question.help);
        if let Lever::Upward(how) | Lever::Free(how) = &question.lever {
            self.add(SaidKind::Change, "lever:", how);
        }
        if let Some(find_out) = &question.find_out {
            self.add(SaidKind::Cue, "cue:", &find_out.cue);
            self.add(SaidKind::Act, "act:", &find_out.act);
        }
        for option in question.options() {
            self.about(&question.id, option.place);
            self.add(SaidKind::Label, "label:", &option.label);
        }
    }

    fn of_assessment(&mut self, assessment: &'p Assessment) {
        let id = &assessment.id;
        self.about_file(id, format!("questionnaires/{id}.ron"));
        self.add(SaidKind::Title, "title:", &assessment.title);
        self.add(SaidKind::Clause, "decides:", &assessment.decides);
        self.each(SaidKind::Saying, "door:", assessment.door.iter().map(|door| &door.label));
        self.each(SaidKind::Label, "sections:", assessment.sections.iter().map(|it| &it.title));
        for fact in &assessment.facts {
            self.about(&fact.id, fact.place);
            self.add(SaidKind::Clause, "says:", &fact.says);
        }
        let report = || format!("rules/{id}/report.ron");
        self.about_file(id, report());
        self.each(SaidKind::Sentence, "limits:", &assessment.limits);
        self.each(SaidKind::Sentence, "leads_to:", assessment.leads_to.iter().map(|lead| &lead.invites));
        for part in &assessment.parts {
            self.about_file(&part.id, report());
            self.add(SaidKind::Label, "parts:", &part.title);
        }
        for it in &assessment.properties.stated {
            self.about(&it.id, it.place);
            self.add(SaidKind::Sentence, "says:", &it.says);
            self.add(SaidKind::Ground, "because:", &it.because);
        }
    }

    fn of_pathway(&mut self, pathway: &'p Pathway) {
        let name = |id: &str| format!("{}/{id}", pathway.id);
        self.about(&pathway.id, pathway.place);
        self.add(SaidKind::Title, "title:", &pathway.title);
        self.add(SaidKind::Sentence, "what:", &pathway.what);
        for it in &pathway.requires {
            self.about(name(&it.id), it.place);
            self.add(SaidKind::Reason, "because:", &it.because);
            self.add(SaidKind::Remedy, "lifted_by:", &it.lifted_by);
        }
        for it in &pathway.evidence {
            self.about(name(&it.id), it.place);
            self.add(SaidKind::Sentence, "because:", &it.because);
        }
        for it in &pathway.steps {
            self.about(name(&it.id), it.place);
            self.add(SaidKind::Cue, "cue:", &it.intention.cue);
            self.add(SaidKind::Act, "act:", &it.intention.act);
            self.each(SaidKind::Label, "how:", &it.intention.how);
        }
    }

    fn of_table(&mut self, assessment: &Assessment, table: &'p DecisionTable) {
        self.about(&table.id, table.place);
        self.add(SaidKind::Label, "asks:", &table.asks);
        self.each(SaidKind::Label, "section:", &table.section);
        for it in &table.outcomes {
            self.about(&table.id, it.place);
            self.add(SaidKind::Label, "label:", &it.label);
        }
        if let Some(until) = &table.until_known {
            self.about(&table.id, table.place);
            self.add(SaidKind::Sentence, "says:", &until.says);
        }
        self.alternative = Some(format!("{}/{}", assessment.id, table.id));
        for row in &table.rows {
            self.about(format!("{}/{}", table.id, row.id), row.place);
            self.add(SaidKind::Sentence, "says:", &row.says);
            self.add(SaidKind::Sentence, "because:", &row.because);
            self.each(SaidKind::Remark, "note:", &row.note);
        }
        self.alternative = None;
    }

    fn of_advice(&mut self, advice: &'p Advice) {
        self.about(&advice.id, advice.place);
        match &advice.gives {
            Gift::Action(it) => {
                self.add(SaidKind::Cue, "cue:", &it.cue);
                self.add(SaidKind::Act, "act:", &it.act);
                self.each(SaidKind::Label, "how:", &it.how);
            }
            Gift::Words(_, text) => self.add(SaidKind::Sentence, "gives:", text),
            Gift::Experiment { question, hypothesis, test, look_for } => {
                self.add(SaidKind::Question, "question:", question);
                self.add(SaidKind::Sentence, "hypothesis:", hypothesis);
                self.add(SaidKind::Sentence, "test:", test);
                self.add(SaidKind::Sentence, "look_for:", look_for);
            }
            Gift::Script { title, lines } | Gift::Page { to: title, lines, .. } => {
                self.add(SaidKind::Label, "gives:", title);
                self.each(SaidKind::Label, "lines:", lines);
            }
        }
    }
}
