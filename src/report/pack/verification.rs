//! What holds of a pack for everybody, as plain data.
//!
//! In: a pack and its verification. Out: serializable checks, shares and people. Never: layout.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::pack::verification::effort::Effort;
use crate::analysis::pack::verification::finding::{Finding, Means, Subject, Verdict, Witness};
use crate::analysis::pack::verification::share::{Measured, Tie};
use crate::analysis::pack::verification::verify::{Verification, Verified};
use crate::analysis::proof::search::Budget;
use crate::analysis::space::domain::ordinary;
use crate::engine::case::Case;
use crate::engine::truth::Response;
use crate::model::pack::{Assessment, Pack};
use crate::model::place::Place;
use crate::model::source::Citation;
use crate::report::citation::{AnswerValue, CitationGround, answer_value, citations};
use crate::report::pack::calibration::{CalibrationReport, calibration};
use crate::report::pack::verification_words::{Kind, VerdictWord, name, says};
use crate::report::phrase;
use crate::report::schema_version::SCHEMA_VERSION;

/// What holds of a pack for everybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct VerificationReport {
    /// The version of this format.
    pub schema_version: u32,
    /// Whether nothing was refuted.
    pub holds: bool,
    /// By assessment.
    pub assessments: Vec<VerifiedReport>,
    /// Claims that are cited, but only by rules that reach nobody.
    pub silent_claims: Vec<String>,
}

/// What holds of one assessment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct VerifiedReport {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How many different sets of answers there are, in digits; none where they are too many to count.
    pub answer_sets: Option<String>,
    /// How many people were drawn at random, from a fixed seed.
    pub people_drawn: u64,
    /// Whether answers are told apart too finely for anything to be proved.
    pub is_too_fine: bool,
    /// Everything that should hold, with a verdict each.
    pub checks: Vec<CheckReport>,
    /// How often each pathway leads.
    pub pathways: Vec<ShareReport>,
    /// How often each table gives each outcome.
    pub verdicts: Vec<ShareReport>,
    /// Routes that can share the most points for the first place.
    pub ties: Vec<TieReport>,
    /// What comes out for people drawn as commonly as they are said to be; none where the pack does not say.
    pub calibration: Option<CalibrationReport>,
}

/// One thing that should hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CheckReport {
    /// Its kind.
    pub kind: Kind,
    /// What it is about, as `pathway/rule`, `table/row`, `question/option` or an id.
    pub name: String,
    /// What was found, in a sentence.
    pub says: String,
    /// The verdict.
    pub verdict: VerdictWord,
    /// The means.
    pub means: MeansWord,
    /// Of the people drawn, how many show it; none where nobody was drawn for it.
    pub people: Option<u64>,
    /// How many parts of the answer space were looked at; none where none had to be.
    pub parts: Option<u64>,
    /// Why it should hold, where an author says so.
    pub because: Option<String>,
    /// What that rests on.
    pub citations: Vec<CitationGround>,
    /// The file and line in the pack.
    pub stands_at: Option<String>,
    /// Somebody who shows it.
    pub witness: Option<WitnessReport>,
}

/// How it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MeansWord {
    /// People drawn at random show it.
    PeopleDrawn,
    /// Search found somebody.
    SomebodyFound,
    /// Search went through everybody.
    EverybodySearched,
    /// Search stopped at its budget.
    BudgetSpent,
}

/// Somebody one can picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WitnessReport {
    /// The assessment.
    pub assessment: String,
    /// Their answers, as an answers file writes them.
    pub answers: BTreeMap<String, AnswerValue>,
    /// What is not usual about them: topics with answers.
    pub unusual: Vec<String>,
    /// Whether it is proved that nobody who shows it is more usual.
    pub is_most_usual: bool,
    /// What they are told.
    pub is_told: Vec<String>,
}

