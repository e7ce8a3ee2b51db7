/** A point at which doses are judged while the weights of the beams are sought. */
export interface PlanningPoint {
  /** The dose that is wished, as a part of the prescription. */
  readonly aim: number;
  /** Costs of a dose above and below the aim, per squared difference. */
  readonly above: number;
  readonly below: number;
}

/** With which a step is found that no longer changes the weights. */
const settled = 1e-4;

/**
 * Weights of beams, none below 0, with which the doses at the points miss their aims least.
 *
 * The cost is a sum of half parabolas, so that Newton's steps find its lowest place: each solves the quadratic problem of the
 * points that miss their aims now, one weight after another, and is halved until the cost falls.
 *
 * @param doses at each point in turn, of each beam with the weight 1
 * @param count of beams
 */
export function beamWeights(
  doses: Float64Array,
  count: number,
  points: readonly PlanningPoint[],
  rounds = 40,
): Float64Array {
  let weights = new Float64Array(count).fill(startingWeight(doses, count, points));
  let cost = costOf(weights, doses, points);
  for (let round = 0; round < rounds; round++) {
    const target = quadraticMinimum(weights, doses, points);
    let step = 1;
    let next = weights;
    let lower = cost;
    for (; step > 1e-3; step /= 2) {
      next = weights.map((weight, b) => weight + step * (target[b]! - weight));
      lower = costOf(next, doses, points);
      if (lower < cost) break;
    }
    if (lower >= cost) break;
    const largest = Math.max(...next);
    const moved = Math.max(...next.map((weight, b) => Math.abs(weight - weights[b]!)));
    [weights, cost] = [next, lower];
    if (moved < settled * largest) break;
  }
  return weights;
}

/** Where the parabolas that count at these weights have their lowest sum. */
function quadraticMinimum(
  weights: Float64Array,
  doses: Float64Array,
  points: readonly PlanningPoint[],
): Float64Array {
  const count = weights.length;
  const curvature = new Float64Array(count * count);
  const slope = new Float64Array(count);
  for (const [p, { aim, above, below }] of points.entries()) {
    const row = doses.subarray(p * count, (p + 1) * count);
    let miss = -aim;
    for (let b = 0; b < count; b++) miss += weights[b]! * row[b]!;
    const price = miss > 0 ? above : below;
    if (price === 0) continue;
    for (let b = 0; b < count; b++) {
      const own = price * row[b]!;
      if (own === 0) continue;
      slope[b]! += own * miss;
      const at = b * count;
      for (let c = 0; c <= b; c++) curvature[at + c]! += own * row[c]!;
    }
  }
  for (let b = 0; b < count; b++)
    for (let c = 0; c < b; c++) curvature[c * count + b] = curvature[b * count + c]!;

  const found = weights.slice();
  for (let sweep = 0; sweep < 200; sweep++) {
    let [moved, largest] = [0, 0];
    for (let b = 0; b < count; b++) {
      const own = curvature[b * count + b]!;
      if (own <= 0) continue;
      const before = found[b]!;
      const after = Math.max(0, before - slope[b]! / own);
      const change = after - before;
      largest = Math.max(largest, after);
      if (change === 0) continue;
      found[b] = after;
      moved = Math.max(moved, Math.abs(change));
      for (let c = 0, at = b * count; c < count; c++, at++) slope[c]! += change * curvature[at]!;
    }
    if (moved < settled * largest) break;
  }
  return found;
}

function costOf(
  weights: Float64Array,
  doses: Float64Array,
  points: readonly PlanningPoint[],
): number {
  const count = weights.length;
  let cost = 0;
  for (const [p, { aim, above, below }] of points.entries()) {
    let miss = -aim;
    for (let b = 0, at = p * count; b < count; b++, at++) miss += weights[b]! * doses[at]!;
    cost += (miss > 0 ? above : below) * miss * miss;
  }
  return cost;
}

/** The same for all beams: the points that ask for dose receive their aims on average. */
function startingWeight(
  doses: Float64Array,
  count: number,
  points: readonly PlanningPoint[],
): number {
  let [dose, aim] = [0, 0];
  for (const [p, point] of points.entries()) {
    if (point.below === 0) continue;
    aim += point.aim;
    for (let b = 0; b < count; b++) dose += doses[p * count + b]!;
  }
  return dose > 0 ? aim / dose : 0;
}
