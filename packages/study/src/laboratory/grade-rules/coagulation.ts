import {
  baseline,
  type Bound,
  type CtcaeVersion,
  from,
  type GradeRule,
  ladder,
  lower,
  rule,
  upper,
  value,
} from "../grade-rule.ts";

/** Fibrinogen in g/L below which grade 4 begins whatever the limits: 50 mg/dL. */
const leastFibrinogen = 0.5;

/** aPTT and fibrinogen; the INR is with the liver. */
export function coagulationRules(version: CtcaeVersion): readonly GradeRule[] {
  const share = (of: number): Bound => from(baseline(of));
  return [
    rule(
      {
        test: "APTT",
        term: {
          en: "Activated partial thromboplastin time prolonged",
          zh: "活化部分凝血活酶时间延长",
        },
        organClass: "investigations",
        direction: "rising",
      },
      [ladder("always", upper(1), upper(1.5), upper(2.5))],
    ),
    rule(
      {
        test: "FIB",
        term: { en: "Fibrinogen decreased", zh: "纤维蛋白原降低" },
        organClass: "investigations",
        direction: "falling",
      },
      [
        ladder("always", lower(1), lower(0.75), lower(0.5), lower(0.25)),
        ladder("always", null, null, null, value(leastFibrinogen)),
        version === "4.03"
          ? ladder("always", baseline(1), share(0.75), share(0.5), share(0.25))
          : {
              // "If abnormal": a fall from the baseline counts below the lower limit only.
              when: "always",
              steps: (
                [
                  [2, 0.75],
                  [3, 0.5],
                  [4, 0.25],
                ] as const
              ).map(([grade, of]) => ({ grade, beyond: [lower(1), share(of)] })),
            },
      ],
    ),
  ];
}
