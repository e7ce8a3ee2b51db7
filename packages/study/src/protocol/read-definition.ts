import {
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
} from "yaml";
import type { z } from "zod";
import { InputError, type Trouble } from "../input-error.ts";
import type { ProtocolPath } from "./compile-protocol.ts";
import { nearest } from "./nearest.ts";

/** A kind of file written in YAML: what it is called in messages, and the schema that it follows. */
export interface DefinitionKind<Schema extends z.ZodType> {
  /** The first line, `format: …`, with the version at its end. */
  readonly format: string;
  /** "a study", "a paper". */
  readonly noun: string;
  /** How to begin one. */
  readonly start: string;
  /** Where every word is described. */
  readonly page: string;
  readonly schema: Schema;
  /** True where every value is text as it was written: `0.050` stays `0.050`. */
  readonly asText?: boolean;
}

/** What a file says, and how a place in it is named. */
export interface ReadDefinition<Definition> {
  readonly definition: Definition;
  readonly where: (path: ProtocolPath) => string;
}

/**
 * Reads a YAML file against its schema.
 *
 * @param file the file's name, for messages.
 * @throws {InputError} with the line and column of everything that is wrong.
 */
export function readDefinition<Schema extends z.ZodType>(
  kind: DefinitionKind<Schema>,
  file: string,
  text: string,
): ReadDefinition<z.output<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    ...(kind.asText === true ? { schema: "failsafe" as const } : {}),
  });
  const place = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  if (document.errors.length > 0) {
    throw new InputError(
      document.errors.map((error): Trouble => yamlTrouble(place(error.pos[0]), error.message)),
    );
  }
  refuseOtherFormat(kind, document, place);

  const troubles: Trouble[] = [];
  const where = (path: ProtocolPath): string => {
    const name = pathName(path);
    return `${place(offsetOf(document, path))}${name === "" ? "" : `, ${name}`}`;
  };
  const parsed = kind.schema.safeParse(plainValue(document, place));
  if (parsed.success) return { definition: parsed.data, where };
  for (const issue of parsed.error.issues.flatMap(ofTheFormMeant)) {
    const known = knownKeys(kind.schema, issue.path);
    troubles.push(...schemaTroubles(kind, issue, document, where, known));
  }
  throw new InputError(troubles);
}

/** Aliases that multiply beyond measure are refused by the parser. */
function plainValue(document: Document, place: (offset: number) => string): unknown {
  try {
    return document.toJS() as unknown;
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new InputError([yamlTrouble(place(0), error.message)]);
  }
}

function yamlTrouble(where: string, message: string): Trouble {
  const remedies = [
    [/tab/i, "Indent with spaces: YAML forbids tabs."],
    [
      /block collections|nested mappings|implicit (map )?key|missing , or : between/i,
      'Put a text with ": " in quotation marks.',
    ],
  ] as const;
  return {
    where,
    expected: "YAML",
    found: message.replaceAll("\n", " "),
    remedy:
      remedies.find(([pattern]) => pattern.test(message))?.[1] ?? "Mend the YAML at this place.",
  };
}

/** An unknown version says so before every unknown word in it does. */
function refuseOtherFormat(
  { format: expected, noun, start }: DefinitionKind<z.ZodType>,
  document: Document,
  place: (offset: number) => string,
): void {
  const root: unknown = document.contents;
  if (!isMap(root)) {
    throw new InputError([
      {
        where: place(0),
        expected: `${noun} that begins with format: ${expected}`,
        found: root === null ? "an empty file" : "no map of settings",
        remedy: start,
      },
    ]);
  }
  const format = root.get("format");
  if (format === expected) return;
  const [family, version] = expected.split("/");
  const newer = typeof format === "string" && /^(.*)\/(\d+)$/.exec(format);
  throw new InputError([
    {
      where: place(offsetOf(document, ["format"])),
      expected: `format: ${expected}`,
      found: format === undefined ? "no format" : JSON.stringify(format),
      remedy:
        newer && newer[1] === family && Number(newer[2]) > Number(version)
          ? `This is ${noun} for a newer Fiducial: update Fiducial.`
          : `Write format: ${expected} as the first line.`,
    },
  ]);
}

