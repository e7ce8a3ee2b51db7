import {
  ambiguousNames,
  structureDictionary,
  type StructureDictionaryEntry,
} from "./structure-name-dictionary.ts";
import {
  editDistance,
  lateralityOf,
  nameKey,
  nameTokens,
  type Laterality,
} from "./structure-name-words.ts";
import { targetName } from "./target-name.ts";

/** What a structure is called in TG-263, or that nobody can tell. */
export type StructureNaming =
  | {
      readonly kind: "named";
      readonly name: string;
      /** standard: written so; alias: by the dictionary; study: by the caller's own aliases; target and derived: by the standard's grammar. */
      readonly by: "standard" | "alias" | "study" | "target" | "derived" | "interpreted-type";
      readonly confidence: "secondary" | "recalled" | "declared";
    }
  | {
      readonly kind: "ambiguous";
      /** Standard names that it may mean. */
      readonly candidates: readonly string[];
      readonly because: string;
    }
  | {
      readonly kind: "unknown";
      /** Standard names that are spelled alike; often none. */
      readonly candidates: readonly string[];
    };

export interface StructureNameOptions {
  /** A study's own names, taken before the dictionary's: as the planning system writes them, and the standard name. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** RT ROI Interpreted Type: EXTERNAL names the outline of the patient, whatever it is called. */
  readonly interpretedType?: string | null;
}

type Named = Extract<StructureNaming, { kind: "named" }>;

/** DICOM names have at most 64 characters. */
const longestName = 128;

/**
 * The TG-263 name of a structure.
 *
 * In this order: the study's aliases; the standard's own spelling; planning risk volumes (`Cord PRV5` → `SpinalCord_PRV05`);
 * differences (`肝-GTV` → `Liver-GTV`); targets (`PTV1_48Gy` → `PTV1^48Gy`); English, vendor and Chinese aliases, with left and
 * right in any place. A paired organ without a side is ambiguous. What is left over is unknown, with names spelled alike.
 *
 * @param original the name as the planning system wrote it
 *
 * @example
 * structureName("肝脏").name; // "Liver"
 * structureName("Spinal Cord PRV5").name; // "SpinalCord_PRV05"
 * structureName("Kidney").candidates; // ["Kidney_L", "Kidney_R", "Kidneys"]
 */
export function structureName(
  original: string,
  options: StructureNameOptions = {},
): StructureNaming {
  const text = original.normalize("NFKC").trim();
  if (text.length > longestName) return { kind: "unknown", candidates: [] };
  const declared = declaredName(text, options.aliases ?? {});
  if (declared !== null) return declared;
  if (options.interpretedType === "EXTERNAL")
    return { kind: "named", name: "External", by: "interpreted-type", confidence: "declared" };
  return dictionaryName(text);
}

function declaredName(text: string, aliases: Readonly<Record<string, string>>): Named | null {
  const wanted = nameKey(text);
  for (const [alias, name] of Object.entries(aliases))
    if (alias.trim() === text || nameKey(alias.normalize("NFKC")) === wanted)
      return { kind: "named", name, by: "study", confidence: "declared" };
  return null;
}

function dictionaryName(text: string): StructureNaming {
  return (
    standardName(text) ??
    planningRiskVolume(text) ??
    aliasName(text) ??
    differenceName(text) ??
    target(text) ??
    organWithTarget(text) ??
    unknownName(text)
  );
}

interface StandardName {
  readonly name: string;
  readonly confidence: StructureDictionaryEntry["confidence"];
}

/** All standard names in lower case: of paired organs both sides and the two together. */
const standardNames: ReadonlyMap<string, StandardName> = new Map(
  structureDictionary
    .flatMap(({ name, pair, confidence }) => {
      const names = pair ? [`${name}_L`, `${name}_R`, ...(pair.both ? [pair.both] : [])] : [name];
      return names.map((each) => ({ name: each, confidence }));
    })
    .map((entry) => [entry.name.toLowerCase(), entry]),
);

function standardName(text: string): Named | null {
  const found = standardNames.get(text.toLowerCase());
  return found === undefined ? null : { kind: "named", by: "standard", ...found };
}

/** `PRV5`, `PRV_05`, `PRV 5mm` at the end or `PRV` at the beginning, and `+5mm` after the name of an organ. */
const prvSuffix = /^(.*?)[\s_+-]*prv[\s_+-]*(\d{1,2})?\s*(?:mm)?$/i;
const prvPrefix = /^prv[\s_-]*(.*?)(?:[\s_+-]+(\d{1,2})\s*(?:mm)?)?$/i;
const marginSuffix = /^(.*?)[\s_]*\+[\s_]*(\d{1,2})\s*(?:mm)?$/i;

function planningRiskVolume(text: string): StructureNaming | null {
  const [, base = "", margin] =
    prvSuffix.exec(text) ?? prvPrefix.exec(text) ?? marginSuffix.exec(text) ?? [];
  if (base === "") return null;
  const organ = standardName(base) ?? aliasName(base);
  if (organ === null) return null;
  const suffix = margin === undefined ? "_PRV" : `_PRV${margin.padStart(2, "0")}`;
  return organ.kind === "named"
    ? { ...organ, name: `${organ.name}${suffix}`, by: "derived" }
    : { ...organ, candidates: organ.candidates.map((name) => `${name}${suffix}`) };
}

