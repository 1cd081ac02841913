//! Prompts without a terminal: presses, lists, fields and the frames that they are drawn in.

use console::Key;
use inroad::cli::prompt::canvas::Frame;
use inroad::cli::prompt::field::Field;
use inroad::cli::prompt::frame::{Around, Looks};
use inroad::cli::prompt::list::{Command, Entry, List, Pressed};
use inroad::cli::prompt::press::{Press, Presses};
use inroad::cli::prompt::reading::Reading;
use inroad::cli::prompt::theme::theme;
use inroad::model::condition::OptionSet;
use inroad::render::layout::Drawing;

use crate::harness::{Dice, pack};

/// Presses of bytes that come at once, after which nothing comes for a moment.
fn pressed(bytes: &[u8]) -> Vec<Press> {
    let mut presses = Presses::default();
    presses.take(bytes);
    all(&mut presses)
}

fn all(presses: &mut Presses) -> Vec<Press> {
    let mut found: Vec<Press> = std::iter::from_fn(|| presses.next(false)).collect();
    while let Some(press) = presses.next(true) {
        found.push(press);
    }
    found
}

fn keys(bytes: &str) -> Vec<Key> {
    let key = |press| match press {
        Press::Key(key) => key,
        Press::Paste(text) => panic!("{text:?} was pasted"),
    };
    pressed(bytes.as_bytes()).into_iter().map(key).collect()
}

#[test]
fn keys_that_are_typed_ahead_are_all_kept() {
    let typed = "\x1b[B\r\x1b[B\r\x1b\x1b[A\x1b\r \x1b\x1b";
    let expected = [
        Key::ArrowDown,
        Key::Enter,
        Key::ArrowDown,
        Key::Enter,
        Key::Escape,
        Key::ArrowUp,
        Key::Escape,
        Key::Enter,
        Key::Char(' '),
        Key::Escape,
        Key::Escape,
    ];
    assert_eq!(keys(typed), expected);
}

#[test]
fn a_sequence_in_pieces_is_one_key() {
    for sequence in ["\x1b[B", "\x1bOB", "\x1b[6~", "\x1b[1;5C", "\u{e9}", "\u{1f600}", "\x1b[200~ab\x1b[201~"] {
        let whole = pressed(sequence.as_bytes());
        let mut presses = Presses::default();
        let mut found = Vec::new();
        for byte in sequence.bytes() {
            presses.take(&[byte]);
            found.extend(std::iter::from_fn(|| presses.next(false)));
        }
        assert_eq!(found, whole, "{sequence:?}");
        assert_eq!(whole.len(), 1, "{sequence:?}");
    }
}

#[test]
fn a_key_that_means_nothing_leaves_no_letters() {
    // F5, Ctrl-Right, F1 of the Linux console, F1, Alt-x, Shift-Tab with more, a broken sequence.
    for sequence in ["\x1b[15~", "\x1b[1;5C", "\x1b[[A", "\x1bOP", "\x1bx", "\x1b[1;2Z", "\x1b[12"] {
        assert_eq!(keys(sequence), [Key::Unknown], "{sequence:?}");
    }
    assert_eq!(keys("\x1b[1;\r"), [Key::Unknown, Key::Enter], "what breaks a sequence off is a key");
    assert_eq!(pressed(b"\xff\xc3(a"), pressed(b"\xff\xc3(a"));
    assert_eq!(keys("\x1b[1~\x1b[4~\x01\x05"), [Key::Home, Key::End, Key::Home, Key::End]);
}

#[test]
fn a_paste_is_one_press_and_never_a_key() {
    let paste = |text: &str| Press::Paste(text.to_owned());
    assert_eq!(pressed(b"\x1b[200~one\rtwo\x1b[B\n\x1b[201~\r"), [paste("one\rtwo\x1b[B\n"), Press::Key(Key::Enter)]);
    let long = "x".repeat(100_000);
    let found = pressed(format!("\x1b[200~{long}\x1b[201~q").as_bytes());
    assert!(matches!(&found[0], Press::Paste(text) if text.len() == 10_000));
    assert_eq!(found[1..], [Press::Key(Key::Char('q'))]);
    // A paste without an end keeps nobody: Ctrl-C is a key there too.
    assert_eq!(pressed(b"\x1b[200~lost\x03"), [Press::Key(Key::Char('\u{3}'))]);
}

