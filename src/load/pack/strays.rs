//! Stray files: what stands in the folders of a pack, and nothing reads it.
//!
//! In: the texts of a pack and the names of its assessments. Out: the stray files and what is told of them. Never: what
//! stands in them.

use std::collections::HashSet;

use crate::load::names::{Names, nearest};
use crate::load::texts::Texts;
use crate::model::diagnostic::Diagnostic;
use crate::model::id::FileId;

/// Files of rules with fixed names.
const RULE_FILES: [&str; 4] = ["report.ron", "verdicts.ron", "properties.ron", "shares.ron"];
/// Folders of rules.
const RULE_FOLDERS: [&str; 2] = ["pathways", "advice"];
/// Files that all assessments share.
const SHARED_FILES: [&str; 2] = ["sources.ron", "lints.ron"];
/// Where rules belong.
const RULES_HELP: &str = "rules stand in `rules/<assessment>/`: report.ron, verdicts.ron, properties.ron, shares.ron, \
                          pathways/*.ron, advice/*.ron";

/// Every file that nothing reads, with what is told of it: its author thinks it counts. Of the files in a folder with a
/// wrong name only the first is told.
///
/// Vignettes may be among the texts; they are read beside a pack and not as a part of it.
pub fn strays(texts: &Texts, assessments: &Names) -> Vec<(FileId, Option<Diagnostic>)> {
    let mut folders = HashSet::new();
    let unread = texts.iter().filter(|(_, text)| !text.name.starts_with("tests/") && !is_read(assessments, &text.name));
    let told = unread.map(|(file, text)| {
        let name = &text.name;
        let at = Some(texts.span(file, 0, 0));
        let told = match meant_folder(texts, assessments, name) {
            Some((wrong, right)) => folders
                .insert(wrong)
                .then(|| (no_reader(name), format!("did you mean the folder `{right}`? {RULES_HELP}"))),
            None => Some(of_file(name)),
        };
        (file, told.map(|(message, help)| Diagnostic::error("stray-file", message).at(at).help(Some(help))))
    });
    told.collect()
}

fn no_reader(name: &str) -> String {
    format!("no assessment reads the file `{name}`")
}

/// What is told of a file whose own name, or place, is wrong.
fn of_file(name: &str) -> (String, String) {
    if name.starts_with("questionnaires/") {
        let help = "questionnaires stand in `questionnaires/`, in no folder within it";
        return (format!("nothing reads the file `{name}`"), help.to_owned());
    }
    let last = name.rsplit('/').next().unwrap_or_default();
    if SHARED_FILES.contains(&last) {
        return (no_reader(name), format!("move it to `rules/{last}`: all assessments share it"));
    }
    let near = nearest(last, RULE_FILES.into_iter()).filter(|near| *near != last);
    let help = near.map_or_else(|| RULES_HELP.to_owned(), |near| format!("did you mean `{near}`? {RULES_HELP}"));
    (no_reader(name), help)
}

/// The folder of a file of rules, and the one that was meant by it, where that has another name.
fn meant_folder(texts: &Texts, assessments: &Names, name: &str) -> Option<(String, String)> {
    let (assessment, rest) = name.strip_prefix("rules/")?.split_once('/')?;
    if assessments.get(assessment).is_some() {
        let (folder, _) = rest.split_once('/')?;
        let near = nearest(folder, RULE_FOLDERS.into_iter()).filter(|near| *near != folder)?;
        return Some((format!("rules/{assessment}/{folder}/"), format!("rules/{assessment}/{near}/")));
    }
    // A questionnaire that was renamed leaves the folder of its rules behind.
    let has_rules = |id: &&str| texts.iter().any(|(_, text)| text.name.starts_with(&format!("rules/{id}/")));
    let mut bare = assessments.iter().filter(|id| !has_rules(id));
    let only = bare.next().filter(|_| bare.next().is_none());
    let near = nearest(assessment, assessments.iter()).or(only)?;
    Some((format!("rules/{assessment}/"), format!("rules/{near}/")))
}

fn is_read(assessments: &Names, name: &str) -> bool {
    let is_shared = name.strip_prefix("rules/").is_some_and(|rest| SHARED_FILES.contains(&rest));
    let is_questionnaire = name.strip_prefix("questionnaires/").is_some_and(|rest| !rest.contains('/'));
    is_shared || is_questionnaire || assessments.iter().any(|id| is_rule_file(id, name))
}

fn is_rule_file(assessment: &str, name: &str) -> bool {
    let Some(rest) = name.strip_prefix("rules/").and_then(|it| it.strip_prefix(assessment)) else { return false };
    let Some(rest) = rest.strip_prefix('/') else { return false };
    match rest.split_once('/') {
        None => RULE_FILES.contains(&rest),
        Some((folder, file)) => RULE_FOLDERS.contains(&folder) && !file.contains('/'),
    }
}
