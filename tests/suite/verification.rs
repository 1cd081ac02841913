//! What `inroad verify` finds: against plain enumeration on random packs, with planted faults, and on the built-in pack.

use std::collections::BTreeSet;
use std::num::NonZero;

use inroad::analysis::pack::verification::effort::Effort;
use inroad::analysis::pack::verification::finding::{Finding, Subject, Verdict};
use inroad::analysis::pack::verification::share::Measured;
use inroad::analysis::pack::verification::verify::{Verified, verify, verify_one};
use inroad::analysis::proof::search::Budget;
use inroad::engine::evaluation::{Evaluation, TableTrace, evaluate};
use inroad::engine::recommendation::{Ranked, points, rank, recommend, ruled_out};
use inroad::engine::truth::Truth;
use inroad::model::answers::{Answer, Answers};
use inroad::model::condition::{Condition, OptionSet, ResultTest};
use inroad::model::id::{AdviceId, AssessmentId, OutcomeId, PathwayId, QuestionId, TableId};
use inroad::model::pack::{Assessment, Pack};
use inroad::model::pathway::PathwayKind;
use inroad::model::points::Points;
use inroad::model::property::{Exclusion, Help, Piece, Properties, Property};
use inroad::model::question::AnswerKind;

use crate::harness::{Case, Dice, pack, random_respondent};
use crate::oracle::Person;
use crate::prover::every_draw_up_to;
use crate::random_pack::{Size, random_pack, sized_pack};

const PACKS: u64 = 1_200;
/// Crowds few enough that search has to find what is rare.
const EFFORT: Effort = Effort { crowds: 1, budget: Budget { parts: 1_000_000 }, threads: None };

fn pack_id() -> AssessmentId {
    AssessmentId::new(0)
}

/// A random pack whose author claims something, whether true or not.
fn claiming_pack(dice: &mut Dice) -> Pack {
    let mut pack = random_pack(dice);
    let assessment = &mut pack.assessments[0];
    // Rows that say the same, and in one table of four a gap.
    for row in &mut assessment.tables[0].rows {
        row.outcome = OutcomeId::new(dice.roll(3));
    }
    if dice.roll(4) == 0 {
        assessment.tables[0].rows.pop();
    }
    let pathway = PathwayId::new(dice.roll(assessment.pathways.len()));
    let result = |test| Condition::Result(test);
    let parts = vec![
        assessment.facts[dice.roll(3)].when.clone(),
        result(ResultTest::First(pathway)),
        result(ResultTest::Fires(AdviceId::new(dice.roll(3)))),
    ];
    let stated = (0..2).map(|index| Property {
        id: format!("x{index}"),
        says: String::new(),
        is_never: index == 0,
        condition: if index == 0 { Condition::All(parts.clone()) } else { Condition::Any(parts.clone()) },
        because: String::new(),
        cites: Vec::new(),
        place: None,
    });
    let stated = stated.collect();
    let helps = pack.questions.iter().enumerate().filter(|(_, it)| !matches!(it.kind, AnswerKind::Many { .. }));
    let helps = helps.map(|(index, question)| Help {
        question: QuestionId::new(index),
        pathway,
        order: (0..question.options().len()).map(OptionSet::of).collect(),
        because: String::new(),
        cites: Vec::new(),
        place: None,
    });
    let helps = helps.collect();
    let pieces = (0..3).map(|at| Piece::Advice(AdviceId::new(at)));
    let mut pieces: Vec<Piece> = pieces.collect();
    pieces.extend((0..pack.assessments[0].tables.len()).map(|at| Piece::Row(TableId::new(at), 0)));
    let excludes = vec![Exclusion { pieces, place: None }];
    pack.assessments[0].properties = Properties { stated, helps, excludes };
    pack
}

