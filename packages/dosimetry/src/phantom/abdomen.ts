import { type Box, ellipsoid, type Field, shaped, tube, union } from "./field.ts";
import { between, type RandomNumbers } from "./random-numbers.ts";
import { SampledField } from "./sampled-field.ts";
import { gridOver, type Point, type VoxelGrid } from "./voxel-grid.ts";

/** An organ with what a CT shows of it. */
export interface Tissue {
  readonly field: SampledField;
  readonly hounsfield: number;
}

/** The organs of an upper abdomen, from the lower heart to the lower kidneys. */
export interface Abdomen {
  /** The voxels of the CT, at which everything is computed. */
  readonly lattice: VoxelGrid;
  readonly body: SampledField;
  readonly liver: SampledField;
  /** What lies left of the falciform ligament. */
  readonly isLeftLobe: (point: Point) => boolean;
  readonly stomach: SampledField;
  readonly duodenum: SampledField;
  readonly bowel: SampledField;
  readonly spinalCord: SampledField;
  readonly kidneyLeft: SampledField;
  readonly kidneyRight: SampledField;
  readonly heart: SampledField;
  readonly lungLeft: SampledField;
  readonly lungRight: SampledField;
  readonly ribs: SampledField;
  /** From what lies under others to what lies over them. */
  readonly tissues: readonly Tissue[];
}

/** What is scanned and drawn, from the lowest to the highest slice, mm. */
export const scannedMm = { lowest: -111, highest: 138 };

const sliceMm = 3;

/** Farther than the scan reaches, mm. */
const tall = 400;

/**
 * A supine adult of average build, varied: about 5 % in size, some millimetres in the place and form of each organ.
 *
 * Tubes and ellipsoids that give way to each other, bent by a smooth warp. Origin at the middle of the body in
 * front of the first lumbar vertebra; the volumes are those of anatomy books, not of a person.
 */
