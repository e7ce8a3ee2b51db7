import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inflateSync } from "node:zlib";
import { pngOf } from "../src/png.ts";

describe("A PNG", () => {
  it("holds the pixels without alpha and its resolution of 600 dpi as 23622 dots per metre", async () => {
    const png = await pngOf(2, 1, Uint8Array.of(255, 0, 0, 255, 1, 2, 3, 255), 600);
    const view = new DataView(png.buffer);
    assert.deepEqual([view.getUint32(16), view.getUint32(20)], [2, 1]);
    assert.equal(view.getUint32(41), 23622);
    const length = view.getUint32(54);
    assert.deepEqual([...inflateSync(png.subarray(62, 62 + length))], [0, 255, 0, 0, 1, 2, 3]);
  });
});
