//! Verifying: everything that should hold of a pack, proved or refuted.
//!
//! In: a pack and an effort. Out: a verdict on everything that should hold, shares and ties. Never: prose; hope.

use crate::analysis::pack::inventory::{Rule, rules};
use crate::analysis::pack::verification::calibration::{Calibration, calibrate};
use crate::analysis::pack::verification::case::Case;
use crate::analysis::pack::verification::cases::cases;
use crate::analysis::pack::verification::effort::Effort;
use crate::analysis::pack::verification::finding::{Finding, Subject, Verdict};
use crate::analysis::pack::verification::options::options;
use crate::analysis::pack::verification::settle::{Spaces, settle};
use crate::analysis::pack::verification::share::{OutcomeShare, PathwayShare, Tie};
use crate::analysis::pack::verification::shares::{outcome_shares, outcome_statements, pathway_shares};
use crate::analysis::pack::verification::ties;
use crate::analysis::proof::count::size;
use crate::analysis::proof::parallel;
use crate::analysis::proof::survey::survey;
use crate::analysis::space::domain::LeavingOut;
use crate::analysis::space::people::people;
use crate::analysis::space::statement::StatementId;
use crate::model::id::{AssessmentId, ClaimId, OutcomeId, PathwayId, TableId};
use crate::model::pack::{Assessment, Pack};

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
    /// What comes out for people drawn as commonly as they are said to be; none where the pack does not say.
    pub calibration: Option<Calibration>,
}

impl Verification {
    /// Whether something that should hold does not.
    pub fn is_refuted(&self, pack: &Pack) -> bool {
        let findings = self.assessments.iter().flat_map(|it| &it.findings);
        let mut refuted = findings.filter(|it| matches!(it.verdict, Verdict::Refuted(_)));
        let off = |it: &Verified| it.calibration.as_ref().is_some_and(|cal| cal.is_off(pack.assessment(it.assessment)));
        refuted.next().is_some() || !self.silent.is_empty() || self.assessments.iter().any(off)
    }
}

/// How many people are drawn for a calibration, at most: a share of them is right to about one in a hundred.
const CALIBRATED: u64 = 20_000;

/// An assessment that is looked at.
struct Looked<'p> {
    spaces: Spaces<'p>,
    cases: Vec<Case>,
    tied: Vec<(PathwayId, PathwayId, StatementId)>,
    given: Vec<(TableId, OutcomeId, StatementId)>,
    /// By statement about those who answer everything: of how many people drawn it is true, where that is asked.
    seen: Vec<u64>,
    calibration: Option<Calibration>,
}

/// Proves or refutes everything that should hold of a pack.
pub fn verify(pack: &Pack, effort: Effort) -> Verification {
    let ids = || (0..pack.assessments.len()).map(AssessmentId::new);
    let looked: Vec<Option<Looked<'_>>> = ids().map(|id| look(pack, id, effort)).collect();
    let findings = settled(&looked, effort);
    let told = ids().zip(&looked).zip(findings);
    let assessments: Vec<Verified> =
        told.map(|((id, it), findings)| told_of(id, it.as_ref(), findings, effort)).collect();
    let silent = silent(pack, &assessments);
    Verification { assessments, silent }
}

/// Proves or refutes everything that should hold of one assessment.
pub fn verify_one(pack: &Pack, id: AssessmentId, effort: Effort) -> Verified {
    let looked = [look(pack, id, effort)];
    let findings = settled(&looked, effort).into_iter().flatten().collect();
    let [looked] = looked;
    told_of(id, looked.as_ref(), findings, effort)
}

/// The findings about every case, by assessment.
///
/// The cases of all assessments are worked on together, so that a long search in one does not hold up the others.
fn settled(looked: &[Option<Looked<'_>>], effort: Effort) -> Vec<Vec<Finding>> {
    let jobs = looked.iter().flatten().flat_map(|it| it.cases.iter().map(move |case| (it, case)));
    let jobs: Vec<(&Looked<'_>, &Case)> = jobs.collect();
    let findings = parallel::each(&jobs, effort.threads, |(it, case)| {
        let seen = case.looked_for().map(|id| it.seen[id.index()]).unwrap_or_default();
        settle(&it.spaces, case, seen, effort.budget)
    });
    let mut findings = findings.into_iter();
    let cases = looked.iter().map(|it| it.as_ref().map_or(0, |it| it.cases.len()));
    cases.map(|cases| findings.by_ref().take(cases).collect()).collect()
}

/// States everything that should hold of one assessment, and sees of how many people drawn it is true; none where
/// answers are told apart into too many classes.
fn look(pack: &Pack, id: AssessmentId, effort: Effort) -> Option<Looked<'_>> {
    let assessment = pack.assessment(id);
    let (mut complete, _) = people(pack, assessment, LeavingOut::Nothing, &[])?;
    let (mut partial, _) = people(pack, assessment, LeavingOut::Refine, &[])?;
    let cases = cases(&mut complete, &mut partial);
    let tied = ties::statements(&mut complete);
    let given = outcome_statements(&mut complete);
    let asked = cases.iter().filter_map(Case::looked_for);
    let asked = asked.chain(tied.iter().map(|(.., id)| *id)).chain(given.iter().map(|(.., id)| *id));
    let asked: Vec<StatementId> = asked.collect();
    let counts = survey(&complete, &asked, effort.crowds, effort.threads);
    let mut seen = vec![0; complete.statements.all().len()];
    for (id, count) in asked.iter().zip(counts) {
        seen[id.index()] = count;
    }
    let calibration = calibrate(pack, assessment, CALIBRATED.min(effort.people()), effort.threads);
    Some(Looked { spaces: Spaces { complete, partial }, cases, tied, given, seen, calibration })
}

/// Everything that is told of one assessment.
fn told_of(id: AssessmentId, looked: Option<&Looked<'_>>, findings: Vec<Finding>, effort: Effort) -> Verified {
    let Some(Looked { spaces: Spaces { complete, .. }, tied, given, seen, calibration, .. }) = looked else {
        return Verified {
            assessment: id,
            answer_sets: None,
            is_too_fine: true,
            drawn: 0,
            findings,
            pathways: Vec::new(),
            outcomes: Vec::new(),
            ties: Vec::new(),
            calibration: None,
        };
    };
    let mut findings = without_echoes(findings);
    findings.extend(options(complete, effort));
    Verified {
        assessment: id,
        answer_sets: size(complete),
        is_too_fine: false,
        drawn: effort.people(),
        findings,
        pathways: pathway_shares(complete, seen, effort),
        outcomes: outcome_shares(complete, given, seen, effort),
        ties: ties::ties(complete, tied, seen, effort),
        calibration: calibration.clone(),
    }
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
        let is_mute = |rule: &Rule<'_>| {
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
