//! Inputs that commands share: the pack and the assessment.
//!
//! In: arguments. Out: a pack that can be used, or every mistake in it. Never: prompting, printing.

use std::mem::ManuallyDrop;
use std::path::PathBuf;

use clap::Args;

use crate::cli::builtin::{builtin, builtin_vignettes, folder, folder_vignettes};
use crate::cli::shell::quoted;
use crate::cli::unusable::Unusable;
use crate::load::names::Names;
use crate::load::pack::{RulesOf, load_rules_of};
use crate::load::texts::Texts;
use crate::load::vignettes;
use crate::model::diagnostic::Diagnostic;
use crate::model::id::AssessmentId;
use crate::model::pack::Pack;
use crate::model::vignette::Vignettes;
use crate::report::person::recommendation::RecommendationReport;

/// Which pack.
#[derive(Args, Clone, Debug)]
pub struct PackArgs {
    /// Use the questions and rules of this folder in place of the built-in ones.
    #[arg(long, value_name = "DIR", global = true)]
    pub pack: Option<PathBuf>,
}

impl PackArgs {
    /// The texts of the pack, not read yet.
    pub fn texts(&self) -> Result<Texts, Unusable> {
        self.pack.as_deref().map_or_else(|| Ok(builtin()), folder)
    }

    /// Loads the pack, with the rules that are wanted. A folder is read whole, so that none of its faults stay unseen;
    /// the built-in pack is known to be sound.
    ///
    /// The program ends with the command, so the pack is left to the system whole: taking its tens of thousands of texts
    /// apart first would only make a person wait.
    pub fn load(&self, rules: RulesOf<'_>) -> Result<ManuallyDrop<Pack>, Unusable> {
        let rules = if self.pack.is_some() { RulesOf::All } else { rules };
        let texts = self.texts()?;
        let (pack, diagnostics) = load_rules_of(&texts, rules);
        pack.map(ManuallyDrop::new).ok_or(Unusable { texts, diagnostics })
    }

    /// The texts of the pack and of its vignettes, not read yet.
    pub fn texts_and_vignettes(&self) -> Result<Texts, Unusable> {
        Ok(self.texts()?.and(self.vignette_texts()))
    }

    fn vignette_texts(&self) -> Texts {
        self.pack.as_deref().map_or_else(builtin_vignettes, folder_vignettes)
    }

    /// Loads the vignettes that stand beside the pack.
    pub fn vignettes(&self, pack: &Pack) -> Result<Vignettes, Unusable> {
        let texts = self.vignette_texts();
        let (vignettes, diagnostics) = vignettes::load(&texts, pack);
        if diagnostics.is_empty() { Ok(vignettes) } else { Err(Unusable { texts, diagnostics }) }
    }

    /// The folder of the pack, from wherever one stands; none of the built-in one.
    pub fn folder(&self) -> Option<String> {
        let folder = self.pack.as_ref()?;
        Some(folder.canonicalize().as_ref().unwrap_or(folder).to_string_lossy().into_owned())
    }

    /// What to type after a command, so that it uses the same pack.
    pub fn argument(&self) -> String {
        self.pack.as_ref().map_or_else(String::new, |folder| format!(" --pack {}", quoted(&folder.to_string_lossy())))
    }

    /// A report whose commands use the same pack, and the same flags for who listens.
    pub fn named_in(&self, mut report: RecommendationReport, spoken: &str) -> RecommendationReport {
        let argument = format!("{}{spoken}", self.argument());
        report.leads_to.iter_mut().for_each(|lead| lead.command.push_str(&argument));
        report
    }

    /// The pack of a command that takes its folder as an argument too.
    pub fn or(&self, folder: Option<&PathBuf>) -> Result<Self, Unusable> {
        match (&self.pack, folder) {
            (Some(flag), Some(argument)) if flag != argument => {
                let message = format!("two packs are named: `{}` and `{}`", argument.display(), flag.display());
                Err(Unusable::message(Diagnostic::error("two-packs", message).help(Some("name one".to_owned()))))
            }
            (flag, argument) => Ok(Self { pack: argument.or(flag.as_ref()).cloned() }),
        }
    }
}

/// The assessment with this name, or the nearest.
pub fn assessment(pack: &Pack, name: &str) -> Result<AssessmentId, Box<Diagnostic>> {
    pack.assessment_named(name).ok_or_else(|| {
        let names = Names::new(pack.assessments.iter().map(|it| it.id.as_str()));
        let message = format!("unknown assessment `{}`", name.escape_debug());
        Box::new(Diagnostic::error("unknown-assessment", message).help(names.suggest(name, "assessments")))
    })
}
