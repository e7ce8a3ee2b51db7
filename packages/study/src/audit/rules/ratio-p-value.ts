import { normalQuantile, normalTwoSided } from "@fiducial/statistics";
import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { type Effect, effectOf, isCentred, standardErrorsFromNone } from "../effect.ts";
import { halfUnit, type PrintedP } from "../printed.ts";
import { pText } from "../test-battery.ts";

/** Standard errors by which the score, the likelihood and the Wald test of one model may differ. */
const ofAnotherTest = 0.3;

/** Standard errors beyond which no test of the same model explains a p-value. */
const ofAnotherModel = 0.75;

export const ratioPValue: AuditRule = {
  id: "ratio-p-value",
  compares: say(
    "a p-value and the one that a ratio or difference and its interval give",
    "所载 p 值与由比值或差值及其区间得出者",
  ),
  why: say(
    "The interval tells the standard error, and the estimate over it the p-value.",
    "由区间可得标准误，估计值除以标准误即得 p 值。",
  ),
  audit: (paper) =>
    paper.comparisons.flatMap((comparison): Found[] => {
      const effect = effectOf(comparison);
      const { p, where, endpoint, of, one_sided: oneSided } = comparison;
      // An interval that is not about its estimate is exact, of a profile, or wrong: another rule says so.
      if (effect === null || p === undefined || !isCentred(effect)) return [];
      const { least, most } = standardErrorsFromNone(effect);
      const apart = distance(printedErrors(p, oneSided), { least, most });
      const told = pRange(effect, oneSided);
      return [
        {
          verdict:
            apart <= ofAnotherTest ? "ok" : apart <= ofAnotherModel ? "ambiguity" : "contradiction",
          claims: [
            claim(
              where,
              `${endpoint ?? of ?? ""}: ${effect.printed.text} (${effect.interval.text})`,
            ),
            claim(where, `p ${p.text}`),
          ],
          evidence: say(
            `the interval gives p ${pText(told.least)} to ${pText(told.most)}`,
            `由区间得 p ${pText(told.least)} 至 ${pText(told.most)}`,
          ),
          ...(apart > ofAnotherModel
            ? {
                condition: say(
                  "if both are of one model: a log-rank test beside an adjusted ratio is another",
                  "若两者出自同一模型：未校正的 log-rank 检验与校正后的比值并非同一模型",
                ),
              }
            : {}),
        },
      ];
    }),
};

interface Errors {
  readonly least: number;
  readonly most: number;
}

/** The standard errors from no effect that a printed p-value stands for: rounded or cut. */
function printedErrors(p: PrintedP, oneSided: boolean): Errors {
  const errorsOf = (value: number): number => {
    const tail = oneSided ? value : value / 2;
    return tail >= 0.5 ? 0 : -normalQuantile(Math.max(tail, 1e-300));
  };
  const unit = 2 * halfUnit(p);
  if (p.relation === "<") return { least: errorsOf(p.value), most: Infinity };
  if (p.relation === ">") return { least: 0, most: errorsOf(p.value) };
  return {
    least: errorsOf(p.value + unit),
    most: p.value - unit / 2 <= 0 ? Infinity : errorsOf(p.value - unit / 2),
  };
}

function distance(a: Errors, b: Errors): number {
  return Math.max(0, a.least - b.most, b.least - a.most);
}

function pRange(effect: Effect, oneSided: boolean): Errors {
  const { least, most } = standardErrorsFromNone(effect);
  const sides = oneSided ? 2 : 1;
  return { least: normalTwoSided(most).p / sides, most: normalTwoSided(least).p / sides };
}
