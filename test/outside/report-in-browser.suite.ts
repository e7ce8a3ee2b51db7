import { AxeBuilder } from "@axe-core/playwright";
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import { type Browser, chromium as playwright } from "playwright-core";
import { chromium, reportOf, root } from "./programs.ts";

const skip = chromium === null ? "Chromium is not installed" : false;
const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The example in Chinese: the same study with another language. */
function inChinese(): string {
  const folder = mkdtempSync(join(tmpdir(), "fiducial-zh-"));
  cpSync(join(root, "examples/liver-sbrt"), folder, { recursive: true });
  const protocol = join(folder, "study.yaml");
  writeFileSync(
    protocol,
    readFileSync(protocol, "utf8").replace(/^language: en$/m, "language: zh"),
  );
  return folder;
}

let browser: Browser;
before(async () => {
  if (chromium !== null)
    browser = await playwright.launch({ executablePath: chromium, args: quiet });
});
after(async () => {
  if (chromium !== null) await browser.close();
});

for (const [language, study] of [
  ["en", () => join(root, "examples/liver-sbrt")],
  ["zh", inChinese],
] as const) {
  test(
    `The report in ${language} opens from disk, asks for nothing else, fits a desk and a phone, and axe finds nothing`,
    { skip },
    async () => {
      const page = pathToFileURL(join(reportOf(study()), "report.html")).href;
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
        const { violations } = await new AxeBuilder({ page: tab }).analyze();
        assert.deepEqual(
          violations.map(
            ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`,
          ),
          [],
        );
        await context.close();
      }
    },
  );
}
