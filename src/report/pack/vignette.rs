//! One vignette: what came out, what was expected, and the rules that made the difference.
//!
//! In: a vignette and the rules of its pack. Out: serializable failures. Never: layout, the reach of all of them.

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::pack::inventory::{Rule, RuleKind};
use crate::engine::case::Case;
use crate::engine::evaluation::TableTrace;
use crate::engine::grounds::grounds;
use crate::engine::recommendation::ruled_out;
use crate::engine::truth::{Truth, View};
use crate::model::condition::Condition;
use crate::model::id::{ClaimId, OutcomeId, PathwayId, TableId};
use crate::model::pack::Pack;
use crate::model::place::Place;
use crate::model::questionnaire::Tier;
use crate::model::vignette::{Expected, Opinion, Vignette, Vignettes};
use crate::report::citation::Ground;
use crate::report::person::explanation::Held;
use crate::report::person::pathway::fit;
use crate::report::person::recommendation::{RecommendationReport, recommendation};
use crate::report::phrase;

/// A vignette and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct VignetteReport {
    /// Its file.
    pub name: String,
    /// Who it is.
    pub about: String,
    /// The assessment's id.
    pub assessment: String,
    /// What came out otherwise than expected; empty where all came out.
    pub failures: Vec<Failure>,
    /// What people think who have not seen what comes out, and what does; none where nobody said.
    pub opinion: Option<OpinionReport>,
}

/// What people think of a person, beside what comes out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OpinionReport {
    /// The kind of person.
    pub kind: String,
    /// The id of the route that somebody who advises such people would put first.
    pub first: String,
    /// The ids of the routes that come out and are open, best first.
    pub routes: Vec<String>,
}

impl OpinionReport {
    /// Whether the adviser's route is among the first so many.
    pub fn is_among(&self, first: usize) -> bool {
        self.routes.iter().take(first).any(|it| *it == self.first)
    }
}

/// One thing that came out otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Failure {
    /// What it is about, as the vignette names it: answers, first, `close_call`, `ruled_out`, verdicts or cites.
    pub about: String,
    /// What the author expects.
    pub expected: String,
    /// What came out.
    pub found: String,
    /// The file and line of the expectation.
    pub stands_at: String,
    /// The rules that made the difference.
    pub because: Vec<RuleGroup>,
}

/// Rules on one side of a difference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RuleGroup {
    /// What they are.
    pub title: String,
    /// The rules; empty where there are none.
    pub rules: Vec<RuleLine>,
    /// What to say where there are none.
    pub none: String,
}

impl RuleGroup {
    fn new(title: impl Into<String>, rules: Vec<RuleLine>, none: &str) -> Self {
        Self { title: title.into(), rules, none: none.to_owned() }
    }
}

/// A rule and what became of it for this respondent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RuleLine {
    /// The rule, as `pathway/rule`, `table/row` or an advice id.
    pub rule: String,
    /// What it is, in a word.
    pub kind: String,
    /// Whether it held.
    pub held: Held,
    /// What it adds to its pathway; none for rules without points.
    pub points: Option<i32>,
    /// Its text.
    pub says: String,
    /// Its tests that did not hold or are not known, and what was answered.
    pub fails: Vec<String>,
    /// Why it held, or why it made no line though it held.
    pub note: Option<String>,
    /// Its file and line in the pack.
    pub stands_at: String,
}

/// Runs one vignette; `rules` are those of the pack.
pub fn run(pack: &Pack, rules: &[Rule<'_>], vignettes: &Vignettes, vignette: &Vignette) -> VignetteReport {
    let case = Case::new(pack, pack.assessment(vignette.assessment), vignette.answers.clone());
    let report = recommendation(&case);
    let mine = rules.iter().filter(|rule| rule.assessment == vignette.assessment).cloned();
    let mine: Vec<Rule<'_>> = mine.collect();
    let trial = Trial { case: &case, vignettes, vignette, rules: &mine, report: &report };
    VignetteReport {
        name: vignette.name.clone(),
        about: vignette.about.clone(),
        assessment: case.assessment.id.clone(),
        failures: trial.failures(),
        opinion: vignette.opinion.as_ref().map(|it| opinion(&case, it)),
    }
}

fn opinion(case: &Case<'_>, opinion: &Opinion) -> OpinionReport {
    let id = |pathway: PathwayId| case.assessment.pathway(pathway).id.clone();
    let open = case.recommendation.routes.iter().filter(|it| !ruled_out(&case.evaluation, **it));
    OpinionReport { kind: opinion.kind.clone(), first: id(opinion.first), routes: open.map(|it| id(*it)).collect() }
}

/// Where the author of a vignette wants a pathway.
#[derive(Clone, Copy)]
enum Wanted {
    /// Above where it stands.
    Higher,
    /// Below where it stands.
    Lower,
}

struct Trial<'a> {
    case: &'a Case<'a>,
    vignettes: &'a Vignettes,
    vignette: &'a Vignette,
    rules: &'a [Rule<'a>],
    report: &'a RecommendationReport,
}

