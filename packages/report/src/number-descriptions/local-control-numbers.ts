import type { Edition } from "../edition.ts";
import { described, type Described } from "./described.ts";

/** Names of the counts that a table of local control prints in one cell. */
export function localControlNumbers(edition: Edition): Described {
  const { localControl, groups } = edition.results;
  if (localControl === null) return [];
  const { names } = edition.words.localControl;
  return [localControl.overall, ...localControl.groups].flatMap((control): Described => {
    const group = groups.find(({ code }) => code === control.group);
    const called = (label: string): string =>
      group === undefined
        ? label
        : edition.words.numberNames.inGroup(label, edition.text(group.label));
    return [
      described(control.lesions, called(names.lesions)),
      described(control.patients, called(names.patients)),
      described(control.events, called(names.events)),
    ];
  });
}
