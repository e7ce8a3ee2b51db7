/** A treatment plan, as RTPLAN gives it: what is to be delivered, in how many fractions, with which beams. */
export interface Plan {
  readonly label: string;
  readonly name: string | null;
  readonly sopInstanceUid: string;
  readonly patientId: string;
  readonly frameOfReferenceUid: string | null;
  readonly referencedStructureSetUid: string | null;
  /** The RTDOSE objects that the plan itself names; most systems name none. */
  readonly referencedDoseUids: readonly string[];
  /** CURATIVE, PALLIATIVE, VERIFICATION …: DICOM (300A,000A). */
  readonly intent: string | null;
  /** APPROVED, UNAPPROVED or REJECTED. */
  readonly approvalStatus: string | null;
  readonly patientPosition: string | null;
  readonly treatment: "external-beam" | "ion" | "brachytherapy" | "none";
  readonly doseReferences: readonly DoseReference[];
  readonly fractionGroups: readonly FractionGroup[];
  /** Photon, electron and ion beams; a brachytherapy plan has none. */
  readonly beams: readonly Beam[];
}

/** A dose that the plan states, for a target or for an organ at risk. */
export interface DoseReference {
  readonly number: number;
  /** POINT, VOLUME, COORDINATES or SITE. */
  readonly structureType: string | null;
  /** TARGET or ORGAN_AT_RISK. */
  readonly type: string | null;
  readonly description: string | null;
  readonly referencedRoiNumber: number | null;
  /** Over all fractions of the plan. */
  readonly prescriptionGy: number | null;
  readonly minimumGy: number | null;
  /** Target Maximum Dose or Organ at Risk Maximum Dose. */
  readonly maximumGy: number | null;
}

export interface FractionGroup {
  readonly number: number;
  /** null where the plan does not say. */
  readonly fractionsPlanned: number | null;
  readonly beams: readonly FractionGroupBeam[];
  /** How many brachytherapy applications the group has. */
  readonly brachyApplications: number;
}

/** What one fraction gives through one beam. */
export interface FractionGroupBeam {
  readonly beamNumber: number;
  /** In the unit of the beam's dosimeter, usually MU; null for a beam that is not delivered. */
  readonly meterset: number | null;
  /** At the beam's dose specification point. */
  readonly doseGy: number | null;
}

export interface Beam {
  readonly number: number;
  readonly name: string | null;
  /** PHOTON, ELECTRON, PROTON, ION …: DICOM (300A,00C6). */
  readonly radiationType: string | null;
  /** TREATMENT, SETUP, OPEN_PORTFILM …: DICOM (300A,00CE). */
  readonly deliveryType: string | null;
  /** An arc where the gantry turns while the beam is on. */
  readonly movement: "arc" | "static";
  /** DYNAMIC where leaves, jaws or gantry move between control points: DICOM (300A,00C4). */
  readonly beamType: string | null;
  readonly machineName: string | null;
  /** MV of photons, MeV of other particles (per nucleon for ions); null where it is missing or changes within the beam. */
  readonly nominalEnergy: number | null;
  /** FFF, SRS …, where the beam has no standard fluence. */
  readonly fluenceMode: string | null;
  readonly gantryStartDeg: number | null;
  readonly gantryEndDeg: number | null;
  readonly gantryRotation: "clockwise" | "counter-clockwise" | "none" | null;
  readonly collimatorDeg: number | null;
  readonly couchDeg: number | null;
  readonly isocentreMm: readonly [number, number, number] | null;
  /** Whether any control point lies elsewhere than the first. */
  readonly isocentreMoves: boolean;
  readonly sourceAxisDistanceMm: number | null;
  /** From the first fraction group that refers to the beam. */
  readonly meterset: number | null;
  readonly dosimeterUnit: string | null;
  readonly controlPoints: readonly ControlPoint[];
}

/** The state of a beam once a share of its meterset is given; what a file leaves out has not changed. */
export interface ControlPoint {
  /** From 0 to 1 over the beam; null where the weights are missing. */
  readonly metersetShare: number | null;
  readonly gantryDeg: number | null;
  readonly collimatorDeg: number | null;
  readonly couchDeg: number | null;
}
