import type { DoseUnit, Metric, VolumeUnit } from "./metric.ts";
import { TextCursor } from "./quantity-text.ts";

/**
 * Reads the name of a dose–volume metric.
 *
 * - `Dmin`, `Dmax`, `Dmean`, `Dmedian`: of the whole structure; `Dnearmax`, `Dnearmin`: by ICRU 91.
 * - `D95%`, `D0.03cc`, `D35mm3`: least dose to the hottest part; `DC700cc`: highest dose to the coldest.
 * - `V20Gy`, `V100%`: volume of at least a dose; `CV15Gy` or `V(<15Gy)`: volume below it.
 * - `gEUD(a=8)`, `coverage` (the part that receives the prescription), `volume`.
 *
 * An answer's unit may follow in brackets: `[Gy]` or `[%]` (of the prescription) for doses, `[%]` (of the
 * structure) or `[cc]` for volumes; without it doses are in Gy, V in %, CV in cm³. A volume or dose without
 * a unit is refused: `D100cc` is not `D100%`.
 *
 * @throws DosimetryError that names the position
 *
 * Source: names after AAPM TG-263 (2018), Section 9; CV and DC after Kavanagh's critical volume, AAPM TG-101.
 *
 * @example
 * readMetric("D0.03cc"); // { kind: "dose-at-volume", part: "hottest", volume: { value: 0.03, unit: "cm³" }, unit: "Gy" }
 */
export function readMetric(text: string): Metric {
  const cursor = new TextCursor("metric", text);
  const metric = metricAt(cursor);
  cursor.end();
  return metric;
}

function metricAt(cursor: TextCursor): Metric {
  if (cursor.take(/^geud/i) !== null) {
    const a = parameterA(cursor);
    return { kind: "generalized-equivalent-uniform-dose", a, unit: doseUnit(cursor) };
  }
  if (cursor.take(/^coverage/i) !== null) {
    return { kind: "coverage", unit: volumeUnit(cursor, "%") };
  }
  if (cursor.take(/^volume/i) !== null) {
    if (cursor.take(/^\[/) !== null) {
      cursor.unit(["cm³"]);
      closeBracket(cursor);
    }
    return { kind: "volume", unit: "cm³" };
  }
  const near = cursor.take(/^dnear-?(max|min)/i);
  if (near !== null) {
    const which = /max$/i.test(near) ? "near-max" : "near-min";
    return { kind: "near-extreme", which, unit: doseUnit(cursor) };
  }
  const statistic = cursor.take(/^d(min|max|mean|median)/i);
  if (statistic !== null) return doseStatistic(cursor, statistic.slice(1).toLowerCase());
  if (cursor.take(/^dc/i) !== null) return doseAtVolume(cursor, "coldest");
  if (cursor.take(/^cv/i) !== null) return volumeAtDose(cursor, "below");
  if (cursor.take(/^d/i) !== null) return doseAtVolume(cursor, "hottest");
  if (cursor.take(/^v/i) !== null) return parenthesisedOrPlainVolume(cursor);
  throw cursor.trouble("D, DC, V, CV, gEUD, coverage or volume");
}

function doseStatistic(cursor: TextCursor, statistic: string): Metric {
  const unit = doseUnit(cursor);
  switch (statistic) {
    case "min":
    case "max":
    case "mean":
      return { kind: "dose-statistic", statistic, unit };
    default:
      return { kind: "dose-statistic", statistic: "median", unit };
  }
}

function doseAtVolume(cursor: TextCursor, part: "hottest" | "coldest"): Metric {
  const { value, unit } = cursor.quantity("volume", ["%", "cm³"]);
  if (unit === "%" && value > 100) throw cursor.trouble("at most 100 %");
  return {
    kind: "dose-at-volume",
    part,
    volume: { value, unit: unit === "%" ? "%" : "cm³" },
    unit: doseUnit(cursor),
  };
}

function volumeAtDose(cursor: TextCursor, part: "at-least" | "below"): Metric {
  const dose = doseQuantity(cursor);
  return {
    kind: "volume-at-dose",
    part,
    dose,
    unit: volumeUnit(cursor, part === "below" ? "cm³" : "%"),
  };
}

/** V20Gy, or the cold volume as V(<15Gy) and V<15Gy. */
function parenthesisedOrPlainVolume(cursor: TextCursor): Metric {
  const open = cursor.take(/^\(/) !== null;
  const cold = cursor.take(/^</) !== null;
  if (!open) return volumeAtDose(cursor, cold ? "below" : "at-least");
  if (!cold) cursor.take(/^(≥|>=?)/);
  const dose = doseQuantity(cursor);
  if (cursor.take(/^\)/) === null) throw cursor.trouble('")"');
  return {
    kind: "volume-at-dose",
    part: cold ? "below" : "at-least",
    dose,
    unit: volumeUnit(cursor, cold ? "cm³" : "%"),
  };
}

function doseQuantity(cursor: TextCursor): { value: number; unit: DoseUnit } {
  const { value, unit } = cursor.quantity("dose", ["Gy", "%"]);
  return { value, unit: unit === "%" ? "%" : "Gy" };
}

function parameterA(cursor: TextCursor): number {
  if (cursor.take(/^\(/) === null) throw cursor.trouble('"(a=…)"');
  cursor.take(/^a\s*=/i);
  const a = cursor.number("the parameter a");
  if (a === 0) throw cursor.trouble("an a other than 0");
  if (cursor.take(/^\)/) === null) throw cursor.trouble('")"');
  return a;
}

function doseUnit(cursor: TextCursor): DoseUnit {
  if (cursor.take(/^\[/) === null) return "Gy";
  const unit = cursor.take(/^(gy|%)/i);
  if (unit === null) throw cursor.trouble("[Gy] or [%]");
  closeBracket(cursor);
  return unit === "%" ? "%" : "Gy";
}

function volumeUnit(cursor: TextCursor, usual: VolumeUnit): VolumeUnit {
  if (cursor.take(/^\[/) === null) return usual;
  const unit = cursor.take(/^(%|cc|cm3|cm³|ml)/i);
  if (unit === null) throw cursor.trouble("[%] or [cc]");
  closeBracket(cursor);
  return unit === "%" ? "%" : "cm³";
}

function closeBracket(cursor: TextCursor): void {
  if (cursor.take(/^\]/) === null) throw cursor.trouble('"]"');
}
