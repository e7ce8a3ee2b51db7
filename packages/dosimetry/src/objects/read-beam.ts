import { attributes } from "../dicom/attribute.ts";
import type { DataSet } from "../dicom/data-set.ts";
import { vector } from "./patient-axes.ts";
import type { Beam, ControlPoint } from "./plan.ts";

/** What the standard lets a control point leave out because it has not changed. */
interface BeamState {
  readonly gantryDeg: number | null;
  readonly gantryRotation: Beam["gantryRotation"];
  readonly collimatorDeg: number | null;
  readonly couchDeg: number | null;
  readonly isocentreMm: Beam["isocentreMm"];
  readonly nominalEnergy: number | null;
  readonly metersetWeight: number | null;
}

const unknownState: BeamState = {
  gantryDeg: null,
  gantryRotation: null,
  collimatorDeg: null,
  couchDeg: null,
  isocentreMm: null,
  nominalEnergy: null,
  metersetWeight: null,
};

const rotations: ReadonlyMap<string, NonNullable<Beam["gantryRotation"]>> = new Map([
  ["CW", "clockwise"],
  ["CC", "counter-clockwise"],
  ["NONE", "none"],
]);

/**
 * One item of Beam Sequence or Ion Beam Sequence (PS3.3, C.8.8.14 and C.8.8.25).
 *
 * @param metersets the meterset of each beam number, from Fraction Group Sequence
 */
export function readBeam(item: DataSet, metersets: ReadonlyMap<number, number | null>): Beam {
  const number = item.requiredInteger(attributes.beamNumber, "C.8.8.14");
  const states = beamStates(item);
  const first = states[0] ?? unknownState;
  const last = states.at(-1) ?? unknownState;
  const turns = states.some(
    ({ gantryDeg, gantryRotation }) =>
      gantryDeg !== first.gantryDeg ||
      gantryRotation === "clockwise" ||
      gantryRotation === "counter-clockwise",
  );
  return {
    number,
    name: item.text(attributes.beamName),
    radiationType: item.text(attributes.radiationType),
    deliveryType: item.text(attributes.treatmentDeliveryType),
    movement: turns ? "arc" : "static",
    beamType: item.text(attributes.beamType),
    machineName: item.text(attributes.treatmentMachineName),
    nominalEnergy: states.every(({ nominalEnergy }) => nominalEnergy === first.nominalEnergy)
      ? first.nominalEnergy
      : null,
    fluenceMode: fluenceMode(item),
    gantryStartDeg: first.gantryDeg,
    gantryEndDeg: last.gantryDeg,
    gantryRotation: first.gantryRotation,
    collimatorDeg: first.collimatorDeg,
    couchDeg: first.couchDeg,
    isocentreMm: first.isocentreMm,
    isocentreMoves: states.some(({ isocentreMm }) => differ(isocentreMm, first.isocentreMm)),
    sourceAxisDistanceMm: item.number(attributes.sourceAxisDistance),
    meterset: metersets.get(number) ?? null,
    dosimeterUnit: item.text(attributes.primaryDosimeterUnit),
    controlPoints: controlPoints(item, states),
  };
}

function beamStates(item: DataSet): readonly BeamState[] {
  const points = [
    ...item.items(attributes.controlPoints),
    ...item.items(attributes.ionControlPoints),
  ];
  let state = unknownState;
  return points.map((point) => {
    state = {
      gantryDeg: point.number(attributes.gantryAngle) ?? state.gantryDeg,
      gantryRotation:
        rotations.get(point.text(attributes.gantryRotationDirection) ?? "") ?? state.gantryRotation,
      collimatorDeg: point.number(attributes.collimatorAngle) ?? state.collimatorDeg,
      couchDeg: point.number(attributes.couchAngle) ?? state.couchDeg,
      isocentreMm: isocentre(point) ?? state.isocentreMm,
      nominalEnergy: point.number(attributes.nominalBeamEnergy) ?? state.nominalEnergy,
      metersetWeight: point.number(attributes.cumulativeMetersetWeight) ?? state.metersetWeight,
    };
    return state;
  });
}

function controlPoints(item: DataSet, states: readonly BeamState[]): readonly ControlPoint[] {
  const final =
    item.number(attributes.finalCumulativeMetersetWeight) ?? states.at(-1)?.metersetWeight ?? null;
  return states.map(({ metersetWeight, gantryDeg, collimatorDeg, couchDeg }) => ({
    metersetShare:
      metersetWeight === null || final === null || final <= 0 ? null : metersetWeight / final,
    gantryDeg,
    collimatorDeg,
    couchDeg,
  }));
}

function isocentre(point: DataSet): Beam["isocentreMm"] {
  const position = point.numbers(attributes.isocentre);
  return position.length === 3 ? vector(position, 0) : null;
}

function differ(a: Beam["isocentreMm"], b: Beam["isocentreMm"]): boolean {
  return a?.[0] !== b?.[0] || a?.[1] !== b?.[1] || a?.[2] !== b?.[2];
}

function fluenceMode(item: DataSet): string | null {
  const [mode] = item.items(attributes.primaryFluenceModes);
  if (mode?.text(attributes.fluenceMode) !== "NON_STANDARD") return null;
  return mode.text(attributes.fluenceModeId) ?? "NON_STANDARD";
}
