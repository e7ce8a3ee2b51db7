import { cellsOf, type Column, inColumn } from "../analyses/grouped.ts";
import type { AssessedSubject } from "../cohort/cohort.ts";
import type { Label } from "../label.ts";
import type { LiverBlock } from "../results/liver-results.ts";
import type { NumberRegister } from "../results/number-register.ts";
import { bclcMissing, classOf, type SubjectLiver } from "./subject-liver.ts";

export const notEvaluableLabel: Label = { en: "Not evaluable", zh: "无法评价" };

/** A category of a subject, or why there is none; null for whom the block is not meant. */
type Category = { readonly code: string } | { readonly code: null; readonly because: Label } | null;

interface BlockDefinition {
  readonly name: LiverBlock["name"];
  readonly label: Label;
  /** In the order of the table; an object would put codes that are numbers first. */
  readonly codes: readonly (readonly [code: string, label: Label])[];
  readonly of: (liver: SubjectLiver) => Category;
}

const missingAt = (en: string, zh: string): Category => ({ code: null, because: { en, zh } });

const blocks: readonly BlockDefinition[] = [
  {
    name: "child-pugh-class",
    label: { en: "Child-Pugh class", zh: "Child-Pugh 分级" },
    codes: [
      ["A", { en: "A (5–6)", zh: "A (5–6)" }],
      ["B", { en: "B (7–9)", zh: "B (7–9)" }],
      ["C", { en: "C (10–15)", zh: "C (10–15)" }],
    ],
    of: ({ baseline }) => {
      const own = classOf(baseline.childPugh);
      return own === null
        ? missingAt(
            "a part of the score is missing, and no score is recorded",
            "评分缺少组成部分，且无记录的评分",
          )
        : { code: own };
    },
  },
  {
    name: "albi-grade",
    label: { en: "ALBI grade", zh: "ALBI 分级" },
    codes: [
      ["1", { en: "1 (≤ −2.60)", zh: "1 (≤ −2.60)" }],
      ["2a", { en: "2a (< −2.27)", zh: "2a (< −2.27)" }],
      ["2b", { en: "2b (≤ −1.39)", zh: "2b (≤ −1.39)" }],
      ["3", { en: "3 (> −1.39)", zh: "3 (> −1.39)" }],
    ],
    of: ({ baseline }) =>
      baseline.albi === null
        ? missingAt("no day with bilirubin and albumin", "无同日胆红素与白蛋白")
        : { code: baseline.albi.grade },
  },
  {
    name: "bclc",
    label: { en: "BCLC stage (2022)", zh: "BCLC 分期（2022）" },
    codes: [
      ["0", { en: "0, very early", zh: "0 期（极早期）" }],
      ["A", { en: "A, early", zh: "A 期（早期）" }],
      ["B", { en: "B, intermediate", zh: "B 期（中期）" }],
      ["C", { en: "C, advanced", zh: "C 期（进展期）" }],
      ["D", { en: "D, terminal", zh: "D 期（终末期）" }],
    ],
    of: ({ bclc }) => {
      if (bclc === null) return null;
      return bclc.stage === null
        ? { code: null, because: bclcMissing(bclc) ?? notEvaluableLabel }
        : { code: bclc.stage };
    },
  },
  {
    name: "ecog",
    label: { en: "Performance status (ECOG)", zh: "体力状态 (ECOG)" },
    codes: [0, 1, 2, 3, 4].map((grade) => [String(grade), { en: String(grade) }] as const),
    of: ({ baseline }) =>
      baseline.performance === null
        ? missingAt("neither ECOG nor Karnofsky", "无 ECOG 也无 KPS")
        : { code: String(baseline.performance.value.ecog) },
  },
];

/** Liver function at baseline by group: the codes that occur in the classification, and who is not evaluable and why. */
export function liverBaseline(
  columns: readonly Column[],
  register: NumberRegister,
): readonly LiverBlock[] {
  return blocks.flatMap((block): readonly LiverBlock[] => {
    const all = columns[0]?.subjects ?? [];
    if (all.every((own) => categoryOf(own, block) === null)) return [];
    const book = register.about(`liver.${block.name}`);
    const row = (code: string | null, label: Label) => ({
      label,
      cells: cellsOf(columns, (column) => {
        const meant = column.subjects.filter((own) => categoryOf(own, block) !== null);
        return book.proportion(
          inColumn(`liver.${block.name}[${code ?? "not_evaluable"}]`, column),
          meant
            .filter((own) => categoryOf(own, block)?.code === code)
            .map(({ subject }) => subject.id),
          meant.length,
          "proportion-of-evaluated",
        );
      }),
    });
    return [
      {
        name: block.name,
        label: block.label,
        rows: [
          ...block.codes.map(([code, label]) => row(code, label)),
          row(null, notEvaluableLabel),
        ],
        reasons: reasonsOf(
          all.flatMap((own) => {
            const category = categoryOf(own, block);
            return category !== null && category.code === null ? [category.because] : [];
          }),
        ),
      },
    ];
  });
}

function categoryOf({ subject }: AssessedSubject, block: BlockDefinition): Category {
  return subject.liver === null ? null : block.of(subject.liver);
}

/** Reasons with how often each occurs, in the order of first occurrence. */
export function reasonsOf(
  reasons: readonly Label[],
): readonly { readonly reason: Label; readonly count: number }[] {
  const counts = new Map<string, { reason: Label; count: number }>();
  for (const reason of reasons) {
    const known = counts.get(reason.en);
    if (known === undefined) counts.set(reason.en, { reason, count: 1 });
    else known.count++;
  }
  return [...counts.values()];
}
