import { z } from "zod";
import type { Label } from "../label.ts";
import { eventCodes, type EventCode } from "../records/event.ts";
import { tableNames, type TableName } from "../records/record-types.ts";

export const label = z
  .union([
    z
      .string()
      .min(1)
      .transform((en): Label => ({ en })),
    z.strictObject({ en: z.string().min(1), zh: z.string().min(1).optional() }),
  ])
  .describe("A text, or one text per language: {en: …, zh: …}");

export const name = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/)
  .describe("Lower-case letters, digits and _, beginning with a letter");

export const identifier = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/)
  .describe("Letters, digits, dot, dash and _");

export const expression = z
  .string()
  .min(1)
  .max(2000)
  .describe("An expression in CEL; write numbers as doubles (18.0)");
export const dateText = z.iso.date().describe("A date YYYY-MM-DD");
export const tableName = z.enum(tableNames as readonly [TableName, ...TableName[]]);
export const eventCode = z.enum(Object.keys(eventCodes) as [EventCode, ...EventCode[]]);

export const codes = z
  .record(z.string().min(1), label)
  .describe("Code → label, in the order in which tables show them");

export const limit = z
  .string()
  .regex(/^\s*(<=|>=|<|>|≤|≥)\s*\d+(\.\d+)?\s*\S+.*$/)
  .describe('A limit with its unit: "< 15 Gy", ">= 95 %"');
