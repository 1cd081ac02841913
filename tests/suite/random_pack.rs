//! Random packs: small ones with every kind of question, skip logic, facts, scales, requirements and tables; and plain
//! ones of any size.

use inroad::model::advice::{Advice, Gift, WordsKind};
use inroad::model::condition::{Condition, OptionSet, ResultTest};
use inroad::model::id::{FactId, OutcomeId, PathwayId, QuestionId, ScaleId, TableId};
use inroad::model::pack::{Assessment, FitBounds, Pack};
use inroad::model::pathway::{Evidence, Pathway, PathwayKind, Requirement, Standing};
use inroad::model::points::Points;
use inroad::model::property::Properties;
use inroad::model::question::{AnswerKind, AnswerOption, Lever, Question};
use inroad::model::questionnaire::{Asked, Fact, Scale, ScaleTerm, Section, Tier};
use inroad::model::share::Shares;
use inroad::model::verdict::{Confidence, DecisionTable, Outcome, Row};

use crate::harness::Dice;

/// A pack with one assessment.
pub fn random_pack(dice: &mut Dice) -> Pack {
    let questions: Vec<Question> = (0..3 + dice.roll(4)).map(|index| question(index, dice)).collect();
    let scale = Scale { id: "s".to_owned(), terms: vec![term(&questions, dice)], place: None };
    let mut maker = Maker { dice, questions: &questions, known: questions.len(), facts: 0, has_scale: true };
    let mut facts = Vec::new();
    for index in 0..3 {
        maker.facts = index;
        facts.push(Fact { id: format!("f{index}"), says: String::new(), when: maker.condition(2), place: None });
    }
    maker.facts = facts.len();
    let pathways: Vec<Pathway> = (0..2 + maker.dice.roll(3)).map(|index| pathway(index, &mut maker)).collect();
    let rows = (0..3).map(|index| row(index, maker.condition(2)));
    let mut rows: Vec<Row> = rows.collect();
    rows.push(row(3, Condition::Always));
    let asked = (0..questions.len()).map(|index| {
        // Skip logic looks at earlier questions only, and at no facts, which look at all.
        let mut earlier = Maker { dice: maker.dice, questions: &questions, known: index, facts: 0, has_scale: false };
        let ask_when = if index == 0 || earlier.dice.roll(2) == 0 { Condition::Always } else { earlier.condition(2) };
        let tier = if earlier.dice.roll(3) == 0 { Tier::Refine } else { Tier::Core };
        Asked { question: QuestionId::new(index), section: 0, tier, ask_when, place: None }
    });
    let asked = asked.collect();
    let mut maker = Maker { dice, questions: &questions, known: questions.len(), facts: facts.len(), has_scale: true };
    let advice = (0..3).map(|index| advice(index, &mut maker, &pathways)).collect();
    let table = DecisionTable {
        section: None,
        id: "t".to_owned(),
        asks: String::new(),
        until_known: None,
        outcomes: (0..4)
            .map(|index| Outcome {
                id: format!("o{index}"),
                label: String::new(),
                together: false,
                level: None,
                mark: None,
                place: None,
            })
            .collect(),
        rows,
        place: None,
    };
    let assessment = Assessment {
        facts,
        scales: vec![scale],
        tables: vec![table],
        advice,
        fits: FitBounds { strong: 4, good: 2 },
        ..plain_assessment(asked, pathways)
    };
    Pack { questions, assessments: vec![assessment], ..Pack::default() }
}

/// How large a plain pack is.
#[derive(Clone, Copy)]
pub struct Size {
    /// Questions, all asked of everybody.
    pub questions: usize,
    /// Options of each.
    pub options: usize,
    /// Pieces of evidence, of all pathways together.
    pub rules: usize,
}

