import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { csvText } from "../../src/tables/csv-text.ts";

const cell = fc.oneof(
  fc.constant(null),
  fc.integer(),
  fc.double(),
  fc.string(),
  // Begins as no formula does.
  fc
    .array(fc.constantFrom('"', ",", "\n", "\r", "\r\n", " ", "中", "a"), { maxLength: 6 })
    .map((parts) => `x${parts.join("")}`),
);

describe("CSV text", () => {
  it("is what csv-stringify writes", () => {
    const escaped = (value: string | number | null) =>
      typeof value === "string"
        ? value.replace(/^(?=[=+\-@＝＋－＠\t\r])(?![+-]?\d+(\.\d+)?$)/, "'")
        : value;
    fc.assert(
      fc.property(fc.array(fc.array(cell)), (rows) => {
        const expected = stringify(
          [["id", "a,b"], ...rows].map((cells) => cells.map(escaped)),
          {
            record_delimiter: "\r\n",
            quote_record_delimiter: true,
            cast: { number: String },
          },
        );
        assert.equal(csvText(["id", "a,b"], rows), expected);
      }),
    );
  });
});
