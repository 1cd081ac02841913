//! Wording: tables of questions and answer scales, good and bad, as books on questionnaires give them.

use std::collections::BTreeSet;

use inroad::analysis::pack::lint::check::check;
use inroad::load;
use inroad::load::texts::{TextFile, Texts};

use crate::harness::drawn;

const DOUBLE: &str = "double-barrelled-question";
const NEGATED: &str = "negated-question";
const LEADING: &str = "leading-question";
const RATING: &str = "self-rating-question";
const UNBALANCED: &str = "unbalanced-scale";
const OVERLAPPING: &str = "overlapping-ranges";
const MISSING: &str = "missing-range";
const WITHIN: &str = "sentence-within-sentence";

const CODES: &[&str] = &[DOUBLE, NEGATED, LEADING, RATING, UNBALANCED, OVERLAPPING, MISSING, WITHIN];

const YES_NO: &str = "Yes|No";
const AGREE: &str = "Disagree|Neither agree nor disagree|Agree";

/// A question of a pack that only asks.
struct Asked<'t> {
    ask: &'t str,
    topic: &'t str,
    options: &'t str,
    several: bool,
}

impl<'t> Asked<'t> {
    fn with(ask: &'t str, options: &'t str) -> Self {
        Self { ask, topic: "baking", options, several: false }
    }
}

/// For each question, the codes that a check of a pack of them finds, with what it says.
fn found(asked: &[Asked<'_>]) -> Vec<BTreeSet<(&'static str, String)>> {
    let written = |(index, it): (usize, &Asked<'_>)| {
        let Asked { ask, topic, options, several } = it;
        let label = |(index, label): (usize, &str)| format!("(id: \"o{index}\", label: {label:?})");
        let options = options.split('|').enumerate().map(label).collect::<Vec<_>>().join(", ");
        let answer = if *several { format!("Many(options: [{options}])") } else { format!("One([{options}])") };
        let why = "\"It matters.\"";
        format!("(id: \"q{index}\", topic: {topic:?}, ask: {ask:?}, why: {why}, answer: {answer}, lever: Fixed)")
    };
    let bank = asked.iter().enumerate().map(written).collect::<Vec<_>>().join(",\n");
    let listed: Vec<String> = (0..asked.len()).map(|index| format!("(question: \"q{index}\", tier: Core)")).collect();
    let listed = listed.join(", ");
    let file = |name: &str, text: String| TextFile { name: name.to_owned(), text: text.into() };
    let texts = Texts::new(vec![
        file("questionnaires/bank.ron", format!("[{bank}]")),
        file(
            "questionnaires/test.ron",
            format!(
                "(id: \"test\", title: \"A test\", decides: \"what is found\", default: true, \
                 sections: [(title: \"All\", questions: [{listed}])])"
            ),
        ),
        file("rules/sources.ron", "(sources: [], claims: [])".to_owned()),
        file("rules/test/report.ron", "(pathways: [], fits: (strong: 2, good: 1), limits: [\"A test.\"])".to_owned()),
    ]);
    let (pack, faults) = load::pack::load(&texts);
    let Some(pack) = pack else { panic!("{}", drawn(texts, faults)) };
    let mut found = vec![BTreeSet::new(); asked.len()];
    for finding in check(&pack, &texts) {
        let place = finding.subject.strip_prefix('q').and_then(|it| it.parse::<usize>().ok());
        if let Some(place) = place.filter(|_| CODES.contains(&finding.diagnostic.code)) {
            let label = finding.diagnostic.label.map_or(String::new(), |label| format!(" ({label})"));
            found[place].insert((finding.diagnostic.code, finding.diagnostic.message + &label));
        }
    }
    found
}

/// Holds a table: each of its questions has exactly the code, or none.
fn hold(code: Option<&str>, asked: &[Asked<'_>]) {
    let mut wrong = Vec::new();
    for (it, found) in asked.iter().zip(found(asked)) {
        let codes: Vec<&str> = found.iter().map(|(code, _)| *code).collect();
        if codes != code.into_iter().collect::<Vec<_>>() {
            wrong.push(format!("{} [{}] {}: {found:?}", it.ask, it.options, it.topic));
        }
    }
    assert!(wrong.is_empty(), "expected {code:?}:\n{}", wrong.join("\n"));
}

/// What nobody writes is read without a fall, and in bounded time.
#[test]
fn odd_texts_are_read_too() {
    let long = "and or not ".repeat(20_000);
    let odd = ["And", "Or?", "And and and?", "?", "\"", "\u{201c}\u{201d}\"\"?", "(", "Not?", "n't?", ", , ,?", &long];
    let long_label = format!("1 to 3|{long}");
    let marks = ["+|-|to", "1|-1|999999999 billion years|1.5.2", "1 to|to 1|1 to 1", "$|%|half a|a|an", &long_label];
    let judged = odd.iter().map(|ask| Asked::with(ask, AGREE));
    let all: Vec<Asked<'_>> =
        judged.chain(marks.iter().map(|options| Asked::with("What is it like?", options))).collect();
    assert_eq!(found(&all).len(), all.len());
}

fn asks<'t>(table: &[&'t str], options: &'t str) -> Vec<Asked<'t>> {
    table.iter().map(|ask| Asked::with(ask, options)).collect()
}

fn scales<'t>(table: &[&'t str]) -> Vec<Asked<'t>> {
    table.iter().map(|options| Asked::with("What is it like?", options)).collect()
}

