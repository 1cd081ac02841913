//! Answers from files and flags: every reply with its place, every mistake at once.
//!
//! In: texts in RON or JSON, and `id=value` flags, in order. Out: answers, and what is wrong. Never: whether a question is asked.

use std::collections::HashSet;

use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};

use crate::load::fields::value_of;
use crate::load::json_faults::{SECOND_VALUE, json_fault};
use crate::load::names::{Names, shown};
use crate::load::reading::read;
use crate::load::schema::reply::ReplyDef;
use crate::load::spanned::Text;
use crate::load::texts::Texts;
use crate::load::wording::{AskedDefs, reworded};
use crate::model::answers::{Answer, Answers};
use crate::model::diagnostic::Diagnostic;
use crate::model::id::{AssessmentId, FileId, QuestionId};
use crate::model::pack::{Assessment, Pack};
use crate::model::place::Place;
use crate::model::question::{AnswerKind, Question, ReplyFault};

/// A file or flag with replies, as typed.
#[derive(Debug)]
pub struct AnswersText {
    file: FileId,
    /// The assessment it names.
    pub assessment: Option<Text>,
    /// For a saved session: the folder of its pack; none of the built-in one.
    pub pack: Option<String>,
    /// For a saved session: whether its interview was finished. It keeps answers of questions that fell away.
    pub finished: Option<bool>,
    /// Ids of questions that a saved session left out.
    pub left_out: Vec<Text>,
    /// Ids of questions whose answer is the neutral one, because nobody gave any.
    by_default: Vec<Text>,
    /// For a saved session: the words that were asked and chosen.
    asked: AskedDefs,
    replies: Vec<(Text, ReplyDef)>,
}

impl AnswersText {
    fn of(file: FileId, assessment: Option<Text>, replies: Vec<(Text, ReplyDef)>) -> Self {
        let (left_out, by_default, asked) = (Vec::new(), Vec::new(), AskedDefs::new());
        Self { file, assessment, pack: None, finished: None, left_out, by_default, asked, replies }
    }

    /// Where a word of this text stands.
    pub fn place_of(&self, texts: &Texts, word: &Text) -> Option<Place> {
        place_of(texts, self.file, word)
    }
}

/// Answers and where each was given.
#[derive(Clone, Debug, Default)]
pub struct GivenAnswers {
    /// The answers.
    pub answers: Answers,
    /// Where each counted answer stands, by question of the bank.
    pub places: Vec<Option<Place>>,
    /// Answers out of a saved session, which keeps those of questions that fell away.
    pub is_kept: Vec<QuestionId>,
    /// Questions whose answer is the neutral one, because nobody gave any.
    pub by_default: Vec<QuestionId>,
}

/// The RON form with field names.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AnswersDef {
    assessment: Option<Text>,
    pack: Option<String>,
    finished: Option<bool>,
    answers: ReplyDef,
    #[serde(default)]
    left_out: Vec<Text>,
    #[serde(default)]
    taken_by_default: Vec<Text>,
    #[serde(default)]
    asked: AskedDefs,
    /// What a vignette says beside its answers: it is read as the person it describes.
    #[serde(default)]
    about: IgnoredAny,
    #[serde(default)]
    expect: IgnoredAny,
    #[serde(default)]
    opinion: IgnoredAny,
}

/// The name that stands for a flag where a file's name would.
pub const FLAG: &str = "--set";

/// The marker of a JSON report, whose other fields are no answers.
const REPORT_FIELD: &str = "schema_version";

/// The field by which an editor finds the schema of a file.
pub const SCHEMA_FIELD: &str = "$schema";

/// Reads one answers file, RON or JSON.
///
/// Three shapes are read: `(assessment: "..", answers: {..})`, the same as JSON, and a bare map of answers. A report
/// in JSON is one of them, so it can be fed back; a vignette is read as the person it describes.
pub fn read_file(texts: &Texts, file: FileId) -> Result<AnswersText, Vec<Diagnostic>> {
    let name = &texts.get(file).name;
    let text = &texts.get(file).text;
    match first_mark(text) {
        Some('(') => {
            let def: AnswersDef = ron(texts, file)?;
            let AnswersDef { assessment, answers, about: IgnoredAny, expect: IgnoredAny, opinion: IgnoredAny, .. } =
                def;
            let text = from_parts(texts, file, assessment, answers)?;
            let AnswersDef { pack, finished, left_out, taken_by_default: by_default, asked, .. } = def;
            Ok(AnswersText { pack, finished, left_out, by_default, asked, ..text })
        }
        Some('{') => {
            let json = serde_json::from_str::<ReplyDef>(text);
            let is_json = std::path::Path::new(name).extension().is_some_and(|it| it.eq_ignore_ascii_case("json"));
            let map = match json {
                Ok(map) => map.answered(),
                Err(error) if is_json => return Err(vec![json_fault(texts, file, &error)]),
                Err(error) => ron(texts, file).map_err(|faults| {
                    let is_second = error.to_string().starts_with(SECOND_VALUE);
                    if is_second { vec![json_fault(texts, file, &error)] } else { faults }
                })?,
            };
            from_map(texts, file, map)
        }
        _ => {
            let help =
                Some("an answers file is `(assessment: \"...\", answers: { \"question\": \"option\" })`".to_owned());
            let fault = Diagnostic::error("syntax", format!("`{name}` holds no answers"));
            Err(vec![fault.at(Some(texts.span(file, 0, 1))).help(help)])
        }
    }
}

