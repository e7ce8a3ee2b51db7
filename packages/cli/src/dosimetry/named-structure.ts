import {
  type Structure,
  structureDictionary,
  type StructureExpression,
  structureName,
  type StructureNaming,
} from "@fiducial/dosimetry";

/** A drawn structure with its name in TG-263. */
export interface NamedStructure {
  readonly structure: Structure;
  readonly naming: StructureNaming;
}

/** What stands for a structure that was asked for by name. */
export type FoundStructure =
  /** `note` tells how it was found, where that is not by the drawn name. */
  | { readonly kind: "drawn"; readonly name: string; readonly note: string | null }
  | { readonly kind: "derived"; readonly from: StructureExpression; readonly note: string }
  | { readonly kind: "missing"; readonly because: string };

/** @param aliases a study's own names: as drawn, and the standard name */
export function namedStructures(
  structures: readonly Structure[],
  aliases: Readonly<Record<string, string>> = {},
): readonly NamedStructure[] {
  return structures.map((structure) => ({
    structure,
    naming: structureName(structure.name, { aliases, interpretedType: structure.interpretedType }),
  }));
}

/** Whether a structure is a target by its type or its name. */
export function isTarget({ structure, naming }: NamedStructure): boolean {
  const type = structure.interpretedType?.toUpperCase() ?? "";
  return targetKinds.has(type) || (naming.kind === "named" && naming.by === "target");
}

/**
 * Finds a structure by name among those drawn: by the drawn name, then by the TG-263 name, then the only
 * target of the kind; otherwise it is made of drawn ones: `Liver-GTV` by cutting out, `Kidneys` by joining left and right.
 *
 * Of several structures of one name none is chosen.
 */
export function foundStructure(wanted: string, drawn: readonly NamedStructure[]): FoundStructure {
  return (
    asDrawn(wanted, drawn) ?? asDifference(wanted, drawn) ?? asPair(wanted, drawn) ?? absent(wanted)
  );
}

const targetKinds = new Set(["GTV", "CTV", "ITV", "PTV"]);

function absent(wanted: string): FoundStructure {
  return { kind: "missing", because: `no structure is named ${wanted}` };
}

/** The standard name of what is asked for, so that `cord` finds what `SpinalCord` finds. */
function standardOf(wanted: string): string {
  const naming = structureName(wanted);
  return naming.kind === "named" ? naming.name : wanted;
}

function same(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

function asDrawn(wanted: string, drawn: readonly NamedStructure[]): FoundStructure | null {
  const exact = drawn.filter(({ structure }) => structure.name === wanted);
  const spelled =
    exact.length > 0 ? exact : drawn.filter(({ structure }) => same(structure.name, wanted));
  if (spelled.length > 0) return oneOf(wanted, spelled, null);
  const standard = standardOf(wanted);
  const meant = drawn.filter(
    ({ naming }) => naming.kind === "named" && same(naming.name, standard),
  );
  if (meant.length > 0) return oneOf(wanted, meant, `${standard} is drawn as ${quoted(meant[0]!)}`);
  const kind = ofKind(standard, drawn);
  if (kind.length > 0)
    return oneOf(wanted, kind, `${standard} is ${quoted(kind[0]!)}, the only one`);
  return null;
}

/** Targets of a kind that is asked for without number: PTV finds PTV1 and PTV^48. */
function ofKind(standard: string, drawn: readonly NamedStructure[]): readonly NamedStructure[] {
  const kind = standard.toUpperCase();
  if (!targetKinds.has(kind)) return [];
  return drawn.filter(({ structure, naming }) =>
    naming.kind === "named"
      ? naming.by === "target" && new RegExp(`^${kind}(?![A-Z])`).test(naming.name)
      : structure.interpretedType?.toUpperCase() === kind,
  );
}

function oneOf(
  wanted: string,
  found: readonly NamedStructure[],
  note: string | null,
): FoundStructure {
  if (found.length === 1) return { kind: "drawn", name: found[0]!.structure.name, note };
  return {
    kind: "missing",
    because: `several structures may be ${wanted} (${found.map(quoted).join(", ")})`,
  };
}

function quoted({ structure }: NamedStructure): string {
  return `"${structure.name}"`;
}

function asDifference(wanted: string, drawn: readonly NamedStructure[]): FoundStructure | null {
  const standard = standardOf(wanted);
  const at = standard.indexOf("-");
  if (at <= 0 || at === standard.length - 1) return null;
  const whole = partOf(standard.slice(0, at), drawn);
  const cut = partOf(standard.slice(at + 1), drawn);
  if (typeof whole === "string") return neitherDrawnNorMade(whole);
  if (typeof cut === "string") return neitherDrawnNorMade(cut);
  return {
    kind: "derived",
    from: { difference: [whole.from, cut.from] },
    note: `${standard} is not drawn: made of ${whole.text} without ${cut.text}`,
  };
}

function asPair(wanted: string, drawn: readonly NamedStructure[]): FoundStructure | null {
  const standard = standardOf(wanted);
  const pair = structureDictionary.find(
    ({ pair: each }) => each?.both != null && same(each.both, standard),
  );
  if (pair === undefined) return null;
  const left = partOf(`${pair.name}_L`, drawn);
  const right = partOf(`${pair.name}_R`, drawn);
  if (typeof left === "string") return neitherDrawnNorMade(left);
  if (typeof right === "string") return neitherDrawnNorMade(right);
  return {
    kind: "derived",
    from: { union: [left.from, right.from] },
    note: `${standard} is not drawn: made of ${left.text} and ${right.text}`,
  };
}

function neitherDrawnNorMade(because: string): FoundStructure {
  return { kind: "missing", because: `it is not drawn, and ${because}` };
}

interface Part {
  readonly from: StructureExpression;
  readonly text: string;
}

/** A part of a derived structure, or why there is none. Of a target's kind all that are drawn are taken together. */
function partOf(name: string, drawn: readonly NamedStructure[]): Part | string {
  const found = asDrawn(name, drawn) ?? asPair(name, drawn);
  if (found?.kind === "drawn") return { from: found.name, text: `"${found.name}"` };
  if (found?.kind === "derived") return { from: found.from, text: name };
  const kind = ofKind(name, drawn);
  if (kind.length > 1)
    return {
      from: { union: kind.map(({ structure }) => structure.name) },
      text: kind.map(quoted).join(" and "),
    };
  return found?.because ?? `no structure is named ${name}`;
}
