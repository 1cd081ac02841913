//! The page of HTML: whole, well formed, linked there and back, and without a letter of a pack that would be markup.

use std::collections::{BTreeMap, BTreeSet};

use inroad::cli::builtin::builtin;
use inroad::load::texts::{TextFile, Texts};
use inroad::page::document::{
    Bar, Block, Cell, Document, Gauge, Item, Marker, Note, NoteMark, Span, Stop, Tone, plain, strong,
};
use inroad::page::person::commands::Commands;
use inroad::page::person::{explanation, recommendation::document};
use inroad::render::html::page::html;
use inroad::report::person::recommendation::whole;

use crate::harness::{Case, case, drawn, pack, vignettes};

/// Every element that a page may have, and those without an end.
const ELEMENTS: &[&str] = &[
    "a",
    "blockquote",
    "body",
    "br",
    "circle",
    "details",
    "div",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "head",
    "header",
    "html",
    "input",
    "label",
    "li",
    "line",
    "main",
    "meta",
    "nav",
    "ol",
    "p",
    "rect",
    "script",
    "section",
    "span",
    "strong",
    "style",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "text",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
];
const VOID: &[&str] = &["br", "input", "meta"];

/// What would run, load or lead somewhere, were it not escaped.
const HOSTILE: &str = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&quot; style='x' ]]>--><!--";

struct Tag {
    name: String,
    attributes: BTreeMap<String, String>,
}

/// Reads a page as a strict parser would: tags that end in order, quoted attributes, and no others.
fn tags(page: &str) -> Vec<Tag> {
    let mut rest = page.strip_prefix("<!DOCTYPE html>").expect("a page says what it is");
    let (mut tags, mut open): (Vec<Tag>, Vec<String>) = (Vec::new(), Vec::new());
    while let Some(at) = rest.find('<') {
        let end = at + rest[at..].find('>').expect("a tag ends");
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "an element ends that is not the last");
            continue;
        }
        let (name, mut left) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(ELEMENTS.contains(&name), "<{tag}> stands in the page");
        let mut attributes = BTreeMap::new();
        while !left.is_empty() {
            let (attribute, value) = left.split_once("=\"").unwrap_or_else(|| panic!("<{tag}> has {left:?}"));
            let (value, more) = value.split_once('"').expect("a value ends");
            let is_known = attribute.chars().all(|it| it.is_ascii_lowercase() || it == '-' || it.is_ascii_digit());
            assert!(is_known && !attribute.starts_with("on") && attribute != "style", "<{tag}>");
            assert!(attributes.insert(attribute.to_owned(), value.to_owned()).is_none(), "<{tag}>");
            left = more.trim_start();
        }
        if !VOID.contains(&name) {
            open.push(name.to_owned());
        }
        if name == "style" || name == "script" {
            rest = &rest[rest.find(&format!("</{name}>")).expect("it ends")..];
        }
        tags.push(Tag { name: name.to_owned(), attributes });
    }
    assert_eq!(open, Vec::<String>::new(), "an element does not end");
    tags
}

/// Holds what every page promises.
#[track_caller]
fn check(page: &str) -> Vec<Tag> {
    let tags = tags(page);
    let ids: Vec<&str> = tags.iter().filter_map(|tag| tag.attributes.get("id").map(String::as_str)).collect();
    let once: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(once.len(), ids.len(), "an id stands twice");
    let links = tags.iter().filter_map(|tag| tag.attributes.get("href"));
    let links: BTreeSet<&str> = links.map(|href| href.strip_prefix('#').expect("no link leaves the page")).collect();
    for link in &links {
        assert!(once.contains(link), "#{link} leads nowhere");
    }
    for mark in ids.iter().filter(|id| id.starts_with("ref-")) {
        assert!(links.contains(mark), "no way back to #{mark}");
    }
    for label in tags.iter().filter_map(|tag| tag.attributes.get("for")) {
        assert!(once.contains(label.as_str()), "a label of nothing");
    }
    let levels = tags.iter().filter_map(|tag| tag.name.strip_prefix('h')?.parse::<u8>().ok());
    let levels: Vec<u8> = levels.collect();
    assert_eq!(levels.iter().skip(1).position(|level| *level == 1), None, "one title");
    assert_eq!(levels.first(), Some(&1));
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "a heading skips a level: {levels:?}");
    for name in ["style", "script", "main", "title"] {
        assert_eq!(tags.iter().filter(|tag| tag.name == name).count(), 1, "<{name}>");
    }
    let policy = tags.iter().find_map(|tag| tag.attributes.get("content").filter(|it| it.contains("default-src")));
    let policy = policy.expect("a policy");
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-") && !policy.contains("unsafe"), "{policy}");
    assert!(!page.contains("http:") && !page.contains("https:") && !page.contains("url("), "it names an address");
    tags
}

