//! Findings as they are drawn: within the terminal, whole, and with a mark at their place.

use inroad::cli::builtin::{builtin, starter};
use inroad::cli::command::check::found;
use inroad::cli::unusable::Unusable;
use inroad::load::texts::{TextFile, Texts};
use inroad::model::diagnostic::Diagnostic;
use inroad::model::id::FileId;
use inroad::model::place::Place;

use crate::harness::{Case, Dice};

const WIDTHS: [usize; 5] = [40, 57, 80, 100, 140];

fn texts(text: &str) -> (Texts, FileId) {
    let mut texts = Texts::default();
    let file = texts.push("rules/walk/pathways/far.ron", text);
    (texts, file)
}

/// The place of a piece of text that stands there once.
fn place(texts: &Texts, file: FileId, piece: &str) -> Place {
    let start = texts.get(file).text.find(piece).expect("the piece stands there");
    texts.span(file, start, start + piece.len())
}

fn drawn(texts: &Texts, diagnostic: &Diagnostic, width: usize) -> String {
    Unusable { texts: texts.clone(), diagnostics: vec![diagnostic.clone()] }.draw(false, width)
}

/// Lines of a drawn finding, but those that name a path: it stays whole, so that it can be copied.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.trim_start().starts_with("-->") && !line.trim_start().starts_with(":::"))
}

#[track_caller]
fn check_width(text: &str, width: usize) {
    for line in lines(text) {
        assert!(console::measure_text_width(line) <= width, "a line of more than {width} columns:\n{text}");
    }
}

const LONG: &str = "(\n    ask: \"How often have you walked alone along the river, and did you like it more than company?\",\n    b: \"short\",\n)\n";

#[test]
fn a_long_text_is_marked_and_told_whole_in_a_narrow_terminal() {
    let (texts, file) = texts(LONG);
    let text = "How often have you walked alone along the river, and did you like it more than company?";
    let finding = Diagnostic::error("double-barrelled-question", "`walks` asks two things at once")
        .at(Some(place(&texts, file, text)))
        .label("`, and` joins two of them")
        .second(Some(place(&texts, file, "short")), "a second place, which says why the first is one")
        .help(Some("ask the one that a rule needs, or make two questions of it and place both".to_owned()));
    for width in WIDTHS {
        let drawn = drawn(&texts, &finding, width);
        check_width(&drawn, width);
        assert!(drawn.contains("^^^^^^^^") && drawn.contains("-----"), "at {width}:\n{drawn}");
        let whole: Vec<&str> = drawn.split(|it: char| it.is_whitespace() || "|=".contains(it)).collect();
        let whole = whole.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ");
        for part in [
            "error[double-barrelled-question]: `walks` asks two things at once",
            "`, and` joins two of them",
            "a second place, which says why the first is one",
            "help: ask the one that a rule needs, or make two questions of it and place both",
        ] {
            assert!(whole.contains(part), "{part:?} is not whole at {width}:\n{drawn}");
        }
    }
    let narrow = drawn(&texts, &finding, 40);
    let marked: Vec<&str> = narrow.lines().skip_while(|line| !line.contains("How often")).take(2).collect();
    let [source, mark] = &marked[..] else { panic!("{narrow}") };
    let start = mark.find('^').expect("a mark");
    assert!(source[start..].starts_with("How often"), "the mark begins elsewhere:\n{narrow}");
}

#[test]
fn no_finding_runs_over_the_terminal() {
    let texts = builtin();
    let files: Vec<FileId> = texts.iter().map(|(id, _)| id).collect();
    let words = "the answer of `somebody` stands in the way of what a rule of the table asks here, so that it waits";
    let mut dice = Dice(23);
    for _ in 0..1_500 {
        let mut place = || {
            let file = files[dice.roll(files.len())];
            let start = dice.roll(texts.get(file).text.len());
            Some(texts.span(file, start, start + dice.roll(130)))
        };
        let (first, second) = (place(), place());
        let mut text = |most: usize| {
            let words: Vec<&str> = words.split(' ').take(1 + dice.roll(most)).collect();
            words.join(" ")
        };
        let mut finding = Diagnostic::error("double-barrelled-question", text(20)).at(first).help(Some(text(20)));
        finding = finding.label(text(8));
        let second = second.filter(|_| text(2).len() > 3);
        let finding = finding.second(second, text(8));
        let width = WIDTHS[text(5).len() % WIDTHS.len()];
        let drawn = drawn(&texts, &finding, width);
        check_width(&drawn, width);
        assert!(drawn.contains('^'), "{drawn}");
    }
}

#[test]
fn a_tab_and_wide_letters_count_as_they_are_shown() {
    let (texts, file) = texts(
        "(\n\t\task: \"\u{6f22}\u{5b57}\u{6f22}\u{5b57}\u{6f22}\u{5b57}\u{6f22}\u{5b57}\u{6f22}\u{5b57}\u{6f22}\u{5b57}\u{6f22}\u{5b57}\u{6f22}\u{5b57}\u{6f22}\u{5b57} and more than a narrow line can hold\",\n)\n",
    );
    let finding = Diagnostic::error("long-question", "too long").at(Some(place(&texts, file, "and more")));
    for width in WIDTHS {
        let drawn = drawn(&texts, &finding, width);
        check_width(&drawn, width);
        assert!(drawn.contains("^^^^^^^^"), "{drawn}");
    }
}

