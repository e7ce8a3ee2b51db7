import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  countDecimalStrings,
  decimalStrings,
  eachDecimalStrings,
} from "../../src/dicom/decimal-strings.ts";
import { ascii } from "./dicom-bytes.ts";

const numbers = (text: string): readonly number[] | object => {
  const read = decimalStrings(ascii(text));
  return read instanceof Float64Array ? [...read] : read;
};

describe("decimal strings", () => {
  it("are read with spaces, signs, exponents and missing digits", () => {
    assert.deepEqual(
      numbers("1\\-2.5\\+.5\\12.\\ 3e-2 \\1E+03\\-0"),
      [1, -2.5, 0.5, 12, 0.03, 1000, -0],
    );
  });

  it("may end in a space or a zero byte that makes their length even", () => {
    assert.deepEqual(numbers("1\\2 "), [1, 2]);
    assert.deepEqual(numbers("1\\22\0"), [1, 22]);
    assert.deepEqual(numbers(" \0"), []);
    assert.deepEqual(numbers(""), []);
  });

  it("refuse what Number would take for a number: hexadecimal, infinity, nothing", () => {
    assert.deepEqual(numbers("1\\0x10"), { index: 1, text: "0x10" });
    assert.deepEqual(numbers("Infinity"), { index: 0, text: "Infinity" });
    assert.deepEqual(numbers("1e999"), { index: 0, text: "1e999" });
    assert.deepEqual(numbers("1\\\\3"), { index: 1, text: "" });
    assert.deepEqual(numbers("1,5"), { index: 0, text: "1,5" });
    assert.deepEqual(numbers("."), { index: 0, text: "." });
    assert.deepEqual(numbers("1e"), { index: 0, text: "1e" });
    assert.deepEqual(numbers("--1"), { index: 0, text: "--1" });
  });

  it("are the same however long the text: it is read in pieces", () => {
    const values = Array.from({ length: 60_000 }, (_, i) => (i % 7 === 0 ? `${i}e-2` : `-${i}.25`));
    assert.deepEqual(numbers(values.join("\\")), values.map(Number));
    assert.deepEqual(numbers([...values, "x", "1"].join("\\")), { index: 60_000, text: "x" });
    assert.deepEqual(numbers(`${values.join("\\")}\\`), { index: 60_000, text: "" });
    assert.deepEqual(numbers(`${"0".repeat(70_000)}1\\2`), {
      index: 0,
      text: "0".repeat(64),
    });
  });

  it("of several values are those of each, and share a buffer", () => {
    const texts = ["1\\2.5", "", "7", "3\\x\\4", "-0.25\\1e2 ", " "];
    const values = eachDecimalStrings(texts.map(ascii));
    assert.deepEqual(
      values.map((each) => (each instanceof Float64Array ? [...each] : each)),
      texts.map(numbers),
    );
    const buffers = values
      .filter((each) => each instanceof Float64Array)
      .map((each) => each.buffer);
    assert.equal(new Set(buffers).size, 1);
  });

  it("equal what Number makes of the same text, to the last bit", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }),
        (values) => {
          const texts = values.map((value, index) =>
            index % 3 === 0
              ? String(value)
              : index % 3 === 1
                ? value.toPrecision(12)
                : value.toFixed(5),
          );
          assert.deepEqual(numbers(texts.join("\\")), texts.map(Number));
          assert.equal(countDecimalStrings(ascii(texts.join("\\"))), texts.length);
        },
      ),
    );
  });

  it("of up to 25 digits equal what Number makes of them", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^-?\d{1,25}\.\d{0,25}$/), (text) => {
        assert.deepEqual(numbers(text), [Number(text)]);
      }),
      { numRuns: 500 },
    );
  });
});
