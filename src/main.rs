//! The front door: everything happens in the library.

fn main() -> std::process::ExitCode {
    inroad::cli::run::run()
}