/// A pack of this size with nothing but evidence in it. Each pathway mostly asks its own questions, as in a pack that
/// somebody writes.
pub fn sized_pack(size: Size) -> Pack {
    const PATHWAYS: usize = 12;
    const OWN: usize = 7;
    let mut dice = Dice(size.rules as u64);
    let pathways = (0..PATHWAYS).map(|index| {
        let own: Vec<usize> = (0..OWN).map(|_| dice.roll(size.questions)).collect();
        let evidence = (0..size.rules / PATHWAYS).map(|number| {
            let tests = (0..[1, 1, 1, 1, 1, 1, 2, 2, 2, 3][dice.roll(10)]).map(|_| {
                let question = if dice.roll(5) == 0 { dice.roll(size.questions) } else { own[dice.roll(OWN)] };
                let set = 1 + dice.roll((1 << size.options) - 2) as u64;
                Condition::Has(QuestionId::new(question), OptionSet(set))
            });
            let when = Condition::All(tests.collect());
            evidence(number, when, [-2, -1, 1, 2][dice.roll(4)])
        });
        let evidence = evidence.collect();
        plain_pathway(index, evidence)
    });
    let pathways = pathways.collect();
    let asked = (0..size.questions).map(|index| Asked {
        question: QuestionId::new(index),
        section: 0,
        tier: Tier::Core,
        ask_when: Condition::Always,
        place: None,
    });
    let options = || AnswerKind::One((0..size.options).map(option).collect());
    let questions = (0..size.questions).map(|index| plain_question(index, options(), Lever::Fixed)).collect();
    let assessment = plain_assessment(asked.collect(), pathways);
    Pack { questions, assessments: vec![assessment], ..Pack::default() }
}

fn plain_assessment(asked: Vec<Asked>, pathways: Vec<Pathway>) -> Assessment {
    Assessment {
        id: "a".to_owned(),
        title: String::new(),
        decides: String::new(),
        default: true,
        sections: vec![Section { title: String::new() }],
        asked,
        facts: Vec::new(),
        scales: Vec::new(),
        pathways,
        previews: true,
        door: None,
        parts: Vec::new(),
        leads_to: Vec::new(),
        free_time: Vec::new(),
        find_out_when: Condition::Always,
        tables: Vec::new(),
        advice: Vec::new(),
        fits: FitBounds { strong: 6, good: 3 },
        limits: Vec::new(),
        place: None,
        properties: Properties::default(),
        shares: Shares::default(),
    }
}

fn plain_question(index: usize, kind: AnswerKind, lever: Lever) -> Question {
    Question {
        id: format!("q{index}"),
        topic: format!("q{index}"),
        ask: String::new(),
        why: String::new(),
        help: None,
        cites: Vec::new(),
        kind,
        lever,
        default: None,
        find_out: None,
        was: Vec::new(),
        meaning: 1,
        place: None,
    }
}

fn option(index: usize) -> AnswerOption {
    AnswerOption {
        id: format!("o{index}"),
        label: String::new(),
        phrase: None,
        unsure: false,
        alone: false,
        no_aim: false,
        was: Vec::new(),
        place: None,
    }
}

fn plain_pathway(index: usize, evidence: Vec<Evidence>) -> Pathway {
    Pathway {
        id: format!("p{index}"),
        title: String::new(),
        short: None,
        kind: PathwayKind::Route,
        what: String::new(),
        standing: Standing::Common,
        cites: Vec::new(),
        requires: Vec::new(),
        evidence,
        steps: Vec::new(),
        place: None,
    }
}

fn evidence(number: usize, when: Condition, points: i32) -> Evidence {
    Evidence {
        id: format!("e{number}"),
        when,
        points: Points(points),
        because: String::new(),
        cites: Vec::new(),
        place: None,
    }
}

fn question(index: usize, dice: &mut Dice) -> Question {
    let kind = match dice.roll(4) {
        0 => {
            let mut options: Vec<AnswerOption> = (0..3).map(option).collect();
            options[2].alone = true;
            AnswerKind::Many { at_most: 2, options }
        }
        1 => AnswerKind::Number { least: 0, most: 6, unit: "u".to_owned() },
        _ => {
            let mut options: Vec<AnswerOption> = (0..2 + dice.roll(3)).map(option).collect();
            let last = options.len() - 1;
            options[last].unsure = dice.roll(3) == 0;
            options[1].no_aim = dice.roll(4) == 0;
            AnswerKind::One(options)
        }
    };
    let lever = match dice.roll(3) {
        0 => Lever::Fixed,
        1 => Lever::Upward("how".to_owned()),
        _ => Lever::Free("how".to_owned()),
    };
    plain_question(index, kind, lever)
}