#[test]
fn questions_that_ask_two_things_are_found() {
    let bad = [
        "How satisfied are you with your manager and your team?",
        "Do you have an oven and does it work?",
        "Do you have a licence, and is it still valid?",
        "Do you bake and/or sell cakes?",
        "Who has taught you so far, and how did you like it?",
        "Where did you learn to bake, and when?",
        "Which oven do you have and how old is it?",
        "Do you bake at home, and if so, how often?",
        "How and when did you learn to bake?",
        "How often and how long do you practise?",
        "How quickly and politely were you served?",
        "Do you enjoy your work and your studies?",
        "Would you recommend our bread and our cakes?",
        "Do you bake at home? How often?",
        "To what extent do you trust your manager and your colleagues?",
        "Does the shop have an oven, and are there tables?",
        "Rate the taste and the price of the bread.",
    ];
    hold(Some(DOUBLE), &asks(&bad, YES_NO));
}

#[test]
fn questions_that_ask_one_thing_pass() {
    let good = [
        "How many hours do you work between breakfast and when you sleep?",
        "Do you write as well as you speak?",
        "How satisfied are you with the time between ordering and eating?",
        "How satisfied are you with research and development?",
        "How satisfied were you when you left school and began to work?",
        "How satisfied are you with Marks and Spencer?",
        "Have you worked with people who bake and sell bread?",
        "Are you 18 or older?",
        "Are you married or living with a partner?",
        "Do you bake at home, or do you buy your bread?",
        "What do you and your team bake?",
        "How many women and men work with you?",
        "Do you know who decides and how?",
        "Would you say that men and women are paid the same?",
        "Do you like to sit and think?",
        "How long ago did you start and finish your last course?",
        "Would your manager go and see a customer?",
        "When you bake, what do you make first?",
        "About how many loaves and rolls do you bake in a week?",
        "Have you been in and out of work in the last year?",
        "Do you read as well as possible before a talk?",
        "What did you do in your last job?",
        "How much do you spend on flour and butter?",
        "Which of these do you own and use?",
        "Are you in charge of food and drink?",
        "How would you describe the relationship between bakers and farmers?",
        "Were you asked \"Can you bake? Can you sell?\" in the interview?",
        "Should you move and lose your job, would you open a bakery?",
        "Do you work 9 a.m. to 5 p.m. on most days?",
        "Would you work on Saturdays and so on?",
        "Do you read and write?",
        "Have you applied for a job and been turned down?",
        "Do you have a degree in bread and pastry?",
        "Is your job in research and teaching?",
        "Do you know what is expected of you and why?",
        "Where were you born and raised?",
        "Would you bake if so few people buy bread?",
        "Would you like to meet the manager and the team?",
    ];
    hold(None, &asks(&good, YES_NO));
    let judged = [
        "I stay calm when customers shout and complain.",
        "I know right from wrong.",
        "I would work there for a year or more.",
        "Sooner or later I will open a bakery.",
        "I work between 9 and 5.",
        "Do you agree or disagree that bakers should work less?",
    ];
    hold(None, &asks(&judged, AGREE));
}