#[test]
fn random_bytes_never_fail_and_come_the_same_in_any_pieces() {
    let mut dice = Dice(7);
    let likely = b"\x1b\x1b[[O~0123456789;ABCD\r\n \x03\xc3\xa9\xe2\x82";
    for _ in 0..3_000 {
        let bytes: Vec<u8> = (0..dice.roll(24)).map(|_| likely[dice.roll(likely.len())]).collect();
        let whole = pressed(&bytes);
        let mut presses = Presses::default();
        let mut found = Vec::new();
        for byte in &bytes {
            presses.take(&[*byte]);
            found.extend(std::iter::from_fn(|| presses.next(false)));
        }
        found.extend(all(&mut presses));
        assert_eq!(found, whole, "{bytes:?}");
    }
}

fn entries(count: usize, alone: Option<usize>) -> Vec<Entry> {
    let label = |index: usize| format!("Entry {} of the list", ["one", "two", "three", "four", "five"][index % 5]);
    (0..count).map(|index| Entry { alone: alone == Some(index), ..Entry::new(label(index)) }).collect()
}

fn press(list: &mut List, keys: &[Key]) -> Pressed {
    keys.iter().fold(Pressed::Nothing, |_, key| list.press(key))
}

#[test]
fn keys_move_around_a_list() {
    let mut list = List::of_one(entries(9, None), Some(0));
    for (key, at) in [
        (Key::ArrowUp, 8),
        (Key::ArrowDown, 0),
        (Key::End, 8),
        (Key::PageUp, 3),
        (Key::Home, 0),
        (Key::PageDown, 5),
        (Key::Char('j'), 6),
        (Key::Char('k'), 5),
        (Key::Char('3'), 2),
        (Key::Tab, 3),
        (Key::BackTab, 2),
        (Key::Char(' '), 2),
        (Key::Char('x'), 2),
        (Key::Unknown, 2),
    ] {
        list.press(&key);
        assert_eq!(list.active(), Some(at), "{key:?}");
    }
    assert_eq!(list.press(&Key::Enter), Pressed::Chosen(2));
    assert_eq!(List::of_one(entries(3, None), Some(0)).press(&Key::Char('4')), Pressed::Nothing);
}

#[test]
fn keys_ask_for_something_else_than_an_entry() {
    let mut list = List::of_one(entries(9, None), Some(0));
    for (key, command) in [
        (Key::Char('?'), Command::Why),
        (Key::Char('s'), Command::Skip),
        (Key::Char('r'), Command::Review),
        (Key::Char('f'), Command::Finish),
        (Key::Escape, Command::Back),
        (Key::ArrowLeft, Command::Back),
        (Key::Char('\u{3}'), Command::Leave),
        (Key::Char('\u{1a}'), Command::Stop),
        (Key::Char('\u{c}'), Command::Redraw),
    ] {
        assert_eq!(list.press(&key), Pressed::Command(command), "{key:?}");
    }
}

#[test]
fn nobody_falls_into_an_answer_that_describes_them_badly() {
    let mut list = List::of_one(entries(4, None), None);
    assert_eq!(list.press(&Key::Enter), Pressed::Changed);
    assert!(list.notice().is_some_and(|it| it.contains("Choose one first")));
    assert_eq!(press(&mut list, &[Key::ArrowDown, Key::Enter]), Pressed::Chosen(0));
}

#[test]
fn letters_filter_a_long_list_and_are_no_commands_there() {
    let mut list = List::of_one(entries(12, None), Some(0));
    assert_eq!(
        press(&mut list, &["t", "h", "r"].map(|it| Key::Char(it.chars().next().unwrap_or(' ')))),
        Pressed::Changed
    );
    assert_eq!(list.shown(), [2, 7]);
    assert_eq!(list.active(), Some(2));
    assert_eq!(press(&mut list, &[Key::ArrowDown, Key::ArrowDown, Key::ArrowUp]), Pressed::Changed);
    assert_eq!(list.active(), Some(7));
    list.press(&Key::Char('z'));
    assert_eq!(list.filter(), "thr", "a letter that nothing has is not taken");
    assert!(list.notice().is_some());
    assert_eq!(list.press(&Key::Escape), Pressed::Changed, "Esc shows all again before it goes back");
    assert_eq!((list.shown().len(), list.active()), (12, Some(7)));
    assert_eq!(list.press(&Key::Escape), Pressed::Command(Command::Back));
    assert_eq!(list.press(&Key::Char('\u{13}')), Pressed::Command(Command::Skip));
    assert_eq!(list.press(&Key::Char('\u{12}')), Pressed::Command(Command::Review));
}

