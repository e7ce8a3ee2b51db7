import type { Label } from "../label.ts";
import { correctOrConfirm, finding, type Finding, many, type Sighting } from "./finding.ts";

/** Scales and grades. */
export const toxicityFindings = {
  scaleAlias: (given: string, used: string): Finding =>
    finding(
      "scale-alias",
      "warning",
      { en: `${given} does not exist; read as ${used}`, zh: `${given} 并不存在；按 ${used} 处理` },
      { en: `Write ${used}.`, zh: `请写作 ${used}。` },
    ),

  scaleRevision: (given: string, used: string): Finding =>
    finding(
      "scale-revision",
      "warning",
      {
        en: `${given} is an earlier revision; read as ${used}`,
        zh: `${given} 为较早的修订版；按 ${used} 处理`,
      },
      { en: `Write ${used}, if it was graded so.`, zh: `若确按 ${used} 分级，请写明。` },
    ),

  unknownScale: (scale: string, sightings: readonly Sighting[]): Finding =>
    finding(
      "unknown-scale",
      "warning",
      {
        en: `The toxicity scale ${scale} is not known; its events count only in a window that names it`,
        zh: `毒性标准 ${scale} 未知；仅在使用该名称的时间窗中计入`,
      },
      {
        en: "Write CTCAE 4.03, CTCAE 5.0, CTCAE 6.0 or RTOG/EORTC.",
        zh: "请写作 CTCAE 4.03、CTCAE 5.0、CTCAE 6.0 或 RTOG/EORTC。",
      },
      sightings,
    ),

  toxicityNotCounted: (why: Label, sightings: readonly Sighting[]): Finding =>
    finding(
      "toxicity-not-counted",
      "warning",
      {
        en: `${many(sightings.length, "adverse event")} in no toxicity table: ${why.en}`,
        zh: `${sightings.length} 个不良事件未列入毒性表：${why.zh ?? why.en}`,
      },
      {
        en: "Add the term or the window to the protocol, or correct the row.",
        zh: "请在方案中补充名称或时间窗，或更正该行。",
      },
      sightings,
    ),

  fatalToxicityWithoutDeath: (sightings: readonly Sighting[]): Finding =>
    finding(
      "grade-5-without-death",
      "warning",
      {
        en: `${many(sightings.length, "adverse event")} of grade 5 (fatal) of a subject without a death on record within 30 days`,
        zh: `${sightings.length} 个 5 级（致死）不良事件在 30 天内无死亡记录`,
      },
      correctOrConfirm,
      sightings,
    ),

  treatmentDeathWithoutGrade5: (sightings: readonly Sighting[]): Finding =>
    finding(
      "treatment-death-without-grade-5",
      "warning",
      {
        en: `${many(sightings.length, "death")} recorded as caused by the treatment, of a subject without an adverse event of grade 5: in no toxicity table`,
        zh: `${sightings.length} 例死亡记录为治疗所致，但患者无 5 级不良事件，故未列入毒性表`,
      },
      {
        en: "Enter the fatal adverse event, or correct the cause of death.",
        zh: "请补录致死的不良事件，或更正死因。",
      },
      sightings,
    ),
};
