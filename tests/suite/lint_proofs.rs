//! What lints prove of conditions and rows, against plain enumeration: every answer set of small random packs.

use inroad::analysis::pack::inventory::{RuleKind, rules};
use inroad::analysis::pack::lint::check::check;
use inroad::analysis::space::domain::LeavingOut;
use inroad::engine::routing::{Respondent, respond};
use inroad::engine::truth::Truth;
use inroad::load::texts::Texts;
use inroad::model::condition::Condition;

use crate::harness::Dice;
use crate::prover::every_draw;
use crate::random_pack::random_pack;

/// Whether a condition looks at results, which lints may suppose as they like.
fn asks_for_results(condition: &Condition) -> bool {
    let mut asks = false;
    condition.walk(&mut |part| asks |= matches!(part, Condition::Result(_)));
    asks
}

#[test]
fn lints_say_what_nobody_or_everybody_meets_and_nothing_else() {
    const PACKS: u64 = 1_500;
    let (mut never, mut always, mut idle_rows, mut repeated, mut tested) = (0, 0, 0, 0, 0);
    for seed in 0..PACKS {
        let mut dice = Dice(seed ^ 0x1D1E);
        let pack = random_pack(&mut dice);
        let Some(draws) = every_draw(&pack, LeavingOut::Nothing) else { continue };
        let assessment = &pack.assessments[0];
        let everybody: Vec<Respondent> = draws.iter().map(|draw| respond(&pack, assessment, draw)).collect();
        let found = check(&pack, &Texts::default());
        let is_said =
            |code: &str, subject: &str| found.iter().any(|it| it.diagnostic.code == code && it.subject == subject);
        let meets = |person: &Respondent, when: &Condition| person.view(assessment, None).truth(when) == Truth::Yes;
        let rules = rules(&pack);
        let of_rules = rules.iter().filter(|rule| rule.kind != RuleKind::Row);
        let of_rules = of_rules.filter_map(|rule| Some((rule.name.as_str(), rule.when?)));
        let facts = assessment.facts.iter().map(|fact| (fact.id.as_str(), &fact.when));
        for (name, when) in of_rules.chain(facts).filter(|(_, when)| !asks_for_results(when)) {
            let met = everybody.iter().filter(|person| meets(person, when)).count();
            assert_eq!(is_said("never-holds", name), met == 0, "{name} {when:?}");
            let is_plain = *when == Condition::Always;
            assert_eq!(is_said("always-holds", name), met == everybody.len() && !is_plain, "{name} {when:?}");
            (never, always) = (never + usize::from(met == 0), always + usize::from(met == everybody.len()));
        }
        let table = &assessment.tables[0];
        let row_of = |person: &Respondent| table.rows.iter().position(|row| meets(person, &row.when));
        for (at, row) in table.rows.iter().enumerate() {
            let decides = everybody.iter().any(|person| row_of(person) == Some(at));
            assert_eq!(is_said("row-never-decides", &format!("{}/{}", table.id, row.id)), !decides, "{}", row.id);
            idle_rows += usize::from(!decides);
        }
        repeated += found.iter().filter(|it| it.diagnostic.code == "repeated-evidence").count();
        tested += 1;
    }
    assert!(tested * 4 > PACKS, "only {tested} packs are small enough");
    assert!(never.min(always).min(idle_rows).min(repeated) > 50, "{never} {always} {idle_rows} {repeated}");
}