#[test]
fn the_limit_of_ticks_holds_while_one_ticks() {
    let mut list = List::of_many(entries(5, Some(4)), 2, OptionSet::default());
    press(&mut list, &[Key::Char(' '), Key::ArrowDown, Key::Char(' '), Key::ArrowDown, Key::Char(' ')]);
    assert_eq!(list.ticked().iter().collect::<Vec<_>>(), [0, 1]);
    assert!(list.notice().is_some_and(|it| it.contains("2 of 2")));
    press(&mut list, &[Key::End, Key::Char(' ')]);
    assert_eq!(list.ticked().iter().collect::<Vec<_>>(), [4], "what stands alone unticks the others");
    press(&mut list, &[Key::Home, Key::Char(' ')]);
    assert_eq!(list.ticked().iter().collect::<Vec<_>>(), [0], "and they it");
    assert_eq!(press(&mut list, &[Key::Char(' '), Key::Enter]), Pressed::Ticked(OptionSet::default()));
}

const KEYS: &[Key] = &[
    Key::ArrowUp,
    Key::ArrowDown,
    Key::ArrowLeft,
    Key::ArrowRight,
    Key::Enter,
    Key::Escape,
    Key::Backspace,
    Key::Home,
    Key::End,
    Key::Tab,
    Key::BackTab,
    Key::Del,
    Key::PageUp,
    Key::PageDown,
    Key::Unknown,
    Key::Char(' '),
    Key::Char(' '),
    Key::Char(' '),
    Key::Char('o'),
    Key::Char('e'),
    Key::Char('j'),
    Key::Char('3'),
    Key::Char('9'),
    Key::Char('0'),
    Key::Char('\u{0}'),
    Key::Char('\u{17}'),
    Key::Char('\u{301}'),
    Key::Char('\u{202e}'),
];

#[test]
fn random_keys_never_break_a_list() {
    let mut dice = Dice(11);
    for _ in 0..600 {
        let count = dice.roll(20);
        let alone = Some(dice.roll(25)).filter(|it| *it < count);
        let at_most = 1 + dice.roll(4);
        let wanted = OptionSet(dice.roll(1 << 20) as u64);
        let mut list = if dice.roll(3) == 0 {
            List::of_one(entries(count, alone), Some(dice.roll(25)))
        } else {
            List::of_many(entries(count, alone), at_most, wanted)
        };
        for _ in 0..60 {
            let (most, lone) = (list.at_most().unwrap_or(0), alone.is_some_and(|it| list.ticked().has(it)));
            assert!(list.ticked().len() <= most, "the limit holds");
            assert!(!lone || list.ticked().len() == 1, "what stands alone stands alone");
            assert!(list.active().is_none_or(|at| list.shown().contains(&at)), "one stands on something seen");
            assert!(list.ticked().iter().all(|it| it < count));
            let key = &KEYS[dice.roll(KEYS.len())];
            if let Pressed::Chosen(index) = list.press(key) {
                assert!(list.shown().contains(&index), "only what is seen is chosen");
            }
        }
    }
}

#[test]
fn a_field_takes_text_and_gives_it_up() {
    let mut field = Field::default();
    for letter in "one two three".chars() {
        field.press(&Key::Char(letter));
    }
    field.press(&Key::Char('\u{17}'));
    assert_eq!(field.text, "one two ");
    field.press(&Key::Char('\u{17}'));
    assert_eq!(field.text, "one ");
    field.press(&Key::Backspace);
    assert_eq!(field.text, "one");
    field.press(&Key::Char('\u{15}'));
    assert_eq!(field.text, "");
    field.paste("\r\n 4\r\n2\u{1b}[31m \n");
    assert_eq!(field.text, "4  2[31m", "a paste is text, and no line of it ends the field");
    field.refuse("No number.".to_owned());
    assert_eq!((field.text.as_str(), field.notice.as_deref()), ("", Some("No number.")), "a refused line is gone");
    field.paste(&"9".repeat(5_000));
    assert!(field.text.len() <= 200 && field.notice.is_none());
}

#[test]
fn random_keys_never_break_a_field() {
    let mut dice = Dice(13);
    let mut field = Field::default();
    for _ in 0..5_000 {
        field.press(&KEYS[dice.roll(KEYS.len())]);
        assert!(field.text.chars().count() <= 200 && !field.text.chars().any(char::is_control), "{:?}", field.text);
    }
}