export function abdomen(random: RandomNumbers, pixelMm: number): Abdomen {
  const place = placement(random);
  const fatMm = between(random, 12, 24);
  const wallMm = 12;
  // Mixed of an ellipse and a rounder-cornered oval; the back is flatter than the belly.
  const trunk = (x: number, y: number): number => {
    const u = x / 168;
    const v = y / (y > 0 ? 106 : 112);
    const squares = u * u + v * v;
    const oval = Math.sqrt(Math.sqrt(squares * squares - 2 * u * u * v * v));
    return (0.6 * Math.sqrt(squares) + 0.4 * oval - 1) * 110;
  };
  const trunkBox: Box = { low: [-168, -112, -tall], high: [168, 106, tall] };
  const { low, high } = place.warped(shaped(trunkBox, trunk)).bounds;
  const airMm = 9;
  const lattice = gridOver(
    [low[0] - airMm, low[1] - airMm, scannedMm.lowest],
    [high[0] + airMm, high[1] + airMm, scannedMm.highest],
    [pixelMm, pixelMm, sliceMm],
  );

  const part = (field: Field): SampledField => SampledField.of(place.warped(field), lattice);
  const nudge = (point: Point): Point => place.nudge(point);
  const ovoid = (centre: Point, half: Point): Field => ellipsoid(nudge(centre), place.size(half));
  const oval = (centre: Point, half: Point): SampledField => part(ovoid(centre, half));
  const bent = (knots: readonly (readonly [number, number, number, number])[]): SampledField => {
    const [dx, dy, dz] = nudge([0, 0, 0]);
    const thick = between(random, 0.92, 1.08);
    return part(tube(knots.map(([x, y, z, r]) => [x + dx, y + dy, z + dz, r * thick] as const)));
  };

  // Muscle and cavity are the body shrunk: it is to be known in its depth.
  const body = SampledField.smooth(place.warped(shaped(trunkBox, trunk)), lattice);
  const muscle = body.shrunk(fatMm);
  const cavity = body
    .shrunk(fatMm + wallMm)
    .without([part(shaped({ low: [-168, 62, -tall], high: [168, 106, tall] }, (_x, y) => 78 - y))]);
  const inside = cavity.shrunk(2);
  const spine = spineParts();
  const bones = part(spine.bones);
  const aorta = part(
    tube([
      [12, 22, -tall, 10],
      [11, 20, tall, 10],
    ]),
  );
  const cava = part(
    tube([
      [-20, 20, -tall, 11],
      [-20, 18, 60, 11],
      [-14, 0, 120, 11],
    ]),
  );
  const stomach = bent([
    [66, 14, 42, 30],
    [74, -16, 12, 28],
    [54, -44, -16, 23],
    [18, -50, -30, 16],
    [-2, -44, -28, 12],
  ]).within(inside);
  const duodenum = bent([
    [-8, -38, -28, 12],
    [-32, -28, -32, 13],
    [-42, -8, -50, 13],
    [-40, 2, -82, 13],
    [-12, 4, -92, 12],
    [28, -2, -78, 12],
  ]).without([stomach], 2);
  const colon = bent([
    [-98, -20, -130, 20],
    [-96, -34, -92, 20],
    [-78, -58, -74, 18],
    [-38, -68, -80, 18],
    [22, -70, -74, 17],
    [72, -62, -58, 17],
    [104, -24, -22, 17],
    [108, 6, -44, 17],
    [108, 14, -130, 17],
  ]);
  const jejunum = bent([
    [34, -30, -62, 13],
    [78, -22, -76, 14],
    [58, -14, -100, 14],
    [16, -36, -104, 14],
    [-30, -42, -110, 14],
    [-62, -24, -122, 14],
    [10, -30, -134, 14],
  ]);
  const bowel = colon.and(jejunum).without([stomach, duodenum], 2).within(inside);
  const kidneyRight = oval([-60, 46, -40], [27, 24, 54]);
  const kidneyLeft = oval([60, 46, -26], [27, 24, 55]);
  const gallbladder = oval([-36, -54, -36], [13, 14, 27]);
  const heart = oval([24, -36, 116], [48, 40, 46]).within(inside);
  const liver = part(
    union([ovoid([-68, -4, 4], [68, 72, 80]), ovoid([8, -44, 22], [74, 32, 32])], 30),
  )
    .within(inside)
    .without([stomach, duodenum, bowel, kidneyRight, gallbladder, cava, aorta, bones, heart], 3);
  const spleen = oval([108, 30, 22], [25, 40, 44])
    .within(inside)
    .without([stomach, kidneyLeft, bowel], 3);
  const pancreas = bent([
    [-22, -10, -32, 14],
    [20, -14, -6, 11],
    [84, 16, 14, 9],
  ]).without([stomach, duodenum, kidneyLeft, spleen, aorta, cava], 2);
  const mediastinum = oval([2, 10, 130], [30, 60, 110]);
  const lung = (side: 1 | -1): SampledField => {
    const [middle, top] = side < 0 ? [-70, 84] : [70, 76];
    // Beside the midline and above the diaphragm.
    const half = shaped({ low: [-170, -110, -30], high: [170, 100, tall] }, (x, y, z) =>
      Math.max(0.6 * (top - 95 * (((x - middle) / 95) ** 2 + (y / 88) ** 2) - z), 8 - side * x),
    );
    return part(half)
      .within(inside)
      .without([liver, heart, spleen, stomach, bones, aorta, mediastinum], 4);
  };
  const lungLeft = lung(1);
  const lungRight = lung(-1);
  const ribs = part(ribParts((x, y) => trunk(x, y) + fatMm + wallMm - 5));
  const psoas = [-1, 1].map((side) =>
    part(
      tube([
        [side * 30, 50, -10, 6],
        [side * 40, 52, -130, 18],
      ]),
    ),
  );
  const chest = part(shaped({ low: [-40, -60, 50], high: [40, 60, tall] }, (_x, _y, z) => 60 - z));
  const front = part(shaped({ low: [-150, -100, -130], high: [150, -40, 80] }, (_x, y) => y + 60));
  const spinalCord = part(spine.cord);
  return {
    lattice,
    body,
    liver,
    isLeftLobe: ([x]) => x > -18,
    stomach,
    duodenum,
    bowel,
    spinalCord,
    kidneyLeft,
    kidneyRight,
    heart,
    lungLeft,
    lungRight,
    ribs,
    tissues: [
      { field: body, hounsfield: -100 },
      { field: muscle, hounsfield: 50 },
      { field: cavity, hounsfield: -95 },
      { field: lungLeft, hounsfield: -790 },
      { field: lungRight, hounsfield: -790 },
      ...psoas.map((field) => ({ field, hounsfield: 55 })),
      { field: mediastinum.within(chest).within(cavity), hounsfield: 20 },
      { field: liver, hounsfield: 100 },
      { field: spleen, hounsfield: 110 },
      { field: pancreas, hounsfield: 70 },
      { field: gallbladder, hounsfield: 8 },
      { field: kidneyLeft, hounsfield: 150 },
      { field: kidneyRight, hounsfield: 150 },
      { field: bowel, hounsfield: 40 },
      { field: stomach, hounsfield: 35 },
      { field: duodenum, hounsfield: 40 },
      { field: bowel.and(stomach).shrunk(4).within(front), hounsfield: -900 },
      { field: heart, hounsfield: 110 },
      { field: aorta, hounsfield: 150 },
      { field: cava, hounsfield: 130 },
      { field: part(spine.muscles), hounsfield: 55 },
      { field: bones, hounsfield: 230 },
      { field: part(spine.discs), hounsfield: 90 },
      { field: part(spine.canal), hounsfield: 15 },
      { field: spinalCord, hounsfield: 40 },
      { field: ribs, hounsfield: 380 },
      { field: ribs.shrunk(2.5), hounsfield: 220 },
    ],
  };
}

