//! An answers file to fill in, as RON: every answer stands in it, commented out, under its question.
//!
//! In: a template. Out: RON that is read as it stands, and says more with each line that loses its `//`. Never: answers.

use textwrap::Options;

use crate::report::citation::AnswerValue;
use crate::report::pack::template::{Takes, TemplateOption, TemplateQuestion, TemplateReport};

/// Columns of the file.
const WIDTH: usize = 100;
/// What stands before an answer that nobody has given.
const OFF: &str = "        // ";

/// The file. `pack` is what a command needs beside the answers, so that it uses the same pack.
pub fn answers_file(template: &TemplateReport, pack: &str) -> String {
    let mut lines = Vec::new();
    comment(&mut lines, "// ", &format!("Answers that find out {}.", template.decides));
    lines.push("//".to_owned());
    comment(
        &mut lines,
        "// ",
        &format!(
            "Take the // away from each answer that is true for you. Where several may be ticked, take it from the \
             lines with the brackets too. Then run: inroad report{pack} --answers FILE"
        ),
    );
    lines.push("//".to_owned());
    comment(
        &mut lines,
        "// ",
        "What is still missing is named. With --defaults, answers so marked are taken where nothing is said; with \
         --partial the report says what it can.",
    );
    // Ids are plain slugs, so that quoting them needs no escapes.
    lines.extend([
        "(".to_owned(),
        format!("    assessment: \"{}\",", template.assessment),
        "    answers: {".to_owned(),
    ]);
    let mut section = "";
    for question in &template.questions {
        if question.section != section {
            section = &question.section;
            lines.push(format!("        // ==== {section} ===="));
            lines.push(String::new());
        }
        write(&mut lines, question);
        lines.push(String::new());
    }
    lines.extend(["    },".to_owned(), ")\n".to_owned()]);
    lines.join("\n")
}

fn write(lines: &mut Vec<String>, question: &TemplateQuestion) {
    comment(lines, OFF, &question.ask);
    comment(lines, OFF, &format!("Why: {}", question.why));
    if let Some(help) = &question.help {
        comment(lines, OFF, &format!("Help: {help}"));
    }
    let need = if question.core { "A report needs this" } else { "This may be left out" };
    match &question.asked_when {
        Some(when) => comment(lines, OFF, &format!("{need}. Asked only when {when}.")),
        None => comment(lines, OFF, &format!("{need}.")),
    }
    let id = &question.id;
    match &question.takes {
        Takes::One { options } => {
            let answers = options.iter().map(|it| (format!("\"{id}\": \"{}\",", it.id), said(question, it)));
            answer_lines(lines, &answers.collect::<Vec<_>>());
        }
        Takes::Many { at_most, options } => {
            if *at_most < options.len() {
                comment(lines, OFF, &format!("Tick at most {at_most}."));
            }
            lines.push(format!("{OFF}\"{id}\": ["));
            let answers = options.iter().map(|it| (format!("    \"{}\",", it.id), said(question, it)));
            answer_lines(lines, &answers.collect::<Vec<_>>());
            lines.push(format!("{OFF}],"));
        }
        Takes::Number { least, most, unit } => {
            let (number, mark) = match question.default {
                Some(AnswerValue::Number(number)) => (number, DEFAULT),
                _ => (*least, ""),
            };
            let words = format!("a whole number of {unit} from {least} to {most}{mark}");
            answer_lines(lines, &[(format!("\"{id}\": {number},"), words)]);
        }
    }
}

/// The mark of a neutral answer.
const DEFAULT: &str = " (default)";

/// What an option says, and what is particular about it.
fn said(question: &TemplateQuestion, option: &TemplateOption) -> String {
    let alone = if option.alone { " (only by itself)" } else { "" };
    let default = if question.is_default(&option.id) { DEFAULT } else { "" };
    format!("{}{alone}{default}", option.label)
}

/// Answers with their words in one column.
fn answer_lines(lines: &mut Vec<String>, answers: &[(String, String)]) {
    let width = answers.iter().map(|(answer, _)| answer.len()).max().unwrap_or(0);
    lines.extend(answers.iter().map(|(answer, words)| format!("{OFF}{answer:width$}  // {words}")));
}

fn comment(lines: &mut Vec<String>, start: &str, text: &str) {
    let rest = format!("{start}  ");
    let rest = if start == OFF { rest.as_str() } else { start };
    let options = Options::new(WIDTH).initial_indent(start).subsequent_indent(rest).break_words(false);
    lines.extend(textwrap::wrap(text, options).into_iter().map(|line| line.trim_end().to_owned()));
}
