//! The page: its head, its parts, and the way through them.
//!
//! In: a document. Out: one file of HTML that ends with a line break. Never: a request, a style or script of others.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::model::letter::harmless;
use crate::page::document::{Block, Document, Marker, Span, Tone};
use crate::render::html::blocks::{Blocks, heading_id};

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// The page loads nothing at all, and takes no style and no script but its own, by their hashes.
const POLICY: &str = concat!(
    "default-src 'none'; style-src '",
    env!("STYLE_HASH"),
    "'; script-src '",
    env!("SCRIPT_HASH"),
    "'; base-uri 'none'; form-action 'none'"
);

/// What a page is called that has no heading.
const NAMELESS: &str = "inroad";

/// A page with fewer parts needs no way through them.
const PARTS_MIN: usize = 4;

/// Draws a document as a page.
pub fn html(document: &Document) -> String {
    let blocks = &document.blocks;
    let title = blocks.iter().find_map(|block| if let Block::Heading(_, text) = block { Some(text) } else { None });
    let title = title.map_or_else(|| NAMELESS.to_owned(), |text| harmless(text));
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                (contents(blocks))
                main { (parts(blocks)) }
                footer { (imprint(blocks)) }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    let mut text = page.into_string();
    text.push('\n');
    text
}

/// The parts: what stands before the second heading is the head of the page, and every heading of its height begins a
/// part.
fn parts(blocks: &[Block]) -> Markup {
    let mut writer = Blocks::new(blocks);
    let begins = |(at, block): (usize, &Block)| (at > 0 && is_part(block)).then_some(at);
    let starts: Vec<usize> = blocks.iter().enumerate().filter_map(begins).collect();
    let head = &blocks[..starts.first().copied().unwrap_or(blocks.len())];
    let ends = starts.iter().skip(1).copied().chain([blocks.len()]);
    let parts = starts.iter().copied().zip(ends).map(|(start, end)| &blocks[start..end]);
    html! {
        header { (first(&mut writer, head)) }
        @for part in parts { section { (writer.all(part)) } }
    }
}

/// The head of the page. Where the first sentence begins with weight, it is the answer, and the title names its subject.
fn first(writer: &mut Blocks, head: &[Block]) -> Markup {
    let (title, rest) = match head.split_first() {
        Some((title @ Block::Heading(..), rest)) => (title.clone(), rest),
        _ => (Block::Heading(1, NAMELESS.to_owned()), head),
    };
    match rest.split_first() {
        Some((Block::Paragraph(spans), rest)) if matches!(spans.first(), Some(Span::Words(Tone::Strong, _))) => html! {
            div.subject { (writer.block(&title)) }
            (writer.answer(spans))
            (writer.all(rest))
        },
        _ => html! { (writer.block(&title)) (writer.all(rest)) },
    }
}

fn is_part(block: &Block) -> bool {
    matches!(block, Block::Heading(level, _) if *level <= 2)
}

/// The way through the parts of a long page.
fn contents(blocks: &[Block]) -> Markup {
    let mut numbered = Vec::new();
    // A page without a title of its own is given one, which is counted too.
    let mut before = usize::from(!matches!(blocks.first(), Some(Block::Heading(..))));
    number(blocks, &mut before, &mut numbered);
    let parts: Vec<&(usize, u8, String)> = numbered.iter().filter(|it| it.0 > 1 && it.1 <= 2).collect();
    html! {
        @if parts.len() >= PARTS_MIN {
            nav aria-label="On this page" {
                ol { @for (number, _, text) in parts { li { a href={ "#" (heading_id(*number)) } { (text) } } } }
            }
        }
    }
}

/// Every heading in reading order with its number and level.
fn number(blocks: &[Block], before: &mut usize, numbered: &mut Vec<(usize, u8, String)>) {
    for block in blocks {
        match block {
            Block::Heading(level, text) => {
                *before += 1;
                numbered.push((*before, *level, harmless(text)));
            }
            Block::More(_, folded) => number(folded, before, numbered),
            _ => {}
        }
    }
}

fn imprint(blocks: &[Block]) -> Markup {
    let has_steps = blocks.iter().any(|block| matches!(block, Block::List(Marker::Checkbox, _)));
    html! {
        p {
            "Written by inroad on your own machine. This page loads nothing and sends nothing."
            @if has_steps { " Which steps you tick is remembered by this browser alone." }
        }
    }
}
