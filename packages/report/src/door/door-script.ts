import { doorAddress } from "./browser/door-address.ts";
import { element } from "./browser/element.ts";
import { factRows, factText, isoDate } from "./browser/fact-cells.ts";
import { membersOf } from "./browser/members-of.ts";
import { numberView, patientsOfNumber } from "./browser/number-view.ts";
import { openDoors } from "./browser/open-doors.ts";
import { patientTable } from "./browser/patient-table.ts";
import { patientView } from "./browser/patient-view.ts";
import { readPatients } from "./browser/read-patients.ts";

/** The functions of `browser/`, which know one another by name and nothing else of this package. */
const functions: readonly { readonly toString: () => string }[] = [
  element,
  doorAddress,
  isoDate,
  factText,
  factRows,
  membersOf,
  patientTable,
  numberView,
  patientsOfNumber,
  patientView,
  readPatients,
  openDoors,
];

/** The script of the page: the very functions that are checked and tested here, written out, and then called. */
export function doorScript(): string {
  return `"use strict";\n${functions.map(String).join("\n")}\n${openDoors.name}();\n`;
}
