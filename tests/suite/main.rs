//! One test binary, so that the program is linked once.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::cast_possible_wrap,
    reason = "a test that cannot go on fails, and its numbers are small"
)]

mod answers;
mod broken_disk;
mod calibration;
mod causes;
mod command_line;
mod compare;
mod counterfactual;
mod coverage;
mod decisive;
mod drawing;
mod faults_told;
mod guide;
mod harmful;
mod harness;
mod heard;
mod house;
mod html;
mod kept;
mod lint_proofs;
mod lints;
mod old_files;
mod oracle;
mod output;
mod pack_faults;
mod page;
mod parts;
mod picture;
mod plan;
mod program;
mod prompt;
mod properties;
mod prover;
mod random_pack;
mod reading;
mod schemas;
mod selection;
mod sessions;
mod showing;
mod sizes;
mod starter;
mod supply;
mod sureness;
mod template;
mod terminal;
mod terminal_quiz;
mod transcripts;
mod tui;
mod unsure;
mod verification;
mod vignettes;
mod what_if;
mod wording;
