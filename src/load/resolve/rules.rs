//! The rules of one assessment: pathways, decision tables, advice, and what the report says beside them.
//!
//! In: files as typed and the questionnaire. Out: the assessment's tables. Never: scoring.

use crate::load::names::Names;
use crate::load::resolve::condition::{ResultNames, Scope, condition};
use crate::load::resolve::intentions::{Typed, intention};
use crate::load::resolve::resolver::{Resolver, Word};
use crate::load::resolve::slots;
use crate::load::schema::condition::ConditionDef;
use crate::load::schema::rules::{
    AdviceDef, ConfidenceDef, EvidenceDef, FreeTimeDef, GiftDef, LeadDef, OutcomeDef, PartDef, PathwayDef,
    PathwayKindDef, ReaderDef, RequirementDef, RowDef, StandingDef, StepDef, TableDef,
};
use crate::load::spanned::Text;
use crate::model::advice::{Advice, Gift, Part, Reader, WordsKind};
use crate::model::condition::Condition;
use crate::model::diagnostic::Diagnostic;
use crate::model::id::{AssessmentId, FileId, OutcomeId, PartId};
use crate::model::intention::{FreeTime, Intention};
use crate::model::pathway::{Evidence, Pathway, PathwayKind, Requirement, Standing, Step};
use crate::model::points::Points;
use crate::model::questionnaire::Lead;
use crate::model::verdict::{Confidence, DecisionTable, Outcome, Row, UntilKnown};

/// The most that one piece of evidence may add or take away.
const POINTS_MAX: i32 = 2;
/// The most steps of a scale that outcomes stand on: a bar has no more.
const LEVELS_MAX: u8 = 10;

/// One file's rules in the scope of their assessment.
pub struct Rules<'r, 't, 's> {
    /// Faults and places.
    pub resolver: &'r mut Resolver<'t>,
    /// What conditions may refer to.
    pub scope: &'s Scope<'s>,
    /// The file.
    pub file: FileId,
}

