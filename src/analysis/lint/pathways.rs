//! Lints about pathways: requirements that can be passed by, and words of fit that say nothing.
//!
//! In: a pack. Out: pathways that say what their author did not mean. Never: whether conditions can hold.

use crate::analysis::lint::code::{Code, Found};
use crate::analysis::lint::finding::Findings;
use crate::analysis::lint::spot::Spot;
use crate::model::diagnostic::Severity;
use crate::model::pack::Pack;

/// The lints of this file.
pub const LINTS: &[Code] = &[Code {
    code: "fits-out-of-order",
    name: "words of fit whose points do not rise",
    severity: Severity::Error,
    why: "Whoever reads \"good\" takes it for less than \"strong\" and more than \"possible\"; where the points do \
              not rise from one word to the next, one of the words is never said.",
    found: Found::Lint(fits_out_of_order),
}];

fn fits_out_of_order(pack: &Pack, findings: &mut Findings<'_>) {
    for assessment in pack.assessments.iter().filter(|it| !it.pathways.is_empty()) {
        let (strong, good) = (assessment.fits.strong, assessment.fits.good);
        let (word, message) = if strong <= good {
            ("strong:", format!("a fit is strong from {strong} points on, and good only from {good} on"))
        } else if good < 1 {
            ("good:", format!("a fit is good from {good} points on, so nothing has to speak for it"))
        } else {
            continue;
        };
        let spot = Spot::file(format!("rules/{}/report.ron", assessment.id)).word("fits:").word(word);
        let help = "give `good` at least 1 point, and `strong` more than `good`";
        findings.note(&assessment.id, &spot, message).help(help);
    }
}
