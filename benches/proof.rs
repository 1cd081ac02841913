//! How long it takes to verify the built-in pack, and packs of growing size: questions, options and rules.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::cast_possible_wrap,
    reason = "what it shares with the tests is written as tests are"
)]

#[path = "../tests/suite/harness.rs"]
#[expect(dead_code, reason = "of it only the dice are used")]
mod harness;
#[path = "../tests/suite/random_pack.rs"]
#[expect(dead_code, reason = "small packs are for tests")]
mod random_pack;

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
use inroad::model::condition::{Condition, ResultTest};
use inroad::model::id::{AssessmentId, PathwayId};
use inroad::model::pack::Pack;

use crate::random_pack::{Size, sized_pack};

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
        let pack = sized_pack(size);
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
        bencher.iter(|| prepared.asker(0).ask(black_box(fixed), Budget { parts: 2_000 }));
    });
    criterion.bench_function("preparing that question for every route", |bencher| {
        bencher.iter(|| Prepared::new(pack, assessment, black_box(&others), LeavingOut::Refine));
    });
}

criterion_group!(benches, proof);
criterion_main!(benches);