/// Whether a piece of a report is for a person; random packs have no steps.
fn reaches(person: &Judged, piece: Piece) -> bool {
    match piece {
        Piece::Advice(id) => person.advice.contains(&id),
        Piece::Step(..) => panic!("random packs have no steps"),
        Piece::Row(id, at) => person.evaluation.verdicts[id.index()] == TableTrace::Row(at),
    }
}

/// A person with what the engine says of them.
struct Judged {
    draw: Answers,
    evaluation: Evaluation,
    advice: BTreeSet<AdviceId>,
    first: Option<PathwayId>,
    recommended: BTreeSet<PathwayId>,
}

fn judged(pack: &Pack, assessment: &Assessment, draw: &Answers) -> Judged {
    let evaluation = evaluate(pack, assessment, draw);
    let recommendation = recommend(assessment, &evaluation);
    Judged {
        draw: draw.clone(),
        first: recommendation.first(),
        advice: recommendation.advice.iter().copied().collect(),
        recommended: recommendation.leaders().iter().chain(&recommendation.named_supports).copied().collect(),
        evaluation,
    }
}

/// What is decided for a person once a rule is gone.
fn without(pack: &Pack, draw: &Answers, remove: impl Fn(&mut Assessment)) -> Judged {
    let mut assessment = pack.assessments[0].clone();
    remove(&mut assessment);
    judged(pack, &assessment, draw)
}

/// Whether something holds, found by asking everybody in the plainest way.
fn holds(pack: &Pack, subject: Subject, complete: &[Judged], partial: &[Judged]) -> bool {
    let assessment = &pack.assessments[0];
    let row = |person: &Judged, table: TableId| match person.evaluation.verdicts[table.index()] {
        TableTrace::Row(row) => Some(row),
        TableTrace::Unknown(_) | TableTrace::NoRow => None,
    };
    let outcome = |assessment: &Assessment, person: &Judged, table: TableId| {
        row(person, table).map(|row| assessment.table(table).rows[row].outcome)
    };
    let is_open = |person: &Judged, id: PathwayId| !ruled_out(&person.evaluation, id);
    match subject {
        Subject::RouteForEverybody => partial.iter().all(|person| {
            let mut routes = assessment.pathway_ids().filter(|id| assessment.pathway(*id).kind == PathwayKind::Route);
            routes.any(|id| is_open(person, id))
        }),
        Subject::TableComplete(table) => {
            partial.iter().all(|it| it.evaluation.verdicts[table.index()] != TableTrace::NoRow)
        }
        Subject::RowReached(table, wanted) => complete.iter().any(|person| row(person, table) == Some(wanted)),
        Subject::RowNeeded(table, wanted) => complete.iter().any(|person| {
            let gone = |it: &mut Assessment| drop(it.tables[table.index()].rows.remove(wanted));
            let mut other = assessment.clone();
            gone(&mut other);
            let then = without(pack, &person.draw, gone);
            row(person, table) == Some(wanted) && outcome(assessment, person, table) != outcome(&other, &then, table)
        }),
        Subject::CanBeFirst(id) => complete.iter().any(|person| person.first == Some(id)),
        Subject::CanBeNamed(id) => complete.iter().any(|person| person.recommended.contains(&id)),
        Subject::RequirementFails(id, at) => {
            complete.iter().any(|it| it.evaluation.pathways[id.index()].requires[at] == Truth::No)
        }
        Subject::RequirementMatters(id, at) => complete.iter().any(|person| {
            let gone = |it: &mut Assessment| drop(it.pathways[id.index()].requires.remove(at));
            !is_open(person, id) && is_open(&without(pack, &person.draw, gone), id)
        }),
        Subject::EvidenceCounts(id, at) => complete
            .iter()
            .any(|person| is_open(person, id) && person.evaluation.pathways[id.index()].evidence[at] == Truth::Yes),
        Subject::EvidenceDecides(id, at) => {
            let mut idle = assessment.clone();
            idle.pathways[id.index()].evidence[at].points = Points(0);
            let kind = assessment.pathway(id).kind;
            let seen = |assessment: &Assessment, person: &Judged| {
                let recommended = person.recommended.iter().filter(|it| assessment.pathway(**it).kind == kind);
                let first = person.first.filter(|_| kind == PathwayKind::Route);
                (first, recommended.copied().collect::<BTreeSet<_>>(), word(assessment, person, id))
            };
            complete.iter().any(|it| seen(assessment, it) != seen(&idle, &judged(pack, &idle, &it.draw)))
        }
        Subject::AdviceReaches(id) => complete.iter().any(|person| person.advice.contains(&id)),
        Subject::NeverTogether(_, left, right) => {
            !partial.iter().any(|person| reaches(person, left) && reaches(person, right))
        }
        Subject::Property(at) => {
            let property = &assessment.properties.stated[at];
            let against = if property.is_never { Truth::Yes } else { Truth::No };
            !partial.iter().any(|person| {
                let recommendation = recommend(assessment, &person.evaluation);
                let results = Ranked { evaluation: &person.evaluation, assessment, recommendation: &recommendation };
                person.evaluation.respondent.view(assessment, Some(&results)).truth(&property.condition) == against
            })
        }
        Subject::Helps(at, from, to) => !pushes_down(pack, at, (from, to), partial),
        Subject::OptionMatters(question, option) => matters(pack, question, option, complete),
        Subject::StepReaches(..) => panic!("random packs have no steps"),
    }
}

