//! Has the program built anew when a file of the built-in pack is added or removed.

fn main() {
    println!("cargo:rerun-if-changed=questionnaires");
    println!("cargo:rerun-if-changed=rules");
    println!("cargo:rerun-if-changed=tests/vignettes");
}
