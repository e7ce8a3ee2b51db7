import { f64At, i32At, putF64 } from "./cells";

/**
 * Twice the area vector of closed polygons (Newell), three numbers each; nothing of fewer than three points.
 *
 * @param contours address and number of points x, y, z of each
 */
export function newellNormals(contours: usize, count: i32, normals: usize): void {
  for (let c = 0; c < count; c++) {
    const normal = normals + <usize>(24 * c);
    memory.fill(normal, 0, 24);
    const points = i32At(contours, 2 * c + 1);
    if (points >= 3) newellNormal(<usize>i32At(contours, 2 * c), points, normal);
  }
}

/** Relative to its first point. */
function newellNormal(contour: usize, points: i32, normal: usize): void {
  let nx: f64 = 0;
  let ny: f64 = 0;
  let nz: f64 = 0;
  const xr = f64At(contour, 0);
  const yr = f64At(contour, 1);
  const zr = f64At(contour, 2);
  let x0 = f64At(contour, 3 * points - 3) - xr;
  let y0 = f64At(contour, 3 * points - 2) - yr;
  let z0 = f64At(contour, 3 * points - 1) - zr;
  for (let i = 0; i < points; i++) {
    const x1 = f64At(contour, 3 * i) - xr;
    const y1 = f64At(contour, 3 * i + 1) - yr;
    const z1 = f64At(contour, 3 * i + 2) - zr;
    nx += y0 * z1 - y1 * z0;
    ny += z0 * x1 - z1 * x0;
    nz += x0 * y1 - x1 * y0;
    x0 = x1;
    y0 = y1;
    z0 = z1;
  }
  putF64(normal, 0, nx);
  putF64(normal, 1, ny);
  putF64(normal, 2, nz);
}

/** No patient and no table reaches 10 m from the origin; lines and grids over more would take for ever. */
const farthestMm: f64 = 10_000;

/**
 * Contours along other axes: x and y of the points of each, one after another, into `rings`, its lowest and highest
 * height into `heights`: no numbers where it has fewer than three points, or one that is no number within 10 m of the
 * origin.
 *
 * @param contours address and number of points x, y, z of each
 * @param axes three unit vectors, one after another
 */
export function placeRings(
  contours: usize,
  count: i32,
  axes: usize,
  rings: usize,
  heights: usize,
): void {
  let ring = rings;
  for (let c = 0; c < count; c++) {
    const points = i32At(contours, 2 * c + 1);
    if (points < 3 || !placeRing(<usize>i32At(contours, 2 * c), points, axes, ring, heights, c)) {
      putF64(heights, 2 * c, NaN);
      putF64(heights, 2 * c + 1, NaN);
    }
    ring += (<usize>points) << 4;
  }
}

function placeRing(
  contour: usize,
  points: i32,
  axes: usize,
  ring: usize,
  heights: usize,
  c: i32,
): bool {
  const ux = f64At(axes, 0);
  const uy = f64At(axes, 1);
  const uz = f64At(axes, 2);
  const vx = f64At(axes, 3);
  const vy = f64At(axes, 4);
  const vz = f64At(axes, 5);
  const wx = f64At(axes, 6);
  const wy = f64At(axes, 7);
  const wz = f64At(axes, 8);
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < points; i++) {
    const x = f64At(contour, 3 * i);
    const y = f64At(contour, 3 * i + 1);
    const z = f64At(contour, 3 * i + 2);
    const u = x * ux + y * uy + z * uz;
    const v = x * vx + y * vy + z * vz;
    const height = x * wx + y * wy + z * wz;
    if (!(max(abs(u), max(abs(v), abs(height))) <= farthestMm)) return false;
    putF64(ring, 2 * i, u);
    putF64(ring, 2 * i + 1, v);
    if (height < low) low = height;
    if (height > high) high = height;
  }
  putF64(heights, 2 * c, low);
  putF64(heights, 2 * c + 1, high);
  return true;
}
