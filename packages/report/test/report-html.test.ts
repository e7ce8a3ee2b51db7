import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "node:test";
import { parseHTML } from "linkedom";
import { reportHtml } from "../src/html/report-html.ts";
import { editionOf, studyFigures, studyReport } from "../src/index.ts";
import { pagePanels } from "../src/study-drawings.ts";
import { liverSbrt } from "./liver-sbrt.ts";

function page(language: "en" | "zh") {
  const edition = editionOf(liverSbrt(language));
  const figures = { ...studyFigures(edition), ...pagePanels(edition) };
  const text = reportHtml(edition, studyReport(edition), figures);
  return { text, document: parseHTML(text).document };
}

const english = page("en");
const chinese = page("zh");

describe("The page", () => {
  it("gives every number the name of a result, and leads to its entry in the register", () => {
    const results = liverSbrt();
    const printed = [...english.document.querySelectorAll("data[data-number]")];
    assert.ok(printed.length > 300);
    const anchors = new Set(
      [...english.document.querySelectorAll("tr[id]")].map((each) => each.id),
    );
    for (const each of printed) {
      const name = each.getAttribute("data-number") ?? "";
      const number = results.numbers[name];
      assert.ok(number !== undefined, name);
      assert.equal(each.getAttribute("value"), number.value === null ? "" : String(number.value));
      const target = decodeURIComponent(each.parentElement?.getAttribute("href")?.slice(1) ?? "");
      assert.ok(anchors.has(target), target);
    }
  });

  it("has no anchor twice, and no link to an anchor that is not there", () => {
    const ids = [...english.document.querySelectorAll("[id]")].map((each) => each.id);
    assert.equal(new Set(ids).size, ids.length);
    const known = new Set(ids);
    for (const link of english.document.querySelectorAll("a[href]")) {
      const target = decodeURIComponent(link.getAttribute("href") ?? "").slice(1);
      assert.ok(known.has(target), target);
    }
  });

  it("loads nothing from elsewhere, and lets no script run but its own", () => {
    assert.equal(english.document.querySelectorAll("link, img, iframe, script[src]").length, 0);
    const addresses = english.text
      .replaceAll("http://www.w3.org/2000/svg", "")
      .match(/https?:\/\//g);
    assert.equal(addresses, null);
    const policy = english.document
      .querySelector('meta[http-equiv="Content-Security-Policy"]')
      ?.getAttribute("content");
    const scripts = [...english.document.querySelectorAll("script:not([type])")];
    assert.equal(scripts.length, 1);
    const [, script = ""] = /<script>([\s\S]*?)<\/script>/.exec(english.text) ?? [];
    const hash = createHash("sha256").update(script).digest("base64");
    assert.match(policy ?? "", /^default-src 'none'; script-src 'sha256-[^ ]+'; style-src/);
    assert.ok(policy?.includes(`'sha256-${hash}'`));
  });

  it("prints no value that a program left over", () => {
    for (const { document } of [english, chinese]) {
      const shown = [...document.body.children].filter(({ tagName }) => tagName !== "SCRIPT");
      const text = shown.map(({ textContent }) => textContent).join("\n");
      assert.doesNotMatch(text, /undefined|NaN|\[object|\bnull\b/);
    }
  });

  it("names every table by its caption, and heads each row and column", () => {
    for (const table of english.document.querySelectorAll("figure.table table")) {
      const caption = english.document.getElementById(table.getAttribute("aria-labelledby") ?? "");
      assert.ok((caption?.textContent ?? "").length > 0);
      assert.ok(table.querySelectorAll('thead th[scope="col"]').length > 0);
      for (const head of table.querySelectorAll("th")) assert.ok(head.hasAttribute("scope"));
    }
  });

  it("describes every figure by what it shows", () => {
    for (const svg of english.document.querySelectorAll("figure svg")) {
      assert.equal(svg.getAttribute("role"), "group");
      assert.ok((svg.getAttribute("aria-label") ?? "").length > 40);
    }
  });

  it("says in both languages that the patients are synthetic and the software no medical device", () => {
    assert.match(english.text, /Synthetic data/);
    assert.match(english.text, /not a medical device/);
    assert.match(chinese.text, /合成数据/);
    assert.match(chinese.text, /非医疗器械/);
    assert.match(chinese.text, /<html lang="zh-CN">/);
  });

  it("tells in its text the numbers of the article, as far as the records give them", () => {
    const text = (english.document.body.textContent ?? "").replaceAll("\u00a0", " ");
    for (const expected of [
      "Median 20.4 months",
      "as SPSS, 6.6–34.2",
      "59.6%",
      "44.2%",
      "log-rank p = 0.006",
      "Median follow-up: 21.4 months (range 4.9–69.1) among survivors",
    ]) {
      assert.ok(text.includes(expected), expected);
    }
  });
});
