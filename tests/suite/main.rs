//! One test binary, so that the program is linked once.

mod answers;
mod coverage;
mod harness;
mod house;
mod oracle;
mod pack_faults;
mod program;
mod properties;
mod random_pack;
mod terminal;
mod transcripts;
mod vignettes;
