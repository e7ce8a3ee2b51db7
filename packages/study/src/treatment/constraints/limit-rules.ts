import { structureName } from "@fiducial/dosimetry";
import type { Label } from "../../label.ts";
import type { Scheme } from "../../protocol/protocol.ts";
import {
  boundSameQuantity,
  contradict,
  type DvhBound,
  dvhBound,
  implies,
  isMaximumWithoutVolume,
  neverBinds,
} from "./dvh-bound.ts";
import { laxerThanTheirKind } from "./organ-class.ts";
import type { PlanLimit } from "./plan-limit.ts";

/** Something that is wrong with limits before any plan is judged by them. */
export interface LimitTrouble {
  readonly rule: LimitRule["id"];
  /** The limits concerned, the one to change last. */
  readonly limits: readonly PlanLimit[];
  /** What decides. */
  readonly evidence: Label;
}

/** What rules look at: the limits and the doses that the protocol prescribes. */
export interface LimitsAtDoses {
  readonly limits: readonly PlanLimit[];
  readonly schemes: readonly Pick<Scheme, "totalGy" | "fractions">[];
}

/** A rule of the linter. */
export interface LimitRule {
  readonly id:
    | "limit-never-binds"
    | "limits-contradict"
    | "limits-of-one-organ"
    | "limit-implied"
    | "limit-unit"
    | "limit-fractions"
    | "maximum-without-volume"
    | "limits-of-one-class";
  readonly find: (study: LimitsAtDoses) => readonly Omit<LimitTrouble, "rule">[];
}

/** `Duodenum V55Gy < 5 %`, 十二指肠 V55Gy < 5 %. */
export function limitText({
  structure,
  label,
  metric,
  limit,
}: Pick<PlanLimit, "structure" | "label" | "metric" | "limit">): Required<Label> {
  return {
    en: `${structure} ${metric} ${limit}`,
    zh: `${label.zh ?? structure} ${metric} ${limit.replace(/\s*of the prescription$/, " 处方剂量")}`,
  };
}

/** What is wrong with the limits of a protocol. */
export function limitTroubles(study: LimitsAtDoses): readonly LimitTrouble[] {
  return limitRules.flatMap(({ id, find }) => find(study).map((each) => ({ rule: id, ...each })));
}

const both = (en: string, zh: string): Label => ({ en, zh });

const limitNeverBinds: LimitRule = {
  id: "limit-never-binds",
  find: (study) => {
    const highest = highestDose(study);
    return study.limits.flatMap((limit) => {
      const bound = boundOf(limit, highestPrescriptionGy(study));
      if (bound === null) return [];
      const strict = /^[<>]$/.test(limit.constraint.limit.comparison);
      if (neverBinds(bound, Infinity, strict))
        return [
          { limits: [limit], evidence: both("it holds of every structure", "对任何结构均成立") },
        ];
      if (highest === null || highest.by === limit || !neverBinds(bound, highest.doseGy, strict))
        return [];
      return [
        {
          limits: [limit],
          evidence: both(
            `${bound.doseGy} Gy is never reached: no plan that keeps to ${limitText(highest.by).en} exceeds ${highest.doseGy} Gy`,
            `${bound.doseGy} Gy 不可能达到：满足 ${limitText(highest.by).zh} 的计划均不超过 ${highest.doseGy} Gy`,
          ),
        },
      ];
    });
  },
};

const limitsContradict: LimitRule = {
  id: "limits-contradict",
  find: (study) =>
    pairs(study.limits).flatMap(([first, second]) => {
      const at = prescriptions(study).find((gy) => {
        const [a, b] = [boundOf(first, gy), boundOf(second, gy)];
        return a !== null && b !== null && contradict(a, b);
      });
      return at === undefined
        ? []
        : [
            {
              limits: [first, second],
              evidence: both(
                `no plan${at === null ? "" : ` of ${at} Gy`} can keep to both`,
                `没有${at === null ? "" : ` ${at} Gy 的`}计划能同时满足两者`,
              ),
            },
          ];
    }),
};

const limitsOfOneOrgan: LimitRule = {
  id: "limits-of-one-organ",
  find: ({ limits }) =>
    pairs(limits).flatMap(([first, second]) => {
      if (!boundSameQuantity(first.constraint, second.constraint)) return [];
      const same = sameLimit(first, second);
      return [
        {
          limits: [first, second],
          evidence: same
            ? both("the same limit twice", "同一限值出现两次")
            : both("two bounds for the same quantity", "同一量有两个界限"),
        },
      ];
    }),
};

const limitImplied: LimitRule = {
  id: "limit-implied",
  find: (study) =>
    pairs(study.limits)
      .filter(([first, second]) => !boundSameQuantity(first.constraint, second.constraint))
      .flatMap(([first, second]) =>
        [[first, second] as const, [second, first] as const].flatMap(([stronger, weaker]) => {
          const always = prescriptions(study).every((gy) => {
            const [a, b] = [boundOf(stronger, gy), boundOf(weaker, gy)];
            return a !== null && b !== null && implies(a, b);
          });
          if (!always) return [];
          return [
            {
              limits: [stronger, weaker],
              evidence: both(
                `every plan that keeps to ${limitText(stronger).en} keeps to ${limitText(weaker).en}`,
                `满足 ${limitText(stronger).zh} 的计划必满足 ${limitText(weaker).zh}`,
              ),
            },
          ];
        }),
      ),
};

/** No limit of any protocol is as high; centigray are. */
const highestLimitGy = 200;