/// Reads one `id=value` flag; a list is written `id=a,b`.
pub fn read_flag(texts: &mut Texts, flag: &str) -> Result<AnswersText, Vec<Diagnostic>> {
    let file = texts.push(FLAG, flag);
    let text = texts.get(file).text.as_ref();
    let Some((id, value)) = text.split_once('=') else {
        let help = Some("write `--set question=option`, or `--set question=option,option`".to_owned());
        let fault = Diagnostic::error("syntax", format!("`{}` sets nothing", text.escape_debug()));
        return Err(vec![fault.at(Some(texts.span(file, 0, text.len()))).help(help)]);
    };
    let bare = value.trim().trim_start_matches(['[', '(']).trim_end_matches([']', ')']);
    let word = |part: &str| {
        let part = part.trim().trim_matches(['"', '\'']);
        Text { text: part.to_owned(), address: Some(part.as_ptr().addr()) }
    };
    let mut words: Vec<Text> = bare.split(',').map(word).filter(|word| !word.text.is_empty()).collect();
    let is_list = value.trim().starts_with('[') || words.len() != 1;
    let reply = match words.pop() {
        Some(only) if !is_list => ReplyDef::Word(only),
        last => {
            words.extend(last);
            ReplyDef::Words(words)
        }
    };
    Ok(AnswersText::of(file, None, vec![(word(id), reply)]))
}

/// Joins what files and flags say, later over earlier, and names everything that is no answer.
pub fn resolve(
    texts: &Texts,
    pack: &Pack,
    assessment: AssessmentId,
    given: &[AnswersText],
) -> (GivenAnswers, Vec<Diagnostic>) {
    let assessment = pack.assessment(assessment);
    let names = Names::new(pack.questions.iter().map(|question| question.id.as_str()));
    let mut result = GivenAnswers { places: vec![None; pack.questions.len()], ..GivenAnswers::default() };
    let mut faults = Vec::new();
    let mut flags: Vec<Seen<'_>> = Vec::new();
    for text in given {
        // All flags are one source, as a file is: of two that set the same, neither is later.
        let mut own = Vec::new();
        let seen = if texts.get(text.file).name == FLAG { &mut flags } else { &mut own };
        for (key, reply) in &text.replies {
            // The place of a name with escapes is searched for, and no more mistakes than these are drawn.
            let is_told = faults.len() < TOLD_MAX;
            let place = if is_told || key.address.is_some() { place_of(texts, text.file, key) } else { None };
            let Some(id) = question(assessment, pack, &names, key, place, &mut faults) else { continue };
            if let Some(first) = seen.iter().find(|it| it.id == id) {
                faults.push(twice(texts, pack.question(id), first, key, place));
                continue;
            }
            seen.push(Seen { file: text.file, key, id });
            let question = pack.question(id);
            match reply.reply().map(|reply| question.accept(&reply)) {
                Ok(Ok(answer)) => {
                    let then = text.asked.get(&key.text);
                    if let Some(fault) = then.and_then(|then| reworded(question, answer, then)) {
                        faults.push(fault.at(place).help(Some(format!("answer it again: {}", expected(question)))));
                        continue;
                    }
                    result.set(id, answer, place);
                    result.is_kept.extend(text.finished.map(|_| id));
                    result.by_default.extend(text.by_default.iter().any(|it| it.text == key.text).then_some(id));
                }
                Ok(Err(wrong)) => faults.extend(wrong.iter().enumerate().map(|(number, fault)| {
                    let word = reply.word(position(fault)).filter(|_| is_told && number < TOLD_MAX);
                    let at = word.and_then(|word| place_of(texts, text.file, word)).or(place);
                    let told = if number < TOLD_MAX { reply_fault(question, fault) } else { untold(question) };
                    told.at(at)
                })),
                Err(what) => {
                    let fault = Diagnostic::error("wrong-type", format!("`{}` is answered with {what}", question.id));
                    faults.push(fault.at(place).help(Some(expected(question))));
                }
            }
        }
    }
    (result, faults)
}

