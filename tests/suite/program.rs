//! The program from outside: exit codes, streams, files, colour, width.

use inroad::model::vignette::Vignette;

use crate::harness::{Case, case, commandless, pack, vignettes};

const INTERVIEW: &str = "report interview --set iv_role=adjacent --set iv_size=s_1_50 --set iv_team=none \
                         --set iv_with=founder_or_product --set background=customer_support";

/// Everything that follows from the answers of a vignette.
fn of_vignette(vignette: &Vignette) -> inroad::engine::case::Case<'static> {
    case(pack(), pack().assessment(vignette.assessment), &vignette.answers)
}

#[test]
fn the_interview_rule_comes_out_with_script_and_timestamp() {
    let (exit, stdout, _) = Case::new(INTERVIEW).run();
    assert_eq!(exit, 0);
    for part in ["Say it", "00:54:08", "00:54:12", "  | "] {
        assert!(stdout.contains(part), "{part:?} is not in:\n{stdout}");
    }
    let verdict = |arguments: &str| Case::new(&format!("{arguments} --format json")).run().1;
    assert!(verdict(INTERVIEW).contains("\"verdict\": \"say-it\""));
    let large = INTERVIEW.replace("s_1_50", "xl_5000_plus").replace("founder_or_product", "hiring_manager");
    let (exit, stdout, _) = Case::new(&large).run();
    assert_eq!(exit, 0);
    assert!(verdict(&large).contains("\"verdict\": \"do-not-volunteer\""));
    for part in ["Do not bring it up yourself", "00:54:17", "00:54:27", "If that does not work out"] {
        assert!(stdout.contains(part), "{part:?} is not in:\n{stdout}");
    }
}

#[test]
fn text_stays_within_its_width_and_without_colour() {
    let (_, stdout, _) = Case::new(INTERVIEW).run();
    assert!(stdout.lines().all(|line| line.chars().count() <= 80));
    assert!(!stdout.contains('\u{1b}'));
    let (_, stdout, _) = Case::new(&format!("{INTERVIEW} --color always")).run();
    assert!(stdout.contains('\u{1b}'));
    let (_, stdout, _) = Case::new(&format!("{INTERVIEW} --color always")).env("NO_COLOR", "1").run();
    assert!(stdout.contains('\u{1b}'), "a flag is stronger than the environment");
}

#[test]
fn a_report_in_a_file_is_whole_and_readable_by_its_owner_only() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("report.md");
    let file = path.to_string_lossy();
    let (exit, stdout, stderr) = Case::new(&format!("{INTERVIEW} --format markdown --output {file}")).run();
    assert_eq!((exit, stdout.as_str()), (0, ""), "{stderr}");
    let (_, wanted, _) = Case::new(&format!("{INTERVIEW} --format markdown")).run();
    assert_eq!(std::fs::read_to_string(&path).expect("the report is there"), wanted);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&path).expect("the report is there").permissions().mode();
        assert_eq!(mode & 0o077, 0);
    }
    let (exit, stdout, stderr) =
        Case::new(&format!("{INTERVIEW} --output {}/no/such/report", folder.path().display())).run();
    assert_eq!((exit, stdout.as_str()), (2, ""));
    assert!(stderr.contains("cannot write"), "{stderr}");
}

#[test]
fn usage_mistakes_exit_with_2_and_help_with_0() {
    for (arguments, exit) in
        [("--help", 0), ("--version", 0), ("report --help", 0), ("reprot", 2), ("report --fromat json", 2)]
    {
        assert_eq!(Case::new(arguments).run().0, exit, "{arguments}");
    }
}

#[test]
fn the_quiz_without_a_terminal_says_what_to_do_instead() {
    for arguments in ["", "quiz", "quiz interview", "quiz --no-input"] {
        let (exit, stdout, stderr) = Case::new(arguments).run();
        assert_eq!((exit, stdout.as_str()), (2, ""));
        assert!(stderr.contains("`inroad report --answers FILE`"), "a command is broken:\n{stderr}");
    }
}

