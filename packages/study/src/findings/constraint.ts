import type { Label } from "../label.ts";
import type { LimitTrouble } from "../treatment/constraints/limit-rules.ts";
import { finding, type Finding, type Sighting } from "./finding.ts";

/** What concerns the dose limits of the protocol. */
export const constraintFindings = {
  limitsDisabled: (limits: readonly string[], source: string, sighting: Sighting): Finding =>
    finding(
      "limits-disabled",
      "warning",
      {
        en: `Cited but left out, because the library only recalls them: ${limits.join(", ")}`,
        zh: `已引用但未采用，因库中仅凭记忆记录：${limits.join("、")}`,
      },
      {
        en: `Read them in ${source}, then add confirmed: { by, on, at }; or name them under except.`,
        zh: `请查阅 ${source} 后添加 confirmed: { by, on, at }；或列入 except。`,
      },
      [sighting],
    ),

  limitTrouble: (
    { rule, evidence }: LimitTrouble,
    limits: readonly Label[],
    sightings: readonly Sighting[],
  ): Finding => {
    const { severity, remedy } = limitWords[rule];
    return finding(
      rule,
      severity,
      {
        en: `${limits.map(({ en }) => en).join("; ")}: ${evidence.en}`,
        zh: `${limits.map(({ en, zh }) => zh ?? en).join("；")}：${evidence.zh}`,
      },
      remedy,
      sightings,
    );
  },

  limitOverridden: (
    limit: Required<Label>,
    library: string,
    because: Label | null,
    sighting: Sighting,
  ): Finding =>
    finding(
      "limit-overridden",
      "note",
      {
        en: `${limit.en}, where the source has ${library}${because === null ? "" : `: ${because.en}`}`,
        zh: `${limit.zh}，原始文献为 ${library}${because === null ? "" : `：${because.zh ?? because.en}`}`,
      },
      because === null
        ? { en: "Say why with because.", zh: "请用 because 说明理由。" }
        : {
            en: "Report the limit as this study's own.",
            zh: "报告时请注明为本研究自定限值。",
          },
      [sighting],
    ),
};

const limitWords: Readonly<
  Record<LimitTrouble["rule"], { severity: Finding["severity"]; remedy: Label }>
> = {
  "limit-never-binds": {
    severity: "warning",
    remedy: {
      en: "Take the limit of this scheme; as it stands, it protects nothing.",
      zh: "请改用适合本方案的限值；现有限值不起保护作用。",
    },
  },
  "limits-contradict": {
    severity: "error",
    remedy: {
      en: "Correct or remove one of them.",
      zh: "请更正或删除其中之一。",
    },
  },
  "limits-of-one-organ": {
    severity: "warning",
    remedy: {
      en: "Keep one; give the looser as its acceptable variation where two levels are meant.",
      zh: "请保留其一；若意在两级限值，请将较宽者写为 acceptable。",
    },
  },
  "limit-implied": {
    severity: "note",
    remedy: {
      en: "Remove the one that says nothing more, or look up its value.",
      zh: "请删除多余的限值，或核对其数值。",
    },
  },
  "limit-unit": {
    severity: "warning",
    remedy: { en: "Look up the unit at the source.", zh: "请在原始文献中核对单位。" },
  },
  "limit-fractions": {
    severity: "warning",
    remedy: {
      en: "Cite the limits of the prescribed number of fractions.",
      zh: "请引用与处方次数相符的限值。",
    },
  },
  "maximum-without-volume": {
    severity: "note",
    remedy: {
      en: "Name the volume, as D0.03cc: a single point depends on the dose grid.",
      zh: "请注明体积，如 D0.03cc：单点剂量取决于计算网格。",
    },
  },
  "limits-of-one-class": {
    severity: "note",
    remedy: {
      en: "Say why organs of one kind differ, or hold them to like limits.",
      zh: "请说明同类器官限值不同的理由，或采用相近限值。",
    },
  },
};
