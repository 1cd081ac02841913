//! Reading: the value that a text holds, or what can be salvaged of it.
//!
//! In: a text, and the shape of what stands in it. Out: its value, or the closer look at its faults. Never: what names
//! mean.

use serde::de::DeserializeOwned;

use crate::load::faulty::salvage::{Salvage, salvage};
use crate::load::plain::plain;
use crate::load::spanned::options;
use crate::load::texts::Texts;
use crate::model::id::FileId;

/// Reads a text. Each of three readers is asked only where the one before it had to leave the text: plain RON is read
/// fast, RON as a whole exactly, and what is left of a faulty text slowly.
pub fn read<T: DeserializeOwned>(texts: &Texts, file: FileId) -> Result<T, Box<Salvage<T>>> {
    let text = &texts.get(file).text;
    if let Some(value) = plain(text) {
        return Ok(value);
    }
    options().from_str(text).map_err(|error| Box::new(salvage(texts, file, error)))
}