#[test]
fn negations_that_turn_an_answer_around_are_found() {
    let bad = [
        "Who has not taught you so far?",
        "Do you not bake?",
        "Do you never bake?",
        "Have you never sold a cake?",
        "Does your manager never praise you?",
        "Have you no time?",
        "Do you have no time to bake?",
        "Does your company have no bakers?",
        "Is there no oven in your home?",
        "Does nobody help you?",
        "Did no one teach you?",
        "Are you no longer employed?",
        "Do you disagree that bakers should not work at night?",
        "Do you think that bakers should not work at night?",
        "Do you feel you cannot bake?",
        "Which of these haven't you tried?",
        "Which of these did not work?",
        "How often do you not sleep?",
        "Is your oven not working?",
        "Did your manager not reply?",
        "Some bakers work at night. Do you not?",
        "Do you believe that nobody should work at night?",
        "Do you deny that you never bake?",
    ];
    hold(Some(NEGATED), &asks(&bad, YES_NO));
    let stated = [
        "I do not bake at night.",
        "I can't bake when others watch.",
        "I never bake alone.",
        "Nobody helps me.",
        "I think I do not bake well.",
    ];
    hold(Some(NEGATED), &asks(&stated, AGREE));
}

#[test]
fn negations_that_say_of_whom_or_of_what_pass() {
    let good = [
        "Who has NOT taught you so far?",
        "Which of these have you NOT done in the last year?",
        "Have you baked for a person you did not know?",
        "Do you know people who do not bake?",
        "Would you bake if you could not sell the bread?",
        "When you do not bake, what do you do?",
        "Whether or not you bake, do you like bread?",
        "Do you bake for money or not?",
        "Did you or did you not sign?",
        "Do you bake not only for friends?",
        "How many people work with you, not counting yourself?",
        "Why did you not finish the course?",
        "Which have you heard of but not tried?",
        "Have you decided not to apply?",
        "Do you work for a not-for-profit bakery?",
        "Did you leave after your manager did not reply?",
        "Some bakers do not work at night. Do you?",
        "Do not count weekends. How many hours do you work?",
        "Would you take a job with no pay?",
        "No matter what others say, do you bake?",
        "Do you bake always, sometimes or never?",
        "Is the work you could not finish important?",
        "How often have you thought \"I cannot do this\"?",
        "Do you know why the oven does not work?",
        "Have you a place where you are not disturbed?",
        "How often do you feel that you cannot keep up?",
        "Do you find it difficult to say no?",
        "Can you work without being told what to do?",
        "If the oven is not free, where do you bake?",
        "Do you rarely or never bake?",
        "Do you never, sometimes or always bake?",
    ];
    hold(None, &asks(&good, YES_NO));
    let stated = [
        "People who were not there understand what I wrote.",
        "I finish things that nobody asked me to start.",
        "I like people I do not know.",
        "I keep calm when things do not work.",
        "I know what not to say.",
    ];
    hold(None, &asks(&stated, AGREE));
}

