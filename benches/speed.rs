//! How long the parts of `inroad report` and `inroad what-if` take: loading the pack, one evaluation with its trace, one
//! whole report, the least changes for every route, the answers that decide, whether a result is settled, the next
//! frame of a quiz after a key, and the mistakes in a file as large as any.

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use inroad::analysis::person::counterfactual::{BUDGET, least_changes};
use inroad::analysis::person::decisive::Results;
use inroad::analysis::person::levers::Levers;
use inroad::analysis::person::robustness::robustness;
use inroad::analysis::person::sensitivity::{change, sensitivity};
use inroad::cli::builtin::builtin;
use inroad::cli::prompt::frame::{Around, Looks};
use inroad::cli::prompt::list::{Entry, List};
use inroad::cli::prompt::theme::theme;
use inroad::engine::case::Case;
use inroad::engine::evaluation::evaluate;
use inroad::engine::interview::{Interview, Step};
use inroad::engine::recommendation::recommend;
use inroad::engine::routing::respond;
use inroad::engine::truth::{Response, Truth};
use inroad::load::answers::read_file;
use inroad::load::texts::Texts;
use inroad::model::answers::{Answer, Answers};
use inroad::model::condition::OptionSet;
use inroad::model::id::{AssessmentId, QuestionId};
use inroad::model::pack::Pack;
use inroad::model::pathway::PathwayKind;
use inroad::model::question::{AnswerKind, Question};
use inroad::page::person::commands::Commands;
use inroad::page::person::recommendation::document;
use inroad::render::html::page::html;
use inroad::render::layout::{Drawing, Layout};
use inroad::render::text::text;
use inroad::report::person::change::preview;
use inroad::report::person::recommendation::{recommendation, whole};
use inroad::report::person::what_if::{WhatIf, what_if};

/// Somebody who takes the first option of every question that is asked.
fn first_options(pack: &Pack, id: AssessmentId) -> Answers {
    let assessment = pack.assessment(id);
    let mut answers = Answers::new();
    for (position, asked) in assessment.asked.iter().enumerate() {
        let respondent = respond(pack, assessment, &answers);
        if respondent.asked[position] == Truth::Yes && respondent.response(asked.question) == Response::Pending {
            let answer = match pack.question(asked.question).kind {
                AnswerKind::Number { least, .. } => Answer::Number(least),
                AnswerKind::One(_) | AnswerKind::Many { .. } => Answer::Options(OptionSet::of(0)),
            };
            answers.set(asked.question, answer);
        }
    }
    answers
}

fn speed(criterion: &mut Criterion) {
    let texts = builtin();
    criterion.bench_function("load the built-in pack", |bencher| {
        bencher.iter(|| inroad::load::pack::load(black_box(&texts)));
    });
    let (pack, _) = inroad::load::pack::load(&texts);
    let Some(pack) = pack else { return };
    let id = pack.assessment_default();
    let assessment = pack.assessment(id);
    let answers = first_options(&pack, id);
    criterion.bench_function("one evaluation with its trace", |bencher| {
        bencher.iter(|| evaluate(&pack, assessment, black_box(&answers)));
    });
    let evaluation = evaluate(&pack, assessment, &answers);
    criterion.bench_function("ranking and advice", |bencher| {
        bencher.iter(|| recommend(assessment, black_box(&evaluation)));
    });
    criterion.bench_function("one whole report as a page of HTML", |bencher| {
        bencher.iter(|| {
            let report = whole(&Case::new(&pack, assessment, black_box(&answers).clone()));
            html(&document(&report, true, &Commands::default()))
        });
    });
    criterion.bench_function("one whole report as text", |bencher| {
        bencher.iter(|| {
            let report = recommendation(&Case::new(&pack, assessment, black_box(&answers).clone()));
            text(&document(&report, false, &Commands::default()), Layout::new(80, false))
        });
    });
}

/// Files as large as any that is read, of one broken piece again and again: the causes that are sought in them.
fn broken_files(criterion: &mut Criterion) {
    const BYTES: usize = 4 * 1024 * 1024;
    let mut group = criterion.benchmark_group("a broken file of 4 MiB");
    group.sample_size(10);
    for (name, piece) in [("pairs", "a:a,"), ("calls", "Is("), ("texts", "\"a\" "), ("lines", "\"a\": \"b,\n")] {
        let text = format!("{{{}}}", piece.repeat(BYTES / piece.len() - 1));
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                let mut texts = Texts::default();
                let file = texts.push("answers.ron", black_box(&text));
                read_file(&texts, file)
            });
        });
    }
    group.finish();
}