impl Trial<'_> {
    fn failures(&self) -> Vec<Failure> {
        let expect = &self.vignette.expect;
        let mut failures = self.answers();
        // Who only has an opinion demands nothing, a clear result neither.
        if expect.is_empty() && self.vignette.opinion.is_some() {
            return failures;
        }
        failures.extend(expect.first.and_then(|it| self.first(it)));
        failures.extend(self.close_call());
        failures.extend(expect.ruled_out.iter().filter_map(|it| self.ruled_out(*it)));
        failures.extend(expect.verdicts.iter().filter_map(|it| self.verdict(*it)));
        let told = told(self.report);
        let is_told = |it: &Expected<ClaimId>| told.contains(&self.case.pack.claim(it.what).id.as_str());
        failures.extend(expect.cites.iter().filter(|it| !is_told(it)).map(|it| self.cite(*it)));
        failures
    }

    fn failure(&self, about: &str, expected: String, found: String, place: Option<Place>) -> Failure {
        let stands_at = self.vignettes.locate(place.or(self.vignette.place));
        Failure { about: about.to_owned(), expected, found, stands_at, because: Vec::new() }
    }

    /// Answers to questions that are not asked, and core questions without one: the respondent is not a whole person.
    fn answers(&self) -> Vec<Failure> {
        let asked = self.case.assessment.asked.iter().zip(&self.case.respondent().asked);
        let wrong = asked.filter_map(|(asked, truth)| {
            let id = &self.case.pack.question(asked.question).id;
            let is_given = self.vignette.answers.get(asked.question).is_some();
            let place = self.vignette.places[asked.question.index()];
            if is_given && *truth == Truth::No {
                let when = phrase::condition(self.case.pack, self.case.assessment, &asked.ask_when);
                let expected = format!("no answer to `{id}`, which is asked only when {when}");
                return Some(self.failure("answers", expected, "an answer".to_owned(), place));
            }
            let is_missing = !is_given && *truth == Truth::Yes && asked.tier == Tier::Core;
            let expected = || format!("an answer to `{id}`, a core question that is asked");
            is_missing.then(|| self.failure("answers", expected(), "no answer".to_owned(), None))
        });
        wrong.collect()
    }

    fn first(&self, expected: Expected<PathwayId>) -> Option<Failure> {
        let found = self.case.recommendation.first().filter(|found| *found != expected.what)?;
        let failure = self.failure("first", self.standing(expected.what), self.standing(found), expected.place);
        let mut because = self.behind(expected.what, Wanted::Higher);
        because.extend(self.behind(found, Wanted::Lower));
        Some(Failure { because, ..failure })
    }

    fn close_call(&self) -> Option<Failure> {
        let expect = &self.vignette.expect;
        let expected: Vec<PathwayId> = expect.close_call.iter().map(|it| it.what).collect();
        let found = &self.case.recommendation.close_call;
        let differing = |one: &[PathwayId], other: &[PathwayId]| {
            one.iter().copied().filter(|id| !other.contains(id)).collect::<Vec<PathwayId>>()
        };
        let mut differ = differing(&expected, found);
        differ.extend(differing(found, &expected));
        if differ.is_empty() {
            return None;
        }
        // What differs is told beside what leads, which is what it is close to.
        let leader = self.case.recommendation.first().filter(|first| !differ.contains(first));
        let told = leader.into_iter().chain(differ);
        let words = |ids: &[PathwayId]| {
            let names: Vec<String> = ids.iter().map(|id| self.standing(*id)).collect();
            if names.is_empty() { "no close call".to_owned() } else { phrase::listed(&names) }
        };
        let (wanted, place) = match (expected.first(), expect.first) {
            // A route that is named first and alone is meant to lead clearly.
            (None, Some(first)) => {
                (format!("{} first, and no close call", self.case.assessment.pathway(first.what).id), first.place)
            }
            _ => (words(&expected), expect.close_call.first().and_then(|it| it.place)),
        };
        let failure = self.failure("close_call", wanted, words(found), place);
        let because = told.flat_map(|id| {
            let is_missed = expected.contains(&id) && !found.contains(&id);
            self.behind(id, if is_missed { Wanted::Higher } else { Wanted::Lower })
        });
        Some(Failure { because: because.collect(), ..failure })
    }

    fn ruled_out(&self, expected: Expected<PathwayId>) -> Option<Failure> {
        let eligible = self.case.evaluation.pathways[expected.what.index()].eligible();
        if eligible == Truth::No {
            return None;
        }
        let id = &self.case.assessment.pathway(expected.what).id;
        let failure =
            self.failure("ruled_out", format!("{id} ruled out"), self.standing(expected.what), expected.place);
        let rules = self.of_pathway(expected.what).filter(|rule| rule.kind == RuleKind::Requirement);
        let rules = rules.map(|rule| {
            let line = self.line(rule);
            RuleLine { note: (line.held == Held::Held).then(|| self.held_because(rule)), ..line }
        });
        let none = "nothing, so that nothing can rule it out";
        let group = RuleGroup::new(format!("What {id} requires"), rules.collect(), none);
        Some(Failure { because: vec![group], ..failure })
    }

    fn verdict(&self, expected: Expected<(TableId, OutcomeId)>) -> Option<Failure> {
        let (table_id, outcome) = expected.what;
        let table = self.case.assessment.table(table_id);
        let name = |outcome: OutcomeId| format!("{}: {}", table.id, table.outcomes[outcome.index()].id);
        let (row, found, title) = match self.case.evaluation.verdicts[table_id.index()] {
            TableTrace::Row(row) if table.rows[row].outcome == outcome => return None,
            TableTrace::Row(row) => (Some(row), name(table.rows[row].outcome), "The row that decided"),
            TableTrace::Unknown(row) => {
                (Some(row), format!("{}: not known yet", table.id), "The row that waits for an answer")
            }
            TableTrace::NoRow => (None, format!("{}: no row holds", table.id), ""),
        };
        let line = |row: usize| {
            let name = format!("{}/{}", table.id, table.rows[row].id);
            let rule = self.rules.iter().find(|rule| rule.kind == RuleKind::Row && rule.name == name)?;
            let line = self.line(rule);
            let note = (line.held == Held::Held).then(|| self.held_because(rule));
            Some(RuleLine { note, ..line })
        };
        let mut groups: Vec<RuleGroup> = Vec::new();
        groups.extend(row.map(|row| RuleGroup::new(title, line(row).into_iter().collect(), "no row decides")));
        let wanted = table.rows.iter().position(|row| row.outcome == outcome);
        let mut rules: Vec<RuleLine> = wanted.and_then(line).into_iter().collect();
        if let (Some(only), Some(row)) = (rules.first_mut().filter(|it| it.held == Held::Held), row) {
            only.note = Some(format!("it stands below {}", table.rows[row].id));
        }
        let title = format!("The first row that says {}", table.outcomes[outcome.index()].id);
        groups.push(RuleGroup::new(title, rules, "there is none"));
        Some(Failure { because: groups, ..self.failure("verdicts", name(outcome), found, expected.place) })
    }

    fn cite(&self, expected: Expected<ClaimId>) -> Failure {
        let claim = &self.case.pack.claim(expected.what).id;
        let failure = self.failure("cites", claim.clone(), "no line that rests on it".to_owned(), expected.place);
        let citing = self.rules.iter().filter(|rule| rule.rests_on(expected.what));
        let rules = citing.map(|rule| {
            let line = self.line(rule);
            RuleLine { note: self.why_untold(rule, line.held), ..line }
        });
        let group = RuleGroup::new(format!("Rules that cite {claim}"), rules.collect(), "there is none");
        Failure { because: vec![group], ..failure }
    }

    /// Why a rule makes no line of a short report though its condition is settled.
    fn why_untold(&self, rule: &Rule<'_>, held: Held) -> Option<String> {
        let note = match (rule.kind, held) {
            (RuleKind::Pathway, _) => "what a pathway as a whole rests on makes no line",
            (RuleKind::Requirement, Held::Held) => "it is met, so there is nothing to say",
            (RuleKind::Evidence, Held::Held) => "its pathway is not recommended",
            (RuleKind::Step, Held::Held) => {
                let is_recommended = self.case.assessment.pathway_ids().any(|id| {
                    let prefix = format!("{}/", self.case.assessment.pathway(id).id);
                    self.case.recommendation.recommends(id) && rule.name.starts_with(&prefix)
                });
                if is_recommended { "a short report has no room for it" } else { "its pathway is not recommended" }
            }
            (RuleKind::Row, Held::Held) => "a row above it decides",
            (RuleKind::Advice, Held::Held) => {
                let fired = self.report.advice.iter().find(|it| it.id == rule.name);
                let closer = fired.and_then(|it| it.stands_back_for.as_deref())?;
                return Some(format!("{closer} says it more closely to this person"));
            }
            _ => return None,
        };
        Some(note.to_owned())
    }

    /// A pathway with how it came out, as in `baking (good, +3 points)`.
    fn standing(&self, id: PathwayId) -> String {
        let total = phrase::count_signed(self.case.points(id), "point");
        format!("{} ({}, {total})", self.case.assessment.pathway(id).id, fit(self.case, id).word())
    }

    /// What rules a pathway out or gives it points, and the evidence without which it stands where it was not wanted.
    fn behind(&self, id: PathwayId, wanted: Wanted) -> Vec<RuleGroup> {
        let name = &self.case.assessment.pathway(id).id;
        let lines: Vec<(RuleKind, RuleLine)> = self.of_pathway(id).map(|rule| (rule.kind, self.line(rule))).collect();
        let pick = |is_meant: &dyn Fn(RuleKind, &RuleLine) -> bool| {
            let meant = lines.iter().filter(|(kind, line)| is_meant(*kind, line));
            meant.map(|(_, line)| line.clone()).collect::<Vec<RuleLine>>()
        };
        let counting = pick(&|kind, line| match kind {
            RuleKind::Requirement => line.held != Held::Held,
            RuleKind::Evidence => line.held == Held::Held,
            _ => false,
        });
        let mut groups = vec![RuleGroup::new(self.standing(id), counting, "no evidence holds")];
        let (sign, title) = match wanted {
            Wanted::Higher => (1, format!("What would speak for {name} and does not hold")),
            Wanted::Lower => (-1, format!("What would speak against {name} and does not hold")),
        };
        let lacking = pick(&|_, line| line.held != Held::Held && line.points.is_some_and(|it| it.signum() == sign));
        if !lacking.is_empty() {
            groups.push(RuleGroup::new(title, lacking, ""));
        }
        groups
    }

    fn of_pathway(&self, id: PathwayId) -> impl Iterator<Item = &Rule<'_>> {
        let prefix = format!("{}/", self.case.assessment.pathway(id).id);
        let is_of_pathway = |kind| matches!(kind, RuleKind::Requirement | RuleKind::Evidence | RuleKind::Step);
        self.rules.iter().filter(move |rule| is_of_pathway(rule.kind) && rule.name.starts_with(&prefix))
    }

    fn line(&self, rule: &Rule<'_>) -> RuleLine {
        let mut failing = Vec::new();
        if let Some(when) = rule.when {
            collect_failing(&self.case.view(), when, &mut failing);
        }
        RuleLine {
            rule: rule.name.clone(),
            kind: rule.kind.word().to_owned(),
            held: rule.when.map_or(Truth::Yes, |when| self.case.truth(when)).into(),
            points: rule.points.map(|points| points.0),
            // A requirement says why it rules its pathway out.
            says: match rule.kind {
                RuleKind::Requirement => format!("otherwise: {}", rule.says),
                _ => rule.says.to_owned(),
            },
            fails: failing.into_iter().map(|part| self.test(part)).collect(),
            note: None,
            stands_at: rule.place.map_or_else(String::new, |place| self.case.pack.locate(place)),
        }
    }

    /// A test in words, and what was answered.
    fn test(&self, part: &Condition) -> String {
        let words = phrase::condition(self.case.pack, self.case.assessment, part);
        let mut questions: Vec<_> = grounds(&self.case.view(), part).into_iter().map(|it| it.question).collect();
        if questions.is_empty() {
            questions = self.case.assessment.questions_of(part);
        }
        let said = questions.into_iter().map(|it| phrase::answered(self.case.pack, self.case.respondent(), it));
        let said: Vec<String> = said.collect();
        if said.is_empty() { words } else { format!("{words} ({})", said.join("; ")) }
    }

    fn held_because(&self, rule: &Rule<'_>) -> String {
        match rule.when {
            None | Some(Condition::Always) => "it holds for everybody".to_owned(),
            Some(when) => format!("it holds: {}", self.test(when)),
        }
    }
}

