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

  deliveryDeviates: (sightings: readonly Sighting[]): Finding =>
    finding(
      "delivery-deviates",
      "warning",
      {
        en: `${many(sightings.length, "included subject")} given other fractions or doses than prescribed`,
        zh: `${sightings.length} 名入组患者实际照射次数或剂量与处方不符`,
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
