//! Input that cannot be used: every mistake, drawn with its place.
//!
//! In: diagnostics and the texts they point into. Out: an error that knows how to draw itself. Never: a backtrace.

use std::fmt;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::load::texts::Texts;
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::render::text::plain;

/// Nobody mends more mistakes than these at a time.
const DRAWN_MAX: usize = 100;

/// An error made of diagnostics.
#[derive(Debug)]
pub struct Unusable {
    /// What the diagnostics point into.
    pub texts: Texts,
    /// The mistakes.
    pub diagnostics: Vec<Diagnostic>,
}

impl fmt::Display for Unusable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.draw(false, 100))
    }
}

impl std::error::Error for Unusable {}

impl Unusable {
    /// A single mistake without a place.
    pub fn message(diagnostic: Diagnostic) -> Self {
        Self { texts: Texts::default(), diagnostics: vec![diagnostic] }
    }

    /// Every mistake, one below the other.
    pub fn draw(&self, color: bool, width: usize) -> String {
        let renderer = if color { Renderer::styled() } else { Renderer::plain() };
        let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(width);
        let drawn = self.diagnostics.iter().take(DRAWN_MAX).map(|it| renderer.render(&self.groups(it)));
        let mut text = drawn.collect::<Vec<_>>().join("\n\n");
        text.push('\n');
        let rest = self.diagnostics.len().saturating_sub(DRAWN_MAX);
        if rest > 0 {
            text.push_str("\nand ");
            text.push_str(&rest.to_string());
            text.push_str(" more mistakes\n");
        }
        text
    }

    fn groups<'a>(&'a self, diagnostic: &'a Diagnostic) -> Vec<Group<'a>> {
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Advice => Level::NOTE.with_name(Severity::Advice.word()),
        };
        let title = level.primary_title(plain(&diagnostic.message)).id(diagnostic.code);
        let mut group = Group::with_title(title);
        if let Some(place) = diagnostic.place {
            let file = self.texts.get(place.file);
            let span = char_bounds(&file.text, place.start, place.end);
            let mut mark = AnnotationKind::Primary.span(span);
            if let Some(label) = &diagnostic.label {
                mark = mark.label(plain(label));
            }
            let mut snippet = Snippet::source(visible(&file.text)).path(plain(&file.name)).annotation(mark);
            let mut other = None;
            if let Some((second, label)) = &diagnostic.second {
                let file = self.texts.get(second.file);
                let mark = AnnotationKind::Context.span(char_bounds(&file.text, second.start, second.end));
                let mark = mark.label(plain(label));
                if second.file == place.file {
                    snippet = snippet.annotation(mark);
                } else {
                    other = Some(Snippet::source(visible(&file.text)).path(plain(&file.name)).annotation(mark));
                }
            }
            group = group.element(snippet);
            if let Some(other) = other {
                group = group.element(other);
            }
        }
        if let Some(help) = &diagnostic.help {
            group = group.element(Level::HELP.message(plain(help)));
        }
        vec![group]
    }
}

/// A byte range widened to whole characters, and never empty where there is a character to show.
fn char_bounds(text: &str, start: u32, end: u32) -> std::ops::Range<usize> {
    let mut start = (start as usize).min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = (end as usize).clamp(start, text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    start..end
}

/// The text with control characters made harmless, byte for byte as long as before.
fn visible(text: &str) -> String {
    let harmless =
        |letter: char| if letter.is_ascii_control() && letter != '\n' && letter != '\t' { ' ' } else { letter };
    text.chars().map(harmless).collect()
}
