import type { NumberName } from "@fiducial/study";
import type { Edition } from "../edition.ts";
import { roomTables } from "../room-tables.ts";
import { baselineNumbers } from "./baseline-numbers.ts";
import { cohortNumbers } from "./cohort-numbers.ts";
import type { NumberDescription } from "./described.ts";
import { laboratoryNumbers } from "./laboratory-numbers.ts";
import { localControlNumbers } from "./local-control-numbers.ts";
import { liverNumbers } from "./liver-numbers.ts";
import { outcomeNumbers } from "./outcome-numbers.ts";
import { planNumbers } from "./plan-numbers.ts";
import { responseNumbers } from "./response-numbers.ts";
import { tableNumbers } from "./table-numbers.ts";

/**
 * What each number of the results is called in the language of the edition, and how it is defined.
 *
 * A room names its own numbers; one that no room names is called by the first table that prints it, and one that
 * no table prints keeps its technical name.
 *
 * @returns by the name of the number, in the order of the results; every number is there
 */
export function numberDescriptions(edition: Edition): ReadonlyMap<NumberName, NumberDescription> {
  const before = remembered.get(edition);
  if (before !== undefined) return before;
  const descriptions = describeNumbers(edition);
  remembered.set(edition, descriptions);
  return descriptions;
}

const remembered = new WeakMap<Edition, ReadonlyMap<NumberName, NumberDescription>>();

function describeNumbers(edition: Edition): ReadonlyMap<NumberName, NumberDescription> {
  const known = new Map<NumberName, NumberDescription>();
  const rooms = [
    liverNumbers,
    cohortNumbers,
    baselineNumbers,
    planNumbers,
    outcomeNumbers,
    laboratoryNumbers,
    responseNumbers,
    localControlNumbers,
  ];
  for (const [name, description] of rooms.flatMap((room) => room(edition))) {
    if (!known.has(name)) known.set(name, description);
  }
  const names = Object.keys(edition.results.numbers);
  if (names.some((name) => !known.has(name))) {
    for (const [name, description] of roomTables(edition).flatMap((table) =>
      tableNumbers(edition, table),
    )) {
      if (!known.has(name)) known.set(name, description);
    }
  }
  return new Map(names.map((name) => [name, known.get(name) ?? { label: name, definition: null }]));
}