/** `A-B` where both are names: B cut out of A. */
function differenceName(text: string): Named | null {
  for (const match of text.matchAll(/\s*(?:[-−]|减|減|\bminus\b)\s*/gi)) {
    const whole = part(text.slice(0, match.index));
    const cut = part(text.slice(match.index + match[0].length));
    if (whole !== null && cut !== null) {
      const confidence = whole.confidence === "secondary" ? cut.confidence : whole.confidence;
      return { kind: "named", name: `${whole.name}-${cut.name}`, by: "derived", confidence };
    }
  }
  return null;
}

/** `Liver_GTV`, `肝GTV`: the organ without the tumour for some, the tumour in the organ for others. */
function organWithTarget(text: string): Extract<StructureNaming, { kind: "ambiguous" }> | null {
  const [, organText = "", targetText = ""] =
    /^(.{1,64}?)[\s_]*((?:igtv|ictv|gtv|ctv|itv|ptv)[\s_]?\d*)$/i.exec(text) ?? [];
  const organ = organText === "" ? null : part(organText);
  const cut = target(targetText);
  if (organ === null || cut === null) return null;
  return {
    kind: "ambiguous",
    candidates: [`${organ.name}-${cut.name}`, cut.name],
    because: "it may be the organ without the target, or the target in the organ",
  };
}

function part(text: string): Named | null {
  const found = standardName(text) ?? aliasName(text) ?? target(text);
  return found?.kind === "named" ? found : null;
}

function target(text: string): Named | null {
  const name = targetName(text);
  return name === null ? null : { kind: "named", name, by: "target", confidence: "secondary" };
}

/** What an alias means: an organ, or one side of it. */
interface AliasMeaning {
  readonly entry: StructureDictionaryEntry;
  readonly plural: boolean;
}

const aliases: ReadonlyMap<string, AliasMeaning> = new Map(
  structureDictionary.flatMap((entry) => [
    ...[
      // Without its minus, Liver-GTV would be the same words as GTV_Liver.
      ...(entry.name.includes("-") ? [] : [entry.name]),
      ...entry.english,
      ...entry.chinese,
    ].map((alias): [string, AliasMeaning] => [nameKey(alias), { entry, plural: false }]),
    ...(entry.pair
      ? [
          ...(entry.pair.both ? [entry.pair.both] : []),
          ...entry.english.map((each) => `${each}s`),
        ].map((alias): [string, AliasMeaning] => [nameKey(alias), { entry, plural: true }])
      : []),
  ]),
);

const ambiguous: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(ambiguousNames).map(([name, candidates]) => [nameKey(name), candidates]),
);

function aliasName(text: string): Exclude<StructureNaming, { kind: "unknown" }> | null {
  const candidates = ambiguous.get(nameKey(text));
  if (candidates !== undefined)
    return { kind: "ambiguous", candidates, because: "several organs are called so" };
  const whole = aliases.get(nameKey(text));
  if (whole !== undefined) return sided(whole, whole.plural ? "both" : null);
  for (const { side, rest } of lateralityOf(text)) {
    const meaning = aliases.get(nameKey(rest));
    if (meaning?.entry.pair) return sided(meaning, side);
  }
  return null;
}

function sided(
  { entry: { name, pair, confidence } }: AliasMeaning,
  side: Laterality | null,
): Exclude<StructureNaming, { kind: "unknown" }> {
  const named = (sidedName: string): Named => ({
    kind: "named",
    name: sidedName,
    by: "alias",
    confidence,
  });
  if (!pair) return named(name);
  if (side === "left") return named(`${name}_L`);
  if (side === "right") return named(`${name}_R`);
  if (side === "both" && pair.both !== null) return named(pair.both);
  return {
    kind: "ambiguous",
    candidates: [`${name}_L`, `${name}_R`, ...(pair.both === null ? [] : [pair.both])],
    because: side === "both" ? "the standard has no name for both sides" : "the side is not named",
  };
}

/** The organs whose every word is in the name, and those spelled alike. */
function unknownName(text: string): StructureNaming {
  const tokens = new Set(nameTokens(text));
  const key = nameKey(text);
  const near = [...aliases].filter(([alias]) => {
    const words = alias.split(" ");
    const contained = alias.length > 2 && words.every((word) => tokens.has(word));
    const inChinese = /\p{Script=Han}/u.test(alias) && alias.length > 1 && text.includes(alias);
    const alike =
      alias.length >= 5 &&
      key.length <= 40 &&
      editDistance(alias, key) <= (alias.length > 7 ? 2 : 1);
    return contained || inChinese || alike;
  });
  const candidates = near.flatMap(([, meaning]) => {
    const naming = sided(meaning, meaning.plural ? "both" : null);
    return naming.kind === "named" ? [naming.name] : naming.candidates;
  });
  return { kind: "unknown", candidates: [...new Set(candidates)].slice(0, 6) };
}
