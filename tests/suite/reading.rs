//! Reading a pack: plain RON is read fast, RON as a whole by its own reader, and both give the same pack.

use inroad::cli::builtin::{builtin, guide, starter};
use inroad::load::pack::load;
use inroad::load::texts::{TextFile, Texts};

use crate::harness::Dice;

/// The same texts, none of which is plain: a block comment at the end leaves every one to RON's own reader.
fn not_plain(texts: &Texts) -> Texts {
    let files = texts.iter().map(|(_, file)| {
        let text = format!("{}\n/* RON as a whole */", file.text);
        TextFile { name: file.name.clone(), text: text.into() }
    });
    Texts::new(files.collect())
}

/// The pack of these texts with all its places; none where it has faults.
fn read(texts: &Texts) -> Option<String> {
    let (pack, _) = load(texts);
    pack.map(|mut pack| {
        pack.files.clear();
        format!("{pack:?}")
    })
}

#[test]
fn plain_ron_and_ron_as_a_whole_give_the_same_pack() {
    let guide =
        guide().iter().filter(|(_, file)| !file.name.starts_with("docs/")).map(|(_, file)| file.clone()).collect();
    for texts in [builtin(), starter(), Texts::new(guide)] {
        let pack = read(&texts);
        assert!(pack.is_some(), "a pack without faults loads");
        assert!(pack == read(&not_plain(&texts)), "plain RON is read otherwise than RON as a whole");
    }
}

/// One letter more or less makes another text of a pack, and often one that is no pack.
#[test]
fn edits_of_a_pack_are_read_alike() {
    const PIECES: [&str; 30] = [
        "(", ")", "[", "]", "{", "}", "\"", ",", ":", "/", "//", "/**/", "\\", "-", "+", "0", "1_0", "0x1", "1.", "_",
        "Some(", "None", "true", "#", "r#", "'", " ", "\n", "\u{a0}", "\u{e4}",
    ];
    let base: Vec<TextFile> = starter().iter().map(|(_, file)| file.clone()).collect();
    let mut dice = Dice(41);
    let mut sound = 0;
    for _ in 0..2_500 {
        let mut files = base.clone();
        let index = dice.roll(files.len());
        let mut text = files[index].text.to_string();
        let letters: Vec<(usize, char)> = text.char_indices().collect();
        let (at, letter) = letters[dice.roll(letters.len())];
        match dice.roll(3) {
            0 => text.replace_range(at..at + letter.len_utf8(), ""),
            1 => text.replace_range(at..at + letter.len_utf8(), PIECES[dice.roll(PIECES.len())]),
            _ => text.insert_str(at, PIECES[dice.roll(PIECES.len())]),
        }
        files[index].text = text.clone().into();
        let name = files[index].name.clone();
        let texts = Texts::new(files);
        let pack = read(&texts);
        sound += usize::from(pack.is_some());
        assert!(pack == read(&not_plain(&texts)), "{name} is read in two ways:\n{text}");
    }
    assert!(sound > 500, "only {sound} edits left the pack sound, so that little was compared");
}

/// What is not plain is read several times as slowly, which everybody who runs the program would feel.
#[test]
fn the_builtin_pack_is_written_in_plain_ron() {
    for (_, file) in builtin().iter() {
        for mark in ["\\", "/*", "#!", "r#", ": Some(", ": None,"] {
            assert!(!file.text.contains(mark), "{} holds `{mark}`, which is no plain RON", file.name);
        }
    }
}
