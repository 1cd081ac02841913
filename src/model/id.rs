//! Ids: places in the tables of one pack.
//!
//! In: a table index. Out: a typed id. Never: names (those die at loading, except for printing).

macro_rules! ids {
    ($($(#[$doc:meta])+ $name:ident;)+) => {$(
        $(#[$doc])+
        ///
        /// INVARIANT (closed pack): an id inside a `Pack` always indexes a table of that same `Pack`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u16);

        impl $name {
            /// The id of the row at `index`, which must be under 65,536 (the loader bounds every table).
            pub fn new(index: usize) -> Self {
                let Ok(index) = u16::try_from(index) else {
                    unreachable!("a table of a pack has at most 65,536 rows")
                };
                Self(index)
            }

            /// The row in its table.
            pub fn index(self) -> usize {
                usize::from(self.0)
            }
        }
    )+};
}

ids! {
    /// The place of a file among the texts of a pack.
    FileId;
    /// The place of a question in the bank.
    QuestionId;
    /// The place of a derived fact in its assessment.
    FactId;
    /// The place of a scale score in its assessment.
    ScaleId;
    /// The place of a pathway in its assessment, in declared order.
    PathwayId;
    /// The place of a decision table in its assessment.
    TableId;
    /// The place of an outcome in its decision table.
    OutcomeId;
    /// The place of an advice item in its assessment.
    AdviceId;
    /// The place of a part among those of its assessment's report.
    PartId;
    /// The place of a source in the bibliography.
    SourceId;
    /// The place of a claim in the inventory.
    ClaimId;
    /// The place of an assessment in its pack.
    AssessmentId;
}
