//! Conditions as an author types them.
//!
//! In: RON. Out: names. Never: whether they exist.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::load::spanned::Text;

/// A condition in a file.
#[derive(Debug, Default, Deserialize, JsonSchema)]
pub enum ConditionDef {
    /// Holds for everybody.
    #[default]
    Always,
    /// The answer is, or on a multi-select has, the option.
    Is(Text, Text),
    /// Answered, and the option is not it or not ticked.
    IsNot(Text, Text),
    /// One of the options.
    AnyOf(Text, #[schemars(length(min = 1))] Vec<Text>),
    /// Answered, and none of the options.
    NoneOf(Text, #[schemars(length(min = 1))] Vec<Text>),
    /// A number or scale score from here on.
    AtLeast(Text, i64),
    /// A number or scale score up to here.
    AtMost(Text, i64),
    /// A number or scale score within both bounds.
    Between(Text, i64, i64),
    /// Answered.
    Answered(Text),
    /// A derived fact.
    Fact(Text),
    /// Every part.
    All(Vec<ConditionDef>),
    /// At least one part.
    Any(Vec<ConditionDef>),
    /// Not the part.
    Not(Box<ConditionDef>),
    /// At least so many parts.
    AtLeastOf(usize, Vec<ConditionDef>),
    /// The route comes first; in advice and properties only.
    First(Text),
    /// The route is in the close call for first; in advice and properties only.
    Close(Text),
    /// The requirement of the pathway is met; in advice and properties only.
    Met(Text, Text),
    /// The advice is given; in properties only.
    Fires(Text),
    /// The pathway is recommended; in advice only.
    Recommended(Text),
    /// The pathway is ruled out; in advice only.
    RuledOut(Text),
    /// The table gives the outcome; in advice only.
    Verdict(Text, Text),
}