#[test]
fn questions_that_suggest_an_answer_are_found() {
    let bad = [
        "Isn't baking wonderful?",
        "Wouldn't it be better to bake?",
        "Don't you think that bread is cheap?",
        "You bake often, right?",
        "You bake often, don't you?",
        "You do not bake, do you?",
        "It is hard work, isn't it?",
        "Is it not true that bakers work hard?",
        "Is it true that most bakers are happy?",
        "Would it be fair to say that you like bread?",
        "Like most people, do you eat bread?",
        "As most bakers do, do you start early?",
        "Most people think that bread is cheap. Do you?",
        "Experts agree that bread is healthy. How often do you eat it?",
        "Research shows that bread is healthy. Do you eat it?",
        "As you know, bread is healthy. Do you eat it?",
        "Do you agree that bakers work hard?",
        "How wonderful was the course?",
        "How useful were our excellent courses?",
        "Do you eat this awful bread?",
        "You would of course help a friend, wouldn't you?",
        "Who has taught you so far, as surely somebody has?",
        "How often do you bake, as you obviously do?",
        "Do you realise that bread is healthy?",
        "Would you not agree that bread is cheap?",
        "Don't most people like bread?",
        "Do you, like everyone else, want a raise?",
    ];
    hold(Some(LEADING), &asks(&bad, YES_NO));
}

#[test]
fn questions_that_leave_the_answer_open_pass() {
    let good = [
        "Do you agree or disagree that bakers work hard?",
        "To what extent do you agree that bakers work hard?",
        "Some people think bread is cheap, others think it is expensive. What do you think?",
        "Some bakers work at night, most people prefer the day. Which do you prefer?",
        "What do most people think of bakers?",
        "What do experts say about bread?",
        "Which do you like most?",
        "Which hand do you write with, left or right?",
        "How bad was the pain?",
        "How good is your manager?",
        "How often do you bake?",
        "How much do you like or dislike bread?",
        "If your manager had to vouch for you today, would they?",
        "What would you most like your next job to be?",
        "Have you worked with a wonderful teacher?",
        "Do you bake slowly but surely?",
        "How much did the course materials cost?",
        "Is the answer yes or no?",
        "How clearly do you speak?",
        "Would you say that bread is cheap or expensive?",
        "How difficult is it to find an oven?",
        "What is it that you enjoy?",
        "Does everyone know what you do?",
        "How important is good bread to you?",
        "Which of these is true, as far as you know?",
        "As a new baker, how early did you start?",
        "You are offered a job with less pay. Would you take it?",
        "Is it true for you that work comes first?",
        "How disappointed would you be if the bakery closed?",
    ];
    hold(None, &asks(&good, YES_NO));
    hold(None, &asks(&["Most people like bread.", "Everybody knows what I do at work."], AGREE));
}

#[test]
fn questions_that_ask_for_a_mark_on_oneself_are_found() {
    let bad = [
        "How good are you at baking?",
        "How good a baker are you?",
        "How skilled a baker would you say you are?",
        "How would you describe your skills?",
        "How would you rate your baking skills?",
        "How do you rate yourself as a baker?",
        "Please rate your knowledge of bread.",
        "Rate yourself from 1 to 5.",
        "How well can you write?",
        "How organised are you?",
        "How creative are you at work?",
        "How strong are your writing skills?",
        "How confident are you in your baking skills?",
        "How experienced are you?",
        "Are you good at baking?",
        "Are you a good baker?",
        "Are you really skilled in baking?",
        "Do you consider yourself a good baker?",
        "Would you call yourself an expert?",
        "What are your greatest strengths?",
        "What is your level of expertise?",
        "On a scale from 1 to 10, how competent are you?",
        "How good do you think you are at baking?",
        "How fluent are you in French?",
    ];
    hold(Some(RATING), &asks(&bad, YES_NO));
    hold(Some(RATING), &asks(&["I am good at baking.", "I am a very good baker."], AGREE));
}

