//! Lints about sources: what nothing rests on, and what stands twice.
//!
//! In: a pack. Out: sources, claims and citations to tidy. Never: whether a claim is true.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::pack::inventory::rules;
use crate::analysis::pack::lint::code::{Code, advice, warning};
use crate::analysis::pack::lint::finding::Findings;
use crate::analysis::pack::lint::spot::Spot;
use crate::analysis::pack::lint::words::sound;
use crate::model::id::{ClaimId, SourceId};
use crate::model::pack::Pack;
use crate::model::place::Place;
use crate::model::source::Citation;

/// The lints of this file.
pub const LINTS: &[Code] = &[
    warning(
        "unused-source",
        "a source that nothing in the pack rests on",
        "A bibliography that lists what was not used claims more support than there is.",
        unused_source,
    ),
    advice(
        "unused-claim",
        "a claim that nobody cites",
        "What a source says and no rule uses either lacks its rule or was read in vain (unreferenced elements, Nguyen, \
         Perkins, Laffey and Pecora 1987).",
        unused_claim,
    ),
    warning(
        "repeated-claim",
        "two claims of one source that say the same",
        "Rules that rest on one statement seem to rest on two, and a report tells it twice (redundancy, Suwa, Scott and \
         Shortliffe 1982).",
        repeated_claim,
    ),
    warning(
        "repeated-citation",
        "a list of citations that names one twice",
        "One source then looks like two; the second was often meant to be another (redundancy, Suwa, Scott and \
         Shortliffe 1982).",
        repeated_citation,
    ),
];

/// What cites something: its name, its citations, its place.
struct Citing<'p> {
    name: String,
    cites: &'p [Citation],
    place: Option<Place>,
}

/// Everything that cites.
fn citing(pack: &Pack) -> Vec<Citing<'_>> {
    let of_rules = rules(pack).into_iter().map(|it| Citing { name: it.name, cites: it.cites, place: it.place });
    let of_questions =
        pack.questions.iter().map(|it| Citing { name: it.id.clone(), cites: &it.cites, place: it.place });
    let of_properties = pack.assessments.iter().flat_map(|assessment| {
        let helps = assessment.properties.helps.iter();
        let helps =
            helps.map(|it| Citing { name: pack.question(it.question).id.clone(), cites: &it.cites, place: it.place });
        let stated = assessment.properties.stated.iter();
        helps.chain(stated.map(|it| Citing { name: it.id.clone(), cites: &it.cites, place: it.place }))
    });
    of_rules.chain(of_questions).chain(of_properties).collect()
}

fn cited(pack: &Pack) -> BTreeSet<ClaimId> {
    let claim = |cite: &Citation| if let Citation::Claim(id) = cite { Some(*id) } else { None };
    citing(pack).iter().flat_map(|it| it.cites).filter_map(claim).collect()
}

/// Whether something rests on each source.
fn is_used(pack: &Pack, cited: &BTreeSet<ClaimId>) -> Vec<bool> {
    let is_cited = |at: usize| cited.iter().any(|id| pack.claim(*id).source == SourceId::new(at));
    (0..pack.sources.len()).map(is_cited).collect()
}

fn unused_source(pack: &Pack, findings: &mut Findings<'_>) {
    for (source, is_used) in pack.sources.iter().zip(is_used(pack, &cited(pack))) {
        if !is_used {
            let message = format!("nothing cites the source `{}`", source.id);
            let help = "cite one of its claims where a rule rests on it, or take it out";
            findings.note(&source.id, &Spot::at(source.place), message).help(help);
        }
    }
}

fn unused_claim(pack: &Pack, findings: &mut Findings<'_>) {
    let cited = cited(pack);
    let is_used = is_used(pack, &cited);
    for (at, claim) in pack.claims.iter().enumerate() {
        // Of a source that nothing rests on, one finding is enough.
        if is_used[claim.source.index()] && !cited.contains(&ClaimId::new(at)) {
            let message = format!("nothing cites the claim `{}`", claim.id);
            let help = "cite it where a rule rests on it, write the rule that it asks for, or take it out";
            findings.note(&claim.id, &Spot::at(claim.place), message).help(help);
        }
    }
}

fn repeated_claim(pack: &Pack, findings: &mut Findings<'_>) {
    // Two sources that agree are two grounds.
    let mut seen: BTreeMap<(SourceId, String), usize> = BTreeMap::new();
    for (at, claim) in pack.claims.iter().enumerate() {
        let first = *seen.entry((claim.source, sound(&claim.says))).or_insert(at);
        if first != at {
            let first = &pack.claims[first];
            let place = findings.place(&Spot::at(first.place));
            let message = format!("the claims `{}` and `{}` of one source say the same", first.id, claim.id);
            let finding = findings.note(&claim.id, &Spot::at(claim.place), message);
            let help = "say what is different about this one, or keep one of them and name both places in its `at`";
            finding.second(place, "it stands here too").help(help);
        }
    }
}

fn repeated_citation(pack: &Pack, findings: &mut Findings<'_>) {
    for it in citing(pack) {
        let mut seen = BTreeSet::new();
        let repeated: BTreeSet<Citation> = it.cites.iter().filter(|cite| !seen.insert(**cite)).copied().collect();
        for cite in repeated {
            let name = match cite {
                Citation::Claim(id) => &pack.claim(id).id,
                Citation::Editorial => "editorial",
            };
            let spot = Spot::at(it.place).inside("cites:").inside(format!("\"{name}\""));
            let message = format!("`{}` cites `{name}` twice", it.name);
            findings.note(&it.name, &spot, message).help("take it out once, or cite the claim that was meant");
        }
    }
}