function schemaTroubles(
  { page, format }: DefinitionKind<z.ZodType>,
  issue: z.core.$ZodIssue,
  document: Document,
  where: (path: ProtocolPath) => string,
  known: readonly string[],
): Trouble[] {
  const path = issue.path as (string | number)[];
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => {
      const near = nearest(key, known);
      return {
        where: where([...path, key]),
        expected: known.length > 0 ? `one of ${known.join(", ")}` : "a known word",
        found: key,
        remedy: /^\d+$/.test(key)
          ? "A comma ends a value inside [ ] and { }: put a number with a comma in quotation marks."
          : near === null
            ? "Remove it, or correct its spelling."
            : `Did you mean ${near}?`,
      };
    });
  }
  const value: unknown = document.getIn(path);
  return [
    {
      where: where(path),
      expected: expectedOf(issue),
      found: shapeOf(value),
      remedy: `${page} describes every word of ${format}.`,
    },
  ];
}

function shapeOf(value: unknown): string {
  if (isSeq(value)) return value.items.length === 0 ? "an empty list" : "a list";
  if (isNode(value)) return "a block of settings";
  return value === undefined ? "nothing" : JSON.stringify(value);
}

/** Where a word takes several forms, a value that has the shape of one of them is judged by that one. */
function ofTheFormMeant(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== "invalid_union") return [issue];
  const shaped = issue.errors.filter((errors) =>
    errors.every(({ code, path }) => code !== "invalid_type" || path.length > 0),
  );
  const [meant] = shaped;
  if (meant === undefined || shaped.length > 1) return [issue];
  return meant
    .map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }))
    .flatMap(ofTheFormMeant);
}

function expectedOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_value") return `one of ${issue.values.map(String).join(", ")}`;
  if (issue.code === "invalid_union") {
    const options = issue.errors.flatMap((errors) => errors.map(expectedOf));
    return [...new Set(options)].join(", or ");
  }
  if (issue.code === "invalid_key") return issue.issues.map(expectedOf).join(", or ");
  if (issue.code === "invalid_type") return kindsOfValue[issue.expected] ?? issue.expected;
  if (issue.code === "too_small" && issue.message.startsWith("Too small:"))
    return sized(issue.origin, Number(issue.minimum), issue.inclusive === false ? "above" : "from");
  if (issue.code === "too_big" && issue.message.startsWith("Too big:"))
    return sized(issue.origin, Number(issue.maximum), issue.inclusive === false ? "below" : "to");
  return issue.message.replace(/^Invalid string: /, "a text that ");
}

/** What a limit allows, of the value itself or of how many parts it has. */
function sized(origin: string, limit: number, side: "above" | "from" | "below" | "to"): string {
  const part = { string: "character", array: "entry" }[origin];
  if (part === undefined) {
    const words = { above: "above", from: "of at least", below: "below", to: "of at most" };
    return `a number ${words[side]} ${limit}`;
  }
  const kind = kindsOfValue[origin];
  if (side === "from" && limit === 1) return `${kind} that is not empty`;
  const parts = limit === 1 ? part : part.replace(/y$/, "ie") + "s";
  const words = { above: "more than", from: "at least", below: "fewer than", to: "at most" };
  return `${kind} of ${words[side]} ${limit} ${parts}`;
}

/** What a schema's types are called in a file. */
const kindsOfValue: Readonly<Record<string, string>> = {
  array: "a list",
  object: "a block of settings",
  record: "a block of names with values",
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
};

/** The keys that the schema allows at a path, for a hint. */
function knownKeys(root: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  let schema: unknown = root;
  for (const part of path) {
    schema = unwrap(schema);
    const inside = schema as {
      shape?: Record<string, unknown>;
      element?: unknown;
      valueType?: unknown;
    };
    schema = inside.shape?.[String(part)] ?? inside.element ?? inside.valueType;
    if (schema === undefined) return [];
  }
  const shape = (unwrap(schema) as { shape?: Record<string, unknown> }).shape;
  return Object.keys(shape ?? {});
}

function unwrap(schema: unknown): unknown {
  let inner = schema as { def?: { innerType?: unknown } };
  while (inner.def?.innerType !== undefined) inner = inner.def.innerType as typeof inner;
  return inner;
}

/** Where a path stands in the text; the nearest thing above it where it is absent. */
function offsetOf(document: Document, path: ProtocolPath): number {
  for (let length = path.length; length >= 0; length--) {
    const parent: unknown =
      length === 0 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    if (isMap(parent) && length > 0) {
      const pair = parent.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(key),
      );
      if (pair !== undefined && isNode(pair.key) && pair.key.range) return pair.key.range[0];
    }
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function pathName(path: ProtocolPath): string {
  return path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${part}`))
    .join("")
    .replace(/^\./, "");
}