/// The parts that would all have to hold and do not.
fn collect_failing<'c>(view: &View<'_>, condition: &'c Condition, found: &mut Vec<&'c Condition>) {
    if view.truth(condition) == Truth::Yes {
        return;
    }
    match condition {
        Condition::All(parts) => parts.iter().for_each(|part| collect_failing(view, part, found)),
        other => found.push(other),
    }
}

/// The claims behind the lines that a short report can tell: what is said of recommended and ruled-out pathways, of
/// verdicts, advice that stands back for no other, and steps that have room.
fn told(report: &RecommendationReport) -> Vec<&str> {
    let mut grounds: Vec<&Ground> = Vec::new();
    for pathway in &report.pathways {
        grounds.extend(pathway.unmet_requirements.iter().map(|it| &it.ground));
        if pathway.recommended {
            grounds.extend(pathway.reasons_for.iter().chain(&pathway.reasons_against).map(|it| &it.ground));
        }
    }
    grounds.extend(report.verdicts.iter().flat_map(|it| &it.reasons).map(|it| &it.ground));
    grounds.extend(report.advice.iter().filter(|it| it.stands_back_for.is_none()).map(|it| &it.ground));
    grounds.extend(report.plan.iter().flat_map(|it| &it.steps).filter(|it| it.brief).map(|it| &it.ground));
    grounds.into_iter().flat_map(Ground::claims).collect()
}