fn term(questions: &[Question], dice: &mut Dice) -> ScaleTerm {
    let question = dice.roll(questions.len());
    let options = questions[question].options().len();
    let points = (0..options).map(|index| (OptionSet::of(index), dice.roll(5) as i64 - 2)).collect();
    ScaleTerm { question: QuestionId::new(question), points }
}

fn pathway(index: usize, maker: &mut Maker<'_>) -> Pathway {
    let requires = (0..maker.dice.roll(2)).map(|number| Requirement {
        id: format!("r{number}"),
        holds: maker.condition(2),
        because: String::new(),
        lifted_by: String::new(),
        cites: Vec::new(),
        place: None,
    });
    let requires = requires.collect();
    let evidence = (0..=maker.dice.roll(5)).map(|number| {
        let when = maker.condition(2);
        evidence(number, when, [-2, -1, 1, 2][maker.dice.roll(4)])
    });
    let evidence = evidence.collect();
    Pathway {
        kind: if maker.dice.roll(4) == 0 { PathwayKind::Support } else { PathwayKind::Route },
        standing: [Standing::Common, Standing::Listed, Standing::Rare][maker.dice.roll(3)],
        requires,
        ..plain_pathway(index, evidence)
    }
}

/// Advice that looks at answers, and at a result as well.
fn advice(index: usize, maker: &mut Maker<'_>, pathways: &[Pathway]) -> Advice {
    let pathway = PathwayId::new(maker.dice.roll(pathways.len()));
    let result = match maker.dice.roll(3) {
        0 => ResultTest::Recommended(pathway),
        1 => ResultTest::RuledOut(pathway),
        _ => ResultTest::Verdict(TableId::new(0), OutcomeId::new(maker.dice.roll(4))),
    };
    let parts = vec![maker.condition(1), Condition::Result(result)];
    Advice {
        id: format!("v{index}"),
        idea: format!("v{index}"),
        part: None,
        when: if maker.dice.roll(2) == 0 { Condition::All(parts) } else { Condition::Any(parts) },
        gives: Gift::Words(WordsKind::Note, String::new()),
        cites: Vec::new(),
        place: None,
    }
}

fn row(index: usize, when: Condition) -> Row {
    Row {
        id: format!("r{index}"),
        outcome: OutcomeId::new(index),
        when,
        says: String::new(),
        because: String::new(),
        confidence: Confidence::Fair,
        note: None,
        cites: Vec::new(),
        place: None,
    }
}

struct Maker<'a> {
    dice: &'a mut Dice,
    questions: &'a [Question],
    known: usize,
    facts: usize,
    has_scale: bool,
}

impl Maker<'_> {
    fn condition(&mut self, depth: usize) -> Condition {
        let parts = |maker: &mut Self| (0..=maker.dice.roll(3)).map(|_| maker.condition(depth - 1)).collect();
        match self.dice.roll(if depth == 0 { 4 } else { 9 }) {
            4 => Condition::All(parts(self)),
            5 => Condition::Any(parts(self)),
            6 => Condition::Not(Box::new(self.condition(depth - 1))),
            7 => Condition::AtLeastOf(1 + self.dice.roll(2), parts(self)),
            8 if self.facts > 0 => Condition::Fact(FactId::new(self.dice.roll(self.facts))),
            3 if self.has_scale => Condition::Scale(ScaleId::new(0), -1, self.dice.roll(3) as i64),
            _ => self.test(),
        }
    }

    fn test(&mut self) -> Condition {
        let index = self.dice.roll(self.known);
        let id = QuestionId::new(index);
        let options = self.questions[index].options().len();
        if options == 0 {
            let least = self.dice.roll(6) as i64;
            return Condition::Within(id, least, least + self.dice.roll(4) as i64);
        }
        let set = OptionSet(1 + self.dice.roll((1 << options) - 1) as u64);
        match self.dice.roll(5) {
            0 => Condition::Answered(id),
            1 | 2 => Condition::HasNone(id, set),
            _ => Condition::Has(id, set),
        }
    }
}
