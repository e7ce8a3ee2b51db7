import type { Label } from "../label.ts";
import type { LocalControlDefinition } from "../protocol/local-control-definition.ts";

/** What a Methods section says of local control by lesion and of the place of failures. */
export function localControlRule(rule: LocalControlDefinition): readonly Label[] {
  const growth = {
    en: `growth of its diameter by at least ${rule.growth_percent}% and ${rule.growth_mm} mm over the smallest so far`,
    zh: `径线较最小值增大至少 ${rule.growth_percent}% 且 ${rule.growth_mm} mm`,
  };
  const recorded = {
    en: "a recorded local progression that names it",
    zh: "注明该病灶的局部进展记录",
  };
  const progression = {
    recorded,
    growth,
    either: { en: `${recorded.en}, or ${growth.en}`, zh: `${recorded.zh}，或${growth.zh}` },
  }[rule.progression];
  const censored =
    rule.censored_at === "last-imaging"
      ? { en: "its last imaging", zh: "该病灶末次影像" }
      : { en: "death or last contact", zh: "死亡或末次随访" };
  const {
    isodose_percent: isodose,
    in_field_percent: inside,
    marginal_percent: margin,
  } = rule.field;
  const contours =
    rule.field.recurrence_structure === undefined
      ? { en: "", zh: "" }
      : {
          en: "the recurrence is that contoured in the frame of the plan, and where there is no contour its recorded share; ",
          zh: "复发体积取自计划坐标系中的勾画，无勾画者取记录的比例；",
        };
  return [
    {
      en: `Local control of each irradiated lesion lasted from the first fraction to ${progression.en}; otherwise it was censored at ${censored.en}.`,
      zh: `每个照射病灶的局部控制自首次照射起，至${progression.zh}；否则于${censored.zh}删失。`,
    },
    {
      en: "Lesions of one patient are not independent: beside the interval that takes each as if it were alone stands one whose variance is clustered by patient, and the reading by the first lesion of each patient to fail.",
      zh: "同一患者的病灶并不独立：除将各病灶视为独立的区间外，另给出按患者聚类方差的区间，以及以每例患者首个失败病灶计算的结果。",
    },
    {
      en: `A failure is in-field where at least ${inside}% of the recurrence lies within the ${isodose}% isodose, marginal from ${margin}%, and out-field below (Dawson 2000); ${contours.en}where its dose is not recorded, the adjudicated record counts.`,
      zh: `复发体积至少 ${inside}% 位于 ${isodose}% 等剂量线内者为野内失败，${margin}% 及以上为边缘，低于此为野外 (Dawson 2000)；${contours.zh}未记录剂量者以判定记录为准。`,
    },
  ];
}
