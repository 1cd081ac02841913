//! The one place where tests touch the program's own interface.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use inroad::cli::builtin::{builtin, builtin_vignettes};
use inroad::engine::case;
use inroad::load;
use inroad::load::texts::Texts;
use inroad::model::answers::{Answer, Answers};
use inroad::model::condition::OptionSet;
use inroad::model::id::AssessmentId;
use inroad::model::pack::{Assessment, Pack};
use inroad::model::question::{AnswerKind, Question};
use inroad::model::vignette::{Vignette, Vignettes};
use inroad::page::document::Document;
use inroad::page::person::commands::Commands;
use inroad::page::person::recommendation;
use inroad::report::person::recommendation::RecommendationReport;

/// The root of the project.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The built-in pack, loaded once.
pub fn pack() -> &'static Pack {
    static PACK: OnceLock<Pack> = OnceLock::new();
    PACK.get_or_init(|| {
        let texts = builtin();
        let (pack, diagnostics) = load::pack::load(&texts);
        assert!(diagnostics.is_empty(), "{}", drawn(texts, diagnostics));
        pack.expect("a pack without faults loads")
    })
}

/// The assessment with this name.
pub fn assessment(name: &str) -> AssessmentId {
    pack().assessment_named(name).unwrap_or_else(|| panic!("no assessment `{name}`"))
}

/// Everything that the engine works out from somebody's answers.
pub fn case<'p>(pack: &'p Pack, assessment: &'p Assessment, answers: &Answers) -> case::Case<'p> {
    case::Case::new(pack, assessment, answers.clone())
}

/// The page or the whole report, with the commands of the quiz that was finished last.
pub fn told(report: &RecommendationReport, full: bool) -> Document {
    recommendation::document(report, full, &Commands::default())
}

/// Diagnostics as the program draws them where nothing needs to be wrapped.
pub fn drawn(texts: Texts, diagnostics: Vec<inroad::model::diagnostic::Diagnostic>) -> String {
    inroad::cli::unusable::Unusable { texts, diagnostics }.draw(false, 1_000)
}

/// A report without the commands that it names, which repeat what was typed.
pub fn commandless(text: &str) -> String {
    let is_command = |line: &&str| line.contains("inroad ") || line.contains("see the whole report");
    text.lines().filter(|line| !is_command(line)).collect::<Vec<_>>().join("\n")
}

/// Text as if no line of it had been broken.
pub fn unwrapped(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The vignettes of the built-in pack.
pub fn vignettes() -> &'static [Vignette] {
    &all_vignettes().all
}

/// The same with the files they stand in, loaded once.
pub fn all_vignettes() -> &'static Vignettes {
    static VIGNETTES: OnceLock<Vignettes> = OnceLock::new();
    VIGNETTES.get_or_init(|| {
        let texts = builtin_vignettes();
        let (vignettes, diagnostics) = load::vignettes::load(&texts, pack());
        assert!(diagnostics.is_empty(), "{}", drawn(texts, diagnostics));
        vignettes
    })
}

/// Files with an ending, below a folder, in order.
pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder can be read") {
        let path = entry.expect("an entry can be read").path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|it| it == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// A small generator, so that random respondents are the same in every run (`SplitMix64`, Steele 2014).
pub struct Dice(pub u64);

impl Dice {
    /// A number under `below`.
    pub fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % below as u64).expect("a number under a usize")
    }
}

/// A random answer to a question.
pub fn random_answer(question: &Question, dice: &mut Dice) -> Answer {
    match &question.kind {
        AnswerKind::One(options) => Answer::Options(OptionSet::of(dice.roll(options.len()))),
        AnswerKind::Number { least, most, .. } => {
            let span = usize::try_from(most - least + 1).expect("a small range");
            Answer::Number(least + dice.roll(span) as i64)
        }
        AnswerKind::Many { at_most, options } => {
            let first = dice.roll(options.len());
            let mut set = OptionSet::of(first);
            if !options[first].alone {
                for _ in 0..dice.roll(*at_most) {
                    let next = dice.roll(options.len());
                    if !options[next].alone {
                        set = set.union(OptionSet::of(next));
                    }
                }
            }
            Answer::Options(set)
        }
    }
}

/// A random respondent who answers everything that skip logic asks.
pub fn random_respondent(assessment: AssessmentId, dice: &mut Dice) -> Answers {
    let assessment = pack().assessment(assessment);
    let mut answers = Answers::new();
    for (position, asked) in assessment.asked.iter().enumerate() {
        let respondent = inroad::engine::routing::respond(pack(), assessment, &answers);
        if respondent.asked[position] == inroad::engine::truth::Truth::Yes {
            answers.set(asked.question, random_answer(pack().question(asked.question), dice));
        }
    }
    answers
}

/// Runs the program away from any terminal, with nothing of this machine's environment but what it needs.
pub struct Case {
    command: Command,
    input: Option<String>,
    /// The state folder of this run, gone with it.
    _state: tempfile::TempDir,
}

impl Case {
    /// The program with arguments, split at spaces.
    pub fn new(arguments: &str) -> Self {
        Self::with(&arguments.split_whitespace().collect::<Vec<_>>())
    }

    /// The program with arguments.
    pub fn with(arguments: &[&str]) -> Self {
        let state = tempfile::tempdir().expect("a folder for the test");
        let mut command = Command::new(env!("CARGO_BIN_EXE_inroad"));
        command.args(arguments).env_clear().env("TERM", "xterm-256color").current_dir(root());
        command.env("XDG_STATE_HOME", state.path());
        Self { command, input: None, _state: state }
    }

    /// With an environment variable.
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// In a folder.
    pub fn inside(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// With standard input.
    pub fn input(mut self, input: &str) -> Self {
        self.input = Some(input.to_owned());
        self
    }

    /// Runs it: exit code, standard output, standard error.
    pub fn run(mut self) -> (i32, String, String) {
        use std::io::Write;
        let stdin = if self.input.is_some() { Stdio::piped() } else { Stdio::null() };
        let piped = self.command.stdin(stdin).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = piped.spawn().expect("the program starts");
        if let (Some(input), Some(mut pipe)) = (self.input, child.stdin.take()) {
            // A program that has read enough closes the pipe, which is its right.
            let _ = pipe.write_all(input.as_bytes());
        }
        let Output { status, stdout, stderr } = child.wait_with_output().expect("the program ends");
        let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
        (status.code().unwrap_or(-1), text(stdout), text(stderr))
    }
}
