import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { textWidth, wrappedText } from "../../src/figures/text-width.ts";

describe("Text in a figure", () => {
  it("is as wide as in Arial, a Chinese character as wide as high", () => {
    assert.equal(textWidth("36", 8), 8.896);
    assert.equal(textWidth("肝", 8), 8);
  });

  it("is wrapped between words, and no line is wider than its room", () => {
    const lines = wrappedText(
      "Incomplete information or follow-up failure (n\u00a0=\u00a02)",
      90,
      8,
    );
    assert.ok(lines.length > 1);
    for (const line of lines) assert.ok(textWidth(line, 8) <= 90, line);
    assert.equal(lines.join(" "), "Incomplete information or follow-up failure (n\u00a0=\u00a02)");
  });

  it("is wrapped between Chinese characters, but no line begins with a closing mark", () => {
    const lines = wrappedText("资料不全，或放疗结束后没有随访记录的患者。", 64, 8);
    assert.ok(lines.length > 1);
    for (const line of lines) assert.ok(!/^[，。；：）、]/u.test(line), line);
  });
});