#[test]
fn pages_of_everybody_are_well_formed_and_linked_there_and_back() {
    for vignette in vignettes() {
        let case = case(pack(), pack().assessment(vignette.assessment), &vignette.answers);
        let report = whole(&case);
        let page = html(&document(&report, true, &Commands::default()));
        check(&page);
        let boxes = page.matches("type=\"checkbox\"").count();
        let steps = report.plan.iter().flat_map(|span| &span.steps).filter(|step| step.brief).count();
        assert_eq!(boxes, steps, "{}", vignette.name);
        check(&html(&document(&report, false, &Commands::default())));
        check(&html(&explanation::document(&inroad::report::person::explanation::explanation(&case, None))));
    }
}

/// Every word of a pack could be markup: none is.
#[test]
fn no_letter_of_a_pack_is_markup() {
    let hostile = HOSTILE.replace('"', "\\\"");
    let built_in = builtin();
    let files = built_in.iter().map(|(_, file)| {
        let mut text = String::new();
        // Texts of a pack begin with a capital, and nothing else in quotes does.
        for part in file.text.split_inclusive('"') {
            if text.ends_with('"') && part.starts_with(|first: char| first.is_ascii_uppercase()) {
                text.push_str(&hostile);
            }
            text.push_str(part);
        }
        TextFile { name: file.name.clone(), text: text.into() }
    });
    let texts = Texts::new(files.collect());
    let (loaded, diagnostics) = inroad::load::pack::load(&texts);
    let loaded = loaded.unwrap_or_else(|| panic!("{}", drawn(texts, diagnostics)));
    for vignette in vignettes() {
        let case = case(&loaded, loaded.assessment(vignette.assessment), &vignette.answers);
        let page = html(&document(&whole(&case), true, &Commands::default()));
        check(&page);
        assert!(page.matches("&lt;script&gt;alert(1)").count() > 10, "the test no longer reaches the texts");
        assert!(!page.contains("<script>alert") && !page.contains("<img"), "{}", vignette.name);
        check(&html(&explanation::document(&inroad::report::person::explanation::explanation(&case, None))));
    }
}

fn everything(text: &str) -> Document {
    let text = || text.to_owned();
    let marks = vec![NoteMark::Number(1), NoteMark::Ours];
    let gauge = |value, is_place| Gauge { value, most: 3, is_place };
    let bar = |value, is_place| Bar { label: text(), gauge: gauge(value, is_place), word: text(), tone: Tone::Good };
    let item = Item::of(vec![plain(text()), Span::Notes(marks.clone()), strong(text())]).detail(text());
    let item = item.script(&[text(), text()], marks.clone()).at(Some(gauge(2, false)));
    let stops = vec![Stop { from: 1, word: text() }, Stop { from: 3, word: text() }];
    let note = |mark| Note { mark, text: text(), about: text() };
    let mut document = Document::default();
    document.heading(1, text());
    document.spans(vec![strong(text()), Span::Notes(marks.clone()), plain(text())]);
    for marker in [Marker::Bare, Marker::Bullet, Marker::Plus, Marker::Minus, Marker::Checkbox] {
        document.heading(2, text());
        document.list(marker, vec![item.clone(), item.clone()]);
    }
    document.heading(4, text());
    document.bars(vec![bar(2, false), bar(0, false)], stops.clone());
    document.bars(vec![bar(2, true)], stops);
    document.blocks.push(Block::Table(vec![text(), text()], vec![vec![Cell::Text(text()), Cell::Number(7)]]));
    document.more(text(), |more| {
        more.heading(3, text());
        more.list(Marker::Checkbox, vec![item.clone()]);
    });
    document.blocks.push(Block::Quote(vec![text()], marks.clone()));
    document.blocks.push(Block::Notes(marks.iter().map(|mark| note(*mark)).collect()));
    document.blocks.push(Block::Notes(marks.iter().map(|mark| note(*mark)).collect()));
    document.spans(vec![Span::Notes(vec![NoteMark::Number(9)])]);
    document
}

#[test]
fn no_block_lets_markup_or_a_harmful_letter_through() {
    let tame = check(&html(&everything("tame")));
    let wild = html(&everything(HOSTILE));
    let names = |tags: &[Tag]| tags.iter().map(|tag| tag.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&check(&wild)), names(&tame), "a text changes what the page is made of");
    for harmful in ['\u{1b}', '\u{9b}', '\u{202e}', '\u{e0041}', '\u{0}'] {
        let page = html(&everything(&format!("a{harmful}b")));
        assert!(!page.contains(harmful), "{harmful:?}");
    }
}

#[test]
fn a_document_of_any_shape_is_a_page() {
    let nothing = Document::default();
    check(&html(&nothing));
    let mut bare = Document::default();
    bare.paragraph("Alone.");
    bare.heading(3, "Deep");
    bare.heading(1, "Late");
    bare.heading(1, "Later");
    bare.spans(vec![Span::Notes(vec![NoteMark::Ours])]);
    let page = html(&bare);
    check(&page);
    assert!(page.contains("<sup class=\"marks\"><span>ours</span></sup>"), "a mark without a note is no link: {page}");
}

