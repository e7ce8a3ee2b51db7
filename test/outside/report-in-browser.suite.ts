import { AxeBuilder } from "@axe-core/playwright";
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import { type Browser, type Page, chromium as playwright } from "playwright-core";
import { chromium, reportOf, root } from "./programs.ts";

const skip = chromium === null ? "Chromium is not installed" : false;
const studies = { en: join(root, "examples/liver-sbrt"), zh: "" };
const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The example in Chinese: the same study with another language, and small counts withheld from what is published. */
function inChinese(): string {
  const folder = mkdtempSync(join(tmpdir(), "fiducial-zh-"));
  cpSync(join(root, "examples/liver-sbrt"), folder, { recursive: true });
  const protocol = join(folder, "study.yaml");
  writeFileSync(
    protocol,
    readFileSync(protocol, "utf8").replace(
      /^language: en$/m,
      "language: zh\npublication: { smallest_cell: 5 }",
    ),
  );
  return folder;
}

/** Whether axe finds nothing in the page, or in a part of it, as in the dialog behind which the rest is inert. */
async function passesAxe(tab: Page, part: string | null = null): Promise<void> {
  const axe = new AxeBuilder({ page: tab });
  const { violations } = await (part === null ? axe : axe.include(part)).analyze();
  assert.deepEqual(
    violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`,
    ),
    [],
  );
}

let browser: Browser;
before(async () => {
  studies.zh = inChinese();
  if (chromium !== null)
    browser = await playwright.launch({ executablePath: chromium, args: quiet });
});
after(async () => {
  if (chromium !== null) await browser.close();
});

for (const language of ["en", "zh"] as const) {
  test(
    `The report in ${language} opens from disk, asks for nothing else, fits a desk and a phone, and axe finds nothing`,
    { skip },
    async () => {
      const page = pathToFileURL(join(reportOf(studies[language]), "report.html")).href;
      for (const width of [1280, 390]) {
        const context = await browser.newContext({
          viewport: { width, height: 900 },
          bypassCSP: true,
        });
        const tab = await context.newPage();
        const asked: string[] = [];
        const complaints: string[] = [];
        tab.on("request", (request) => asked.push(request.url()));
        tab.on("console", (message) => complaints.push(message.text()));
        tab.on("pageerror", (error) => complaints.push(error.message));
        await tab.goto(page);
        assert.equal(await tab.evaluate(() => document.documentElement.lang.slice(0, 2)), language);
        assert.deepEqual(
          asked.filter((url) => !url.startsWith("data:")),
          [page],
        );
        assert.deepEqual(complaints, []);
        const overflow = await tab.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        assert.ok(overflow <= 0, `${overflow} px beyond a width of ${width}`);
        await passesAxe(tab);
        for (const door of [
          "number=os.rate[24].hcc",
          "number=baseline.location.p",
          "patient=P01",
        ]) {
          await tab.evaluate((hash) => (location.hash = hash), door);
          await tab.waitForSelector("#door[open] tbody tr");
          await passesAxe(tab, "#door");
        }
        await context.close();
      }
    },
  );
}

for (const language of ["en", "zh"] as const) {
  test(
    `The edition for publication in ${language} passes axe, names nobody in its doors, and fits a phone`,
    { skip },
    async () => {
      const file = join(reportOf(studies[language], "--publication"), "report.html");
      for (const width of [1280, 390]) {
        const context = await browser.newContext({
          viewport: { width, height: 900 },
          bypassCSP: true,
        });
        const tab = await context.newPage();
        await tab.goto(pathToFileURL(file).href);
        assert.equal(await tab.evaluate(() => document.documentElement.lang.slice(0, 2)), language);
        const overflow = await tab.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        assert.ok(overflow <= 0, `${overflow} px beyond a width of ${width}`);
        await passesAxe(tab);
        for (const name of [
          "os.rate[24].hcc",
          "toxicity.acute.nausea.any",
          "baseline.location.p",
        ]) {
          await tab.evaluate((hash) => (location.hash = hash), `number=${name}`);
          await tab.waitForSelector("#door[open] dl, #door[open] section");
          assert.doesNotMatch((await tab.locator("#door").textContent()) ?? "", /\bP\d\d\b/);
          await passesAxe(tab, "#door");
        }
        await context.close();
      }
    },
  );
}

/** The example's report in a tab of its own, at an address within the page. */
async function opened(file: string, address = "", width = 1280): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const tab = await context.newPage();
  await tab.goto(pathToFileURL(file).href + address);
  return tab;
}

test(
  "A number is a door: it opens by the keyboard, shows its patients, and closing leads back",
  { skip },
  async () => {
    const file = join(reportOf(studies.en), "report.html");
    const tab = await opened(file);
    const dialog = tab.locator("#door");
    const title = tab.locator("#door-title");
    const link = tab.locator('#table-survival a[data-door="os.rate[24].hcc"]');

    await link.focus();
    await tab.keyboard.press("Enter");
    await tab.waitForSelector("#door[open] tbody tr");
    assert.equal(await title.textContent(), "Overall survival at 24 months, HCC");
    assert.equal(await dialog.locator("section tbody tr").count(), 13);
    assert.match(
      (await dialog.locator("section .rows").first().textContent()) ?? "",
      /events\.csv:\d+/,
    );
    assert.match(tab.url(), /#number=os\.rate/);
    assert.equal(await tab.evaluate(() => document.activeElement?.id), "door-title");

    await dialog.locator('a[href$="#patient=P01"]').click();
    await tab.waitForFunction(
      () => document.querySelector("#door-title")?.textContent === "Patient P01",
    );
    await tab.goBack();
    await tab.waitForFunction(() =>
      document.querySelector("#door-title")?.textContent?.startsWith("Overall"),
    );
    await dialog.locator('a[href$="#patient=P01"]').click();
    await tab.keyboard.press("Escape");
    await tab.waitForFunction(() => !document.querySelector("dialog")?.open);
    assert.equal(new URL(tab.url()).hash, "");
    assert.equal(
      await tab.evaluate(() => document.activeElement?.getAttribute("data-door")),
      "os.rate[24].hcc",
    );

    await tab.locator('figure a[data-door="os.at_risk[24].hcc"]').first().click();
    await tab.waitForSelector("#door[open] section tbody tr");
    assert.equal(await dialog.locator("section tbody tr").count(), 6);
    await tab.locator("#door-close").click();
    await tab.waitForFunction(() => !document.querySelector("dialog")?.open);
  },
);

test(
  "A door opens by its address, and tells the same number by another convention",
  { skip },
  async () => {
    const file = join(reportOf(studies.en), "report.html");
    const tab = await opened(file, "#number=os.median");
    await tab.waitForSelector("#door[open] section tbody tr");
    const other = tab.locator('#door a[href$="#number=os.median.spss"]');
    assert.match((await other.textContent()) ?? "", /20\.4 months \(95% CI 6\.6–34\.2\)/);
    await other.click();
    await tab.waitForFunction(() =>
      document.querySelector("#door-title")?.textContent?.endsWith("as SPSS"),
    );
    await tab.keyboard.press("Escape");
    await tab.waitForFunction(() => !document.querySelector("dialog")?.open);
    assert.equal(new URL(tab.url()).hash, "");
    for (const wrong of [
      "#number=no.such.number",
      "#patient=nobody",
      "#number=%E0%A4%A",
      "#number=__proto__",
    ]) {
      const lost = await opened(file, wrong);
      await lost.waitForSelector("#door[open]");
      assert.match((await lost.locator("#door-title").textContent()) ?? "", /This report has no/);
    }
  },
);
