/** A linear congruential generator modulo 2³², enough for made-up cohorts that every run repeats. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 4294967296;
  };
}

/** Made-up follow-up with ten covariates, continuous or in whole days. */
export function cohort(n: number, days: boolean, covariates: number): Record<string, Float64Array> {
  const random = generator(20260101 + n);
  const time = new Float64Array(n);
  const event = new Float64Array(n);
  const cause = new Float64Array(n);
  const group = new Float64Array(n);
  const columns = Array.from({ length: covariates }, () => new Float64Array(n));
  for (let i = 0; i < n; i++) {
    group[i] = random() < 0.5 ? 0 : 1;
    let eta = 0.3 * group[i]!;
    columns.forEach((column, j) => {
      column[i] = random() + random() + random() - 1.5;
      eta += (j % 3 === 0 ? 0.2 : -0.1) * column[i]!;
    });
    const failure = -Math.log(random()) * Math.exp(-eta);
    const censoring = -1.5 * Math.log(random());
    const other = random() < 0.35;
    const observed = Math.min(failure, censoring);
    time[i] = days ? Math.ceil(observed * 365.25) : observed;
    event[i] = failure <= censoring ? 1 : 0;
    cause[i] = event[i] ? (other ? 2 : 1) : 0;
  }
  const x = Object.fromEntries(columns.map((column, j) => [`x${j + 1}`, column]));
  return { time, event, cause, group, ...x };
}
