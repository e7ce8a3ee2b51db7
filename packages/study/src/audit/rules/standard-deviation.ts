import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { type Described, describedOf } from "../described.ts";
import { nameOf } from "../facts.ts";
import { halfUnit, type Printed } from "../printed.ts";

/**
 * Of n values between least and greatest with a mean, the variance is greatest where all lie at the ends:
 * n/(n − 1) · (greatest − mean)(mean − least) (Bhatia and Davis 2000). As both ends occur, it is at least
 * (greatest − least)²/(2(n − 1)). And mean and median are no farther apart than √((n − 1)/n) deviations
 * (Hotelling and Solomons 1932).
 */
export const standardDeviation: AuditRule = {
  id: "standard-deviation",
  compares: say(
    "a standard deviation with the range, the mean and the median of as many values",
    "标准差与相应人数的范围、均数、中位数",
  ),
  why: say(
    "Values within a range can scatter only so much, and a mean lies within one deviation of the median.",
    "范围内的值离散有限，均数与中位数之差不超过一个标准差。",
  ),
  audit: (paper) =>
    describedOf(paper).flatMap((each): Found[] => {
      const { sd, where, of, group, n } = each;
      if (sd === undefined || n < 2) return [];
      const limits = limitsOf(each, sd);
      if (limits.length === 0) return [];
      const broken = limits.filter(({ holds }) => !holds);
      return [
        {
          verdict: broken.length > 0 ? "contradiction" : "ok",
          claims: [
            claim(where, `${of}, ${nameOf(group)}: SD ${sd.text}, n = ${n}`),
            claim(where, summaryText(each)),
          ],
          evidence: say(
            (broken.length > 0 ? broken : limits).map(({ text }) => text.en).join("; "),
            (broken.length > 0 ? broken : limits).map(({ text }) => text.zh!).join("；"),
          ),
        },
      ];
    }),
};

function limitsOf({ n, mean, median, range }: Described, sd: Printed) {
  const limits: { readonly holds: boolean; readonly text: ReturnType<typeof say> }[] = [];
  const [least, most] = [sd.value - halfUnit(sd), sd.value + halfUnit(sd)];
  if (range !== undefined) {
    const low = range.from.value - halfUnit(range.from);
    const high = range.to.value + halfUnit(range.to);
    const centre =
      mean === undefined
        ? (low + high) / 2
        : nearestTo((low + high) / 2, mean.value - halfUnit(mean), mean.value + halfUnit(mean));
    const greatest = Math.sqrt((n / (n - 1)) * Math.max(0, (high - centre) * (centre - low)));
    limits.push({
      holds: least <= greatest + 1e-9,
      text: say(
        `${n} values from ${range.text} scatter by at most ${greatest.toFixed(2)}`,
        `${n} 个 ${range.text} 的值标准差至多 ${greatest.toFixed(2)}`,
      ),
    });
    const span = range.to.value - halfUnit(range.to) - (range.from.value + halfUnit(range.from));
    const smallest = Math.max(0, span) / Math.sqrt(2 * (n - 1));
    limits.push({
      holds: most >= smallest - 1e-9,
      text: say(`and by at least ${smallest.toFixed(2)}`, `至少 ${smallest.toFixed(2)}`),
    });
  }
  if (mean !== undefined && median !== undefined) {
    const apart = Math.max(
      0,
      Math.abs(mean.value - median.value) - halfUnit(mean) - halfUnit(median),
    );
    const allowed = most * Math.sqrt((n - 1) / n);
    limits.push({
      holds: apart <= allowed + 1e-9,
      text: say(
        `mean and median are at least ${apart.toFixed(2)} apart, ${allowed.toFixed(2)} are possible`,
        `均数与中位数至少相差 ${apart.toFixed(2)}，可能的最大差 ${allowed.toFixed(2)}`,
      ),
    });
  }
  return limits;
}

function nearestTo(value: number, from: number, to: number): number {
  return Math.min(Math.max(value, from), to);
}

function summaryText({ mean, median, range }: Described) {
  const parts = (words: readonly [string, string, string]): string =>
    [
      ...(mean === undefined ? [] : [`${words[0]} ${mean.text}`]),
      ...(median === undefined ? [] : [`${words[1]} ${median.text}`]),
      ...(range === undefined ? [] : [`${words[2]} ${range.text}`]),
    ].join(", ");
  return say(parts(["mean", "median", "range"]), parts(["均数", "中位数", "范围"]));
}