/// How often something comes about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ShareReport {
    /// The id of the pathway, or `table/outcome`.
    pub id: String,
    /// Its name.
    pub title: String,
    /// In thousandths of everybody, where every answer to every question is as likely as any other.
    pub permille: u128,
    /// By how many thousandths that can be wrong, at 95 in 100; none where it is exact.
    pub bound: Option<u64>,
    /// The people that were counted: of the draws if exact, else of those drawn; in digits.
    pub part: String,
    /// Out of how many.
    pub whole: String,
}

/// Two routes that can share the first place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TieReport {
    /// The ids of the two.
    pub pathways: [String; 2],
    /// Their names.
    pub titles: [String; 2],
    /// In thousandths of everybody.
    pub permille: u128,
    /// By how many thousandths that can be wrong, at 95 in 100; none where it is exact.
    pub bound: Option<u64>,
}

/// Reports on a verification.
pub fn verification(pack: &Pack, verification: &Verification) -> VerificationReport {
    VerificationReport {
        schema_version: SCHEMA_VERSION,
        holds: !verification.is_refuted(pack),
        assessments: verification.assessments.iter().map(|it| verified(pack, it)).collect(),
        silent_claims: verification.silent.iter().map(|id| pack.claim(*id).id.clone()).collect(),
    }
}

/// The effort of an ordinary run, with another budget where one is given.
pub fn effort(parts: Option<u64>) -> Effort {
    let usual = Effort::default();
    Effort { budget: parts.map_or(usual.budget, |parts| Budget { parts }), ..usual }
}

fn verified(pack: &Pack, verified: &Verified) -> VerifiedReport {
    let assessment = pack.assessment(verified.assessment);
    let pathways = verified.pathways.iter().map(|share| {
        let pathway = assessment.pathway(share.pathway);
        measured(pathway.id.clone(), pathway.title.clone(), share.leads)
    });
    let verdicts = verified.outcomes.iter().map(|share| {
        let table = assessment.table(share.table);
        let outcome = &table.outcomes[share.outcome.index()];
        measured(format!("{}/{}", table.id, outcome.id), outcome.label.clone(), share.given)
    });
    VerifiedReport {
        id: assessment.id.clone(),
        title: assessment.title.clone(),
        answer_sets: verified.answer_sets.map(|sets| sets.to_string()),
        people_drawn: verified.drawn,
        is_too_fine: verified.is_too_fine,
        checks: verified.findings.iter().map(|finding| check(pack, assessment, finding)).collect(),
        pathways: pathways.collect(),
        verdicts: verdicts.collect(),
        ties: verified.ties.iter().map(|it| tie(assessment, it)).collect(),
        calibration: verified.calibration.as_ref().map(|it| calibration(assessment, it)),
    }
}

fn measured(id: String, title: String, measured: Measured) -> ShareReport {
    let (part, whole) = match measured {
        Measured::Exact(share) => (share.part, share.whole),
        Measured::Estimated { people, of } => (people.into(), of.into()),
    };
    ShareReport {
        id,
        title,
        permille: measured.permille(),
        bound: measured.bound(),
        part: part.to_string(),
        whole: whole.to_string(),
    }
}

fn tie(assessment: &Assessment, tie: &Tie) -> TieReport {
    let both = [assessment.pathway(tie.left), assessment.pathway(tie.right)];
    TieReport {
        pathways: both.map(|pathway| pathway.id.clone()),
        titles: both.map(|pathway| pathway.title.clone()),
        permille: tie.share.permille(),
        bound: tie.share.bound(),
    }
}

