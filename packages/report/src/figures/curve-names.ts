import { freeBox, labelProposals, type Box, type Stroke } from "./label-placement.ts";
import { ink, quietInk, type GroupStyle } from "./palette.ts";
import { svgText, textSize } from "./svg.ts";
import { textWidth } from "./text-width.ts";

/** The p-value inside a panel, with the name of its number. */
export interface TestText {
  readonly text: string;
  readonly number: string | undefined;
}

/** A corner of a curve, in points. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/**
 * The names of the curves beside them where there is room, and the test in a free corner. The test gives way to the
 * names; where a name finds no room even so, there are no names and the panel gets a legend.
 */
export function curveNames(
  curves: readonly {
    readonly label: string;
    readonly places: readonly Place[];
    readonly style: GroupStyle;
  }[],
  testText: TestText | null,
  frame: Box,
): { readonly names: string | null; readonly test: string } {
  const places = curves.map((curve) => curve.places);
  const strokes = places.flatMap(strokesOf);
  const preferred = testBox(testText?.text ?? null, strokes, [], frame);
  const names = curves.length < 2 ? [] : curves.map((curve) => curve.label);
  for (const reserved of preferred === null ? [[]] : [[preferred], []]) {
    const boxes = nameBoxes(names, places, strokes, reserved, frame);
    if (boxes === null) continue;
    const texts = boxes.map((box, index) =>
      svgText(box.left + 3, box.bottom - 1.4, names[index] ?? "", {
        fill: curves[index]?.style.ink ?? ink,
      }),
    );
    const test = reserved[0] ?? testBox(testText?.text ?? null, strokes, boxes, frame);
    return { names: texts.join(""), test: testSvg(testText, test) };
  }
  return { names: null, test: testSvg(testText, preferred) };
}

/** A free place for each name; null where one of them finds none. */
function nameBoxes(
  names: readonly string[],
  places: readonly (readonly Place[])[],
  strokes: readonly Stroke[],
  reserved: readonly Box[],
  frame: Box,
): readonly Box[] | null {
  const boxes: Box[] = [];
  for (const [index, name] of names.entries()) {
    const size = { width: textWidth(name, textSize) + 6, height: textSize };
    const proposals = labelProposals(places[index] ?? [], size);
    const box = freeBox(proposals, strokes, [...reserved, ...boxes], frame);
    if (box === null) return null;
    boxes.push(box);
  }
  return boxes;
}

/** The strokes of a curve, as high as its censor ticks. */
function strokesOf(places: readonly Place[]): readonly Stroke[] {
  return places.slice(1).map((place, index) => {
    const before = places[index] ?? place;
    return { x1: before.x, y1: before.y - 1.5, x2: place.x, y2: place.y + 1.5 };
  });
}

/** A free place for the p-value, bottom left first: survival curves start at the top. */
function testBox(
  test: string | null,
  strokes: readonly Stroke[],
  taken: readonly Box[],
  frame: Box,
): Box | null {
  if (test === null) return null;
  const width = textWidth(test, textSize) + 4;
  const left = frame.left + 3;
  const right = frame.right - width - 2;
  const floor = frame.bottom - 3;
  const ceiling = frame.top + textSize + 3;
  const corners = [
    [left, floor],
    [left, floor - textSize],
    [right, floor],
    [right, floor - textSize],
    [right, ceiling],
    [right, ceiling + textSize],
    [left, (floor + ceiling) / 2],
    [right, (floor + ceiling) / 2],
  ] as const;
  const proposals = corners.map(([x, bottom]): Box => ({
    left: x,
    right: x + width,
    top: bottom - textSize,
    bottom,
  }));
  return freeBox(proposals, strokes, taken, frame) ?? proposals[0] ?? null;
}

function testSvg(test: TestText | null, box: Box | null): string {
  if (test === null || box === null) return "";
  const { text, number } = test;
  return svgText(box.left + 2, box.bottom - 1.4, text, { fill: quietInk, number });
}