/// Whether anybody loses by the second answer in place of the first.
fn pushes_down(pack: &Pack, help: usize, (from, to): (Answer, Answer), people: &[Judged]) -> bool {
    let assessment = &pack.assessments[0];
    let help = &assessment.properties.helps[help];
    people.iter().any(|person| {
        let [before, after] = [from, to].map(|answer| {
            let mut draw = person.draw.clone();
            draw.set(help.question, answer);
            evaluate(pack, assessment, &draw)
        });
        let sum = |evaluation| points(assessment, evaluation, help.pathway);
        !ruled_out(&before, help.pathway) && (ruled_out(&after, help.pathway) || sum(&after) < sum(&before))
    })
}

/// Whether the option in place of another, or ticked beside another, changes anything that somebody is asked or told.
fn matters(pack: &Pack, question: QuestionId, option: usize, people: &[Judged]) -> bool {
    let assessment = &pack.assessments[0];
    let (asked, this) = (pack.question(question), OptionSet::of(option));
    let others = (0..asked.options().len()).filter(|other| *other != option).map(OptionSet::of);
    let pairs = others.flat_map(|that| [(this, that), (this.union(that), that)]);
    let accepted = |set: &OptionSet| {
        let words = set.iter().map(|index| asked.options()[index].id.clone()).collect();
        asked.accept(&inroad::model::question::Reply::Words(words)).is_ok()
    };
    let pairs: Vec<_> = pairs.filter(|(with, _)| accepted(with)).collect();
    people.iter().any(|person| {
        let told = |set| {
            let mut draw = person.draw.clone();
            draw.set(question, Answer::Options(set));
            let person = judged(pack, assessment, &draw);
            let rows = person.evaluation.verdicts.clone();
            (person.evaluation.respondent.asked, person.evaluation.pathways, rows, person.advice)
        };
        pairs.iter().any(|(with, without)| told(*with) != told(*without))
    })
}

fn verdict(finding: &Finding) -> bool {
    match finding.verdict {
        Verdict::Proved(_) => true,
        Verdict::Refuted(_) => false,
        Verdict::Undecided(_) => panic!("{:?} of a small pack is not decided", finding.subject),
    }
}

/// The word of fit that a pathway gets, as a number: none where it is ruled out.
fn word(assessment: &Assessment, person: &Judged, id: PathwayId) -> Option<usize> {
    let trace = &person.evaluation.pathways[id.index()];
    let total = trace.points(assessment.pathway(id)).0;
    let bounds = [assessment.fits.good, assessment.fits.strong];
    (trace.eligible() != Truth::No).then(|| bounds.into_iter().filter(|bound| total >= *bound).count())
}

