//! Verification: what holds of a pack for every possible person.
//!
//! In: a pack and an effort. Out: a verdict on everything that should hold, shares and ties. Never: prose; hope.

pub mod cases;
pub mod helps;
pub mod options;
pub mod settle;
pub mod shares;

use std::num::NonZero;

use crate::analysis::pack::inventory::rules;
use crate::analysis::pack::verification::cases::{Case, cases};
use crate::analysis::pack::verification::options::options;
use crate::analysis::pack::verification::settle::{Spaces, settle};
use crate::analysis::pack::verification::shares::{
    OutcomeShare, PathwayShare, Tie, outcome_shares, outcome_statements, pathway_shares, ties,
};
use crate::analysis::proof::count::size;
use crate::analysis::proof::crowd::{LANES, Seen, survey};
use crate::analysis::proof::parallel;
use crate::analysis::proof::search::Budget;
use crate::analysis::space::domain::LeavingOut;
use crate::analysis::space::people::people;
use crate::analysis::space::statement::StatementId;
use crate::model::answers::{Answer, Answers};
use crate::model::id::{AdviceId, AssessmentId, ClaimId, PathwayId, QuestionId, TableId};
use crate::model::pack::{Assessment, Pack};

/// How hard to try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// How many crowds of people are drawn.
    pub crowds: u64,
    /// How many parts of the space a search may look at.
    pub budget: Budget,
    /// How many threads work; as many as the machine has where none is named. The findings are the same.
    pub threads: Option<NonZero<usize>>,
}

impl Default for Effort {
    fn default() -> Self {
        Self { crowds: 1 << 13, budget: Budget { parts: 200_000 }, threads: None }
    }
}

impl Effort {
    /// How many people are drawn.
    pub fn people(&self) -> u64 {
        self.crowds * LANES as u64
    }
}

/// What holds of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verification {
    /// By assessment.
    pub assessments: Vec<Verified>,
    /// Claims that are cited, but only by rules that reach nobody.
    pub silent: Vec<ClaimId>,
}

/// What holds of an assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The assessment.
    pub assessment: AssessmentId,
    /// How many different answer sets skip logic admits; none where they are too many to count.
    pub answer_sets: Option<u128>,
    /// Whether some question's answers are told apart into too many classes, so that nothing was looked at.
    pub is_too_fine: bool,
    /// How many people were drawn.
    pub drawn: u64,
    /// A verdict on everything that should hold.
    pub findings: Vec<Finding>,
    /// How often each route comes first, and each support is named.
    pub pathways: Vec<PathwayShare>,
    /// How often each verdict is given.
    pub outcomes: Vec<OutcomeShare>,
    /// Routes that can share the most points.
    pub ties: Vec<Tie>,
}

/// A verdict on one thing that should hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What should hold.
    pub subject: Subject,
    /// Whether it does.
    pub verdict: Verdict,
    /// Somebody for whom it shows: the one it is true of, or the one who refutes it.
    pub witness: Option<Witness>,
}

/// Something that should hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// At least one route is open to everybody.
    RouteForEverybody,
    /// The table has a row for everybody.
    TableComplete(TableId),
    /// The row decides for somebody.
    RowReached(TableId, usize),
    /// Without the row somebody would be told something else.
    RowNeeded(TableId, usize),
    /// The route can come first.
    CanBeFirst(PathwayId),
    /// The support can be named.
    CanBeNamed(PathwayId),
    /// The requirement can fail.
    RequirementFails(PathwayId, usize),
    /// The requirement can rule its pathway out by itself.
    RequirementMatters(PathwayId, usize),
    /// The evidence can count while its pathway is open.
    EvidenceCounts(PathwayId, usize),
    /// The evidence can decide whether its route comes first, or its support is named.
    EvidenceDecides(PathwayId, usize),
    /// The step can be for somebody to whom its pathway is open.
    StepReaches(PathwayId, usize),
    /// The advice can be given.
    AdviceReaches(AdviceId),
    /// The option can change what somebody is told.
    OptionMatters(QuestionId, usize),
    /// The declared help at this place never pushes its pathway down between these answers.
    Helps(usize, Answer, Answer),
    /// Nobody gets both of two pieces of advice, of the declared contradiction at this place.
    NeverTogether(usize, AdviceId, AdviceId),
    /// The property at this place holds.
    Property(usize),
}

/// Whether something holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It does, by these means.
    Proved(Means),
    /// It does not, by these means.
    Refuted(Means),
    /// The budget is spent: so many parts of the space.
    Undecided(u64),
}

/// How something is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// So many of the people drawn show it.
    Drawn(u64),
    /// Search found somebody, after so many parts of the space.
    Found(u64),
    /// Search went through the whole space, in so many parts, and found nobody.
    Whole(u64),
}

/// Somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    /// Their answers.
    pub answers: Answers,
    /// Whether it is proved that nobody who shows it has fewer answers away from the ordinary ones.
    pub is_most_ordinary: bool,
}

impl Verification {
    /// Whether something that should hold does not.
    pub fn is_refuted(&self) -> bool {
        let findings = self.assessments.iter().flat_map(|it| &it.findings);
        let mut refuted = findings.filter(|it| matches!(it.verdict, Verdict::Refuted(_)));
        refuted.next().is_some() || !self.silent.is_empty()
    }
}

