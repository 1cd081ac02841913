//! A calibration as plain data: what comes out for people as common as a pack says they are.
//!
//! In: counts. Out: serializable shares with the most that the pack allows. Never: layout.

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::pack::verification::calibration::Calibration;
use crate::model::pack::Assessment;

/// What comes out for people drawn as commonly as they are said to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CalibrationReport {
    /// How many people were drawn, from a fixed seed.
    pub people: u64,
    /// For how many each route comes first, how the first route fits, and for how many it is a close call.
    pub shares: Vec<CalibrationShare>,
    /// Whether nothing comes out for more people than the pack allows.
    pub holds: bool,
    /// The ids of routes that come first for nobody who was drawn.
    pub never_first: Vec<String>,
}

/// For how many something comes out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CalibrationShare {
    /// What: the id of a route, `strong`, `good`, `possible` or `close_call`.
    pub id: String,
    /// The same in words.
    pub title: String,
    /// In thousandths of those drawn.
    pub permille: u64,
    /// The most that the pack allows, in hundredths; none where it does not say.
    pub at_most: Option<u16>,
    /// Whether it is more.
    pub is_too_many: bool,
}

/// Reports on a calibration.
pub fn calibration(assessment: &Assessment, calibration: &Calibration) -> CalibrationReport {
    let most = assessment.shares.at_most;
    let share = |id: &str, title: String, count: u64, at_most: Option<u16>| CalibrationShare {
        id: id.to_owned(),
        title,
        permille: calibration.permille(count),
        at_most,
        is_too_many: calibration.exceeds(count, at_most),
    };
    let routes = assessment.routes().map(|id| {
        let route = assessment.pathway(id);
        share(&route.id, route.title.clone(), calibration.first[id.index()], most.first)
    });
    let mut shares: Vec<CalibrationShare> = routes.collect();
    let [strong, good, possible] = calibration.fits;
    shares.push(share("strong", "The first fits strongly".to_owned(), strong, most.strong));
    shares.push(share("good", "The first is a good fit".to_owned(), good, None));
    shares.push(share("possible", "The first is possible".to_owned(), possible, None));
    shares.push(share("close_call", "Too close to rank".to_owned(), calibration.close, most.close));
    CalibrationReport {
        people: calibration.people,
        shares,
        holds: !calibration.is_off(assessment),
        never_first: calibration.never_first(assessment).iter().map(|id| assessment.pathway(*id).id.clone()).collect(),
    }
}