#[test]
fn every_verdict_on_random_packs_is_that_of_asking_everybody() {
    let mut tested = [0, 0];
    for seed in 0..PACKS {
        let mut dice = Dice(seed ^ 0x5EED);
        let pack = claiming_pack(&mut dice);
        let outs =
            [inroad::analysis::space::domain::LeavingOut::Nothing, inroad::analysis::space::domain::LeavingOut::Refine];
        let [Some(complete), Some(partial)] = outs.map(|out| every_draw_up_to(&pack, out, 120)) else { continue };
        let assessment = &pack.assessments[0];
        let [complete, partial] = [complete, partial]
            .map(|draws| draws.iter().map(|draw| judged(&pack, assessment, draw)).collect::<Vec<Judged>>());
        let verified = verify_one(&pack, pack_id(), EFFORT);
        for finding in &verified.findings {
            let expected = holds(&pack, finding.subject, &complete, &partial);
            assert_eq!(verdict(finding), expected, "pack {seed}: {:?}", finding.subject);
            tested[usize::from(expected)] += 1;
        }
        check_shares(&pack, &verified, &complete);
    }
    assert!(tested[0] > 500 && tested[1] > 500, "only {tested:?} verdicts are tested");
}

/// Shares are counted exactly, and every pair of routes that can tie is named.
fn check_shares(pack: &Pack, verified: &Verified, everybody: &[Judged]) {
    let assessment = &pack.assessments[0];
    let exact = |measured: Measured, people: usize| match measured {
        Measured::Exact(share) => {
            assert_eq!(share.part * everybody.len() as u128, people as u128 * share.whole);
        }
        Measured::Estimated { .. } => panic!("a small pack is counted"),
    };
    for share in &verified.pathways {
        let leads = |person: &&Judged| match assessment.pathway(share.pathway).kind {
            PathwayKind::Route => person.first == Some(share.pathway),
            PathwayKind::Support => person.recommended.contains(&share.pathway),
        };
        exact(share.leads, everybody.iter().filter(leads).count());
    }
    let mut tied = BTreeSet::new();
    for person in everybody {
        let routes = rank(assessment, &person.evaluation, PathwayKind::Route);
        let Some(first) = routes.first() else { continue };
        let sum = |id| points(assessment, &person.evaluation, id);
        for other in &routes[1..] {
            let open = !ruled_out(&person.evaluation, *first) && !ruled_out(&person.evaluation, *other);
            if open && sum(*first) == sum(*other) {
                tied.insert((*first.min(other), *first.max(other)));
            }
        }
    }
    let found: BTreeSet<_> = verified.ties.iter().map(|tie| (tie.left, tie.right)).collect();
    assert_eq!(found, tied);
}

#[test]
fn faults_that_are_planted_are_found() {
    let is_refuted = |pack: &Pack, id: AssessmentId, wanted: &dyn Fn(Subject) -> bool| {
        let verified = verify_one(pack, id, Effort { crowds: 64, ..Effort::default() });
        let mut refuted = verified.findings.iter().filter(|it| matches!(it.verdict, Verdict::Refuted(_)));
        refuted.any(|finding| wanted(finding.subject))
    };
    let interview = crate::harness::assessment("interview");
    let rows = pack().assessment(interview).tables[0].rows.len();
    for row in 0..rows {
        let mut removed = pack().clone();
        removed.assessments[interview.index()].tables[0].rows.remove(row);
        // A row whose people fall to a row below it leaves no gap, but a promise or a row may break.
        let falls_through = removed.assessment(interview).tables[0].rows.iter().skip(row).any(|below| {
            let gone = &pack().assessment(interview).tables[0].rows[row];
            below.outcome == gone.outcome
        });
        let found = is_refuted(&removed, interview, &|subject| {
            matches!(subject, Subject::TableComplete(_) | Subject::Property(_))
        });
        assert!(found || falls_through, "row {row} can be removed unnoticed");
    }
    let mut narrowed = pack().clone();
    let table = &mut narrowed.assessments[interview.index()].tables[0];
    let last = table.rows.len() - 1;
    let Condition::Has(question, _) = table.rows[last].when else { panic!("the last row tests one answer") };
    table.rows[last].when =
        Condition::All(vec![table.rows[last].when.clone(), Condition::HasNone(question, OptionSet(!0))]);
    assert!(is_refuted(&narrowed, interview, &|subject| matches!(subject, Subject::TableComplete(_))));
    assert!(is_refuted(&narrowed, interview, &|subject| subject == Subject::RowReached(TableId::new(0), last)));
}

