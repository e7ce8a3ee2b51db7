import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { DosimetryError } from "@fiducial/dosimetry";
import { compiledKernels } from "../../kernels/build.js";
import { lay, reserve, scratch, shared } from "../../src/kernels/kernel-memory.ts";

describe("the compiled kernels", () => {
  it("are what their sources give", () => {
    const written = new URL("../../src/kernels/compiled-kernels.ts", import.meta.url);
    assert.equal(readFileSync(written, "utf8"), compiledKernels());
  });
});

describe("the memory of the kernels", () => {
  it("keeps what was laid when it grows", () => {
    scratch(() => {
      const at = lay(Float64Array.of(1, 2, 3));
      const before = shared.u8.length;
      const more = reserve(2 * before);
      shared.u8[more + 2 * before - 1] = 7;
      assert.deepEqual([...shared.f64.subarray(at >> 3, (at >> 3) + 3)], [1, 2, 3]);
    });
  });

  it("is free again when the work is done, or fails", () => {
    const next = () => scratch(() => reserve(8));
    const first = next();
    assert.throws(() =>
      scratch(() => {
        reserve(1000);
        throw new Error("refused");
      }),
    );
    assert.equal(next(), first);
    assert.equal(first % 8, 0);
  });

  it("refuses sizes that it cannot hold, whatever is left of them in 32 bits", () => {
    const next = () => scratch(() => reserve(8));
    const first = next();
    for (const bytes of [2 ** 31, 2 ** 32, 2 ** 33 + 8, 1e300, Infinity, -8, Number.NaN])
      assert.throws(() => scratch(() => reserve(bytes)), DosimetryError, String(bytes));
    assert.equal(next(), first);
  });
});