impl GivenAnswers {
    /// An answer in place of what was said before.
    fn set(&mut self, id: QuestionId, answer: Answer, place: Option<Place>) {
        self.answers.set(id, answer);
        self.places[id.index()] = place;
        self.is_kept.retain(|it| *it != id);
        self.by_default.retain(|it| *it != id);
    }
}

/// A question that is answered already.
struct Seen<'a> {
    file: FileId,
    key: &'a Text,
    id: QuestionId,
}

fn twice(texts: &Texts, question: &Question, first: &Seen<'_>, key: &Text, place: Option<Place>) -> Diagnostic {
    let id = &question.id;
    let at = place_of(texts, first.file, first.key);
    let is_flag = texts.get(first.file).name == FLAG;
    let several = match question.kind {
        AnswerKind::Many { .. } if is_flag => Some(format!("to tick several, write `--set {id}=one,other`")),
        _ => None,
    };
    let before = if key.text == first.key.text { String::new() } else { format!(", once as `{}`", first.key.text) };
    let fault = Diagnostic::error("answered-twice", format!("`{}` is answered twice{before}", key.text));
    fault.at(place).second(at, "first here").help(several)
}

/// What is wrong with a reply, in words.
pub fn reply_fault(question: &Question, fault: &ReplyFault) -> Diagnostic {
    let id = &question.id;
    let (code, message, help) = match fault {
        ReplyFault::UnknownOption(_, word) => {
            let names = Names::new(question.options().iter().map(|option| option.id.as_str()));
            let message = format!("`{id}` has no option `{}`", shown(word));
            ("unknown-option", message, names.suggest(word, "its options"))
        }
        ReplyFault::Repeated(_, word) => ("answered-twice", format!("`{word}` is ticked twice in `{id}`"), None),
        ReplyFault::TooMany(most) => ("too-many", format!("`{id}` takes at most {most}"), Some(expected(question))),
        ReplyFault::NotAlone(word) => {
            let help = Some(format!("leave `{word}` out, or take it by itself"));
            ("not-alone", format!("`{word}` excludes the other options of `{id}`"), help)
        }
        ReplyFault::Empty => {
            let alone = question.options().iter().find(|option| option.alone);
            let help = alone.map(|option| format!("to say that none applies, write `{}`", option.id));
            ("no-option", format!("`{id}` is answered with an empty list"), help)
        }
        ReplyFault::OutOfRange(number) => {
            ("out-of-range", format!("`{id}` cannot be {number}"), Some(expected(question)))
        }
        ReplyFault::NotANumber => ("wrong-type", format!("`{id}` takes a whole number"), Some(expected(question))),
        ReplyFault::NotAWord => {
            ("wrong-type", format!("`{id}` takes an option, not a number"), Some(expected(question)))
        }
    };
    Diagnostic::error(code, message).help(help)
}

/// What a question takes, in words.
fn expected(question: &Question) -> String {
    let ids = || question.options().iter().map(|option| option.id.as_str()).collect::<Vec<_>>().join(", ");
    match &question.kind {
        AnswerKind::One(_) => format!("one of: {}", ids()),
        AnswerKind::Many { at_most, options } if *at_most < options.len() => format!("up to {at_most} of: {}", ids()),
        AnswerKind::Many { .. } => format!("any of: {}", ids()),
        AnswerKind::Number { least, most, unit } => format!("a whole number of {unit} from {least} to {most}"),
    }
}

/// So many mistakes are looked at closely; fewer are drawn.
const TOLD_MAX: usize = 120;

/// A mistake behind those that are drawn, which is counted.
fn untold(question: &Question) -> Diagnostic {
    Diagnostic::error("unknown-option", format!("`{}` has no such answer", question.id))
}

fn question(
    assessment: &Assessment,
    pack: &Pack,
    names: &Names,
    key: &Text,
    place: Option<Place>,
    faults: &mut Vec<Diagnostic>,
) -> Option<QuestionId> {
    let asked = |index: &usize| assessment.position(QuestionId::new(*index)).is_some();
    let found = names.get(&key.text).or_else(|| pack.question_called(&key.text).map(QuestionId::index));
    if let Some(index) = found.filter(asked) {
        return Some(QuestionId::new(index));
    }
    if faults.len() >= TOLD_MAX {
        faults
            .push(Diagnostic::error("unknown-question", format!("unknown question `{}`", shown(&key.text))).at(place));
        return None;
    }
    let mine = Names::new(assessment.asked.iter().map(|asked| pack.question(asked.question).id.as_str()));
    let fault = if found.is_some() {
        let message = format!("the question `{}` does not belong to `{}`", key.text, assessment.id);
        let others = pack
            .assessments
            .iter()
            .filter(|it| found.is_some_and(|index| it.position(QuestionId::new(index)).is_some()));
        let others: Vec<&str> = others.map(|it| it.id.as_str()).collect();
        let help = (!others.is_empty()).then(|| format!("it is asked by {}", others.join(", ")));
        Diagnostic::error("foreign-question", message).help(help)
    } else {
        let message = format!("unknown question `{}`", shown(&key.text));
        Diagnostic::error("unknown-question", message).help(mine.suggest(&key.text, "its questions"))
    };
    faults.push(fault.at(place));
    None
}

