import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { InputError } from "../../src/input-error.ts";
import { readEncodedText } from "../../src/tables/text-encoding.ts";

const read = (bytes: Uint8Array) => {
  const { encoding, pieces } = readEncodedText("tables/patients.csv", bytes);
  return { encoding, text: [...pieces()].join("") };
};
const utf8 = (text: string) => new TextEncoder().encode(text);

/** “病人,王小明” and a line feed in GBK, as Chinese Excel saves them. */
const gbk = Uint8Array.from([
  0xb2, 0xa1, 0xc8, 0xcb, 0x2c, 0xcd, 0xf5, 0xd0, 0xa1, 0xc3, 0xf7, 0x0a,
]);

describe("text encoding", () => {
  it("takes valid UTF-8 for UTF-8, with and without a byte order mark", () => {
    assert.deepEqual(read(utf8("病人\n")), { encoding: "UTF-8", text: "病人\n" });
    assert.deepEqual(read(Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8("a\n"))), {
      encoding: "UTF-8",
      text: "a\n",
    });
  });

  it("takes other bytes for GB18030, its four-byte characters included", () => {
    assert.deepEqual(read(gbk), { encoding: "GB18030", text: "病人,王小明\n" });
    assert.equal(read(Uint8Array.of(0x95, 0x32, 0x82, 0x36, 0x0a)).text, "𠀀\n");
  });

  it("decodes a character that lies across two pieces", () => {
    const long = new Uint8Array((1 << 20) + 11).fill(0x61);
    long.set(gbk.subarray(0, 2), (1 << 20) - 1);
    assert.equal(read(long).text.slice((1 << 20) - 1, (1 << 20) + 1), "病a");
  });

  it("decodes UTF-16 that says so by its byte order mark", () => {
    assert.deepEqual(read(Uint8Array.of(0xff, 0xfe, 0x61, 0, 0x0a, 0)), {
      encoding: "UTF-16",
      text: "a\n",
    });
    assert.equal(read(Uint8Array.of(0xfe, 0xff, 0, 0x61)).text, "a");
  });

  it("refuses bytes that are no text", () => {
    assert.throws(() => read(Uint8Array.of(0x61, 0xff, 0xff)), InputError);
  });
});