#[test]
fn questions_about_what_somebody_did_or_others_are_like_pass() {
    let good = [
        "How would you describe your manager?",
        "How would you rate your manager's skills?",
        "Rate the course from 1 to 5.",
        "How skilled are the bakers you work with?",
        "How competent is your manager?",
        "How well do you know your manager?",
        "How well did you sleep last night?",
        "How strong is your coffee?",
        "How good is your oven?",
        "On a scale of 1 to 10, how likely are you to apply?",
        "How confident are you that the shop will open?",
        "How often have you baked in the last year?",
        "How much experience do you have in a bakery?",
        "How would you describe your situation today?",
        "Do you consider yourself disabled?",
        "What is your level of education?",
        "How important are your skills for your job?",
        "What did your manager say about your strengths?",
        "How many years have you baked for pay?",
        "Whom did you teach a skill in the last year?",
        "How do others rate your skills?",
        "How did your last performance review end?",
        "Are you good with a three day week?",
        "How well did your last launch go?",
        "How creative is your work?",
    ];
    hold(None, &asks(&good, YES_NO));
}

#[test]
fn scales_that_lean_are_found() {
    let bad = [
        "Very satisfied|Satisfied|Somewhat satisfied|Dissatisfied",
        "Strongly agree|Agree|Neither agree nor disagree|Disagree",
        "I agree|I agree in part|I disagree",
        "Very likely|Likely|Unlikely",
        "Likely|Unlikely|Very unlikely|Extremely unlikely",
        "Much better|Better|About the same|Worse",
        "Much more|More|The same|Less",
        "Very good|Good|Bad",
        "Very happy|Happy|Not happy|Unhappy|Very unhappy",
        "Strongly support|Support|Somewhat support|Oppose",
        "Very easy|Easy|Difficult",
    ];
    hold(Some(UNBALANCED), &scales(&bad));
}

#[test]
fn scales_in_balance_and_scales_of_one_side_pass() {
    let good = [
        "Very satisfied|Satisfied|Not satisfied|Not at all satisfied",
        "Very satisfied|Satisfied|Neither satisfied nor dissatisfied|Dissatisfied|Very dissatisfied",
        "Not at all likely|Slightly likely|Very likely|Extremely likely",
        "Very important|Important|Not very important|Not important",
        "Very important|Fairly important|Slightly important|Unimportant",
        "Not at all satisfied|Slightly satisfied|Moderately satisfied|Very satisfied|Extremely satisfied",
        "I disagree|I neither agree nor disagree|I agree",
        "Excellent|Very good|Good|Fair|Poor",
        "Excellent|Good|Fair|Poor",
        "Very good|Good|Neither good nor bad|Bad|Very bad",
        "Much better|Better|About the same|Worse|Much worse",
        "Better pay|Better hours|Better colleagues|Worse weather",
        "Easy to clean|Easy to use|Difficult to store",
        "Certain|Likely|Unlikely|Very unlikely",
        "Yes, I agree|No, I disagree",
        "More for myself|More for others|Less for others",
        "A little useful|Useful|Very useful|Not useful",
        "I would be happy to|I would be unhappy|I have a happy home|I am happy",
        "Good bread|Good cakes|Good service",
        "Completely agree|Mostly agree|Slightly agree|Do not agree at all",
        "Likely|Unlikely|It depends",
        "Hardly satisfied|Satisfied|Very satisfied|Not satisfied",
    ];
    hold(None, &scales(&good));
}

#[test]
fn numbers_in_two_options_are_found() {
    let bad = [
        "0 to 5|5 to 10|11 or more",
        "1-3 hours|3-6 hours|7+ hours",
        "Up to 5|5 to 9|10 or more",
        "Under 30 minutes|20 to 60 minutes|Over an hour",
        "18\u{2013}24|24\u{2013}34|35 and over",
        "At least 5 people|3 to 5 people",
        "Less than 5|4 to 8|9 or more",
    ];
    hold(Some(OVERLAPPING), &scales(&bad));
}

