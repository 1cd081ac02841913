// Opens pages of inroad in Chromium as people do: narrow and wide, light and dark, without script, and on paper.
//
// In: a folder of pages. Out: a line for each, and every fault that was found. Never: the network.

import fs from "node:fs/promises";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

const AXE = await fs.readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WIDTHS = [360, 1280];
const SCHEMES = ["light", "dark"];
const PAGES_MAX = 4;
const GRAVE = ["serious", "critical"];
const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

/// What a page must not have in any width, scheme or medium: something that sticks out of it.
const sticksOut = () => {
  const width = document.documentElement.clientWidth;
  const faults = [];
  if (document.documentElement.scrollWidth > width) faults.push(`${document.documentElement.scrollWidth} of ${width} px`);
  for (const element of document.body.querySelectorAll("*")) {
    if (element.closest(".unseen")) continue;
    for (const { left, right, width: own } of element.getClientRects()) {
      if (own > 0 && (left < -1 || right > width + 1)) {
        faults.push(`<${element.localName} class="${element.getAttribute("class") ?? ""}"> from ${left} to ${right} px`);
      }
    }
  }
  return faults.slice(0, 5);
};

/// Ids that stand twice, links that lead nowhere, and marks that their note does not lead back to.
const brokenLinks = () => {
  const faults = [];
  const ids = [...document.querySelectorAll("[id]")].map((it) => it.id);
  for (const id of new Set(ids)) if (ids.indexOf(id) !== ids.lastIndexOf(id)) faults.push(`#${id} stands twice`);
  for (const link of document.querySelectorAll("[href]")) {
    const href = link.getAttribute("href");
    if (!href.startsWith("#")) faults.push(`${href} leaves the page`);
    else if (!document.getElementById(href.slice(1))) faults.push(`${href} leads nowhere`);
  }
  for (const mark of document.querySelectorAll("a[id^=ref-]")) {
    const note = document.getElementById(mark.getAttribute("href").slice(1));
    if (!note?.querySelector(`a[href="#${mark.id}"]`)) faults.push(`no way back to ${mark.id}`);
  }
  for (const label of document.querySelectorAll("label")) if (!label.control) faults.push("a label without its box");
  return faults;
};

/// Headings that leave out a level, and pages without exactly one title.
const brokenOutline = () => {
  const levels = [...document.querySelectorAll("h1,h2,h3,h4,h5,h6")].map((it) => Number(it.localName[1]));
  const faults = levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1).map((it) => `h${it} out of order`);
  if (levels.filter((it) => it === 1).length !== 1) faults.push("not exactly one h1");
  if (!document.querySelector("main") || !document.documentElement.lang || !document.title) faults.push("no landmarks");
  return faults;
};

/// Words that are neither seen nor a click on a summary away.
const hiddenWords = () => {
  const faults = [];
  const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    const isApart = parent.closest(".unseen, summary, .backs, .back, .copy");
    const isFolded = parent.closest("details:not([open])");
    const range = document.createRange();
    range.selectNodeContents(walk.currentNode);
    const isSeen = range.getClientRects().length > 0 && parent.checkVisibility({ contentVisibilityAuto: true });
    if (walk.currentNode.textContent.trim() && !isApart && !isFolded && !isSeen) {
      faults.push(`not seen: ${walk.currentNode.textContent.slice(0, 60)}`);
    }
  }
  return faults.slice(0, 5);
};

const openAll = () => document.querySelectorAll("details").forEach((it) => { it.open = true; });

/// A page of a browser that writes down what is asked for and what goes wrong.
async function open(browser, url, options) {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const heard = [];
  page.on("request", (it) => { if (it.url() !== url) heard.push(`asks for ${it.url()}`); });
  page.on("console", (it) => { if (["error", "warning"].includes(it.type())) heard.push(`console: ${it.text()}`); });
  page.on("pageerror", (it) => heard.push(`script: ${it.message}`));
  await page.goto(url);
  return { context, page, heard };
}

async function seen(browser, url, width, colorScheme) {
  const { context, page, heard } = await open(browser, url, { viewport: { width, height: 800 }, colorScheme });
  const faults = [...await page.evaluate(sticksOut), ...await page.evaluate(brokenLinks)];
  faults.push(...await page.evaluate(brokenOutline), ...await page.evaluate(hiddenWords));
  const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/\d+/)[0]);
  if ((Number(paper) > 127) !== (colorScheme === "light")) faults.push(`the paper is ${paper} in ${colorScheme}`);
  await page.evaluate(openAll);
  faults.push(...await page.evaluate(sticksOut), ...await page.evaluate(hiddenWords));
  faults.push(...heard);
  // The engine comes last: it may write into the page.
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  for (const { id, impact, nodes } of violations.filter((it) => GRAVE.includes(it.impact))) {
    faults.push(`axe: ${impact}: ${id} at ${nodes[0].html.slice(0, 120)}`);
  }
  await context.close();
  return faults;
}

