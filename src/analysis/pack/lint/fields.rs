//! Lints about fields whose texts do not read on from the words that the report writes before them.
//!
//! In: a pack. Out: reasons, remedies and titles to mend. Never: style.

use crate::analysis::pack::lint::code::{Code, advice};
use crate::analysis::pack::lint::finding::Findings;
use crate::analysis::pack::lint::said::{SaidKind, said};
use crate::analysis::pack::lint::sentence::DETERMINERS;
use crate::analysis::pack::lint::spot::Spot;
use crate::analysis::pack::lint::texts::ends_sentence;
use crate::analysis::pack::lint::words::{is_of, sound};
use crate::model::pack::Pack;

/// The lints of this file.
pub const LINTS: &[Code] = &[
    advice(
        "because-with-because",
        "a reason that brings its own `because`",
        "The report writes \"It is ruled out: ...\" or \"It should, because ...\" before it, so the word stands twice or \
         does not read on.",
        because_with_because,
    ),
    advice(
        "lifted-by-with-verb",
        "what would lift a requirement, told as an order",
        "The report writes \"What would bring it back: ...\" before it and joins several, so it names a thing or an \
         event: \"a few free hours a week\".",
        lifted_by_with_verb,
    ),
    advice(
        "title-with-full-stop",
        "a title that ends in a full stop",
        "The report sets titles in headings and within sentences, and a full stop there ends what goes on.",
        title_with_full_stop,
    ),
];

/// Verbs that begin an order and no name of a thing, where a word such as "your" or "to" follows.
const ORDERS: &str = "apply ask become borrow bring buy choose decide earn enrol enroll find get go join learn make pass \
                      read rent save see speak take talk tell train try wait write";

/// Words behind a verb that take it on: "apply for", "learn to".
const TAKEN_ON: &str = "about at for him them until";

fn because_with_because(pack: &Pack, findings: &mut Findings<'_>) {
    let pathways = pack.assessments.iter().flat_map(|it| &it.pathways);
    let required = pathways.flat_map(|pathway| {
        let name = |id: &str| format!("{}/{id}", pathway.id);
        pathway.requires.iter().map(move |it| (name(&it.id), &it.because, it.place))
    });
    let stated = pack.assessments.iter().flat_map(|it| &it.properties.stated);
    let stated = stated.map(|it| (it.id.clone(), &it.because, it.place));
    for (subject, because, place) in required.chain(stated) {
        if sound(because).starts_with("because ") {
            let message = format!("the reason of `{subject}` begins with `because`");
            let spot = Spot::at(place).of("because:").text(because);
            findings.note(subject, &spot, message).help("begin behind it: \"you have no place for a piano\"");
        }
    }
}

fn lifted_by_with_verb(pack: &Pack, findings: &mut Findings<'_>) {
    for pathway in pack.assessments.iter().flat_map(|it| &it.pathways) {
        for it in &pathway.requires {
            let sound = sound(&it.lifted_by);
            let mut words = sound.split(' ');
            let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
            if is_of(ORDERS, first) && (is_of(DETERMINERS, second) || is_of(TAKEN_ON, second)) {
                let message = format!("what would lift `{}` is told as an order", it.id);
                let spot = Spot::at(it.place).of("lifted_by:").text(&it.lifted_by);
                let finding = findings.note(format!("{}/{}", pathway.id, it.id), &spot, message);
                finding
                    .label(format!("\"What would bring it back: {first} {second} ...\" does not read on"))
                    .help("name a thing or an event: \"a talk with your manager\"");
            }
        }
    }
}

fn title_with_full_stop(pack: &Pack, findings: &mut Findings<'_>) {
    for it in said(pack).iter().filter(|it| it.kind == SaidKind::Title) {
        let text = it.text.trim_end();
        if text.ends_with('.') && !text.ends_with("..") && ends_sentence(text) {
            let message = format!("the title of `{}` ends in a full stop", it.subject);
            findings.note(&it.subject, &it.spot, message).help("leave it out");
        }
    }
}
