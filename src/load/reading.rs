//! Reading: the value that a text holds, or what can be salvaged of it.
//!
//! In: a text, and the shape of what stands in it. Out: its value, or the closer look at its faults. Never: what names
//! mean.

use serde::de::DeserializeOwned;

use crate::load::faulty::salvage::{Salvage, salvage};
use crate::load::spanned::options;
use crate::load::texts::Texts;
use crate::model::id::FileId;

/// Reads a text; the closer look is taken only where that fails, so that a sound text costs one reading.
pub fn read<T: DeserializeOwned>(texts: &Texts, file: FileId) -> Result<T, Box<Salvage<T>>> {
    options().from_str(&texts.get(file).text).map_err(|error| Box::new(salvage(texts, file, error)))
}
