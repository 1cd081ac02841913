//! What an id means in a pack, as a document.
//!
//! In: the report. Out: lists of relations. Never: finding them.

use crate::analysis::pack::inventory::RuleKind;
use crate::page::document::{Document, Item, Marker, plain, strong};
use crate::report::pack::showing::report::ShowReport;
use crate::report::pack::showing::thing::Link;
use crate::report::pack::showing::thing::{EffectWord, Move};
use crate::report::phrase;

/// What an id means, as a document.
pub fn document(report: &ShowReport) -> Document {
    let mut document = Document::default();
    for thing in &report.things {
        let of = thing.assessment.as_ref().map_or_else(String::new, |it| format!(" of {it}"));
        document.heading(1, format!("{} ({}{of})", thing.id, thing.kind));
        document.paragraph(&thing.says);
        document.aside(&thing.stands_at);
        let details = thing.details.iter().map(|it| Item::of(vec![strong(format!("{}: ", it.name)), plain(&it.text)]));
        document.list(Marker::Bullet, details.collect());
        links(&mut document, "It is made of", &thing.parts);
        links(&mut document, "It depends on", &thing.depends_on);
        links(&mut document, "What depends on it", &thing.used_by);
        links(&mut document, "Where it leads", &thing.leads_to);
        if !thing.moves.is_empty() {
            document.heading(2, "Rules it moves");
            document.list(Marker::Bullet, thing.moves.iter().map(moved).collect());
        }
    }
    document
}

/// Links one by one; advice that is related in one way by its ids alone where there is much of it.
fn links(document: &mut Document, heading: &str, links: &[Link]) {
    const ADVICE_MAX: usize = 20;
    if links.is_empty() {
        return;
    }
    document.heading(2, heading);
    let mut items: Vec<Item> = Vec::new();
    for (at, each) in links.iter().enumerate() {
        let is_alike = |it: &&Link| it.kind == RuleKind::Advice.word() && it.kind == each.kind && it.how == each.how;
        let alike: Vec<&str> = links.iter().filter(is_alike).map(|it| it.id.as_str()).collect();
        if alike.len() <= ADVICE_MAX {
            items.push(link(each));
        } else if !links[..at].iter().any(|it| is_alike(&it)) {
            let lead = strong(format!("{} pieces", alike.len()));
            items.push(Item::of(vec![lead, plain(format!(" ({}): {}", kind(each), alike.join(", ")))]));
        }
    }
    document.list(Marker::Bullet, items);
}

/// The kind of what a link leads to, and how it is related.
fn kind(link: &Link) -> String {
    let how = link.how.as_ref().map_or_else(String::new, |how| format!(", {how}"));
    format!("{}{how}", link.kind)
}

fn link(link: &Link) -> Item {
    let text = vec![strong(&link.id), plain(format!(" ({}): {}", kind(link), link.says))];
    Item::of(text).detail(link.stands_at.clone())
}

fn moved(moved: &Move) -> Item {
    let of = |effect: EffectWord| {
        let answers = moved.answers.iter().filter(|it| it.effect == effect).map(|it| it.answer.as_str());
        let answers: Vec<&str> = answers.collect();
        (!answers.is_empty()).then(|| effect.words(&answers.join(", ")))
    };
    let parts: Vec<String> = EffectWord::ALL.into_iter().filter_map(of).collect();
    let points = moved.points.map_or_else(String::new, |points| format!(", {}", phrase::count_signed(points, "point")));
    let rule = &moved.rule;
    let text = vec![strong(&rule.id), plain(format!(" ({}{points}): {}", rule.kind, rule.says))];
    let item = Item::of(text).detail(phrase::capitalized(&parts.join("; ")));
    item.detail(format!("{}: {}", moved.assessment, rule.stands_at))
}