const limitUnit: LimitRule = {
  id: "limit-unit",
  find: ({ limits }) => [
    ...limits.flatMap((limit) => {
      const bound = boundOf(limit, 1);
      if (bound === null || bound.doseGy <= highestLimitGy) return [];
      return [
        {
          limits: [limit],
          evidence: both(
            `${bound.doseGy} Gy; in cGy it would be ${bound.doseGy / 100} Gy`,
            `${bound.doseGy} Gy；若单位为 cGy 则为 ${bound.doseGy / 100} Gy`,
          ),
        },
      ];
    }),
    ...pairs(limits).flatMap(([first, second]) => {
      const [a, b] = [first.constraint, second.constraint];
      const differs = a.limit.unit !== b.limit.unit && a.limit.value === b.limit.value;
      const alike = { ...a.metric, unit: "" };
      const isSame = JSON.stringify(alike) === JSON.stringify({ ...b.metric, unit: "" });
      return differs && isSame
        ? [
            {
              limits: [first, second],
              evidence: both(
                `the number ${a.limit.value} once in ${a.limit.unit} and once in ${b.limit.unit}`,
                `数值 ${a.limit.value} 的单位一处为 ${a.limit.unit}，一处为 ${b.limit.unit}`,
              ),
            },
          ]
        : [];
    }),
  ],
};

const limitFractions: LimitRule = {
  id: "limit-fractions",
  find: ({ limits, schemes }) =>
    limits.flatMap((limit) => {
      const meant = limit.citation?.fractions ?? null;
      if (meant === null) return [];
      const others = [...new Set(schemes.map(({ fractions }) => fractions))].filter(
        (fractions) => !meant.includes(fractions),
      );
      if (others.length === 0) return [];
      return [
        {
          limits: [limit],
          evidence: both(
            `it is for ${meant.join(", ")} fractions; the protocol prescribes ${others.join(", ")}`,
            `该限值用于 ${meant.join("、")} 次；方案处方为 ${others.join("、")} 次`,
          ),
        },
      ];
    }),
};

const maximumWithoutVolume: LimitRule = {
  id: "maximum-without-volume",
  find: ({ limits }) => {
    const bare = limits.filter(({ constraint }) => isMaximumWithoutVolume(constraint));
    if (bare.length === 0) return [];
    return [{ limits: bare, evidence: both("a maximum without its volume", "最大剂量未注明体积") }];
  },
};

const limitsOfOneClass: LimitRule = {
  id: "limits-of-one-class",
  find: (study) =>
    laxerThanTheirKind(
      study.limits.map((limit) => ({
        limit,
        organ: limit.structure,
        bound: boundOf(limit, highestPrescriptionGy(study)),
      })),
    ).map(({ strictest, laxer }) => ({
      limits: [strictest.limit, laxer.limit],
      evidence: both(
        `${laxer.organ} may have more than ${strictest.bound?.doseGy} Gy, ${strictest.organ} nowhere`,
        `${laxer.limit.label.zh ?? laxer.organ}可超过 ${strictest.bound?.doseGy} Gy，${strictest.limit.label.zh ?? strictest.organ}则任何一点都不可`,
      ),
    })),
};

/** Every rule of the linter. */
export const limitRules: readonly LimitRule[] = [
  limitNeverBinds,
  limitsContradict,
  limitsOfOneOrgan,
  limitImplied,
  limitUnit,
  limitFractions,
  maximumWithoutVolume,
  limitsOfOneClass,
];

function boundOf({ constraint }: PlanLimit, prescriptionGy: number | null): DvhBound | null {
  return dvhBound(constraint, prescriptionGy);
}

/** Total doses that the protocol prescribes; one unknown dose where it prescribes none. */
function prescriptions({ schemes }: LimitsAtDoses): readonly (number | null)[] {
  return schemes.length === 0 ? [null] : [...new Set(schemes.map(({ totalGy }) => totalGy))];
}

function highestPrescriptionGy({ schemes }: LimitsAtDoses): number | null {
  return schemes.length === 0 ? null : Math.max(...schemes.map(({ totalGy }) => totalGy));
}

/** The highest dose that a plan may have by the limits of its targets; null where they have no maximum. */
function highestDose(study: LimitsAtDoses): { doseGy: number; by: PlanLimit } | null {
  const maxima = study.limits.flatMap((limit) => {
    if (limit.purpose !== "target") return [];
    const bound = boundOf(limit, highestPrescriptionGy(study));
    const isMaximum =
      bound?.of === "hot" && bound.side === "upper" && bound.volume === 0 && bound.doseGy > 0;
    return isMaximum ? [{ doseGy: bound.doseGy, by: limit }] : [];
  });
  return maxima.toSorted((a, b) => b.doseGy - a.doseGy)[0] ?? null;
}

/** Every two limits of one structure, by its name in TG-263. */
function pairs(limits: readonly PlanLimit[]): readonly (readonly [PlanLimit, PlanLimit])[] {
  const key = ({ structure }: PlanLimit): string => {
    const naming = structureName(structure);
    return (naming.kind === "named" ? naming.name : structure).toLowerCase();
  };
  return limits.flatMap((first, i) =>
    limits
      .slice(i + 1)
      .filter((second) => key(first) === key(second))
      .map((second) => [first, second] as const),
  );
}

function sameLimit({ constraint: a }: PlanLimit, { constraint: b }: PlanLimit): boolean {
  return JSON.stringify(a.limit) === JSON.stringify(b.limit);
}
