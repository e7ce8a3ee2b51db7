import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { chromium as playwright } from "playwright-core";
import * as statistics from "@fiducial/statistics";
import { chromium, root } from "./programs.ts";

const time = [5, 6, 6, 2, 4, 4, 8, 11, 12, 3, 7, 9];
const event = [1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1];
const cause = [1, 0, 2, 1, 0, 1, 2, 0, 1, 1, 0, 2];
const x = [0.2, 1.4, 0.3, 0.9, 1.1, 0.4, 1.6, 0.1, 0.7, 1.2, 0.5, 0.8];

/** One of each family. It runs in the browser too, from its text: it may use nothing but its arguments. */
function answers(
  {
    kaplanMeier,
    coxRegression,
    fisherExact,
    fineGrayRegression,
    survivalQuantile,
  }: typeof statistics,
  data: { time: number[]; event: number[]; cause: number[]; x: number[] },
): (number | null)[] {
  const curve = kaplanMeier(data);
  const covariates = [{ name: "x", values: data.x }];
  return [
    ...curve.survival,
    ...curve.lower,
    survivalQuantile(curve, 0.5).estimate,
    coxRegression(data, covariates).terms[0]!.coefficient,
    fineGrayRegression(data, 1, covariates).terms[0]!.standardError,
    fisherExact([
      [3, 1, 4],
      [1, 5, 9],
    ]).p,
  ];
}

test(
  "The packed statistics give in a browser what they give in Node.js, with nothing but the page's own files",
  { skip: chromium === null && "Chromium is not installed" },
  async () => {
    const built = mkdtempSync(join(tmpdir(), "fiducial-statistics-"));
    const project = join(root, "packages/statistics/tsconfig.build.json");
    execFileSync("npx", ["tsc", "-p", project, "--outDir", built], { cwd: root });
    const browser = await playwright.launch({
      executablePath: chromium!,
      args: ["--no-sandbox", "--disable-gpu"],
    });
    try {
      const page = await browser.newPage();
      await page.route("http://statistics.test/**", async (route) => {
        const { pathname } = new URL(route.request().url());
        if (pathname === "/")
          return route.fulfill({ contentType: "text/html", body: "<!doctype html>" });
        const body = readFileSync(join(built, pathname));
        return route.fulfill({ contentType: "text/javascript", body });
      });
      await page.goto("http://statistics.test/");
      const data = { time, event, cause, x };
      const theirs = await page.evaluate<(number | null)[]>(
        `import(location.origin + "/index.js").then((statistics) => (${answers.toString()})(statistics, ${JSON.stringify(data)}))`,
      );
      const ours = answers(statistics, data);
      assert.equal(theirs.length, ours.length);
      // The engines' exponentials may differ in the last digit.
      for (const [i, value] of ours.entries())
        assert.ok(
          Object.is(theirs[i], value) || Math.abs(theirs[i]! - value!) <= 1e-13 * Math.abs(value!),
          `answer ${i}: ${theirs[i]} in the browser, ${value} here`,
        );
    } finally {
      await browser.close();
    }
  },
);
