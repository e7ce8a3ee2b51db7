import type { Label } from "../label.ts";
import type { ResponseDefinition } from "../protocol/response-definition.ts";
import { eventCodes } from "../records/event.ts";

const targets: Readonly<Record<ResponseDefinition["targets"], Label>> = {
  any: { en: "measurable lesions", zh: "可测量病灶" },
  irradiated: { en: "measurable irradiated lesions", zh: "可测量的照射病灶" },
  "not-irradiated": {
    en: "measurable lesions outside the irradiated volume",
    zh: "照射野外的可测量病灶",
  },
};

/** What a Methods section says of response. */
export function responseRule(rule: ResponseDefinition): readonly Label[] {
  const events = rule.new_disease.map((event) => eventCodes[event]);
  return [
    {
      en: `Response was judged by RECIST 1.1 (Eisenhauer 2009) from the recorded diameters: targets were ${targets[rule.targets].en}, the largest first, at most ${rule.max_targets} in all and ${rule.max_per_organ} an organ.`,
      zh: `疗效按 RECIST 1.1 (Eisenhauer 2009) 由记录的径线判定：靶病灶为${targets[rule.targets].zh ?? ""}，由大到小选取，总数不超过 ${rule.max_targets} 个，每器官不超过 ${rule.max_per_organ} 个。`,
    },
    ...(events.length === 0
      ? []
      : [
          {
            en: `Recorded as new disease: ${events.map(({ en }) => lowerFirst(en)).join("; ")}.`,
            zh: `以下记录视为新病灶：${events.map(({ zh }) => zh).join("；")}。`,
          },
        ]),
    rule.confirm
      ? {
          en: `A response counts where it is seen again after at least ${rule.confirm_weeks} weeks.`,
          zh: `缓解须在至少 ${rule.confirm_weeks} 周后再次确认。`,
        }
      : { en: "Responses were not confirmed.", zh: "缓解未要求确认。" },
    {
      en: `Disease is stable where a visit at least ${rule.stable_weeks} weeks after the first fraction shows it.`,
      zh: `首次照射后至少 ${rule.stable_weeks} 周的评估显示稳定者方为疾病稳定。`,
    },
  ];
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
