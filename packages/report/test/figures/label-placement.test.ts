import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  freeBox,
  labelProposals,
  type Box,
  type Stroke,
} from "../../src/figures/label-placement.ts";

const frame: Box = { left: 0, top: 0, right: 200, bottom: 100 };
const corners = [
  { x: 0, y: 10 },
  { x: 100, y: 10 },
  { x: 100, y: 60 },
  { x: 180, y: 60 },
];
const size = { width: 40, height: 8 };
const stroke: Stroke = { x1: 100, y1: 55, x2: 200, y2: 55 };

describe("The name of a curve", () => {
  it("stands above the end of the curve where nothing is in the way", () => {
    const box = freeBox(labelProposals(corners, size), [], [], frame);
    assert.deepEqual(box, { left: 140, right: 180, top: 49.5, bottom: 57.5 });
  });

  it("gives way to another curve", () => {
    const box = freeBox(labelProposals(corners, size), [stroke], [], frame);
    assert.deepEqual(box, { left: 140, right: 180, top: 62.5, bottom: 70.5 });
  });

  it("has no place where all are taken", () => {
    assert.equal(freeBox(labelProposals(corners, size), [], [frame], frame), null);
  });
});
