import type { Label } from "../label.ts";

/** How grave a finding is; `ok` says that two claims were compared and agree. */
export type AuditVerdict = "contradiction" | "rounding" | "ambiguity" | "ok";

/** Something that the paper says, and where. */
export interface Claim {
  readonly where: string;
  readonly says: Label;
}

/** What a rule found in a paper. */
export interface AuditFinding {
  /** The rule's id. */
  readonly rule: string;
  readonly verdict: AuditVerdict;
  /** The claims that were compared; one alone where it is incomplete by itself. */
  readonly claims: readonly Claim[];
  /** The numbers that decide. */
  readonly evidence: Label;
  /** What must hold for the verdict, where the paper leaves it open. */
  readonly condition: Label | null;
}

/** A rule that reads a paper: what it compares, and why that matters. */
export interface AuditRule {
  readonly id: string;
  readonly compares: Label;
  readonly why: Label;
  readonly audit: (paper: Paper) => readonly Found[];
}

/** A finding before its rule has signed it. */
export interface Found extends Omit<AuditFinding, "rule" | "condition"> {
  readonly condition?: Label;
}

import type { Paper } from "./paper.ts";

/** A text in both languages. */
export function say(en: string, zh: string): Label {
  return { en, zh };
}

/** A claim; printed words are the same in every language. */
export function claim(where: string, says: string | Label): Claim {
  return { where, says: typeof says === "string" ? { en: says, zh: says } : says };
}
