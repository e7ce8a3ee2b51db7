import type { SetUpAxis } from "../results/set-up-results.ts";
import type { Label } from "../label.ts";
import type { NumberName } from "../results/study-number.ts";
import { correctOrConfirm, finding, type Finding, many, type Sighting } from "./finding.ts";

const axisNames: Readonly<Record<SetUpAxis, Label & { zh: string }>> = {
  lr: { en: "left–right", zh: "左右" },
  ap: { en: "anterior–posterior", zh: "前后" },
  si: { en: "superior–inferior", zh: "头脚" },
};

/** What concerns the position of the patients. */
export const setUpFindings = {
  positionRefused: (sightings: readonly Sighting[]): Finding =>
    finding(
      "position-refused",
      "error",
      {
        en: `${many(sightings.length, "fraction")} given in a position that no physician approved`,
        zh: `${sightings.length} 次照射的位置未获医师确认`,
      },
      correctOrConfirm,
      sightings,
    ),

  approvalMissing: (sightings: readonly Sighting[]): Finding =>
    finding(
      "approval-missing",
      "warning",
      {
        en: `${many(sightings.length, "fraction")} without a record whether a physician approved the position`,
        zh: `${sightings.length} 次照射无医师确认位置的记录`,
      },
      correctOrConfirm,
      sightings,
    ),

  approvalNeverRecorded: (): Finding =>
    finding(
      "approval-missing",
      "note",
      {
        en: "No fraction records whether a physician approved the position",
        zh: "所有照射均无医师确认位置的记录",
      },
      {
        en: "Record it in the column approved, or say in the notes how positions were approved.",
        zh: "请在 approved 列中记录，或在 notes 中说明位置如何确认。",
      },
    ),

  shiftMissing: (sightings: readonly Sighting[]): Finding =>
    finding(
      "shift-missing",
      "note",
      {
        en: `${many(sightings.length, "fraction")} without couch shifts: not in the set-up errors`,
        zh: `${sightings.length} 次照射无床位位移：未计入摆位误差`,
      },
      {
        en: "Add the shifts from the record of the cone-beam CT.",
        zh: "请根据锥形束 CT 记录补充位移。",
      },
      sightings,
    ),

  singleFraction: (subjects: readonly string[]): Finding =>
    finding(
      "single-fraction",
      "note",
      {
        en: `${many(subjects.length, "patient")} with shifts of one fraction only: in M and Σ, not in σ`,
        zh: `${subjects.length} 名患者仅一次照射有位移：计入 M 与 Σ，不计入 σ`,
      },
      {
        en: "State it beside σ; a standard deviation needs two fractions.",
        zh: "请在 σ 旁注明；标准差至少需要两次照射。",
      },
      subjects.map((subject) => ({ subject, where: "" })),
    ),

  marginExceeded: (
    exceeding: readonly { readonly axis: SetUpAxis; readonly mm: number }[],
    used: { readonly lower: number; readonly upper: number },
    numbers: readonly NumberName[],
  ): Finding => {
    const asked = (language: "en" | "zh") =>
      exceeding.map(({ axis, mm }) => `${mm.toFixed(1)} mm ${axisNames[axis][language]}`);
    const range = used.lower === used.upper ? `${used.lower}` : `${used.lower}–${used.upper}`;
    return finding(
      "margin-exceeded",
      "note",
      {
        en: `Without correction the set-up errors ask for margins of ${asked("en").join(", ")}; ${range} mm were used`,
        zh: `若不校正，摆位误差需要外放 ${asked("zh").join("、")}；实际外放 ${range} mm`,
      },
      {
        en: "The margin used rests on the daily correction: report what remains after it (set_up.residual).",
        zh: "所用外放依赖每日校正：请报告校正后的残余误差 (set_up.residual)。",
      },
      [],
      numbers,
    );
  },
};
