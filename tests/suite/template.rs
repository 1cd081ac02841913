//! The template of an answers file: read as it stands, and saying more with each line that is switched on.

use inroad::load::answers::{read_file, resolve};
use inroad::load::texts::Texts;
use inroad::model::answers::{Answer, Answers};
use inroad::model::id::AssessmentId;
use inroad::report::citation::{AnswerValue, answer_value};
use inroad::report::pack::template::template;

use crate::harness::{Case, Dice, assessment, commandless, pack, random_respondent};

/// Respondents that each template is filled in for.
const RESPONDENTS: usize = 40;

fn ron(id: AssessmentId) -> String {
    inroad::render::answers_file::answers_file(&template(pack(), id), "")
}

fn values(answers: &Answers) -> Vec<(String, AnswerValue)> {
    let value = |(id, answer): (_, Answer)| {
        let question = pack().question(id);
        (question.id.clone(), answer_value(question, answer))
    };
    answers.iter().map(value).collect()
}

/// The template with the lines of these answers switched on; every answer must find its lines.
fn filled_in(template: &str, answers: &Answers) -> String {
    const OFF: &str = "        // ";
    let mut lines: Vec<String> = template.lines().map(str::to_owned).collect();
    for (id, value) in values(answers) {
        let mut on = |at: usize| lines[at] = lines[at].replacen(OFF, "        ", 1);
        let find = |from: usize, start: &str| {
            let found = template.lines().enumerate().skip(from).find(|(_, line)| line.starts_with(start));
            found.map_or_else(|| panic!("no line for {start:?}"), |(at, _)| at)
        };
        match value {
            AnswerValue::Word(word) => on(find(0, &format!("{OFF}\"{id}\": \"{word}\","))),
            AnswerValue::Words(words) => {
                let open = find(0, &format!("{OFF}\"{id}\": ["));
                on(open);
                on(find(open, &format!("{OFF}],")));
                for word in &words {
                    on(find(open, &format!("{OFF}    \"{word}\",")));
                }
            }
            AnswerValue::Number(number) => {
                let at = find(0, &format!("{OFF}\"{id}\": "));
                lines[at] = format!("        \"{id}\": {number},");
            }
        }
    }
    lines.join("\n")
}

fn read(id: AssessmentId, name: &str, text: &str) -> Answers {
    let mut texts = Texts::default();
    let file = texts.push(name, text);
    let text = read_file(&texts, file).unwrap_or_else(|faults| panic!("{faults:?}"));
    assert_eq!(text.assessment.as_ref().map(|it| it.text.clone()), Some(pack().assessment(id).id.clone()));
    let (given, faults) = resolve(&texts, pack(), id, &[text]);
    assert!(faults.is_empty(), "{faults:?}");
    given.answers
}

#[test]
fn a_template_is_an_answers_file_as_it_stands() {
    for it in &pack().assessments {
        for format in ["ron", "json"] {
            let (exit, text, stderr) = Case::new(&format!("template {} --format {format}", it.id)).run();
            assert_eq!(exit, 0, "{stderr}");
            for flag in ["--partial", "--defaults --partial"] {
                let (exit, stdout, stderr) = Case::new(&format!("report --answers - {flag}")).input(&text).run();
                assert_eq!(exit, 0, "{}: {stderr}", it.id);
                assert!(stdout.starts_with("Nothing is answered yet") || flag.contains("defaults"), "{stdout}");
            }
            let first = &pack().question(it.asked[0].question).id;
            let (exit, _, stderr) = Case::new("report --answers -").input(&text).run();
            assert_eq!(exit, 2);
            assert!(stderr.contains(&format!("`{first}` is not answered")), "{stderr}");
        }
    }
}

#[test]
fn lines_that_are_switched_on_are_the_answers() {
    let mut dice = Dice(23);
    for it in &pack().assessments {
        let id = assessment(&it.id);
        let empty = ron(id);
        assert!(read(id, "template.ron", &empty).is_empty());
        for _ in 0..RESPONDENTS {
            let answers = random_respondent(id, &mut dice);
            assert_eq!(read(id, "template.ron", &filled_in(&empty, &answers)), answers);
            let mut json = serde_json::to_value(template(pack(), id)).expect("a template is JSON");
            for (question, value) in values(&answers) {
                json["answers"][question] = serde_json::to_value(value).expect("an answer is JSON");
            }
            assert_eq!(read(id, "template.json", &json.to_string()), answers);
        }
    }
}

#[test]
fn a_filled_in_template_gives_the_report_of_its_answers() {
    let mut dice = Dice(29);
    for it in &pack().assessments {
        let answers = random_respondent(assessment(&it.id), &mut dice);
        let (exit, from_file, stderr) =
            Case::new("report --answers -").input(&filled_in(&ron(assessment(&it.id)), &answers)).run();
        assert_eq!(exit, 0, "{stderr}");
        let sets = values(&answers).into_iter().map(|(id, value)| match value {
            AnswerValue::Word(word) => format!(" --set {id}={word}"),
            AnswerValue::Words(words) => format!(" --set {id}={}", words.join(",")),
            AnswerValue::Number(number) => format!(" --set {id}={number}"),
        });
        let (exit, from_flags, stderr) = Case::new(&format!("report {}{}", it.id, sets.collect::<String>())).run();
        assert_eq!(exit, 0, "{stderr}");
        assert_eq!(commandless(&from_file), commandless(&from_flags));
    }
}

#[test]
fn a_template_says_all_of_every_question() {
    for it in &pack().assessments {
        let text = ron(assessment(&it.id));
        // Words as they stand, whatever lines they were broken into.
        let words: Vec<&str> = text.split_whitespace().filter(|word| *word != "//").collect();
        let flat = words.join(" ");
        for asked in &it.asked {
            let question = pack().question(asked.question);
            for part in [&question.ask, &question.why].into_iter().chain(&question.help) {
                assert!(flat.contains(part.as_str()), "{part:?} of {} is not told", question.id);
            }
            for option in question.options() {
                assert!(text.contains(&format!("  // {}", option.label)), "{}", option.label);
            }
        }
        assert!(text.lines().filter(|line| !line.contains("\",")).all(|line| line.chars().count() <= 100), "{text}");
    }
}

#[test]
fn an_assessment_that_does_not_exist_is_named_with_the_nearest() {
    let (exit, _, stderr) = Case::new("template interviw").run();
    assert_eq!(exit, 2);
    assert!(stderr.contains("did you mean `interview`?"), "{stderr}");
}