impl Rules<'_, '_, '_> {
    /// A pathway.
    pub fn pathway(&mut self, def: &PathwayDef) -> Pathway {
        self.unique("requirement", def.requires.0.iter().map(|it| &it.id));
        self.unique("piece of evidence", def.evidence.0.iter().map(|it| &it.id));
        self.unique("step", def.steps.0.iter().map(|it| &it.id));
        Pathway {
            id: self.id(&def.id),
            title: self.text(&def.title),
            short: def.short.as_ref().map(|it| self.text(it)),
            kind: match def.kind {
                PathwayKindDef::Route => PathwayKind::Route,
                PathwayKindDef::Support => PathwayKind::Support,
            },
            what: self.text(&def.what),
            standing: match def.standing {
                StandingDef::Common => Standing::Common,
                StandingDef::Listed => Standing::Listed,
                StandingDef::Rare => Standing::Rare,
            },
            cites: self.resolver.cites(self.file, &def.id, &def.cites, true),
            requires: def.requires.0.iter().map(|def| self.requirement(def)).collect(),
            evidence: def.evidence.0.iter().map(|def| self.evidence(def)).collect(),
            steps: def.steps.0.iter().map(|def| self.step(def)).collect(),
            place: self.resolver.place(self.file, &def.id),
        }
    }

    fn requirement(&mut self, def: &RequirementDef) -> Requirement {
        Requirement {
            id: self.id(&def.id),
            holds: self.condition(&def.holds),
            because: self.woven(&def.because),
            lifted_by: self.text(&def.lifted_by),
            cites: self.resolver.cites(self.file, &def.id, &def.cites, true),
            place: self.resolver.place(self.file, &def.id),
        }
    }

    fn evidence(&mut self, def: &EvidenceDef) -> Evidence {
        if def.points == 0 || def.points.abs() > POINTS_MAX {
            let message = format!("`{}` weighs {} points", def.id.text, def.points);
            let help = Some("evidence weighs -2, -1, 1 or 2 points".to_owned());
            let place = self.resolver.place_of_field(self.file, &def.id, "points");
            self.resolver.fault(Diagnostic::error("points-out-of-range", message).at(place).help(help));
        }
        Evidence {
            id: self.id(&def.id),
            when: self.condition(&def.when),
            points: Points(def.points),
            because: self.woven(&def.because),
            cites: self.resolver.cites(self.file, &def.id, &def.cites, true),
            place: self.resolver.place(self.file, &def.id),
        }
    }

    fn step(&mut self, def: &StepDef) -> Step {
        Step {
            id: self.id(&def.id),
            when: self.condition(&def.when),
            intention: self.intention(&Typed {
                owner: &def.id,
                within: def.within,
                cue: &def.cue,
                act: &def.act,
                how: &def.how,
                hours: def.hours,
                words: def.words.as_ref(),
                after: def.after.as_ref(),
                is_first: def.first,
            }),
            cites: self.resolver.cites(self.file, &def.id, &def.cites, true),
            place: self.resolver.place(self.file, &def.id),
        }
    }

    /// A decision table.
    pub fn table(&mut self, def: &TableDef) -> DecisionTable {
        self.unique("outcome", def.outcomes.0.iter().map(|it| &it.id));
        self.unique("row", def.rows.0.iter().map(|it| &it.id));
        let outcomes: Vec<Outcome> = def.outcomes.0.iter().map(|def| self.outcome(def)).collect();
        let names = Names::new(outcomes.iter().map(|outcome| outcome.id.as_str()));
        DecisionTable {
            id: self.id(&def.id),
            asks: self.text(&def.asks),
            section: def.section.as_ref().map(|section| self.text(section)),
            rows: def.rows.0.iter().map(|row| self.row(row, &names, &def.id)).collect(),
            outcomes,
            until_known: def.until_known.as_ref().map(|it| UntilKnown {
                says: self.woven(&it.says),
                cites: self.resolver.cites(self.file, &def.id, &it.cites, true),
            }),
            place: self.resolver.place(self.file, &def.id),
        }
    }

    fn outcome(&mut self, def: &OutcomeDef) -> Outcome {
        if let Some(level) = def.level.filter(|level| !(1..=LEVELS_MAX).contains(level)) {
            let message = format!("`{}` has the level {level}", def.id.text);
            let help = Some(format!("a level is a whole number from 1 to {LEVELS_MAX}, the lowest outcome first"));
            let place = self.resolver.place_of_field(self.file, &def.id, "level");
            self.resolver.fault(Diagnostic::error("level-out-of-range", message).at(place).help(help));
        }
        Outcome {
            id: self.id(&def.id),
            label: self.text(&def.label),
            together: def.together,
            level: def.level,
            mark: def.mark.as_ref().map(|mark| self.text(mark)),
            place: self.resolver.place(self.file, &def.id),
        }
    }

    fn row(&mut self, def: &RowDef, outcomes: &Names, table: &Text) -> Row {
        let word = Word { file: self.file, text: &def.outcome };
        let outcome = self.resolver.find(word, outcomes, &format!("outcome of `{}`", table.text));
        Row {
            id: self.id(&def.id),
            outcome: OutcomeId::new(outcome.unwrap_or(0)),
            when: self.condition(&def.when),
            says: self.woven(&def.says),
            because: self.woven(&def.because),
            confidence: match def.confidence {
                ConfidenceDef::Low => Confidence::Low,
                ConfidenceDef::Fair => Confidence::Fair,
                ConfidenceDef::High => Confidence::High,
            },
            note: def.note.as_ref().map(|note| self.text(note)),
            cites: self.resolver.cites(self.file, &def.id, &def.cites, true),
            place: self.resolver.place(self.file, &def.id),
        }
    }

    /// An advice item.
    pub fn advice(&mut self, def: &AdviceDef, parts: &Names) -> Advice {
        let part = def.part.as_ref();
        let part =
            part.and_then(|text| self.resolver.find(Word { file: self.file, text }, parts, "part of the report"));
        Advice {
            id: self.id(&def.id),
            idea: self.id(&def.idea),
            part: part.map(PartId::new),
            when: self.condition(&def.when),
            gives: self.gift(&def.id, &def.gives),
            cites: self.resolver.cites(self.file, &def.id, &def.cites, true),
            place: self.resolver.place(self.file, &def.id),
        }
    }

    /// A part of the report.
    pub fn part(&mut self, def: &PartDef) -> Part {
        Part {
            id: self.id(&def.id),
            title: self.text(&def.title),
            lines: def.lines,
            first: def.first,
            place: self.resolver.place(self.file, &def.id),
        }
    }

    /// Where a person can go on; none where the other assessment does not exist.
    pub fn lead(&mut self, def: &LeadDef, assessments: &Names) -> Option<Lead> {
        let word = Word { file: self.file, text: &def.assessment };
        let assessment = self.resolver.find(word, assessments, "assessment")?;
        let (when, invites) = (self.condition(&def.when), self.text(&def.invites));
        Some(Lead { assessment: AssessmentId::new(assessment), when, invites })
    }

    fn gift(&mut self, owner: &Text, def: &GiftDef) -> Gift {
        let (kind, text) = match def {
            GiftDef::Action { within, cue, act, how, hours, words, after, first } => {
                return Gift::Action(self.intention(&Typed {
                    owner,
                    within: *within,
                    cue,
                    act,
                    how,
                    hours: *hours,
                    words: words.as_ref(),
                    after: after.as_ref(),
                    is_first: *first,
                }));
            }
            GiftDef::Experiment { question, hypothesis, test, look_for } => {
                return Gift::Experiment {
                    question: self.text(question),
                    hypothesis: self.text(hypothesis),
                    test: self.text(test),
                    look_for: self.text(look_for),
                };
            }
            GiftDef::Script { title, lines } => {
                return Gift::Script { title: self.woven(title), lines: self.woven_lines(lines) };
            }
            GiftDef::Page { to, reader, lines } => {
                let reader = reader.map(|it| match it {
                    ReaderDef::Manager => Reader::Manager,
                    ReaderDef::Mentor => Reader::Mentor,
                });
                return Gift::Page { to: self.text(to), reader, lines: self.woven_lines(lines) };
            }
            GiftDef::Opening(text) => (WordsKind::Opening, text),
            GiftDef::Fallback(text) => (WordsKind::Fallback, text),
            GiftDef::Strength(text) => (WordsKind::Strength, text),
            GiftDef::Caution(text) => (WordsKind::Caution, text),
            GiftDef::Gap(text) => (WordsKind::Gap, text),
            GiftDef::Correction(text) => (WordsKind::Correction, text),
            GiftDef::Encouragement(text) => (WordsKind::Encouragement, text),
            GiftDef::Disagreement(text) => (WordsKind::Disagreement, text),
            GiftDef::Inside(text) => (WordsKind::Inside, text),
            GiftDef::Note(text) => (WordsKind::Note, text),
        };
        Gift::Words(kind, self.woven(text))
    }

    fn intention(&mut self, typed: &Typed<'_>) -> Intention {
        intention(self.resolver, self.scope, self.file, typed)
    }

    /// A text whose slots answers fill.
    fn woven(&mut self, text: &Text) -> String {
        slots::check(self.resolver, self.scope, self.file, text);
        self.text(text)
    }

    fn woven_lines(&mut self, lines: &[Text]) -> Vec<String> {
        lines.iter().map(|line| self.woven(line)).collect()
    }

    /// Hours a week for a plan.
    pub fn free_time(&mut self, def: &FreeTimeDef) -> FreeTime {
        FreeTime { when: self.condition(&def.when), hours: def.hours }
    }

    fn id(&mut self, text: &Text) -> String {
        self.resolver.id(self.file, text)
    }

    fn text(&mut self, text: &Text) -> String {
        self.resolver.text(self.file, text)
    }

    /// A condition in the scope of these rules.
    pub fn condition(&mut self, def: &ConditionDef) -> Condition {
        condition(self.resolver, self.scope, self.file, def)
    }

    fn unique<'a>(&mut self, what: &str, ids: impl Iterator<Item = &'a Text>) {
        let file = self.file;
        self.resolver.unique(what, ids.map(|text| Word { file, text }));
    }
}

/// The names that advice may test results by; a table or pathway that could not be read may be missing.
pub fn result_names(names: &Names, pathways: &[Pathway], tables: &[DecisionTable], is_incomplete: bool) -> ResultNames {
    let requirements = |pathway: &Pathway| Names::new(pathway.requires.iter().map(|it| it.id.as_str()));
    let outcomes = |table: &DecisionTable| Names::new(table.outcomes.iter().map(|outcome| outcome.id.as_str()));
    ResultNames {
        pathways: names.clone(),
        requirements: pathways.iter().map(|pathway| requirements(pathway).incomplete(names.is_incomplete)).collect(),
        advice: None,
        tables: Names::new(tables.iter().map(|table| table.id.as_str())).incomplete(is_incomplete),
        outcomes: tables.iter().map(|table| outcomes(table).incomplete(is_incomplete)).collect(),
    }
}