#[test]
fn a_weight_that_is_turned_breaks_a_declared_help() {
    let id = pack().assessment_default();
    let help = &pack().assessment(id).properties.helps[0];
    let evidence = &pack().assessment(id).pathway(help.pathway).evidence;
    let best = help.order.last().copied().expect("a help has an order");
    let turned = evidence.iter().position(|it| it.when == Condition::Has(help.question, best)).expect("it is weighed");
    let mut mutant = pack().clone();
    let weight = &mut mutant.assessments[id.index()].pathways[help.pathway.index()].evidence[turned].points;
    weight.0 = -weight.0;
    let verified = verify_one(&mutant, id, Effort { crowds: 64, ..Effort::default() });
    let broken = verified.findings.iter().find(|it| matches!(it.verdict, Verdict::Refuted(_)) && is_help(it, 0));
    let broken = broken.expect("the help is refuted");
    let Subject::Helps(_, from, to) = broken.subject else { panic!("it is a help") };
    let answers = &broken.witness.as_ref().expect("somebody loses by it").answers;
    assert_eq!(answers.get(help.question), Some(from));
    let assessment = mutant.assessment(id);
    let mut other = answers.clone();
    other.set(help.question, to);
    let sum = |answers| points(assessment, &evaluate(&mutant, assessment, answers), help.pathway);
    assert!(sum(&other) < sum(answers), "the witness does not show it");
}

fn is_help(finding: &Finding, help: usize) -> bool {
    matches!(finding.subject, Subject::Helps(at, ..) if at == help)
}

#[test]
fn the_built_in_pack_keeps_its_promises() {
    let verification = verify(pack(), Effort::default());
    for verified in &verification.assessments {
        let open: Vec<&Finding> =
            verified.findings.iter().filter(|it| !matches!(it.verdict, Verdict::Proved(_))).collect();
        assert!(open.is_empty(), "{}: {open:?}", pack().assessment(verified.assessment).id);
        assert!(!verified.is_too_fine);
    }
    let properties: usize = pack().assessments.iter().map(|it| it.properties.stated.len()).sum();
    assert!(properties >= 20 && verification.silent.is_empty());
}

#[test]
fn nobody_drawn_contradicts_what_is_proved() {
    const PEOPLE: usize = 100_000;
    let assessments = pack().assessments.iter().enumerate().filter(|(_, it)| !it.properties.stated.is_empty());
    let assessments: Vec<(usize, &Assessment)> = assessments.collect();
    let mut dice = Dice(29);
    for (index, assessment) in &assessments {
        for number in 0..PEOPLE / assessments.len() {
            let mut answers = random_respondent(AssessmentId::new(*index), &mut dice);
            if number % 2 == 1 {
                // Half of them leave out some of what only sharpens the result.
                for asked in assessment.asked.iter().filter(|it| it.tier == inroad::model::questionnaire::Tier::Refine)
                {
                    if dice.roll(2) == 0 {
                        answers.clear(asked.question);
                    }
                }
            }
            let evaluation = evaluate(pack(), assessment, &answers);
            let recommendation = recommend(assessment, &evaluation);
            let results = Ranked { evaluation: &evaluation, assessment, recommendation: &recommendation };
            let view = evaluation.respondent.view(assessment, Some(&results));
            for property in &assessment.properties.stated {
                let against = if property.is_never { Truth::Yes } else { Truth::No };
                assert_ne!(view.truth(&property.condition), against, "{} fails for {answers:?}", property.id);
            }
            for exclusion in &assessment.properties.excludes {
                let given = exclusion.pieces.iter().filter(|piece| match piece {
                    Piece::Advice(id) => recommendation.advice.contains(id),
                    Piece::Step(id, at) => {
                        recommendation.recommends(*id)
                            && view.truth(&assessment.pathway(*id).steps[*at].when) == Truth::Yes
                    }
                    Piece::Row(id, at) => evaluation.verdicts[id.index()] == TableTrace::Row(*at),
                });
                assert!(given.count() <= 1, "{exclusion:?} for {answers:?}");
            }
            assert!(evaluation.verdicts.iter().all(|it| *it != TableTrace::NoRow));
        }
    }
}

