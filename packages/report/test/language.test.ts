import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { chinese } from "../src/language/chinese.ts";
import { english } from "../src/language/english.ts";

/** Words that both languages write alike. */
const alike = new Set([
  "locale",
  "gy",
  "logRankLabel",
  "competingRisks.grayLabel",
  "abbreviations.KM",
  "to",
  "notReached",
]);

function texts(value: object, path = ""): readonly (readonly [string, string])[] {
  return Object.entries(value).flatMap(([key, each]) =>
    typeof each === "string"
      ? [[`${path}${key}`, each] as const]
      : typeof each === "object" && each !== null
        ? texts(each, `${path}${key}.`)
        : [],
  );
}

describe("The Chinese catalogue", () => {
  it("is written in Chinese: no English wording is left in it", () => {
    const originals = new Map(texts(english));
    const left = texts(chinese).filter(
      ([key, text]) => !alike.has(key) && /[a-z]{3}/.test(text) && originals.get(key) === text,
    );
    assert.deepEqual(left, []);
  });

  it("writes dates as 2021年5月20日, and a month alone as 2021年5月", () => {
    assert.equal(chinese.date("2021-05-20"), "2021年5月20日");
    assert.equal(chinese.date("2021-05"), "2021年5月");
  });
});

describe("The English catalogue", () => {
  it("writes dates as 20 May 2021 on one line", () => {
    assert.equal(english.date("2021-05-20"), "20\u00a0May\u00a02021");
  });
});