#[test]
fn a_page_has_its_parts_and_their_words() {
    let mut document = Document::default();
    document.heading(1, "Whether");
    document.spans(vec![strong("Yes."), plain(" Go on.")]);
    document.heading(2, "Why");
    document.list_folded(
        Marker::Plus,
        ["One.", "Two.", "Three."].map(|it| Item::new(it).noted(Span::Notes(vec![NoteMark::Ours]))).into(),
        1,
    );
    document.heading(2, "Do");
    document.list(Marker::Checkbox, vec![Item::new("Ask.").script(&["Hello.".to_owned()], Vec::new())]);
    document.heading(2, "Notes");
    document.blocks.push(Block::Notes(vec![Note {
        mark: NoteMark::Ours,
        text: "our own view".to_owned(),
        about: String::new(),
    }]));
    let page = html(&document);
    check(&page);
    let main = page.split("<main>").nth(1).and_then(|it| it.split("</main>").next()).expect("a main part");
    let reason = |number: usize, text: &str| {
        format!(
            "<li><span class=\"sign\" aria-hidden=\"true\">+</span><span class=\"unseen\">For: </span>{text}\
             <sup class=\"marks\"><a href=\"#note-ours\" id=\"ref-ours-{number}\" aria-label=\"Note: ours\">ours</a></sup></li>"
        )
    };
    let parts = [
        "<header><div class=\"subject\"><h1 id=\"part-1\">Whether</h1></div>",
        "<p class=\"answer\"><strong>Yes.</strong> Go on.</p></header>",
        &format!("<section><h2 id=\"part-2\">Why</h2><ul class=\"plus\">{}</ul>", reason(1, "One.")),
        &format!(
            "<details class=\"more\"><summary>2 more</summary><ul class=\"plus\">{}{}</ul></details></section>",
            reason(2, "Two."),
            reason(3, "Three.")
        ),
        "<section><h2 id=\"part-3\">Do</h2><ul class=\"steps\"><li class=\"first\"><input type=\"checkbox\" id=\"step-1\" autocomplete=\"off\" data-step=\"",
        "\"><div><label for=\"step-1\">Ask.</label><blockquote><p>Hello.</p></blockquote></div></li></ul></section>",
        "<section><h2 id=\"part-4\">Notes</h2><ul class=\"notes\"><li id=\"note-ours\"><span class=\"mark\">ours</span><div><p>our own view",
        "<summary>3 lines rest on it</summary>",
    ];
    let mut from = 0;
    for part in parts {
        let at = main[from..].find(part).unwrap_or_else(|| panic!("{part}\nis not, or not there, in\n{main}"));
        from += at + part.len();
    }
}

/// A browser remembers a step by its words.
#[test]
fn the_same_step_has_the_same_key_in_every_page() {
    let keys = |texts: &[&str]| {
        let mut document = Document::default();
        document.list(Marker::Checkbox, texts.iter().map(|it| Item::new(*it)).collect());
        let tags = check(&html(&document));
        tags.iter().filter_map(|tag| tag.attributes.get("data-step").cloned()).collect::<Vec<_>>()
    };
    let (first, second) = (keys(&["Ask.", "Go."]), keys(&["Go.", "Stay.", "Ask."]));
    assert_eq!((&first[0], &first[1]), (&second[2], &second[0]));
    assert_eq!(second.iter().collect::<BTreeSet<_>>().len(), 3);
    // Ticks that people have kept hang on it.
    assert_eq!(keys(&["Ask."]), ["1130ad8b5b87ebd4"]);
}

#[test]
fn every_command_that_reports_writes_pages() {
    let support = "--partial --answers tests/transcripts/support.ron";
    let folder = tempfile::tempdir().expect("a folder for the test");
    let file = folder.path().join("report.html").to_string_lossy().into_owned();
    for command in ["report", "explain", "what-if"] {
        let (exit, page, stderr) = Case::new(&format!("{command} {support} --format html")).run();
        assert_eq!(exit, 0, "{stderr}");
        check(&page);
    }
    for command in ["list", "list rules", "list sources", "list --coverage"] {
        let (exit, page, stderr) = Case::new(&format!("{command} --format html")).run();
        assert_eq!(exit, 0, "{stderr}");
        check(&page);
    }
    let (_, page, _) = Case::new(&format!("report {support} --format html")).run();
    let (_, full, _) = Case::new(&format!("report {support} --full --format html")).run();
    assert_eq!(page, full, "a page always has the whole report");
    let output = format!("report {support} --format html --output {file}");
    assert_eq!(Case::new(&output).run().0, 0);
    assert_eq!(std::fs::read_to_string(&file).expect("a file is written"), page);
}