fn position(fault: &ReplyFault) -> usize {
    match fault {
        ReplyFault::UnknownOption(at, _) | ReplyFault::Repeated(at, _) => *at,
        _ => usize::MAX,
    }
}

fn place_of(texts: &Texts, file: FileId, text: &Text) -> Option<Place> {
    match text.address {
        Some(address) => texts.place(file, address, text.text.len()),
        None => texts.place_of_escaped(file, &text.text),
    }
}

fn from_map(texts: &Texts, file: FileId, map: ReplyDef) -> Result<AnswersText, Vec<Diagnostic>> {
    let ReplyDef::Map(mut pairs) = map else { return from_parts(texts, file, None, map) };
    // A file may name its schema for an editor.
    pairs.retain(|(key, value)| key.text != SCHEMA_FIELD || !matches!(value, ReplyDef::Word(_)));
    let is_wrapped = pairs.iter().any(|(key, _)| key.text == "answers" || key.text == "assessment");
    if !is_wrapped {
        return from_parts(texts, file, None, ReplyDef::Map(pairs));
    }
    let is_report = pairs.iter().any(|(key, _)| key.text == REPORT_FIELD);
    let mut faults = Vec::new();
    let (mut assessment, mut answers, mut by_default) = (None, ReplyDef::Map(Vec::new()), Vec::new());
    let mut seen: HashSet<String> = HashSet::new();
    for (key, value) in pairs.drain(..) {
        let place = place_of(texts, file, &key);
        if !seen.insert(key.text.clone()) {
            let message = format!("the field `{}` stands here twice", shown(&key.text));
            let fault = Diagnostic::error("repeated-field", message).at(place);
            faults.push(fault.help(Some("keep one of them".to_owned())));
        }
        match (key.text.as_str(), value) {
            ("assessment", ReplyDef::Word(word)) => assessment = Some(word),
            ("assessment", _) if !is_report => {
                let fault = Diagnostic::error("wrong-type", "`assessment` is the id of one, in quotes");
                faults.push(fault.at(place));
            }
            ("answers", map) => answers = map,
            ("taken_by_default", ReplyDef::Words(words)) => by_default = words,
            _ if is_report => {}
            _ => {
                let help = Some("fields here: assessment, answers".to_owned());
                let fault = Diagnostic::error("unknown-field", format!("unknown field `{}`", shown(&key.text)));
                faults.push(fault.at(place).help(help));
            }
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    from_parts(texts, file, assessment, answers).map(|text| AnswersText { by_default, ..text })
}

/// Replies that stand in a map of a file, such as the answers of a vignette.
pub fn from_parts(
    texts: &Texts,
    file: FileId,
    assessment: Option<Text>,
    answers: ReplyDef,
) -> Result<AnswersText, Vec<Diagnostic>> {
    let ReplyDef::Map(mut replies) = answers else {
        let fault = Diagnostic::error("wrong-type", "answers are a map, `{ \"question\": \"option\" }`");
        return Err(vec![fault.at(Some(place_of_value(texts, file, "answers")))]);
    };
    replies.retain(|(name, reply)| name.text != SCHEMA_FIELD || !matches!(reply, ReplyDef::Word(_)));
    Ok(AnswersText::of(file, assessment, replies))
}

fn ron<T: DeserializeOwned>(texts: &Texts, file: FileId) -> Result<T, Vec<Diagnostic>> {
    read(texts, file).map_err(|salvage| salvage.diagnostics)
}

/// Where the value of a field stands; the beginning of the file where the field is not found.
pub fn place_of_value(texts: &Texts, file: FileId, field: &str) -> Place {
    let value = value_of(&texts.get(file).text, field).unwrap_or(0..1);
    texts.span(file, value.start, value.end)
}

/// The first character that is neither white space nor in a comment or a header of RON.
fn first_mark(text: &str) -> Option<char> {
    let mut rest = text.trim_start();
    loop {
        if let Some(comment) = rest.strip_prefix("//").or_else(|| rest.strip_prefix("#!")) {
            rest = comment.split_once('\n').map_or("", |(_, after)| after).trim_start();
        } else if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after).trim_start();
        } else {
            return rest.chars().next();
        }
    }
}