fn check(pack: &Pack, assessment: &Assessment, finding: &Finding) -> CheckReport {
    let (verdict, means) = match finding.verdict {
        Verdict::Proved(means) => (VerdictWord::Proved, Some(means)),
        Verdict::Refuted(means) => (VerdictWord::Refuted, Some(means)),
        Verdict::Undecided(_) => (VerdictWord::Undecided, None),
    };
    let (means, people, parts) = match (means, finding.verdict) {
        (Some(Means::Drawn(people)), _) => (MeansWord::PeopleDrawn, Some(people), None),
        (Some(Means::Found(parts)), _) => (MeansWord::SomebodyFound, None, Some(parts)),
        (Some(Means::Whole(parts)), _) => (MeansWord::EverybodySearched, None, Some(parts)),
        (None, Verdict::Undecided(parts)) => (MeansWord::BudgetSpent, None, Some(parts)),
        (None, _) => (MeansWord::BudgetSpent, None, None),
    };
    let (because, cites, place) = origin(pack, assessment, finding.subject);
    CheckReport {
        kind: Kind::of(finding.subject),
        name: name(pack, assessment, finding.subject),
        says: says(pack, assessment, finding.subject, verdict),
        verdict,
        means,
        people,
        parts,
        because: because.map(str::to_owned),
        citations: citations(pack, cites),
        stands_at: place.map(|place| pack.locate(place)),
        witness: finding.witness.as_ref().map(|it| witness(pack, assessment, it)),
    }
}

/// Why something should hold, what that rests on, and where it stands.
fn origin<'p>(
    pack: &'p Pack,
    assessment: &'p Assessment,
    subject: Subject,
) -> (Option<&'p str>, &'p [Citation], Option<Place>) {
    let plain = |place: Option<Place>| (None, &[] as &[Citation], place);
    match subject {
        Subject::RouteForEverybody => plain(None),
        Subject::TableComplete(table) => plain(assessment.table(table).rows.last().and_then(|row| row.place)),
        Subject::RowReached(table, row) | Subject::RowNeeded(table, row) => {
            plain(assessment.table(table).rows[row].place)
        }
        Subject::CanBeFirst(id) | Subject::CanBeNamed(id) => plain(assessment.pathway(id).place),
        Subject::RequirementFails(id, at) | Subject::RequirementMatters(id, at) => {
            plain(assessment.pathway(id).requires[at].place)
        }
        Subject::EvidenceCounts(id, at) | Subject::EvidenceDecides(id, at) => {
            plain(assessment.pathway(id).evidence[at].place)
        }
        Subject::StepReaches(id, at) => plain(assessment.pathway(id).steps[at].place),
        Subject::AdviceReaches(id) => plain(assessment.advice[id.index()].place),
        Subject::OptionMatters(question, _) => plain(pack.question(question).place),
        Subject::Helps(at, ..) => {
            let help = &assessment.properties.helps[at];
            (Some(&help.because), &help.cites, help.place)
        }
        Subject::NeverTogether(at, ..) => plain(assessment.properties.excludes[at].place),
        Subject::Property(at) => {
            let property = &assessment.properties.stated[at];
            (Some(&property.because), &property.cites, property.place)
        }
    }
}

fn witness(pack: &Pack, assessment: &Assessment, witness: &Witness) -> WitnessReport {
    let case = Case::new(pack, assessment, witness.answers.clone());
    let mut answers = BTreeMap::new();
    let mut unusual = Vec::new();
    for asked in &assessment.asked {
        let Response::Given(answer) = case.response(asked.question) else { continue };
        let question = pack.question(asked.question);
        answers.insert(question.id.clone(), answer_value(question, answer));
        if answer != ordinary(question) {
            unusual.push(phrase::answered(pack, case.respondent(), asked.question));
        }
    }
    WitnessReport {
        assessment: assessment.id.clone(),
        answers,
        unusual,
        is_most_usual: witness.is_most_ordinary,
        is_told: told(&case),
    }
}

/// The result that somebody gets, in clauses.
fn told(case: &Case<'_>) -> Vec<String> {
    let assessment = case.assessment;
    let titles: Vec<String> =
        case.recommendation.leaders().iter().map(|id| format!("\"{}\"", assessment.pathway(*id).title)).collect();
    let mut told = Vec::new();
    match titles.len() {
        0 => {}
        1 => told.push(format!("{} comes first", titles[0])),
        _ => told.push(format!("{} are too close to rank", phrase::listed(&titles))),
    }
    let results = case.evaluation.results(assessment);
    let decided = results.filter_map(|(table, row)| row.map(|row| (table, &table.outcomes[row.outcome.index()])));
    told.extend(decided.map(|(table, outcome)| format!("\"{}\": {}", table.asks, outcome.label)));
    told
}