/** Vertebral bodies 34 mm apart with discs between them, arches, spinous processes, and the cord in its canal. */
function spineParts(): Record<"bones" | "discs" | "canal" | "cord" | "muscles", Field> {
  const box = (x: number, y0: number, y1: number) =>
    ({ low: [-x, y0, -tall], high: [x, y1, tall] }) as const;
  const oval = (cy: number, rx: number, ry: number) => (x: number, y: number) =>
    (Math.hypot(x / rx, (y - cy) / ry) - 1) * Math.min(rx, ry);
  const level = (z: number) => ((((z + 17) % 34) + 34) % 34) - 17;
  const vertebral = oval(48, 22, 17);
  const around = oval(74, 17, 15);
  const canal = oval(73, 11, 8.5);
  const spinous = oval(92, 4, 13);
  const transverse = (x: number, y: number, z: number) =>
    Math.max(Math.abs(x) - 36, Math.abs(y - 76) - 5, Math.abs(level(z)) - 8);
  const arch = (x: number, y: number, z: number) =>
    Math.max(Math.min(around(x, y), spinous(x, y)), Math.abs(level(z)) - 12);
  return {
    bones: shaped(box(40, 28, 108), (x, y, z) =>
      Math.min(vertebral(x, y), arch(x, y, z), transverse(x, y, z)),
    ),
    discs: shaped(box(25, 28, 68), (x, y, z) =>
      Math.max(vertebral(x, y) + 1.5, 13 - Math.abs(level(z))),
    ),
    canal: shaped(box(14, 62, 84), canal),
    cord: shaped({ low: [-10, 66, -70], high: [10, 81, tall] }, (x, y, z) =>
      Math.max(oval(73, 6, 4.6)(x, y), -68 - z),
    ),
    muscles: shaped(
      box(62, 62, 108),
      (x, y) => (Math.hypot((Math.abs(x) - 30) / 28, (y - 84) / 16) - 1) * 16,
    ),
  };
}

/** Bands of the chest wall, falling towards the front, above the costal arch; without them in the middle of the front a breastbone. */
function ribParts(wall: (x: number, y: number) => number): Field {
  return shaped({ low: [-175, -115, -60], high: [175, 100, tall] }, (x, y, z) => {
    const shell = Math.abs(wall(x, y)) - 3.5;
    if (shell > 4) return shell;
    const falling = z - 0.5 * y;
    const band = Math.abs((((falling % 30) + 30) % 30) - 15) - 5.5;
    const arch = -45 + 1.2 * Math.max(0, -y) - z;
    const besideSpine = 34 - Math.hypot(x, Math.max(0, 70 - y));
    const besideBreastbone = y > 0 ? -10 : 22 - Math.abs(x);
    const rib = Math.max(shell, band, arch, besideSpine, besideBreastbone);
    const breastbone = y < 0 ? Math.max(shell, Math.abs(x) - 17, 64 - z) : Infinity;
    return Math.min(rib, breastbone);
  });
}

interface Placement {
  readonly nudge: (point: Point) => Point;
  readonly size: (half: Point) => Point;
  readonly warped: (field: Field) => Field;
}

/** Size of the whole person, small moves of each organ, and a smooth warp of all. */
function placement(random: RandomNumbers): Placement {
  const scale = [
    between(random, 0.95, 1.06),
    between(random, 0.95, 1.06),
    between(random, 0.97, 1.04),
  ] as const;
  const [first, second, third, fourth, fifth, sixth] = Array.from({ length: 6 }, () =>
    smoothWave(between(random, 1, 2.5), between(random, 28, 42), between(random, 0, 2 * Math.PI)),
  ) as [Wave, Wave, Wave, Wave, Wave, Wave];
  const [scaleX, scaleY, scaleZ] = scale;
  return {
    nudge: ([x, y, z]) => [
      x + between(random, -4, 4),
      y + between(random, -3, 3),
      z + between(random, -5, 5),
    ],
    size: (half) => half.map((mm) => mm * between(random, 0.95, 1.05)) as unknown as Point,
    warped: ({ at, bounds }) => ({
      at: (x, y, z) =>
        at(
          x / scaleX + first(y) + second(z),
          y / scaleY + third(x) + fourth(z),
          z / scaleZ + fifth(x) + sixth(y),
        ),
      bounds: {
        low: bounds.low.map((mm, d) => (mm - warpMm) * scale[d]!) as unknown as Point,
        high: bounds.high.map((mm, d) => (mm + warpMm) * scale[d]!) as unknown as Point,
      },
    }),
  };
}

type Wave = (along: number) => number;

/** No wave bends by more, mm: two of at most 2.5 add up. */
const warpMm = 5;

/** A sine, from a table of steps so fine that none is seen: it is asked for millions of times. */
function smoothWave(amplitude: number, lengthMm: number, phase: number): Wave {
  const perMm = 4;
  const last = 2 * tall * perMm;
  const table = Float64Array.from(
    { length: last + 1 },
    (_, i) => amplitude * Math.sin((i / perMm - tall) / lengthMm + phase),
  );
  return (along) => table[Math.min(last, Math.max(0, Math.round((along + tall) * perMm)))]!;
}
