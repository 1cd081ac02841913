//! Squares: a bar and the words on its scale in letters.
//!
//! In: a bar, and what a square is drawn with. Out: strings. Never: colours, widths of a page.

use crate::page::document::{Bar, Gauge, Stop};

/// The most squares of a bar.
const SQUARES: usize = 10;

/// Squares of the longest bar of these.
pub fn most(bars: &[Bar]) -> usize {
    bars.iter().map(|bar| all(bar.gauge)).max().unwrap_or(0)
}

fn all(gauge: Gauge) -> usize {
    (gauge.most as usize).clamp(1, SQUARES)
}

/// A length or a place in squares; blank where there is none.
pub fn squares(gauge: Gauge, full: &str, empty: &str) -> String {
    let all = all(gauge);
    let long = (gauge.value as usize * all).div_ceil(gauge.most.max(1) as usize).min(all);
    if long == 0 {
        return " ".repeat(all);
    }
    if gauge.is_place {
        return format!("{}{full}{}", empty.repeat(long - 1), empty.repeat(all - long));
    }
    format!("{}{}", full.repeat(long), empty.repeat(all - long))
}

/// The words on a scale in a line; none where every bar has the same.
pub fn scale(stops: &[Stop]) -> Option<String> {
    // That a bar has any length needs no word.
    let told = stops.iter().filter(|it| it.from > 1);
    let words = told.map(|it| format!("{} from {}", it.word, it.from)).collect::<Vec<_>>().join(", ");
    (!words.is_empty()).then_some(words)
}
