//! Has the program built anew when a file that is built in is added or removed.

fn main() {
    println!("cargo:rerun-if-changed=questionnaires");
    println!("cargo:rerun-if-changed=rules");
    println!("cargo:rerun-if-changed=tests/vignettes");
    println!("cargo:rerun-if-changed=src/cli/starter");
}
