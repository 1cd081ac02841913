//! Slots: places in a text that an answer fills, as in `I work in {background|another field}`.
//!
//! In: a text of a rule. Out: its parts. Never: whether the question exists, what was answered.

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'t> {
    /// Words as they stand.
    Words(&'t str),
    /// A slot.
    Slot {
        /// The id of the question whose answer fills it.
        question: &'t str,
        /// What stands there where no answer does; none where its author forgot it.
        otherwise: Option<&'t str>,
    },
    /// A brace that opens or closes nothing.
    Stray(&'t str),
}

/// The parts of a text, in order.
pub fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (words, from) = rest.split_at(at);
        if !words.is_empty() {
            parts.push(Part::Words(words));
        }
        let inside = from.strip_prefix('{').and_then(|it| it.find(['{', '}']).map(|end| it.split_at(end)));
        let Some((inside, after)) = inside.filter(|(_, after)| after.starts_with('}')) else {
            parts.push(Part::Stray(&from[..1]));
            rest = &from[1..];
            continue;
        };
        parts.push(match inside.split_once('|') {
            Some((question, otherwise)) => Part::Slot { question, otherwise: Some(otherwise) },
            None => Part::Slot { question: inside, otherwise: None },
        });
        rest = &after[1..];
    }
    if !rest.is_empty() {
        parts.push(Part::Words(rest));
    }
    parts
}

/// Whether a text has anything but words.
pub fn has_slots(text: &str) -> bool {
    text.contains(['{', '}'])
}
