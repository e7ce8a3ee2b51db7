import { correctOrConfirm, finding, type Finding, many, type Sighting } from "./finding.ts";

/** What was prescribed and given, against the protocol. */
export const prescriptionFindings = {
  prescriptionDeviates: (sightings: readonly Sighting[]): Finding =>
    finding(
      "prescription-deviates",
      "warning",
      {
        en: `${many(sightings.length, "included subject")} prescribed otherwise than the protocol's rule asks`,
        zh: `${sightings.length} 名入组患者的处方与方案规则不符`,
      },
      correctOrConfirm,
      sightings,
    ),

  fractionsMissed: (missed: number, sightings: readonly Sighting[]): Finding =>
    finding(
      "fractions-missed",
      "warning",
      {
        en: `${many(missed, "prescribed fraction")} not given in ${many(sightings.length, "included subject")}`,
        zh: `${sightings.length} 名入组患者共有 ${missed} 次处方照射未给予`,
      },
      correctOrConfirm,
      sightings,
    ),

  fractionsExtra: (extra: number, sightings: readonly Sighting[]): Finding =>
    finding(
      "fractions-extra",
      "warning",
      {
        en: `${many(extra, "fraction")} more than prescribed in ${many(sightings.length, "included subject")}`,
        zh: `${sightings.length} 名入组患者共多照射 ${extra} 次`,
      },
      correctOrConfirm,
      sightings,
    ),

  deliveryDeviates: (sightings: readonly Sighting[]): Finding =>
    finding(
      "delivery-deviates",
      "warning",
      {
        en: `${many(sightings.length, "included subject")} given another dose than prescribed, or without a record of what was given`,
        zh: `${sightings.length} 名入组患者实际剂量与处方不符，或无照射记录`,
      },
      correctOrConfirm,
      sightings,
    ),

  intervalDeviates: (days: number, sightings: readonly Sighting[]): Finding =>
    finding(
      "interval-deviates",
      "note",
      {
        en: `${many(sightings.length, "included subject")} with fractions not every ${days} days`,
        zh: `${sightings.length} 名入组患者的分次间隔不是每 ${days} 天一次`,
      },
      correctOrConfirm,
      sightings,
    ),
};
