/**
 * Collects volume by dose. A volume in which the dose is uniformly distributed between two values makes
 * the cumulative curve a ramp; ramps are kept as second differences at the bin edges, so that a deposit
 * costs the same however many bins it spans, and the curve is exact at every edge.
 */
export class DoseAccumulator {
  readonly binWidthGy: number;
  readonly edges: number;
  /** Second differences of the volume below each edge. */
  readonly second: Float64Array;
  /** Integral of dose over volume, Gy·mm³. */
  doseVolume = 0;
  /** Volume given so far, mm³. */
  volume = 0;

  constructor(binWidthGy: number, highestGy: number) {
    this.binWidthGy = binWidthGy;
    this.edges = Math.ceil(highestGy / binWidthGy) + 2;
    this.second = new Float64Array(this.edges + 4);
  }

  /** Volume of at least the dose of each edge, mm³. */
  atLeast(): Float64Array {
    const result = new Float64Array(this.edges);
    let slope = 0;
    let below = 0;
    for (let n = 0; n < this.edges; n++) {
      slope += this.second[n]!;
      below += slope;
      result[n] = Math.max(0, this.volume - below);
    }
    return result;
  }
}
