/** A point at which doses are judged while the weights of the beams are sought. */
export interface PlanningPoint {
  /** The dose that is wished, as a part of the prescription. */
  readonly aim: number;
  /** Costs of a dose above and below the aim, per squared difference. */
  readonly above: number;
  readonly below: number;
}

/**
 * Weights of beams, none below 0, with which the doses at the points miss their aims least: steps down the gradient, each
 * weight with the step that its own curvature allows (Nesterov 1983, with weights below 0 set to 0).
 *
 * @param doses of each beam with the weight 1, at each point
 */
export function beamWeights(
  doses: readonly Float64Array[],
  points: readonly PlanningPoint[],
  rounds = 500,
): Float64Array {
  const weights = new Float64Array(doses.length).fill(startingWeight(doses, points));
  const curvature = doses.map((beam) => {
    let sum = 0;
    for (const [i, { above, below }] of points.entries())
      sum += Math.max(above, below) * beam[i]! * beam[i]!;
    return sum;
  });
  const total = new Float64Array(points.length);
  const before = weights.slice();
  for (let round = 0; round < rounds; round++) {
    total.fill(0);
    // A step goes on in the direction of the last one (Nesterov), which the many similar openings need.
    const momentum = round / (round + 3);
    const ahead = weights.map((weight, b) => weight + momentum * (weight - before[b]!));
    before.set(weights);
    for (const [b, beam] of doses.entries())
      for (let i = 0; i < total.length; i++) total[i]! += ahead[b]! * beam[i]!;
    for (let i = 0; i < total.length; i++) {
      const { aim, above, below } = points[i]!;
      const miss = total[i]! - aim;
      total[i] = miss * (miss > 0 ? above : below);
    }
    for (const [b, beam] of doses.entries()) {
      let slope = 0;
      for (let i = 0; i < total.length; i++) slope += total[i]! * beam[i]!;
      const step = curvature[b]! > 0 ? slope / (doses.length * curvature[b]!) : 0;
      weights[b] = Math.max(0, ahead[b]! - step);
    }
  }
  return weights;
}

function startingWeight(doses: readonly Float64Array[], points: readonly PlanningPoint[]): number {
  let [dose, aim] = [0, 0];
  for (const [i, point] of points.entries()) {
    if (point.below === 0) continue;
    aim += point.aim;
    for (const beam of doses) dose += beam[i]!;
  }
  return dose > 0 ? aim / dose : 0;
}
