//! The front door: somebody who named no assessment says what brings them here.
//!
//! In: a pack and a front end. Out: the assessment that fits. Never: any question of an assessment.

use crate::cli::prompt::prompter::{Chosen, Prompter};
use crate::model::id::AssessmentId;
use crate::model::pack::Pack;
use crate::page::document::Document;

/// Asks which assessment fits; none when the person left. A pack with no choice to offer gives its first one.
pub fn enter(pack: &Pack, front: &mut dyn Prompter) -> anyhow::Result<Option<AssessmentId>> {
    let doors = pack.doors();
    if doors.len() < 2 {
        return Ok(Some(pack.assessment_default()));
    }
    let mut welcome = Document { is_dense: true, ..Document::default() };
    welcome.paragraph("A few questions about you, and then what fits, why, and what to do first.");
    welcome.paragraph("A quiz takes a few minutes; you can leave at any time and go on later.");
    welcome.paragraph("What you answer stays on this machine.");
    front.show(&welcome)?;
    let labels: Vec<String> = doors.iter().map(|(_, door)| door.label.clone()).collect();
    let default = doors.iter().position(|(id, _)| *id == pack.assessment_default());
    Ok(match front.choose("What brings you here?", &labels, default.unwrap_or(0))? {
        Chosen::Row(row) => Some(doors[row].0),
        Chosen::Back | Chosen::Left => None,
    })
}
