// What a browser says of the HTML reports: node check.mjs REPORT.html …
// Every violation is printed; one is enough for exit code 1.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// WCAG 2.2, 1.4.12: what a reader may set.
const SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }";

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
});

async function check(file) {
  const wrong = [];
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const url = pathToFileURL(resolve(file)).href;
  page.on("request", (request) => {
    const asked = request.url();
    if (asked !== url && !asked.startsWith("data:")) wrong.push(`asks for ${asked}`);
  });
  page.on("console", (message) => message.type() === "error" && wrong.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => wrong.push(`script: ${error.message}`));
  await page.goto(url);
  // What is closed is not looked at.
  await page.evaluate(() => document.querySelectorAll("details").forEach((part) => (part.open = true)));
  await page.evaluate(axe);
  const found = await page.evaluate(
    (values) => axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] }),
    RULES,
  );
  if (found.passes.length === 0) wrong.push("axe tried nothing");
  for (const { id, help, nodes } of found.violations) {
    const where = nodes.slice(0, 3).map((node) => `\n      ${node.target.join(" ")}  ${node.html.slice(0, 160)}`);
    wrong.push(`${id}: ${help} (${nodes.length})${where.join("")}`);
  }

  // axe does not see what lies behind the words of a picture.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: 1280, height });
  wrong.push(...(await page.evaluate(pictures)));
  wrong.push(...(await page.evaluate(sorting)));

  // 320 px wide: the page itself never scrolls sideways, whatever spacing a reader sets.
  await page.setViewportSize({ width: 320, height: 640 });
  for (const css of ["", SPACING]) {
    if (css) await page.addStyleTag({ content: css }).catch(() => wrong.push("spacing could not be set"));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > 320) wrong.push(`scrolls sideways at 320 px: ${wide} px wide${css && " with text spacing"}`);
  }
  await context.close();

  // Without scripts, nothing is missing: the same words, no button.
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const bare = await plain.newPage();
  await bare.goto(url);
  if ((await bare.locator("main table").count()) === 0) wrong.push("no table without scripts");
  if ((await bare.locator("button").count()) > 0) wrong.push("a button without scripts");
  await plain.close();
  return wrong;
}

/** Words of pictures against what is painted under them: at least 4.5 to 1. */
function pictures() {
  const light = (colour) => {
    const parts = colour.match(/[\d.]+/g).slice(0, 3).map((part) => part / 255);
    const [r, g, b] = parts.map((it) => (it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const wrong = [];
  for (const text of document.querySelectorAll("svg text")) {
    // The window is as high as the page: only what a narrow part hides must be scrolled to, which is slow.
    let box = text.getBoundingClientRect();
    if (box.width === 0) continue;
    const isSeen = () => document.elementsFromPoint(box.x + box.width / 2, box.y + box.height / 2).includes(text);
    if (!isSeen()) {
      text.scrollIntoView({ block: "center", inline: "center" });
      box = text.getBoundingClientRect();
    }
    const under = document
      .elementsFromPoint(box.x + box.width / 2, box.y + box.height / 2)
      .find((it) => /^(rect|polygon|circle)$/.test(it.tagName) && getComputedStyle(it).fill !== "none");
    const [one, two] = [getComputedStyle(text).fill, under ? getComputedStyle(under).fill : "rgb(255,255,255)"].map(light);
    const ratio = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    if (ratio < 4.5) wrong.push(`contrast ${ratio.toFixed(2)} of “${text.textContent}” in a picture`);
  }
  return wrong;
}

/** Each way of sorting a table by a column of numbers puts them in order, and the third click puts them back. */
function sorting() {
  const wrong = [];
  for (const head of document.querySelectorAll("th.num[data-sort]")) {
    const button = head.querySelector("button");
    const table = head.closest("table");
    const read = () =>
      [...table.tBodies].map((body) => [...body.rows].map((row) => row.cells[head.cellIndex]?.dataset.value));
    const before = JSON.stringify(read());
    for (const sign of [1, -1]) {
      button.click();
      for (const values of read()) {
        const numbers = values.filter((value) => value !== undefined).map(Number);
        const sorted = numbers.toSorted((left, right) => sign * (left - right));
        if (numbers.join() !== sorted.join()) wrong.push(`not sorted: ${head.textContent}: ${numbers}`);
      }
    }
    button.click();
    if (JSON.stringify(read()) !== before) wrong.push(`not put back: ${head.textContent}`);
  }
  return wrong;
}

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error("no report to check");
  process.exit(2);
}
let failures = 0;
// Two at a time: more would wait for the processor.
const queue = [...files];
await Promise.all(
  [1, 2].map(async () => {
    for (let file = queue.shift(); file; file = queue.shift()) {
      const wrong = await check(file);
      failures += wrong.length;
      console.log(`${wrong.length === 0 ? "✓" : "✕"} ${file}`);
      for (const line of wrong) console.log(`    ${line}`);
    }
  }),
);
await browser.close();
process.exit(failures === 0 ? 0 : 1);