#[test]
fn an_id_is_marked_whole_and_its_label_told_below_where_both_find_no_room() {
    let (texts, file) = texts("(\n    ask: \"played-before-or-not\",\n)\n");
    let place = place(&texts, file, "played-before-or-not");
    let finding = Diagnostic::error("duplicate-id", "it stands twice").at(Some(place)).label("the first is here");
    let (narrow, wide) = (drawn(&texts, &finding, 40), drawn(&texts, &finding, 80));
    assert!(narrow.contains(&"^".repeat(20)) && narrow.contains("= here: the first is here"), "{narrow}");
    assert!(wide.contains(&format!("{} the first is here", "^".repeat(20))), "{wide}");
}

#[test]
fn colours_change_no_column() {
    let (texts, file) = texts(LONG);
    let finding =
        Diagnostic::error("double-barrelled-question", "a message that takes more than one line of 40 columns")
            .at(Some(place(&texts, file, "short")))
            .help(Some("help that takes more than one line of 40 columns".to_owned()));
    let unusable = Unusable { texts, diagnostics: vec![finding] };
    let colored = unusable.draw(true, 40);
    assert_ne!(colored, unusable.draw(false, 40));
    let plain: Vec<String> = console::strip_ansi_codes(&colored).lines().map(|it| it.trim_end().to_owned()).collect();
    let drawn = unusable.draw(false, 40);
    assert_eq!(plain, drawn.lines().map(str::trim_end).collect::<Vec<_>>());
}

#[test]
fn a_list_of_codes_is_read_line_by_line_and_a_page_has_tables() {
    let (exit, text, _) = Case::new("check --explain all").run();
    assert_eq!(exit, 0);
    assert!(text.contains("* double-barrelled-question (advice): a question that asks two things at once\n  Whoever"));
    assert!(!text.contains("The fault") && !text.contains("Why ") && !text.contains("--format markdown"), "{text}");
    check_width(&text, 80);
    let (_, page, _) = Case::new("check --explain all --format markdown").run();
    assert!(page.contains("| Code | Severity | The fault | Why |"), "{page}");
}

#[test]
fn a_usage_that_is_suggested_is_taken() {
    for (wrong, kind) in [("list --full", "list"), ("check --explain no-order src", "check")] {
        let (exit, _, stderr) = Case::new(wrong).run();
        assert_eq!(exit, 2);
        let told = crate::harness::unwrapped(&stderr);
        let (_, usages) = told.split_once("usage: ").expect("a usage is suggested");
        let usages: Vec<&str> = usages.split("; or ").filter_map(|it| it.strip_prefix("inroad ")).collect();
        assert_eq!(usages.len(), 2, "{stderr}");
        for usage in usages {
            let words = usage.replace("[OPTIONS]", "").replace("[WHAT]", "facts").replace("[PACK]", "src/cli/starter");
            let words = words.replace("<CODE>", "no-order").replace(['[', ']'], "");
            let (exit, _, stderr) = Case::new(&words).run();
            assert!(words.starts_with(kind) && exit == 0, "`{words}` is refused: {stderr}");
        }
    }
}

#[test]
fn a_setting_for_a_fault_that_cannot_be_set_says_so() {
    let mut files: Vec<TextFile> = starter().iter().map(|(_, file)| file.clone()).collect();
    let text = "[(code: \"missing-field\", severity: Off, because: \"It is quieter so.\")]\n";
    files.push(TextFile { name: "rules/lints.ron".to_owned(), text: text.to_owned().into() });
    let texts = Texts::new(files);
    let faults: Vec<Diagnostic> = found(&texts).into_iter().map(|it| it.diagnostic).collect();
    let said = Unusable { texts, diagnostics: faults }.draw(false, 100);
    assert!(said.contains("`missing-field` is no lint, and its severity cannot be set"), "{said}");
    assert!(said.contains("error[unknown-lint]") && !said.contains("there is no lint"), "{said}");
}

/// Letters that drive a terminal or turn text around, in ids and texts: no format lets them through.
#[test]
fn no_format_of_findings_lets_a_harmful_letter_through() {
    use inroad::model::letter::is_harmful;
    let parent = tempfile::tempdir().expect("a folder for the test");
    for harmful in ['\u{1b}', '\u{9b}', '\u{202e}', '\u{e0041}'] {
        let folder = parent.path().join(format!("{:x}", u32::from(harmful)));
        for (_, file) in starter().iter() {
            let path = folder.join(&file.name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
            let text = file.text.replace("home-bakery", &format!("home{harmful}[31mbakery"));
            std::fs::write(path, text.replace("Not sure", &format!("Not{harmful} sure")))
                .expect("a file can be written");
        }
        let folder = folder.to_string_lossy().into_owned();
        for format in ["text", "short", "json", "markdown"] {
            let (exit, stdout, stderr) = Case::with(&["check", &folder, "--format", format]).run();
            assert_eq!((exit, stderr.as_str()), (1, ""), "{format}: {stdout}");
            let passed = stdout.chars().find(|it| is_harmful(*it) && *it != '\n');
            assert_eq!(passed, None, "{format}: {stdout}");
            assert!(stdout.contains("control-character"), "{format}: {stdout}");
        }
    }
}