/// Every wish of somebody: the least changes that bring each route first, and the three counts of robustness.
fn changes(criterion: &mut Criterion) {
    let (pack, _) = inroad::load::pack::load(&builtin());
    let Some(pack) = pack else { return };
    let id = pack.assessment_default();
    let assessment = pack.assessment(id);
    let case = Case::new(&pack, assessment, first_options(&pack, id));
    criterion.bench_function("what-if: every single answer, in full", |bencher| {
        bencher.iter(|| what_if(black_box(&case), WhatIf::Single));
    });
    criterion.bench_function("what-if: what can be changed at all", |bencher| {
        bencher.iter(|| Levers::new(black_box(&case)));
    });
    let levers = Levers::new(&case);
    for route in assessment.pathway_ids().filter(|id| assessment.pathway(*id).kind == PathwayKind::Route) {
        let name = format!("what-if: the least changes for {}", assessment.pathway(route).id);
        criterion.bench_function(&name, |bencher| {
            bencher.iter(|| least_changes(black_box(&case), &levers, route, BUDGET));
        });
    }
    let found = sensitivity(&case);
    criterion.bench_function("robustness: weights and unsure answers", |bencher| {
        bencher.iter(|| robustness(black_box(&case), &found));
    });
}

fn decisive(criterion: &mut Criterion) {
    let (pack, _) = inroad::load::pack::load(&builtin());
    let Some(pack) = pack else { return };
    let id = pack.assessment_default();
    let assessment = pack.assessment(id);
    let answers = first_options(&pack, id);
    criterion.bench_function("prepare everything a result can say", |bencher| {
        bencher.iter(|| Results::every(&pack, assessment));
    });
    let Some(results) = Results::every(&pack, assessment) else { return };
    criterion.bench_function("settled, asked after every answer of a quiz", |bencher| {
        bencher.iter(|| {
            let mut partial = Answers::new();
            for (question, answer) in answers.iter() {
                partial.set(question, answer);
                black_box(results.is_settled(&Case::new(&pack, assessment, partial.clone())));
            }
        });
    });
    let case = Case::new(&pack, assessment, answers);
    criterion.bench_function("the answers that decide", |bencher| {
        bencher.iter(|| results.decisive(black_box(&case)));
    });
}

/// What a person waits for between a key and the next frame: less than a sixtieth of a second, 16 ms.
///
/// Of all answers and changes, the slowest of a first look is measured.
fn frames(criterion: &mut Criterion) {
    let (pack, _) = inroad::load::pack::load(&builtin());
    let Some(pack) = pack else { return };
    let id = pack.assessment_default();
    let assessment = pack.assessment(id);
    let answers = first_options(&pack, id);
    let Some(results) = Results::every(&pack, assessment) else { return };
    let theme = theme(true, Drawing::Blocks);
    let looks = Looks { theme: &theme, rows: 24, columns: 80 };
    let draw = |question: &Question, above: String| {
        let entries = question.options().iter().map(|it| Entry { alone: it.alone, ..Entry::new(&it.label) });
        let around = Around { above, ask: question.ask.clone(), notes: vec![question.why.clone()], keys: Vec::new() };
        let mut list = List::of_one(entries.collect(), Some(0));
        list.press(&console::Key::ArrowDown);
        looks.list(&around, &list)
    };
    let after_an_answer = |count: usize| {
        let mut partial = Answers::new();
        answers.iter().take(count).for_each(|(question, answer)| partial.set(question, answer));
        let mut interview = Interview::resumed(&pack, assessment, partial.clone(), Vec::new());
        black_box(results.is_settled(&Case::new(&pack, assessment, partial)));
        match interview.step() {
            Step::Ask(at) => {
                let above = format!("{:?}", interview.progress(at));
                black_box(draw(pack.question(assessment.asked[at].question), above));
            }
            _ => {
                black_box(recommendation(&Case::new(&pack, assessment, interview.counted())));
            }
        }
    };
    let count = (1..=answers.iter().count()).max_by_key(|count| time(|| after_an_answer(*count))).unwrap_or(1);
    criterion.bench_function("the next frame after an answer, the slowest of a quiz", |bencher| {
        bencher.iter(|| after_an_answer(count));
    });
    let case = Case::new(&pack, assessment, answers.clone());
    let previewed = |question: QuestionId, option: usize| {
        let answer = Answer::Options(OptionSet::of(option));
        black_box(preview(&case, &change(&case, question, answer)));
    };
    let changes = answers.iter().flat_map(|(id, _)| (0..pack.question(id).options().len()).map(move |it| (id, it)));
    let slowest = changes.max_by_key(|(id, option)| time(|| previewed(*id, *option)));
    let Some((question, option)) = slowest else { return };
    criterion.bench_function("the preview of a changed answer, the slowest of a quiz", |bencher| {
        bencher.iter(|| previewed(question, option));
    });
    let longest = pack.questions.iter().max_by_key(|it| it.options().len());
    let Some(longest) = longest else { return };
    criterion.bench_function("the next frame after a key that moves", |bencher| {
        bencher.iter(|| draw(longest, String::new()));
    });
}

fn time(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

criterion_group!(benches, speed, broken_files, changes, decisive, frames);
criterion_main!(benches);
