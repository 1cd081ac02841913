//! Dice: a small generator, so that what is drawn is the same in every run.
//!
//! In: a seed. Out: numbers. Never: the clock, the machine's own randomness.

/// A generator (`SplitMix64`, Steele, Lea and Flood 2014).
#[derive(Clone, Debug)]
pub struct Dice(pub u64);

impl Dice {
    /// A number under `below`; for the sizes of questions the unevenness is under one in a thousand million.
    pub fn under(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        u64::try_from((u128::from(mixed) * u128::from(below)) >> 64).unwrap_or(0)
    }

    /// The place of one of `count` things; 0 where there are none.
    pub fn place(&mut self, count: usize) -> usize {
        usize::try_from(self.under(count as u64)).unwrap_or(0)
    }
}
