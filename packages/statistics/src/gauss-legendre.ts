/** Nodes and weights of Gauss–Legendre quadrature on [−1, 1]. */
export function gaussLegendre(n: number): { node: Float64Array; weight: Float64Array } {
  const node = new Float64Array(n);
  const weight = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 0;
    for (let k = 0; k < 100; k++) {
      let [p0, p1] = [1, 0];
      for (let j = 0; j < n; j++) [p0, p1] = [((2 * j + 1) * x * p0 - j * p1) / (j + 1), p0];
      slope = (n * (x * p0 - p1)) / (x * x - 1);
      const step = p0 / slope;
      x -= step;
      if (Math.abs(step) < 1e-16) break;
    }
    node[i] = x;
    weight[i] = 2 / ((1 - x * x) * slope * slope);
  }
  return { node, weight };
}
