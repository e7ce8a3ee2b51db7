import { dot } from "../geometry/axes.ts";
import type { ImageSeries } from "../objects/image-series.ts";

/** A picture in grey, one byte a pixel from black (0) to white (255), row by row from the top left. */
export interface GreyImage {
  readonly columns: number;
  readonly rows: number;
  readonly pixelMm: number;
  /** The bytes in base64, so that results stay text. */
  readonly base64: string;
}

/** The window of soft tissue: what lies below −160 HU is black, above 240 HU white. */
const levelHu = 40;
const widthHu = 400;
const pixelMm = 1;

/**
 * The image of a slice, cut to a frame and set upright in the patient's coordinates, whatever way the patient lay.
 *
 * Bilinear between the pixels of the nearest slice; black where the series has none.
 *
 * @returns null where no slice lies within half a spacing (or 2.5 mm of a single slice), or the series is not transverse
 */
export function greyImage(
  { frame, values, modality }: ImageSeries,
  heightMm: number,
  shown: {
    readonly leftMm: number;
    readonly topMm: number;
    readonly rightMm: number;
    readonly bottomMm: number;
  },
): GreyImage | null {
  const [u, v, w] = frame.axes;
  if (Math.abs(w[2]) < 0.9999) return null;
  const [columns, rows, planes] = frame.size;
  const plane = nearestPlane(heightMm, w[2] * frame.originMm[2], w[2], frame.planeOffsetsMm);
  if (plane === null) return null;
  const start = plane * columns * rows;
  const at = (i: number, j: number): number =>
    values[start + Math.min(columns - 1, i) + columns * Math.min(rows - 1, j)]!;
  const window = windowOf(modality, values.subarray(start, start + columns * rows));
  const across = shown.rightMm - shown.leftMm;
  const down = shown.bottomMm - shown.topMm;
  if (planes === 0 || across <= 0 || down <= 0) return null;
  const grey = new Uint8Array(across * down);
  const origin = dot(frame.originMm, u);
  const originRow = dot(frame.originMm, v);
  for (let y = 0; y < down; y++) {
    for (let x = 0; x < across; x++) {
      const point = [shown.leftMm + x + 0.5, shown.topMm + y + 0.5, heightMm] as const;
      const i = (dot(point, u) - origin) / frame.spacingMm[0];
      const j = (dot(point, v) - originRow) / frame.spacingMm[1];
      if (i < -0.5 || j < -0.5 || i > columns - 0.5 || j > rows - 0.5) continue;
      const [i0, j0] = [Math.max(0, Math.floor(i)), Math.max(0, Math.floor(j))];
      const [s, t] = [Math.max(0, i - i0), Math.max(0, j - j0)];
      const above = at(i0, j0) + s * (at(i0 + 1, j0) - at(i0, j0));
      const below = at(i0, j0 + 1) + s * (at(i0 + 1, j0 + 1) - at(i0, j0 + 1));
      const share = (above + t * (below - above) - window.low) / (window.high - window.low);
      grey[x + across * y] = Math.round(255 * Math.min(1, Math.max(0, share)));
    }
  }
  return { columns: across, rows: down, pixelMm, base64: base64(grey) };
}

function nearestPlane(
  heightMm: number,
  firstMm: number,
  direction: number,
  offsets: Float64Array,
): number | null {
  const wanted = direction * heightMm - firstMm;
  let best = 0;
  for (let k = 1; k < offsets.length; k++)
    if (Math.abs(offsets[k]! - wanted) < Math.abs(offsets[best]! - wanted)) best = k;
  const spacing = offsets.length > 1 ? offsets.at(-1)! / (offsets.length - 1) : 5;
  return offsets.length > 0 && Math.abs(offsets[best]! - wanted) <= spacing / 2 + 0.01
    ? best
    : null;
}

/** Soft tissue for CT; from the first to the ninety-ninth percentile of other images, whose values have no unit. */
function windowOf(
  modality: string,
  values: Int16Array | Float32Array,
): { readonly low: number; readonly high: number } {
  if (modality === "CT") return { low: levelHu - widthHu / 2, high: levelHu + widthHu / 2 };
  const sorted = values.slice().sort();
  const low = sorted[Math.floor(0.01 * sorted.length)] ?? 0;
  const high = sorted[Math.floor(0.99 * sorted.length)] ?? 1;
  return { low, high: high > low ? high : low + 1 };
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** RFC 4648, without a platform's help. */
function base64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const [a, b, c] = [bytes[i]!, bytes[i + 1], bytes[i + 2]];
    pieces.push(
      letters[a >> 2]! +
        letters[((a & 3) << 4) | ((b ?? 0) >> 4)]! +
        (b === undefined ? "=" : letters[((b & 15) << 2) | ((c ?? 0) >> 6)]!) +
        (c === undefined ? "=" : letters[c & 63]!),
    );
  }
  return pieces.join("");
}
