import type { Label } from "../label.ts";
import { correctOrConfirm, finding, type Finding, many, type Sighting } from "./finding.ts";

/** Endpoints that count from another day than the first fraction. */
export const endpointFindings = {
  noOrigin: (endpoint: Label, origin: string, sightings: readonly Sighting[]): Finding =>
    finding(
      "no-origin",
      "warning",
      {
        en: `${many(sightings.length, "included subject")} without the origin ${origin} of ${endpoint.en}, left out of its analysis`,
        zh: `${sightings.length} 名纳入患者缺少${endpoint.zh ?? endpoint.en}的起点 ${origin}，未纳入该分析`,
      },
      { en: "Complete the dates, or choose another origin.", zh: "请补全日期，或改用其他起点。" },
      sightings,
    ),

  endBeforeOrigin: (endpoint: Label, sightings: readonly Sighting[]): Finding =>
    finding(
      "end-before-origin",
      "warning",
      {
        en: `${many(sightings.length, "included subject")} whose follow-up ends before the origin of ${endpoint.en}, left out of its analysis`,
        zh: `${sightings.length} 名纳入患者的随访在${endpoint.zh ?? endpoint.en}的起点之前结束，未纳入该分析`,
      },
      {
        en: "Correct the dates; subjects who cannot reach the origin bias the endpoint, so consider an earlier one.",
        zh: "请更正日期；未能到达起点的患者会使该终点产生偏倚，可考虑更早的起点。",
      },
      sightings,
    ),

  timeBeforeTreatment: (endpoint: Label, sightings: readonly Sighting[]): Finding =>
    finding(
      "time-before-treatment",
      "note",
      {
        en: `${many(sightings.length, "included subject")} whose time in ${endpoint.en} begins before the treatment: who died in it was never in the study, so it is survived by design`,
        zh: `${sightings.length} 名纳入患者的${endpoint.zh ?? endpoint.en}起点早于治疗：此期间死亡者不会进入研究，故必然存活`,
      },
      {
        en: "Say so beside the estimate, or count from the treatment.",
        zh: "请在估计值旁说明，或改由治疗起算。",
      },
      sightings,
    ),

  eventBeforeOrigin: (endpoint: Label, sightings: readonly Sighting[]): Finding =>
    finding(
      "event-before-origin",
      "warning",
      {
        en: `${many(sightings.length, "event")} before the origin of ${endpoint.en}, not counted for it`,
        zh: `${sightings.length} 个事件早于${endpoint.zh ?? endpoint.en}的起点，该终点未计入`,
      },
      correctOrConfirm,
      sightings,
    ),
};