#[test]
fn an_assessment_alone_takes_its_quiz() {
    let (exit, _, stderr) = Case::new("interview --accessible").input(":leave\n").run();
    assert_eq!(exit, 130, "{stderr}");
    assert!(stderr.contains("Question 1 of at most 6"), "{stderr}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_report_that_cannot_be_written_leaves_the_line_that_repeats_it() {
    let quiz = "quiz interview --accessible --no-save --output /no/such/folder/report";
    let (exit, _, stderr) = Case::new(quiz).input("2\n1\n1\n2\n3\n1\n").run();
    assert!(exit == 2 && stderr.contains("cannot write"), "{stderr}");
    assert!(!stderr.contains("Question 1"), "nobody answers a quiz first:\n{stderr}");
    // What only the end of the quiz can tell.
    let quiz = quiz.replace("/no/such/folder/report", "/dev/full");
    let (exit, _, stderr) = Case::new(&quiz).input("2\n1\n1\n2\n3\n1\n").run();
    assert_eq!(exit, 2);
    assert!(stderr.contains("cannot write") && stderr.contains("inroad report interview --set"), "{stderr}");
    assert!(!stderr.contains("Written to"), "{stderr}");
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("report.txt");
    let quiz = quiz.replace("/dev/full", &path.to_string_lossy());
    let (exit, _, stderr) = Case::new(&quiz).input("2\n1\n1\n2\n3\n1\n").run();
    assert_eq!(exit, 0, "{stderr}");
    assert!(path.exists() && stderr.contains("Written to"), "{stderr}");
}

#[test]
fn plain_lines_lead_to_the_same_report() {
    let replies = "2\n1\n1\n1\n:why\n:back\n\n2\n3\n:leave\n";
    let (exit, _, stderr) = Case::new("quiz interview --accessible").input(replies).run();
    assert_eq!(exit, 130, "{stderr}");
    assert!(stderr.contains("Why this is asked:"), "{stderr}");
    assert!(stderr.contains("Your answers are saved in"), "{stderr}");
    // Job next to product, 1 to 50 people, no product team, a founder; then the background, and all is right.
    let (exit, stdout, stderr) = Case::new("quiz interview --accessible").input("2\n1\n1\n2\n3\n1\n").run();
    assert_eq!(exit, 0, "{stderr}");
    assert!(stderr.contains("Your answers are saved as `interview-1`"), "{stderr}");
    let wanted = "report interview --set iv_role=adjacent --set iv_size=s_1_50 --set iv_team=none --set iv_with=founder_or_product \
                  --set background=customer_support";
    assert_eq!(commandless(&stdout), commandless(&Case::new(wanted).env("ACCESSIBLE", "1").run().1));
}

#[test]
fn the_front_door_leads_to_the_assessment_that_fits() {
    let (exit, stdout, stderr) = Case::new("quiz --accessible").input("3\n2\n1\n1\n2\n3\n1\n").run();
    assert_eq!(exit, 0, "{stderr}");
    assert!(stderr.contains("What brings you here?"), "{stderr}");
    assert!(stderr.contains("I wonder whether product management is for me"), "{stderr}");
    assert!(stdout.starts_with("Say it"), "{stdout}");
    let (exit, stdout, stderr) = Case::new("quiz --accessible").input(":leave\n").run();
    assert_eq!((exit, stdout.as_str()), (130, ""), "{stderr}");
    assert!(stderr.contains("Nothing was answered."), "{stderr}");
}

#[test]
fn a_result_leads_on_and_shared_answers_are_asked_once() {
    let core = "quiz break-in --accessible --set situation=student --set background=none_yet \
                --set years_since_graduation=0 --set product_work=none --set entry_target=any \
                --set startup_appetite=no_risk --set horizon=m3_12 --set applying=now";
    // The report as it is; go on; a product manager job, 1 to 50 people, a team, nothing ready; all is right.
    let (exit, stdout, stderr) = Case::new(core).input("3\n1\n1\n1\n2\n7\n1\n").run();
    assert_eq!(exit, 0, "{stderr}");
    for title in ["First a job next to product", "Show how you solve problems"] {
        assert!(stdout.contains(title), "{stdout}");
    }
    assert!(stderr.contains("Go on: What to say at one interview"), "{stderr}");
    assert!(!stderr.contains("Which work have you been paid for"), "a shared question is asked again:\n{stderr}");
    assert!(stderr.contains("work you were paid for: No paid work yet (from an earlier session)"), "{stderr}");
    // Nobody has to go on.
    let (exit, stdout, _) = Case::new(core).input("3\n2\n").run();
    assert!(exit == 0 && !stdout.contains("Show how you solve problems"), "{stdout}");
}

#[test]
fn nothing_is_kept_where_nothing_shall_be() {
    let (exit, _, stderr) = Case::new("quiz interview --accessible --no-save").input("2\n1\n1\n2\n3\n1\n").run();
    assert_eq!(exit, 0, "{stderr}");
    assert!(stderr.contains("Nothing is saved.") && stderr.contains("inroad report interview --set"), "{stderr}");
    assert!(!stderr.contains("sessions"), "{stderr}");
}

#[test]
fn plain_lines_go_back_skip_review_and_change_like_the_terminal() {
    let core = "quiz break-in --accessible --set situation=student --set background=none_yet \
                --set years_since_graduation=0 --set product_work=none --set entry_target=any \
                --set startup_appetite=no_risk --set horizon=m3_12";
    // Sharpen; skip one; look at the answers; change the second to another; change it; leave.
    let (exit, _, stderr) = Case::new(core).input("1\n:skip\n:review\n4\n1\n1\n:leave\n").run();
    assert_eq!(exit, 130, "{stderr}");
    for part in [
        "This is a first result",
        "Sharpen it: up to",
        "(from --set)",
        "The result so far",
        "Change this answer?",
        "work you were paid for: Software, hardware, IT or testing\n",
    ] {
        assert!(stderr.contains(part), "{part:?} is not in:\n{stderr}");
    }
}

#[test]
fn the_first_line_of_a_pipe_that_is_no_answer_ends_the_quiz() {
    for (lines, number, wrong, expected) in [
        ("9\n2\n1\n", 1, "\"9\" is not one of the numbers", "expected: A number from 1 to 3; or why, leave."),
        (
            "2\nx\n1\n",
            2,
            "\"x\" is not one of the options",
            "expected: A number from 1 to 5; or why, back, review, leave.",
        ),
        ("2\n1\n:nowhere\n", 3, "There is no command", "expected: A number from 1 to 3;"),
        ("back\n", 1, "\"back\" is not possible here", "expected: A number from 1 to 3; or why, leave."),
        ("2\n1\n1\n2\n1,2,3\n", 5, "Tick at most 2", "expected: Up to 2 numbers from 1 to 15, with commas;"),
        ("2\n\n\n\n", 2, "This question needs an answer", "expected: A number"),
        ("2\n1\n1\n2\n3\n9\n", 6, "\"9\" is not one of the numbers", "expected: A number from 1 to 7"),
    ] {
        let (exit, _, stderr) = Case::new("quiz interview --accessible").input(lines).run();
        assert_eq!(exit, 2, "{stderr}");
        let unwrapped = crate::harness::unwrapped(&stderr);
        let place = format!("error[no-answer]: line {number} of the replies");
        for part in [&place, wrong, expected] {
            assert!(unwrapped.contains(part), "{part:?} is not in:\n{stderr}");
        }
        assert_eq!(stderr.matches("error[").count(), 1, "{stderr}");
    }
}

#[test]
fn a_line_without_end_is_no_answer() {
    let line = "7".repeat(10_000_000);
    let (exit, _, stderr) = Case::new("quiz interview --accessible").input(&line).run();
    assert_eq!(exit, 2);
    assert!(stderr.contains("line 1 of the replies is no answer: too long"), "{stderr}");
    assert!(stderr.len() < 5_000, "{}", stderr.len());
}

#[test]
fn plain_lines_confirm_each_reply_and_take_words_with_or_without_a_colon() {
    let replies = "A job next to product\nback\nadjacent\ns_1_50\n:review\nback\nwhy\n1\nleave\n";
    let (exit, _, stderr) = Case::new("quiz interview --accessible").input(replies).run();
    assert_eq!(exit, 130, "{stderr}");
    for part in [
        "Your answer: A job next to product.",
        "Back to the question before.",
        "Your answer: 1 to 50 people.",
        "Why this is asked:",
        "Your answer: No, or the founders do that work.",
        "Your answers are saved in",
    ] {
        assert!(stderr.contains(part), "{part:?} is not in:\n{stderr}");
    }
    let (_, _, stderr) = Case::new("quiz --accessible").input("3\n").run();
    assert!(stderr.contains("You chose: I have one interview coming up"), "{stderr}");
}

#[test]
fn every_vignette_is_written_in_every_format_and_explained() {
    for vignette in vignettes() {
        let file = &vignette.name;
        let report = inroad::report::person::recommendation::recommendation(&of_vignette(vignette));
        for full in [false, true] {
            let document = crate::harness::told(&report, full);
            for width in [40, 80, 100] {
                let layout = inroad::render::layout::Layout::new(width, false);
                let text = inroad::render::text::text(&document, layout);
                let widest = text.lines().map(|line| line.chars().count()).max().unwrap_or(0);
                assert!(widest <= width, "{file}: a line of {widest} in {width} columns");
            }
        }
    }
}

#[test]
fn explain_names_every_rule_with_its_line() {
    let (exit, stdout, _) = Case::new(&INTERVIEW.replace("report", "explain")).run();
    assert_eq!(exit, 0);
    for part in
        ["[held] ", "[did not hold] ", "rules/interview/verdicts.ron:", "Source: Anuka Gupta, ", "Derived facts"]
    {
        assert!(stdout.contains(part), "{part:?} is not in:\n{stdout}");
    }
    let partial = "explain break-in --partial --set situation=employed --pathway";
    let (exit, stdout, _) = Case::new(&format!("{partial} internal-transition")).run();
    assert_eq!(exit, 0);
    assert!(stdout.contains("[unknown] internal-transition/"), "{stdout}");
    let (exit, _, stderr) = Case::new(&format!("{partial} internal-transitoin")).run();
    assert_eq!(exit, 2);
    assert!(stderr.contains("did you mean `internal-transition`?"), "{stderr}");
}

#[test]
fn the_points_of_an_explanation_are_the_sum_of_what_held() {
    for vignette in vignettes() {
        let file = &vignette.name;
        let report = inroad::report::person::explanation::explanation(&of_vignette(vignette), None);
        for pathway in &report.pathways {
            let held = pathway.evidence.iter().filter(|it| it.held == inroad::report::person::explanation::Held::Held);
            assert_eq!(pathway.points, held.filter_map(|it| it.points).sum::<i32>(), "{file}: {}", pathway.id);
        }
    }
}

/// Answers `sometimes` to every habit of `fit`, with one that differs.
fn habits(differs: &str, how: &str) -> String {
    let habits = [
        "why",
        "comm",
        "fluid",
        "empathy",
        "initiative",
        "strategy",
        "progress",
        "detail",
        "customer",
        "clarity",
        "independent",
        "problem",
        "making",
        "learning",
        "tradeoff",
        "patience",
    ];
    let set = habits.map(|it| format!(" --set fit_{it}={}", if it == differs { how } else { "sometimes" }));
    format!("fit --set fit_exposure=seen --set first_focus=people{}", set.concat())
}

#[test]
fn no_effect_of_an_answer_is_shown_where_seeing_it_would_bend_answers() {
    // Change the third answer to another one, then read the report.
    let quiz = format!("quiz {} --accessible --no-save", habits("why", "sometimes"));
    let (exit, stdout, stderr) = Case::new(&quiz).input("4\n3\n1\n").run();
    assert_eq!(exit, 0, "{stderr}");
    assert!(stderr.contains("Given a task, I ask why it is wanted before I start."), "{stderr}");
    assert!(!stderr.contains("The result so far") && !stderr.contains("Change this answer?"), "{stderr}");
    let again = Case::new(&format!("report {}", habits("why", "often"))).env("ACCESSIBLE", "1").run().1;
    assert_eq!(commandless(&stdout), commandless(&again));
}

#[test]
fn traits_of_which_nothing_is_known_stand_in_one_line() {
    let answers = habits("why", "sometimes").replace("sometimes", "untested");
    let (_, short, _) = Case::new(&format!("report {answers}")).run();
    let (_, full, _) = Case::new(&format!("report {answers} --full")).run();
    assert!(short.contains("Not known yet: curiosity, customers and users, clarity,"), "{short}");
    assert!(!short.contains("* Clarity: Not known yet. "), "{short}");
    assert!(full.contains("* Clarity: Not known yet. "), "{full}");
}

#[test]
fn nobody_is_told_what_would_be_had_it_not_happened() {
    let answers = "report career --set pm_working=no --set pm_setback=layoff --set pm_setback_phase=raw \
                   --set pm_scope=roadmap --set pm_strategy_proof=none --set pm_next=unsure --set pm_plateau=none \
                   --set pm_board=none --full";
    let (exit, stdout, stderr) = Case::new(answers).run();
    assert_eq!(exit, 0, "{stderr}");
    for topic in ["Setbacks of the last year: if", "Where you are with the setback: if", "Your work today: if"] {
        assert!(!stdout.contains(topic), "{topic:?} is in:\n{stdout}");
    }
    let setback = stdout.find("After the setback\n---").expect("the part that comes first");
    assert!(setback < stdout.find("At a glance\n---").expect("the verdicts in a line each"), "{stdout}");
}

#[test]
fn a_settled_result_is_told_at_once_and_can_be_read() {
    // A job next to product, at a small company without a product team: nothing still to come changes that.
    let (exit, stdout, stderr) = Case::new("quiz interview --accessible").input("2\n1\n1\n:review\n2\n").run();
    assert_eq!(exit, 0, "{stderr}");
    assert_eq!(stderr.matches("No answer still to come can change this result.").count(), 1, "{stderr}");
    assert!(stderr.contains("Read the report now: the result is settled"), "{stderr}");
    assert!(stdout.starts_with("Say it"), "{stdout}");
    let (_, full, _) = Case::new("quiz interview --accessible --full").input("2\n1\n1\n:review\n2\n").run();
    assert!(full.contains("It takes all your 3 answers to decide it"), "{full}");
    let repeats = stderr.lines().find(|line| line.contains("inroad report")).expect("the line that repeats it");
    assert_eq!(repeats.trim(), "inroad report interview-1 --accessible");
    // Before it is settled, the page of answers only goes on.
    let (_, _, stderr) = Case::new("quiz interview --accessible").input("2\n:review\n:leave\n").run();
    assert!(!stderr.contains("Read the report now: the result is settled"), "{stderr}");
}

#[test]
fn the_answers_that_decide_stand_in_a_full_report() {
    let vignette = vignettes().iter().find(|it| it.name.contains("interview-large-hiring")).expect("a vignette");
    let report = inroad::report::person::recommendation::whole(&of_vignette(vignette));
    let decisive = report.decisive.expect("a result that is decided");
    let questions: Vec<&str> = decisive.answers.iter().map(|it| it.question.as_str()).collect();
    assert!(decisive.is_least && questions.len() <= 2 && questions.contains(&"iv_size"), "{questions:?}");
}
