import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";

export const planCoverage: AuditRule = {
  id: "plan-coverage",
  compares: say("the volumes that the isodoses must cover", "各等剂量线须覆盖的体积"),
  why: say(
    "A lower isodose covers at least as much; and more than the maximum covers nothing.",
    "较低等剂量线覆盖的体积不会更小；高于最大剂量者不覆盖任何体积。",
  ),
  audit: (paper) =>
    paper.plans.flatMap(({ where, coverage, maximum_percent: maximum }) => {
      const sorted = coverage.toSorted((a, b) => b.isodose_percent.value - a.isodose_percent.value);
      const text = (at: number): string =>
        `V${sorted[at]!.isodose_percent.text}% ≥ ${sorted[at]!.volume_percent.text} %`;
      const order = sorted.slice(1).map((lower, at): Found => {
        const fits = lower.volume_percent.value >= sorted[at]!.volume_percent.value;
        return {
          // A weaker demand at a lower dose follows from the stronger one: it binds nothing.
          verdict: fits ? "ok" : "ambiguity",
          claims: [claim(where, text(at)), claim(where, text(at + 1))],
          evidence: fits
            ? say("the lower isodose covers more", "较低等剂量线覆盖更多")
            : say(
                "the second follows from the first and demands nothing",
                "后者可由前者推出，并无要求",
              ),
        };
      });
      const above = sorted.filter(
        ({ isodose_percent }) => maximum && isodose_percent.value > maximum.value,
      );
      return [
        ...order,
        ...above.map(({ isodose_percent: isodose, volume_percent: volume }): Found => ({
          verdict: "contradiction",
          claims: [
            claim(where, `V${isodose.text}% ≥ ${volume.text} %`),
            claim(where, say(`maximum ${maximum!.text} %`, `最高 ${maximum!.text} %`)),
          ],
          evidence: say("no dose may be so high", "剂量不允许如此之高"),
        })),
      ];
    }),
};