/// Proves or refutes everything that should hold of a pack.
pub fn verify(pack: &Pack, effort: Effort) -> Verification {
    let ids = (0..pack.assessments.len()).map(AssessmentId::new);
    let assessments: Vec<Verified> = ids.map(|id| verify_one(pack, id, effort)).collect();
    let silent = silent(pack, &assessments);
    Verification { assessments, silent }
}

/// Proves or refutes everything that should hold of one assessment.
pub fn verify_one(pack: &Pack, id: AssessmentId, effort: Effort) -> Verified {
    let assessment = pack.assessment(id);
    let mut verified = Verified {
        assessment: id,
        answer_sets: None,
        is_too_fine: true,
        drawn: 0,
        findings: Vec::new(),
        pathways: Vec::new(),
        outcomes: Vec::new(),
        ties: Vec::new(),
    };
    let both = [LeavingOut::Nothing, LeavingOut::Refine].map(|out| people(pack, assessment, out, &[]));
    let [Some((mut complete, _)), Some((mut partial, _))] = both else { return verified };
    let cases = cases(&mut complete, &mut partial);
    let tied = ties::statements(&mut complete);
    let given = outcome_statements(&mut complete);
    let spaces = Spaces { complete, partial };
    let looked: Vec<StatementId> = cases.iter().filter_map(Case::looked_for).collect();
    let looked: Vec<StatementId> =
        looked.into_iter().chain(tied.iter().map(|(.., id)| *id)).chain(given.iter().map(|(.., id)| *id)).collect();
    let seen = survey(&spaces.complete, &looked, effort.crowds, effort.threads);
    let mut seen_of = vec![Seen::default(); spaces.complete.statements.all().len()];
    for (id, seen) in looked.iter().zip(&seen) {
        seen_of[id.index()] = *seen;
    }
    let findings = parallel::each(&cases, effort.threads, |case| {
        let seen = case.looked_for().map(|id| seen_of[id.index()]).unwrap_or_default();
        settle(&spaces, case, seen, effort.budget)
    });
    verified.findings = without_echoes(findings);
    verified.findings.extend(options(&spaces.complete, effort));
    verified.is_too_fine = false;
    verified.answer_sets = size(&spaces.complete);
    verified.drawn = effort.people();
    verified.pathways = pathway_shares(&spaces.complete, &seen_of, effort);
    verified.outcomes = outcome_shares(&spaces.complete, &given, &seen_of, effort);
    verified.ties = ties::ties(&spaces.complete, &tied, &seen_of, effort);
    verified
}

/// The findings without those that follow from the one before: a row that decides for nobody can be left out, and a
/// rule that never holds never decides.
fn without_echoes(findings: Vec<Finding>) -> Vec<Finding> {
    let mut kept: Vec<Finding> = Vec::with_capacity(findings.len());
    for finding in findings {
        let base = match finding.subject {
            Subject::RowNeeded(table, row) => Some(Subject::RowReached(table, row)),
            Subject::RequirementMatters(id, at) => Some(Subject::RequirementFails(id, at)),
            Subject::EvidenceDecides(id, at) => Some(Subject::EvidenceCounts(id, at)),
            _ => None,
        };
        let is_refuted = |it: &Finding| Some(it.subject) == base && matches!(it.verdict, Verdict::Refuted(_));
        if !kept.last().is_some_and(is_refuted) {
            kept.push(finding);
        }
    }
    kept
}

/// Claims that are cited, but only by rules that reach nobody.
fn silent(pack: &Pack, assessments: &[Verified]) -> Vec<ClaimId> {
    let mute: Vec<(AssessmentId, String)> = assessments
        .iter()
        .flat_map(|verified| {
            let refuted = verified.findings.iter().filter(|it| matches!(it.verdict, Verdict::Refuted(_)));
            let assessment = pack.assessment(verified.assessment);
            refuted.filter_map(|it| Some((verified.assessment, rule_name(assessment, it.subject)?)))
        })
        .collect();
    let rules = rules(pack);
    let claims = (0..pack.claims.len()).map(ClaimId::new);
    let is_silent = |claim: &ClaimId| {
        let mut citing = rules.iter().filter(|rule| rule.rests_on(*claim)).peekable();
        let is_mute = |rule: &crate::analysis::pack::inventory::Rule<'_>| {
            mute.iter().any(|(assessment, name)| *assessment == rule.assessment && *name == rule.name)
        };
        citing.peek().is_some() && citing.all(is_mute)
    };
    claims.filter(is_silent).collect()
}

/// The name in the inventory of a rule that reaches nobody where the subject is refuted.
fn rule_name(assessment: &Assessment, subject: Subject) -> Option<String> {
    let of = |pathway: PathwayId, id: &str| Some(format!("{}/{id}", assessment.pathway(pathway).id));
    match subject {
        Subject::RowReached(table, row) => {
            let table = assessment.table(table);
            Some(format!("{}/{}", table.id, table.rows[row].id))
        }
        Subject::RequirementFails(id, at) => of(id, &assessment.pathway(id).requires[at].id),
        Subject::EvidenceCounts(id, at) => of(id, &assessment.pathway(id).evidence[at].id),
        Subject::StepReaches(id, at) => of(id, &assessment.pathway(id).steps[at].id),
        Subject::AdviceReaches(id) => Some(assessment.advice[id.index()].id.clone()),
        _ => None,
    }
}