#[test]
fn numbers_in_no_option_are_found() {
    let bad = [
        "None|1 to 3|5 or more",
        "0 to 2|4 to 6|7 or more",
        "Less than 5|6 to 10|More than 10",
        "5 to 9 people|More than 10 people",
        "0-10%|20-100%",
        "Under 18|19 to 64|65 and over",
        "Over 65|55 to 64|Up to 54",
        "1,000 to 4,000 people|5,000 people or more",
        "Less than 1 million|1 to 5 million|10 million or more",
        "Fewer than 5|More than 5",
    ];
    hold(Some(MISSING), &scales(&bad));
}

#[test]
fn numbers_in_one_option_each_pass() {
    let good = [
        "None|1|2|3 or more",
        "0 to 5|6 to 10|11 to 20",
        "1 to 3|4 to 9|10 or more",
        "None|Less than 1 hour|1 to 3 hours|More than 3 hours",
        "Less than 3 months|3 to 6 months|More than 6 months",
        "Less than a year|More than a year",
        "Within 3 months|In 3 to 12 months|In more than a year|I have no deadline",
        "3 to 11 months|1 year|2 years or more",
        "1 to 3 weeks|1 to 3 months|4 months or more",
        "1 to 6 days|1 to 4 weeks|More than a month",
        "1 to 5 days|1 to 4 weeks",
        "$0-$49k|$50k-$99k|$100k+",
        "Under $50,000|$50,000 to $99,999|$100,000 or more",
        "0 to 0.5|0.6 to 2|More than 2",
        "18-24|25-34|35-44|45+",
        "1 to 50 people|51 to 999 people|1,000 to 4,999 people|5,000 people or more",
        "15|30|45|60 or more",
        "1|2|5|10",
        "1 to 3 times a week|4 to 6 times a week|1 to 3 times a month",
        "Once a month|Once a week|3 times a week",
        "1 to 3 hours|1 to 3 days",
        "9 to 12 a.m.|12 to 5 p.m.|5 to 9 p.m.",
        "2019-20|2020-21|2021-22",
        "Level 1 to 3|Level 3 to 5",
        "1 to 3|A few more|10 or more",
        "Never|Once|Twice|3 times or more",
        "Yes, one or two|Yes, three or more|No",
        "None|1 to 3|4 or more, or active in a community",
        "Half an hour or less|More than half an hour",
        "24/7|9 to 5",
        "1 person|2 to 5 people|6 people or more",
        "1 or 2|3 or 4|5 or more",
        "5 minutes|10 minutes|More than 10 minutes",
        "1 to 3|5 to 6|Another number",
        "Just me|2 to 10|11 or more",
        "Less than once a month|Once a month|2 to 3 times a month|Once a week",
        "1 (not at all)|2|3|4|5 (very much)",
        "Before 1950|1950 to 1969|1970 or later",
        "3.5 to 4.0|3.0 to 3.4|2.5 to 2.9|Below 2.5",
    ];
    hold(None, &scales(&good));
    let several = Asked { several: true, ..Asked::with("Which of these hold?", "At least 1|At least 5|At least 10") };
    hold(None, &[several]);
}

#[test]
fn names_and_abbreviations_within_a_sentence_pass() {
    let topic = |topic| Asked { topic, ..Asked::with("Is it so? I go on with it; it may do.", YES_NO) };
    let good = [
        "IT skills",
        "your next talk with Levain Inc.",
        "work before 9 a.m.",
        "bread, cakes etc.",
        "May Day",
        "a site such as Yahoo!",
        "A-level results",
        "Go With It courses",
        "cakes (rolls, etc.)",
        "iPhone apps",
        "I.e. what is told",
        "PhDs",
        "work in the U.S.",
        "your place in St.",
        "Dr. Bread",
    ];
    hold(None, &good.map(topic));
    let bad = ["It skills", "skills in baking.", "Is it so", "So what you do", "your work at night."];
    hold(Some(WITHIN), &bad.map(topic));
}