#[test]
fn any_number_of_threads_finds_the_same() {
    let with = |threads| Effort { crowds: 300, budget: Budget { parts: 300 }, threads: NonZero::new(threads) };
    let one = verify(pack(), with(1));
    assert_eq!(one, verify(pack(), with(2)));
    assert_eq!(one, verify(pack(), with(5)));
    for verified in &one.assessments {
        assert_eq!(*verified, verify_one(pack(), verified.assessment, with(3)));
    }
    let large = sized_pack(Size { questions: 20, options: 5, rules: 120 });
    let verified = |threads| verify(&large, Effort { crowds: 9, budget: Budget { parts: 20 }, ..with(threads) });
    assert_eq!(verified(1), verified(4));
}

#[test]
fn who_comes_first_in_random_packs_is_who_the_oracle_puts_first() {
    for seed in 0..PACKS {
        let mut dice = Dice(seed ^ 0xF1F1);
        let pack = random_pack(&mut dice);
        let nothing = inroad::analysis::space::domain::LeavingOut::Nothing;
        let Some(draws) = every_draw_up_to(&pack, nothing, 300) else { continue };
        let assessment = &pack.assessments[0];
        let firsts: BTreeSet<PathwayId> =
            draws.iter().filter_map(|draw| Person::new(assessment, draw).first()).collect();
        let verified = verify_one(&pack, pack_id(), EFFORT);
        let always_open = firsts.iter().any(|id| assessment.pathway(*id).requires.is_empty());
        for finding in &verified.findings {
            if let (Subject::CanBeFirst(id), true) = (finding.subject, always_open) {
                assert_eq!(verdict(finding), firsts.contains(&id), "pack {seed}");
            }
        }
    }
}

#[test]
fn the_program_says_who_breaks_a_promise_and_exits_with_findings() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for (_, file) in inroad::cli::builtin::builtin().iter() {
        let path = folder.path().join(&file.name);
        std::fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("a folder can be made");
        let text = file.text.replace("holds: Not(Is(\"freelance\", \"no\"))", "holds: Always");
        std::fs::write(path, text).expect("a file can be written");
    }
    let path = folder.path().display().to_string();
    let (exit, said, _) = Case::with(&["verify", &path]).run();
    assert_eq!(exit, 1);
    let joined = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(joined.contains("This does not hold: Nobody who would not or may not do projects for others"), "{said}");
    let start = said.find("  | (assessment:").expect("an answers file is printed");
    let file = said[start..].lines().map_while(|line| line.strip_prefix("  | ")).collect::<Vec<_>>().join("\n");
    let (exit, report, errors) =
        Case::with(&["report", "--pack", &path, "--partial", "--full", "--answers", "-"]).input(&file).run();
    assert_eq!(exit, 0, "{errors}");
    assert!(report.contains("Product projects for other companies"));
    let (exit, json, _) = Case::with(&["verify", &path, "--format", "json"]).run();
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!((exit, &json["holds"]), (1, &serde_json::Value::Bool(false)));
}