#[test]
fn a_text_scrolls_within_its_bounds() {
    let theme = theme(false, Drawing::Letters);
    let looks = Looks { theme: &theme, rows: 8, columns: 20 };
    let mut reading =
        Reading { paragraphs: vec![(0..100).map(|it| it.to_string()).collect::<Vec<_>>().join(" ")], top: 0 };
    let first = looks.reading(&mut reading);
    reading.press(&Key::End);
    let last = looks.reading(&mut reading);
    assert_ne!(first, last);
    assert!(reading.top < 100, "the end is bounded");
    reading.press(&Key::Home);
    assert_eq!(looks.reading(&mut reading), first);
    assert!(reading.press(&Key::Char('?')) && reading.press(&Key::Escape) && !reading.press(&Key::Char('j')));
}

fn fits(frame: &Frame, looks: &Looks<'_>) {
    let size = (looks.columns, looks.rows);
    assert!(frame.lines.len() < looks.rows, "{} lines at {size:?}:\n{}", frame.lines.len(), frame.lines.join("\n"));
    for line in &frame.lines {
        assert!(!line.contains('\n'));
        assert!(console::measure_text_width(line) < looks.columns, "too wide at {size:?}: {line}");
    }
    assert!(frame.at < frame.lines.len() && frame.column < looks.columns);
}

/// Every size from the least up, thinned out where they get large.
fn sizes() -> impl Iterator<Item = (usize, usize)> {
    let columns = (20..60).chain([79, 80, 81, 120, 200]);
    columns.flat_map(|columns| (8..26).chain([40, 80]).map(move |rows| (columns, rows)))
}

#[test]
fn frames_fit_every_window_and_show_where_one_stands() {
    let mut dice = Dice(17);
    for colors in [false, true] {
        let theme = theme(colors, Drawing::Blocks);
        for (columns, rows) in sizes() {
            let looks = Looks { theme: &theme, rows, columns };
            let question = &pack().questions[dice.roll(pack().questions.len())];
            let entries: Vec<Entry> =
                question.options().iter().map(|it| Entry { alone: it.alone, ..Entry::new(&it.label) }).collect();
            let around = Around {
                above: "A section of some length - Question 3 of at most 13".to_owned(),
                ask: question.ask.clone(),
                notes: if dice.roll(2) == 0 { Vec::new() } else { vec![question.why.clone()] },
                keys: ["arrows move", "Enter takes it", "? why", "s skip", "Esc back"].map(str::to_owned).to_vec(),
            };
            let mut list = if dice.roll(2) == 0 {
                List::of_one(entries, Some(0))
            } else {
                List::of_many(entries, 2, OptionSet(dice.roll(1 << 12) as u64))
            };
            for _ in 0..8 {
                let frame = looks.list(&around, &list);
                fits(&frame, &looks);
                if looks.has_room(&around.ask, Some(&list)) && list.active().is_some() {
                    assert!(frame.lines[frame.at].contains('>'), "the cursor rests on the active row");
                }
                list.press(&KEYS[dice.roll(KEYS.len())]);
            }
            let mut field = Field { text: "123456789 ".repeat(dice.roll(12)), notice: None };
            if dice.roll(2) == 0 {
                field.notice = Some("Please type a whole number of years from 0 to 60.".to_owned());
            }
            let frame = looks.field(&around, "Years since graduation", &field);
            fits(&frame, &looks);
            assert!(frame.lines[frame.at].contains('>'), "the field is seen");
            fits(&looks.reading(&mut Reading { paragraphs: vec![question.why.clone()], top: dice.roll(9) }), &looks);
            for line in looks.answered(&question.topic, &question.why) {
                assert!(console::measure_text_width(&line) < columns);
            }
        }
    }
}

#[test]
fn every_question_has_room_in_a_window_of_20_columns_and_14_rows() {
    let theme = theme(false, Drawing::Letters);
    let looks = Looks { theme: &theme, rows: 14, columns: 20 };
    for question in &pack().questions {
        let entries = question.options().iter().map(|it| Entry { alone: it.alone, ..Entry::new(&it.label) });
        let list = List::of_one(entries.collect(), Some(0));
        assert!(looks.has_room(&question.ask, Some(&list)), "{}", question.ask);
    }
}

#[test]
fn an_answered_question_is_one_line() {
    let theme_blocks = theme(false, Drawing::Blocks);
    let looks = Looks { theme: &theme_blocks, rows: 24, columns: 80 };
    assert_eq!(
        looks.answered("Your situation", "Employed by a company"),
        ["\u{2714} Your situation \u{b7} Employed by a company"]
    );
    let theme_letters = theme(false, Drawing::Letters);
    let looks = Looks { theme: &theme_letters, rows: 24, columns: 30 };
    assert_eq!(
        looks.answered("Your situation", "Employed by a company"),
        ["+ Your situation -", "  Employed by a company"]
    );
}
