import { isBaseline } from "../cohort/baseline-day.ts";
import type { Label } from "../label.ts";
import type { ProtocolDefinition } from "../protocol/definition.ts";
import type { LiverDefinition } from "../protocol/liver-definition.ts";
import { albiGrade, type AlbiGrade } from "./albi.ts";
import { type Bclc, bclc } from "./bclc.ts";
import { childPughClass } from "./child-pugh.ts";
import {
  type AssessedChildPugh,
  type DatedValue,
  liverCourse,
  type LiverCourse,
  type LiverRecords,
} from "./liver-course.ts";
import type { Performance } from "./performance.ts";
import { type Rild, rild } from "./rild.ts";

/** The liver of a subject: its function over time, and what it was at baseline. */
export interface SubjectLiver {
  readonly course: LiverCourse;
  /** Each the last on or before the first fraction that is not too old; null without one. */
  readonly baseline: {
    readonly albi: (DatedValue<number> & { readonly grade: AlbiGrade }) | null;
    readonly childPugh: AssessedChildPugh | null;
    readonly performance: DatedValue<Performance> | null;
  };
  /** Stage at baseline; null for whom the protocol has none. */
  readonly bclc: Bclc | null;
  readonly rild: Rild;
}

/**
 * Liver function of a subject by the protocol.
 *
 * @param isStaged whether the subject has a stage by BCLC; null where the protocol's rule cannot tell
 */
export function subjectLiver(
  subject: LiverRecords,
  definition: LiverDefinition,
  { within_days: withinDays }: ProtocolDefinition["baseline"],
  isStaged: boolean | null,
): SubjectLiver {
  const origin = subject.indexCourse?.firstFraction ?? null;
  const course = liverCourse(subject, definition);
  const isBefore = (date: string) => origin !== null && isBaseline(date, origin, withinDays);
  const albi = course.albi.findLast(({ date }) => isBefore(date)) ?? null;
  const assessed = course.childPugh.filter(({ assessment: { date } }) => isBefore(date));
  const childPugh =
    assessed.findLast(({ computed }) => computed.score !== null) ?? assessed.at(-1) ?? null;
  const performance = course.performance.findLast(({ date }) => isBefore(date)) ?? null;
  return {
    course,
    baseline: {
      albi: albi === null ? null : { ...albi, grade: albiGrade(albi.value) },
      childPugh,
      performance,
    },
    bclc:
      isStaged === true
        ? bclc({
            ecog: performance?.value.ecog ?? null,
            childPughClass: classOf(childPugh),
            ...tumourBurden(subject, origin),
          })
        : null,
    rild: rild(subject, course, definition),
  };
}

/** The class computed, else that of the recorded score. */
export function classOf(childPugh: AssessedChildPugh | null): "A" | "B" | "C" | null {
  if (childPugh === null) return null;
  if (childPugh.computed.class !== null) return childPugh.computed.class;
  return childPugh.recorded === null ? null : childPughClass(childPugh.recorded);
}

const liverNames = /liver|hepat|肝/i;

/** Tumours of the liver and what lies beyond it, from the lesions known at treatment and metastases seen before it. */
function tumourBurden(subject: LiverRecords, origin: string | null) {
  const inLiver = subject.lesions.filter(({ organ }) => organ !== null && liverNames.test(organ));
  const isElsewhere = subject.lesions.some(
    ({ organ }) => organ !== null && !liverNames.test(organ),
  );
  const hasSpread = subject.events.some(
    ({ event, date }) => event === "distant-metastasis" && origin !== null && date <= origin,
  );
  const unknownOrgan = subject.lesions.some(({ organ }) => organ === null);
  const thrombi = subject.lesions.map(({ portal_vein_thrombus: thrombus }) => thrombus);
  return {
    portalInvasion: thrombi.includes(true) ? true : thrombi.includes(false) ? false : null,
    extrahepaticSpread: isElsewhere || hasSpread ? true : unknownOrgan ? null : false,
    tumours: inLiver.length,
    diametersMm: inLiver.map(({ diameter_mm: diameter }) => diameter),
  };
}

const bclcParts: Readonly<Record<string, string>> = {
  "performance status": "体力状态",
  "Child-Pugh class": "Child-Pugh 分级",
  "portal invasion": "门静脉侵犯",
  "extrahepatic spread": "肝外转移",
  tumours: "肿瘤",
  diameters: "径线",
};

/** Why there is no stage. */
export function bclcMissing(stage: Bclc): Label | null {
  if (stage.stage !== null) return null;
  return {
    en: `${stage.missing.join(", ")} missing`,
    zh: `缺少${stage.missing.map((part) => bclcParts[part] ?? part).join("、")}`,
  };
}
