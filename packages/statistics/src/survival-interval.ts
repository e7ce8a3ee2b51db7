/** The scale on which a pointwise confidence interval of a survival probability is symmetric. */
export type SurvivalInterval = "log" | "log-log" | "plain" | "logit" | "arcsine";

/**
 * Pointwise confidence interval of one survival probability.
 *
 * Undefined (NaN) at S = 0 for every type, and at S = 1 for log-log, logit and arcsine; plain and log give
 * [1, 1] there, and both are cut at 0 and 1.
 *
 * @param survival S
 * @param logError standard error of ln S (Greenwood)
 * @param z normal critical value
 * @param type scale
 * @param into receives lower and upper
 *
 * Source: R survival 3.5-3, `survfit_confint`; Borgan and Liestøl (1990) for arcsine.
 */
export function survivalInterval(
  survival: number,
  logError: number,
  z: number,
  type: SurvivalInterval,
  into: { lower: number; upper: number },
): void {
  into.lower = Number.NaN;
  into.upper = Number.NaN;
  if (survival <= 0) return;
  const step = z * logError;
  switch (type) {
    case "plain":
      into.lower = Math.max(survival - step * survival, 0);
      into.upper = Math.min(survival + step * survival, 1);
      return;
    case "log":
      into.lower = survival * Math.exp(-step);
      into.upper = Math.min(survival * Math.exp(step), 1);
      return;
    case "log-log": {
      if (survival >= 1) return;
      const log = Math.log(survival);
      const factor = Math.exp(step / log);
      into.lower = Math.exp(log / factor);
      into.upper = Math.exp(log * factor);
      return;
    }
    case "logit": {
      if (survival >= 1) return;
      const odds = survival / (1 - survival);
      const factor = Math.exp(step / (1 - survival));
      into.lower = odds / (factor + odds);
      into.upper = (odds * factor) / (1 + odds * factor);
      return;
    }
    case "arcsine": {
      if (survival >= 1) return;
      const angle = Math.asin(Math.sqrt(survival));
      const half = 0.5 * step * Math.sqrt(survival / (1 - survival));
      into.lower = Math.sin(Math.max(0, angle - half)) ** 2;
      into.upper = Math.sin(Math.min(Math.PI / 2, angle + half)) ** 2;
    }
  }
}
