import type { ConstraintSet, LibraryLimit } from "./constraint-set.ts";
import { fastrack2 } from "./sets/fastrack-2.ts";
import { hytecLiver } from "./sets/hytec-liver.ts";
import { hytecSpinalCord } from "./sets/hytec-spinal-cord.ts";
import { liu2022 } from "./sets/liu-2022.ts";
import { nhcHcc } from "./sets/nhc-hcc.ts";
import { quantecLiver } from "./sets/quantec-liver.ts";
import { rtog1112 } from "./sets/rtog-1112.ts";
import { rusthoven2009 } from "./sets/rusthoven-2009.ts";
import { tg101 } from "./sets/tg101.ts";
import { ukSabr2018 } from "./sets/uk-sabr-2018.ts";

/** Every set of limits that a protocol can cite. None is a recommendation: a study chooses and answers for its limits. */
export const constraintSets: readonly ConstraintSet[] = [
  liu2022,
  tg101,
  hytecLiver,
  hytecSpinalCord,
  quantecLiver,
  fastrack2,
  ukSabr2018,
  rtog1112,
  rusthoven2009,
  nhcHcc,
];

/** A limit of the library with the set that it is of. */
export interface CitedLimit {
  readonly set: ConstraintSet;
  readonly limit: LibraryLimit;
}

/**
 * The limits that a citation names: all whose id is the citation or continues it after a slash.
 *
 * @param citation `tg101/3fx`, `tg101/3fx/stomach`, `tg101/3fx/stomach/d10cc`; capitals do not matter
 * @returns none where the citation names nothing
 *
 * @example
 * citedLimits("tg101/3fx/stomach").map(({ limit }) => limit.limit); // ["< 22.2 Gy", "< 16.5 Gy"]
 */
export function citedLimits(citation: string): readonly CitedLimit[] {
  const wanted = citation.trim().toLowerCase();
  return constraintSets.flatMap((set) =>
    set.limits
      .filter(({ id }) => id === wanted || id.startsWith(`${wanted}/`))
      .map((limit) => ({ set, limit })),
  );
}

/** Everything that a citation can say: sets, their schedules, their structures and single limits. */
export function citations(): readonly string[] {
  const all = new Set<string>();
  for (const { limits } of constraintSets)
    for (const { id } of limits) {
      const parts = id.split("/");
      for (let length = 1; length <= parts.length; length++)
        all.add(parts.slice(0, length).join("/"));
    }
  return [...all];
}
