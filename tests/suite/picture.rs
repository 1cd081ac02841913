//! The picture of the quiz in the README: a real session in a real pseudo-terminal, drawn as SVG.
//!
//! `PICTURE=overwrite cargo test --test suite picture` records it anew.

use std::fmt::Write;

use crate::harness::root;
use crate::tui::{DOWN, ENTER, Tui, text};

const PICTURE: &str = "docs/quiz.svg";
/// As many as the longest list and the welcome above it take.
const ROWS: u16 = 40;
const COLUMNS: u16 = 80;

/// What is drawn of a cell beside its letter.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Look {
    colour: &'static str,
    is_bold: bool,
}

/// The sizes of a cell and of the frame around all of them, in units of the picture.
const CELL: (u16, u16) = (9, 20);
const FRAME: u16 = 20;

fn look(cell: &vt100::Cell) -> Look {
    // Colours that have a contrast of at least 4.5 to one on the ground of the picture.
    let colour = match cell.fgcolor() {
        _ if cell.dim() => "#a3aab5",
        vt100::Color::Idx(2 | 10) => "#7ee2a0",
        vt100::Color::Idx(3 | 11) => "#f2cc60",
        vt100::Color::Idx(6 | 14) => "#79d4f2",
        vt100::Color::Idx(_) | vt100::Color::Rgb(..) | vt100::Color::Default => "#e8ebf0",
    };
    Look { colour, is_bold: cell.bold() }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Draws a run of letters that look alike.
fn draw(svg: &mut String, (row, column): (u16, u16), run: &str, look: Look) {
    let letters = run.trim_end().chars().count();
    if letters == 0 {
        return;
    }
    let (x, y) = (FRAME + column * CELL.0, FRAME + row * CELL.1 + 15);
    let width = letters * usize::from(CELL.0);
    let weight = if look.is_bold { " font-weight=\"bold\"" } else { "" };
    let (colour, run) = (look.colour, escaped(run.trim_end()));
    writeln!(svg, "<text x=\"{x}\" y=\"{y}\" textLength=\"{width}\" fill=\"{colour}\"{weight}>{run}</text>")
        .expect("a text can be written to");
}

/// The screen as a picture that looks the same wherever a font of one width is.
fn svg(screen: &vt100::Screen, about: &str) -> String {
    let is_used =
        |row: &u16| (0..COLUMNS).any(|column| screen.cell(*row, column).is_some_and(vt100::Cell::has_contents));
    let rows = (0..ROWS).rev().find(is_used).map_or(0, |last| last + 1);
    let (width, height) = (2 * FRAME + COLUMNS * CELL.0, 2 * FRAME + rows * CELL.1);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" role=\"img\" aria-labelledby=\"about\" font-family=\"ui-monospace, Menlo, Consolas, \
         'DejaVu Sans Mono', monospace\" font-size=\"15\" xml:space=\"preserve\">\n<title id=\"about\">{}</title>\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"12\" fill=\"#1b1f27\"/>\n",
        escaped(about),
    );
    for row in 0..rows {
        let mut run = (0, String::new(), None);
        for column in 0..COLUMNS {
            let cell = screen.cell(row, column).expect("a cell of the screen");
            let letter = if cell.has_contents() { cell.contents() } else { " " };
            if run.2 != Some(look(cell)) && letter != " " {
                if let Some(last) = run.2 {
                    draw(&mut svg, (row, run.0), &run.1, last);
                }
                run = (column, String::new(), Some(look(cell)));
            }
            run.1.push_str(letter);
        }
        if let Some(last) = run.2 {
            draw(&mut svg, (row, run.0), &run.1, last);
        }
    }
    svg + "</svg>\n"
}

/// From the welcome to the fourth question, with the cursor on the answer that somebody is about to give.
fn session() -> Tui {
    let mut tui = Tui::start(ROWS, COLUMNS, "break-in", &[]);
    tui.at("Employed by a company");
    tui.send(ENTER);
    tui.at("[ ] Software, hardware, IT or testing");
    tui.send("\x1b[B\x1b[B");
    tui.at("[ ] Customer support or customer service");
    tui.send(" ");
    tui.at("[x] Customer support or customer service");
    tui.send(ENTER);
    tui.see("About how many people work at your company?");
    tui.at("1 to 50 people");
    tui.send(DOWN);
    tui.at("51 to 999 people");
    tui
}

#[test]
fn the_picture_in_the_readme_is_what_the_quiz_shows() {
    let tui = session();
    let parser = tui.screen.0.lock().expect("the screen");
    let picture = svg(parser.screen(), &format!("The quiz in a terminal: {}", text(parser.screen())));
    drop(parser);
    let path = root().join(PICTURE);
    if std::env::var_os("PICTURE").is_some_and(|it| it == "overwrite") {
        std::fs::write(&path, &picture).expect("the picture can be written");
    }
    let kept = std::fs::read_to_string(&path).expect("the picture can be read");
    assert!(
        kept == picture,
        "`PICTURE=overwrite cargo test --test suite picture` draws it anew; it shows:\n{}",
        tui.contents()
    );
    let readme = std::fs::read_to_string(root().join("README.md")).expect("the README can be read");
    assert!(readme.contains(&format!("]({PICTURE})")), "the README shows {PICTURE}");
}
