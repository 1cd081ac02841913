//! The supply chain: whose code is built in, under which licences, and which of it runs while it is built.

use std::process::Command;

use serde_json::Value;

use crate::harness::root;

const LICENCES: [&str; 7] = ["MIT", "Apache-2.0", "Unicode-3.0", "Unlicense", "BSD-2-Clause", "CC0-1.0", "MIT-0"];

/// Crates whose build scripts run on the machine that builds the program or its tests.
const BUILD_SCRIPTS: [&str; 24] = [
    "alloca",
    "anyhow",
    "crossbeam-deque",
    "crossbeam-epoch",
    "crossbeam-utils",
    "getrandom",
    "inroad",
    "libc",
    "nix",
    "num-traits",
    "proc-macro2",
    "proc-macro2-diagnostics",
    "quote",
    "rayon-core",
    "ref-cast",
    "rustix",
    "serde",
    "serde_core",
    "serde_json",
    "signal-hook",
    "thiserror",
    "typeid",
    "zerocopy",
    "zmij",
];

/// Where crates may come from.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Every crate that is built on this system, without asking the network.
fn packages() -> Vec<Value> {
    let target = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
    let arguments = ["metadata", "--format-version", "1", "--offline", "--locked", "--filter-platform", &target];
    let run = Command::new(env!("CARGO")).args(arguments).current_dir(root()).output().expect("cargo runs");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let metadata: Value = serde_json::from_slice(&run.stdout).expect("cargo writes JSON");
    metadata["packages"].as_array().expect("packages").clone()
}

/// Whether the program may be built with a crate under these terms: one of each choice is enough, and all of a sum.
fn is_allowed(terms: &str) -> bool {
    let terms = terms.replace(['(', ')'], "").replace('/', " OR ");
    let is_one = |choice: &str| LICENCES.contains(&choice.trim());
    terms.split(" AND ").all(|sum| sum.split(" OR ").any(is_one))
}

#[test]
#[cfg(target_os = "linux")]
fn every_crate_has_a_licence_that_is_allowed_and_comes_from_the_registry() {
    let packages = packages();
    assert!(packages.len() > 50, "the test no longer finds crates");
    for package in packages {
        let terms = package["license"].as_str().unwrap_or("");
        assert!(is_allowed(terms), "{}: {terms:?}", package["name"]);
        let source = package["source"].as_str();
        assert!(source.is_none_or(|it| it == REGISTRY), "{}: {source:?}", package["name"]);
    }
}

#[test]
fn terms_are_read_as_they_are_meant() {
    assert!(
        is_allowed("GPL-3.0 OR MIT") && is_allowed("MIT/GPL-3.0") && is_allowed("(MIT OR GPL-3.0) AND Unicode-3.0")
    );
    assert!(!is_allowed("GPL-3.0") && !is_allowed("MIT AND GPL-3.0") && !is_allowed(""));
}

#[test]
#[cfg(target_os = "linux")]
fn no_crate_runs_code_while_it_is_built_but_those_that_are_known() {
    let runs = |package: &Value| {
        let targets = package["targets"].as_array().expect("targets");
        let kinds = targets.iter().flat_map(|it| it["kind"].as_array().expect("kinds"));
        kinds.into_iter().any(|it| it == "custom-build")
    };
    let mut names: Vec<String> =
        packages().iter().filter(|it| runs(it)).map(|it| it["name"].as_str().unwrap_or("").to_owned()).collect();
    names.sort();
    names.dedup();
    let unknown: Vec<&String> = names.iter().filter(|it| !BUILD_SCRIPTS.contains(&it.as_str())).collect();
    assert!(unknown.is_empty(), "these have build scripts and are not on the list: {unknown:?}");
}

#[test]
fn every_dependency_says_why_it_is_there() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).expect("the manifest can be read");
    let (mut is_inside, mut before, mut seen) = (false, "", 0);
    for line in manifest.lines() {
        if line.starts_with('[') {
            is_inside = line.ends_with("dependencies]");
        } else if is_inside && line.contains(" = ") {
            seen += 1;
            assert!(before.starts_with("# ") && before.ends_with('.'), "{line} has no reason above it");
        }
        before = line;
    }
    assert!(seen > 20, "the test no longer finds dependencies");
}
