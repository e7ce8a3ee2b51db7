import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { roundTicks } from "../../src/figures/linear-axis.ts";
import { spiderFigure, swimmerFigure, waterfallFigure } from "../../src/figures/index.ts";

const waterfall = {
  title: "Change (%)",
  groups: ["A", "B"],
  lines: [{ change: -30, label: "−30%" }],
  description: "Waterfall",
};

describe("The waterfall", () => {
  it("orders the bars from growth to shrinkage, whatever the order of the patients", () => {
    const bars = [
      { change: -50, group: 0, response: "PR" },
      { change: 10, group: 1, response: "SD" },
      { change: -100, group: 0, response: "CR" },
    ];
    const draw = (own: typeof bars) =>
      waterfallFigure({ ...waterfall, bars: own }, { width: "page" });
    assert.equal(draw(bars), draw(bars.toReversed()));
    assert.match(draw(bars), />SD<[\s\S]*>PR<[\s\S]*>CR</);
  });

  it("writes the response at the bars only where it fits", () => {
    const bars = (count: number) =>
      Array.from({ length: count }, () => ({ change: -10, group: 0, response: "SD" }));
    const draw = (count: number) =>
      waterfallFigure({ ...waterfall, bars: bars(count) }, { width: "column" });
    assert.match(draw(10), />SD</);
    assert.doesNotMatch(draw(60), />SD</);
  });

  it("tells groups apart by a pattern besides the colour", () => {
    const figure = waterfallFigure(
      {
        ...waterfall,
        bars: [
          { change: -50, group: 0, response: "PR" },
          { change: -50, group: 1, response: "PR" },
        ],
      },
      { width: "column" },
    );
    assert.match(figure, /fill-opacity="0.25"/);
  });
});

describe("The swimmer", () => {
  it("ends a lane with an arrow only where the patient is alive, and names no mark that it does not show", () => {
    const draw = (alive: boolean) =>
      swimmerFigure(
        {
          title: "Course",
          timeAxis: "Months",
          timeTicks: [0, 12],
          lanes: [{ label: "P1", group: 0, months: 9, alive, marks: [] }],
          groups: ["All"],
          words: {
            partial: "Partial",
            complete: "Complete",
            progression: "Progression",
            death: "Death",
            alive: "Alive",
          },
          description: "Swimmer",
        },
        { width: "column" },
      );
    assert.match(draw(true), />Alive</);
    assert.doesNotMatch(draw(false), />Alive</);
    assert.doesNotMatch(draw(true), />Progression</);
  });
});

describe("The spider", () => {
  it("ends a line with a dot where it ends with progression", () => {
    const draw = (progressed: boolean) =>
      spiderFigure(
        {
          title: "Change (%)",
          timeAxis: "Months",
          lines: [{ group: 0, points: [{ months: 3, change: -20 }], progressed }],
          groups: ["All"],
          timeTicks: [0, 3],
          marks: [],
          progression: "Progression",
          description: "Spider",
        },
        { width: "column" },
      ).match(/<circle/g)?.length;
    assert.equal(draw(true), 2);
    assert.equal(draw(false), 1);
  });
});

describe("The ticks of a change", () => {
  it("cover the lowest and the highest value in round steps", () => {
    assert.deepEqual(roundTicks(-100, 25), [-100, -80, -60, -40, -20, 0, 20, 40]);
    assert.deepEqual(roundTicks(-8, 20), [-10, -5, 0, 5, 10, 15, 20]);
  });
});
