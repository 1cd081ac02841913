//! How long it takes to verify the built-in pack, and packs of growing size: questions, options and rules.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use inroad::analysis::pack::verification::effort::Effort;
use inroad::analysis::pack::verification::finding::Verdict;
use inroad::analysis::pack::verification::verify::{verify, verify_one};
use inroad::analysis::proof::can::Prepared;
use inroad::analysis::proof::fixed::Fixed;
use inroad::analysis::proof::search::Budget;
use inroad::analysis::space::domain::LeavingOut;
use inroad::cli::builtin::builtin;
use inroad::model::answers::Answers;
use inroad::model::condition::{Condition, OptionSet, ResultTest};
use inroad::model::id::{AssessmentId, PathwayId, QuestionId};
use inroad::model::pack::{Assessment, FitBounds, Pack};
use inroad::model::pathway::{Evidence, Pathway, PathwayKind, Standing};
use inroad::model::points::Points;
use inroad::model::property::Properties;
use inroad::model::question::{AnswerKind, AnswerOption, Lever, Question};
use inroad::model::questionnaire::{Asked, Section, Tier};

/// A small generator, so that packs are the same in every run (`SplitMix64`, Steele 2014).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % below as u64).unwrap_or(0)
    }
}

/// How large a pack is.
#[derive(Clone, Copy)]
struct Size {
    questions: usize,
    options: usize,
    rules: usize,
}

const PATHWAYS: usize = 12;
/// Each pathway mostly asks its own questions, as in a pack that somebody writes.
const OWN: usize = 7;

fn pack(size: Size) -> Pack {
    let mut dice = Dice(size.rules as u64);
    let option = |index| AnswerOption {
        id: format!("o{index}"),
        label: String::new(),
        unsure: false,
        alone: false,
        no_aim: false,
        place: None,
    };
    let question = |index| Question {
        id: format!("q{index}"),
        topic: String::new(),
        ask: String::new(),
        why: String::new(),
        help: None,
        cites: Vec::new(),
        kind: AnswerKind::One((0..size.options).map(option).collect()),
        lever: Lever::Fixed,
        default: None,
        find_out: None,
        place: None,
    };
    let asked = (0..size.questions).map(|index| Asked {
        question: QuestionId::new(index),
        section: 0,
        tier: Tier::Core,
        ask_when: Condition::Always,
        place: None,
    });
    let assessment = Assessment {
        id: "a".to_owned(),
        title: String::new(),
        decides: String::new(),
        default: true,
        door: None,
        previews: true,
        find_out_when: Condition::Always,
        place: None,
        sections: vec![Section { title: String::new() }],
        asked: asked.collect(),
        facts: Vec::new(),
        scales: Vec::new(),
        pathways: (0..PATHWAYS).map(|index| pathway(index, size, &mut dice)).collect(),
        tables: Vec::new(),
        advice: Vec::new(),
        parts: Vec::new(),
        leads_to: Vec::new(),
        fits: FitBounds { strong: 6, good: 3 },
        limits: Vec::new(),
        properties: Properties::default(),
    };
    let questions = (0..size.questions).map(question).collect();
    Pack { questions, assessments: vec![assessment], ..Pack::default() }
}

fn pathway(index: usize, size: Size, dice: &mut Dice) -> Pathway {
    let own: Vec<usize> = (0..OWN).map(|_| dice.roll(size.questions)).collect();
    let evidence = (0..size.rules / PATHWAYS).map(|number| {
        let tests = (0..[1, 1, 1, 1, 1, 1, 2, 2, 2, 3][dice.roll(10)]).map(|_| {
            let question = if dice.roll(5) == 0 { dice.roll(size.questions) } else { own[dice.roll(OWN)] };
            let set = 1 + dice.roll((1 << size.options) - 2) as u64;
            Condition::Has(QuestionId::new(question), OptionSet(set))
        });
        Evidence {
            id: format!("e{number}"),
            when: Condition::All(tests.collect()),
            points: Points([-2, -1, 1, 2][dice.roll(4)]),
            because: String::new(),
            cites: Vec::new(),
            place: None,
        }
    });
    Pathway {
        id: format!("p{index}"),
        title: String::new(),
        kind: PathwayKind::Route,
        what: String::new(),
        standing: Standing::Common,
        cites: Vec::new(),
        requires: Vec::new(),
        evidence: evidence.collect(),
        steps: Vec::new(),
        place: None,
    }
}

fn proof(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("verify");
    group.sample_size(10);
    let (built_in, _) = inroad::load::pack::load(&builtin());
    let Some(built_in) = built_in else { return };
    group.bench_function("the built-in pack", |bencher| {
        bencher.iter(|| verify(black_box(&built_in), Effort::default()));
    });
    let usual = Size { questions: 20, options: 5, rules: 200 };
    let sizes = [
        Size { rules: 60, ..usual },
        usual,
        Size { rules: 600, ..usual },
        Size { questions: 40, ..usual },
        Size { options: 8, ..usual },
    ];
    for size in sizes {
        let pack = pack(size);
        let verified = verify_one(&pack, AssessmentId::new(0), Effort::default());
        let open = verified.findings.iter().filter(|it| matches!(it.verdict, Verdict::Undecided(_))).count();
        let name = format!(
            "{} questions, {} options, {} rules; {open} of {} checks stay open",
            size.questions,
            size.options,
            size.rules,
            verified.findings.len()
        );
        group.bench_with_input(BenchmarkId::from_parameter(name), &pack, |bencher, pack| {
            bencher.iter(|| verify_one(black_box(pack), AssessmentId::new(0), Effort::default()));
        });
    }
    group.finish();
    settled(criterion, &built_in);
}

/// Whether the first route can still become another, when half of the questions are answered.
fn settled(criterion: &mut Criterion, pack: &Pack) {
    let assessment = pack.assessment(pack.assessment_default());
    let others: Vec<Condition> = assessment
        .pathway_ids()
        .map(|id| Condition::Not(Box::new(Condition::Result(ResultTest::First(PathwayId::new(id.index()))))))
        .collect();
    let others: Vec<&Condition> = others.iter().collect();
    let Some(prepared) = Prepared::new(pack, assessment, &others, LeavingOut::Refine) else { return };
    let mut answers = Answers::new();
    for asked in assessment.asked.iter().take(assessment.asked.len() / 2) {
        let question = pack.question(asked.question);
        answers.set(asked.question, inroad::analysis::space::domain::ordinary(question));
    }
    let fixed = Fixed { answers: &answers, left_out: &[] };
    criterion.bench_function("whether another route can still come first", |bencher| {
        bencher.iter(|| prepared.ask(0, black_box(fixed), Budget { parts: 2_000 }));
    });
    criterion.bench_function("preparing that question for every route", |bencher| {
        bencher.iter(|| Prepared::new(pack, assessment, black_box(&others), LeavingOut::Refine));
    });
}

criterion_group!(benches, proof);
criterion_main!(benches);