async function used(browser, url) {
  const { context, page, heard } = await open(browser, url, { viewport: { width: 1280, height: 800 } });
  const faults = [];
  const comes = (what, is) => page.waitForFunction(is, what, { timeout: 3000 }).then(() => true, () => false);
  const isInView = (selector) => comes(selector, (it) => {
    const { top, bottom } = document.querySelector(it).getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  });
  const box = page.locator("input[data-step]").first();
  if (await box.count()) {
    for (const isTicked of [true, false]) {
      await box.setChecked(isTicked);
      await page.reload();
      if (await box.isChecked() !== isTicked) faults.push(`a box does not stay ${isTicked ? "ticked" : "open"}`);
    }
    await page.locator("label").first().click();
    if (!await box.isChecked()) faults.push("a label does not tick its box");
  }
  const mark = page.locator("a[id^=ref-]").first();
  if (await mark.count()) {
    const note = await mark.getAttribute("href");
    await mark.click();
    if (!await isInView(note)) faults.push(`${note} is not shown`);
    const marks = page.locator(`${note} .backs`);
    if (await marks.count()) await marks.locator("summary").click();
    const back = page.locator(`${note} a[href^="#ref-"]`).last();
    const line = await back.getAttribute("href");
    await back.click();
    if (!await isInView(line)) faults.push(`${line} is not shown`);
  }
  const copy = page.locator(".copy").first();
  if (await copy.count()) {
    await copy.click();
    const isCopied = await comes(".copy", (it) => document.querySelector(it).textContent === "Copied");
    if (!isCopied) faults.push("words cannot be copied");
  }
  faults.push(...heard);
  await context.close();
  return faults;
}

async function withoutScript(browser, url) {
  const { context, page, heard } = await open(browser, url, { javaScriptEnabled: false, viewport: { width: 360, height: 800 } });
  const faults = [...await page.evaluate(hiddenWords), ...heard];
  for (const summary of await page.locator("details > summary").all()) if (await summary.isVisible()) await summary.click();
  faults.push(...await page.evaluate(hiddenWords));
  if (await page.locator("button").count()) faults.push("a button that needs script stands there without");
  await context.close();
  return faults;
}

async function onPaper(browser, url, isLong) {
  const { context, page, heard } = await open(browser, url, { viewport: { width: 794, height: 1123 } });
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString("latin1");
  const pages = (pdf.match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;
  const faults = [];
  if (pages < 1 || pages > PAGES_MAX && !isLong) faults.push(`${pages} pages of paper`);
  await page.emulateMedia({ media: "print" });
  faults.push(...await page.evaluate(hiddenWords), ...heard);
  await context.close();
  return { faults, pages };
}

async function faultsOf(browser, file) {
  const url = pathToFileURL(file).href;
  const found = [];
  const add = (where, faults) => found.push(...faults.map((it) => `${where}: ${it}`));
  const views = WIDTHS.flatMap((width) => SCHEMES.map((scheme) => [width, scheme]));
  await Promise.all([
    ...views.map(async ([width, scheme]) => add(`${width} px, ${scheme}`, await seen(browser, url, width, scheme))),
    used(browser, url).then((faults) => add("used", faults)),
    withoutScript(browser, url).then((faults) => add("without script", faults)),
  ]);
  // A trace is no page to print.
  const { faults, pages } = await onPaper(browser, url, path.basename(file).startsWith("explain"));
  add("on paper", faults);
  return { found, pages };
}

/// Faults that must be found, so that a page without any means something.
const PLANTED = {
  "asks for|Content Security": (page) => page.replace("<footer>", '<img src="http://127.0.0.1:9/a.png" alt=""><footer>'),
  "console": (page) => page.replace("</body>", "<script>document.title = 1</script></body>"),
  "px": (page) => page.replace("<footer>", '<svg width="2000" height="9"></svg><footer>'),
  "leads nowhere": (page) => page.replace('href="#note-1"', 'href="#note-99"'),
  "stands twice": (page) => page.replace('id="ref-1-2"', 'id="ref-1-1"'),
  "axe": (page) => page.replaceAll(/<label for="[^"]*">/g, "<label>"),
  "out of order": (page) => page.replace(/<h2/, "<h4").replace("</h2>", "</h4>"),
};

async function plantedAreFound(browser, file) {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "inroad-planted-"));
  const page = await fs.readFile(file, "utf8");
  const missed = [];
  for (const [fault, plant] of Object.entries(PLANTED)) {
    const planted = path.join(folder, "planted.html");
    await fs.writeFile(planted, plant(page));
    const found = await seen(browser, pathToFileURL(planted).href, 360, "light");
    if (!found.some((it) => new RegExp(fault).test(it))) missed.push(fault);
  }
  await fs.rm(folder, { recursive: true });
  return missed;
}

const folder = process.argv[2];
const files = (await fs.readdir(folder)).filter((it) => it.endsWith(".html")).sort().map((it) => path.join(folder, it));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: FLAGS });
let faults = 0;
try {
  const missed = await plantedAreFound(browser, files[0]);
  for (const fault of missed) console.error(`a planted fault is not found: ${fault}`);
  faults += missed.length;
  for (const file of files) {
    const { found, pages } = await faultsOf(browser, file);
    console.log(`${path.basename(file)}: ${found.length ? "faults" : "ok"}, ${pages} pages of paper`);
    for (const fault of new Set(found)) console.error(`  ${fault}`);
    faults += found.length;
  }
} finally {
  await browser.close();
}
if (!files.length) throw new Error(`no pages in ${folder}`);
process.exitCode = faults ? 1 : 0;
