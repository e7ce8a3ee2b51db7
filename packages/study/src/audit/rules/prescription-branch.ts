import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { sum, variablesOf } from "../facts.ts";

export const prescriptionBranch: AuditRule = {
  id: "prescription-branch",
  compares: say("the patients of each dose scheme, and all patients", "各剂量方案人数与总人数"),
  why: say(
    "Every patient has one scheme; the branch called “otherwise” may still be the smaller one.",
    "每名患者只有一种方案；“其他情况”的分支也可能是少数。",
  ),
  audit: (paper) => {
    // One scheme may be told in several places, or with several BEDs.
    const told = Map.groupBy(
      paper.prescriptions,
      ({ dose_gy: dose, fractions, when }) => `${dose.value}/${fractions} ${when ?? ""}`,
    );
    const distinct = [...told.values()].map(
      (same) => same.find(({ patients }) => patients !== undefined) ?? same[0]!,
    );
    const schemes = distinct.map((scheme) => ({
      scheme,
      patients: scheme.patients ?? fromTables(scheme),
    }));
    if (schemes.length < 2 || schemes.some(({ patients }) => patients === null)) return [];
    const total = sum(schemes.map(({ patients }) => patients!));
    const found: Found = {
      verdict: total === paper.patients ? "ok" : "ambiguity",
      claims: schemes.map(({ scheme, patients }) =>
        claim(
          scheme.where,
          `${scheme.dose_gy.text} Gy / ${scheme.fractions}${scheme.when ? ` (${scheme.when})` : ""}: ${patients}`,
        ),
      ),
      evidence: say(`${total} of ${paper.patients} patients`, `${paper.patients} 例中 ${total} 例`),
    };
    return [found];

    /** A row such as `14Gy*3Fx`. */
    function fromTables({
      dose_gy: dose,
      fractions,
    }: (typeof paper.prescriptions)[number]): number | null {
      const each = dose.value / fractions;
      const wanted = new RegExp(
        String.raw`\b${each}\s*Gy\s*[*×x]\s*${fractions}(?!\d)|\b${dose.value}\s*Gy\s*\/\s*${fractions}(?!\d)`,
        "i",
      );
      for (const { table, variable } of variablesOf(paper))
        for (const [row, cells] of Object.entries(variable.rows ?? {}))
          if (wanted.test(row)) {
            const all = table.columns?.findIndex(({ group }) => group === undefined) ?? -1;
            return all >= 0
              ? (cells[all]!.count ?? null)
              : sum(cells.map(({ count }) => count ?? 0));
          }
      return null;
    }
  },
};
