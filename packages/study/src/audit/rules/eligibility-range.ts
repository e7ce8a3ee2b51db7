import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { describedOf } from "../described.ts";
import { variablesOf } from "../facts.ts";
import type { Printed } from "../printed.ts";

export const eligibilityRange: AuditRule = {
  id: "eligibility-range",
  compares: say("the values observed and those that were eligible", "观察值与入选范围"),
  why: say(
    "A patient outside the criteria was included in breach of them.",
    "超出标准的患者属违规入组。",
  ),
  audit: (paper) =>
    paper.eligibility.flatMap(({ where, criteria }) =>
      criteria.flatMap((criterion): Found[] => {
        const { about, range, values, excludes } = criterion;
        if (excludes === true) return [];
        const found: Found[] = [];
        if (range !== undefined)
          for (const seen of describedOf(paper)) {
            if (!sameSubject(seen.of, about) || seen.range === undefined) continue;
            const inside =
              (range.from === null || seen.range.from.value >= range.from.value) &&
              (range.to === null || seen.range.to.value < endOf(range.to, about));
            found.push({
              verdict: inside ? "ok" : "contradiction",
              claims: [
                claim(
                  where,
                  say(`${about} ${range.text} eligible`, `${about} ${range.text} 可入选`),
                ),
                claim(seen.where, say(`observed ${seen.range.text}`, `观察到 ${seen.range.text}`)),
              ],
              evidence: say(
                `${seen.range.text} ${inside ? "inside" : "not inside"} ${range.text}`,
                `${seen.range.text} ${inside ? "在" : "不在"} ${range.text} 之内`,
              ),
            });
          }
        if (values !== undefined)
          for (const { variable, where: place } of variablesOf(paper)) {
            if (!sameSubject(variable.name, about)) continue;
            const rows = Object.entries(variable.rows ?? {}).filter(([, cells]) =>
              cells.some(({ count }) => (count ?? 0) > 0),
            );
            const allowed = new Set(values.map((value) => value.toLowerCase()));
            // Rows may carry other words ("class A"); only rows that are bare values are compared.
            const bare = rows.filter(([row]) => /^[\w+-]{1,4}$/.test(row));
            if (bare.length === 0 || bare.length !== rows.length) continue;
            const outside = bare
              .filter(([row]) => !allowed.has(row.toLowerCase()))
              .map(([row]) => row);
            const kinds = (value: string): string => (/^\d+$/.test(value) ? "number" : "word");
            const comparable =
              new Set([...bare.map(([row]) => kinds(row)), ...values.map(kinds)]).size === 1;
            if (!comparable) continue;
            found.push({
              verdict: outside.length === 0 ? "ok" : "contradiction",
              claims: [
                claim(
                  where,
                  say(
                    `${about} ${values.join(", ")} eligible`,
                    `${about} ${values.join("、")} 可入选`,
                  ),
                ),
                claim(
                  place,
                  bare
                    .map(([row, cells]) => `${row}: ${cells.map(({ text }) => text).join(" / ")}`)
                    .join("; "),
                ),
              ],
              evidence:
                outside.length === 0
                  ? say("every patient has an eligible value", "所有患者均在范围内")
                  : say(`patients with ${outside.join(", ")}`, `有患者为 ${outside.join("、")}`),
            });
          }
        return found;
      }),
    ),
};

/** Who is 80 years and 11 months old is 80; any other number reaches as far as it says. */
function endOf(to: Printed, about: string): number {
  return to.value + (/\bage\b/i.test(about) && to.decimals === 0 ? 1 : 1e-9);
}

function sameSubject(a: string, b: string): boolean {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replace(/\(.*|,.*/, "")
      .replace(/\b(score|class|status|at .*)\b/g, "")
      .replace(/[^a-z]/g, "");
  return plain(a) === plain(b);
}
