//! Changes of whole words and lines, beside the changes of bytes that libFuzzer makes: most bytes of a
//! file stand where a change of one is a fault of syntax, and tells nothing of what is read.

use std::ops::Range;

/// Changes an input, of which the first `size` bytes are taken, and gives its new size. `of_bytes` is
/// libFuzzer's own change, of a buffer and of how much of it is taken.
pub fn change(input: &mut [u8], size: usize, seed: u32, of_bytes: impl Fn(&mut [u8], usize) -> usize) -> usize {
    let size = size.min(input.len());
    let mut dice = Dice(u64::from(seed) + 1);
    let old = input[..size].to_vec();
    let parts = if dice.below(4) == 0 { lines(&old) } else { words(&old) };
    if dice.below(3) == 0 || parts.is_empty() {
        return of_bytes(input, size);
    }
    let part = parts[dice.below(parts.len())].clone();
    let other = parts[dice.below(parts.len())].clone();
    let new = match dice.below(8) {
        0 => Vec::new(),
        1 => [&old[part.clone()], &old[part.clone()]].concat(),
        2 | 3 => old[other].to_vec(),
        _ => {
            let mut own = old[part.clone()].to_vec();
            let size = own.len();
            own.resize(size + ROOM, 0);
            let size = of_bytes(&mut own, size);
            own.truncate(size);
            own
        }
    };
    let changed = [&old[..part.start], &new, &old[part.end..]].concat();
    let size = changed.len().min(input.len());
    input[..size].copy_from_slice(&changed[..size]);
    size
}

/// By how much a part may grow in one change.
const ROOM: usize = 12;

/// Runs of what names and numbers are written with.
fn words(text: &[u8]) -> Vec<Range<usize>> {
    let is_of_word = |byte: &u8| byte.is_ascii_alphanumeric() || b".-+_%/".contains(byte) || !byte.is_ascii();
    let mut words = Vec::new();
    let mut begun = None;
    for (at, byte) in text.iter().enumerate() {
        match (is_of_word(byte), begun) {
            (true, None) => begun = Some(at),
            (false, Some(start)) => {
                words.push(start..at);
                begun = None;
            }
            _ => {}
        }
    }
    words.extend(begun.map(|start| start..text.len()));
    words
}

/// Lines with their ends.
fn lines(text: &[u8]) -> Vec<Range<usize>> {
    let mut at = 0;
    let lines = text.split_inclusive(|byte| *byte == b'\n').map(|line| {
        let start = at;
        at += line.len();
        start..at
    });
    lines.collect()
}

/// Throws that follow from a seed (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        for (left, by) in [(true, 13), (false, 7), (true, 17)] {
            self.0 ^= if left { self.0 << by } else { self.0 >> by };
        }
        (self.0 >> 20) as usize % n
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_lines_are_found() {
        let text = b"{\"acc\": -1.5e3,\n \"n\": 7}";
        let of = |parts: Vec<Range<usize>>| -> Vec<&[u8]> { parts.into_iter().map(|part| &text[part]).collect() };
        assert_eq!(of(words(text)), [&b"acc"[..], b"-1.5e3", b"n", b"7"]);
        assert_eq!(of(lines(text)), [&text[..16], &text[16..]]);
    }

    #[test]
    fn a_change_is_of_one_word_and_stays_in_its_room() {
        let nines = |part: &mut [u8], size: usize| {
            part[..size].fill(b'9');
            size
        };
        let changed: Vec<String> = (0..200)
            .map(|seed| {
                let mut input = b"{\"n\": 71}".to_vec();
                let size = change(&mut input, 9, seed, nines);
                assert!(size <= 9);
                String::from_utf8(input[..size].to_vec()).unwrap()
            })
            .collect();
        for expected in ["{\"n\": 99}", "{\"n\": n}", "{\"n\": }", "999999999"] {
            assert!(changed.iter().any(|text| text == expected), "never {expected}: {changed:?}");
        }
    }
}
