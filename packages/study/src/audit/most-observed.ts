/**
 * The most that can still be observed after t, over every number of deaths that both rates allow: d deaths before t
 * are d events of an endpoint that death ends, so d ≤ n(1 − PFS), and overall survival is at least 1 − d/(n − c).
 *
 * @param freeLow the lowest that survival free of the other event may be, 0…1
 * @param osHigh the highest that overall survival may be, 0…1
 */
export function mostObserved(
  n: number,
  freeLow: number,
  osHigh: number,
): { readonly observed: number; readonly deaths: number; readonly censored: number } {
  const mostDeaths = Math.floor(n * (1 - freeLow) + 1e-9);
  let best = { observed: 0, deaths: mostDeaths, censored: n };
  for (let deaths = 1; deaths <= mostDeaths; deaths++) {
    // 1 − d/(n − c) ≤ OS just where n − c ≤ d/(1 − OS).
    const kept = osHigh >= 1 ? n : Math.min(n, Math.floor(deaths / (1 - osHigh) + 1e-9));
    const observed = kept - deaths;
    if (observed > best.observed) best = { observed, deaths: mostDeaths, censored: n - kept };
  }
  return best;
}
