import type { AuditFinding, AuditVerdict } from "./audit-finding.ts";
import type { Paper } from "./paper.ts";
import { auditRules } from "./rules.ts";

/** The verdicts, gravest first. */
export const auditVerdicts: readonly AuditVerdict[] = [
  "contradiction",
  "rounding",
  "ambiguity",
  "ok",
];

/**
 * Reads a paper by every rule: transcription → findings, gravest first.
 *
 * @param paper as `readPaper` gives it
 * @returns also what was compared and agrees, as `ok`
 */
export function auditPaper(paper: Paper): AuditFinding[] {
  const findings = auditRules.flatMap(({ id, audit }) =>
    audit(paper).map(({ verdict, claims, evidence, condition }): AuditFinding => ({
      rule: id,
      verdict,
      claims,
      evidence,
      condition: condition ?? null,
    })),
  );
  return auditVerdicts.flatMap((verdict) => findings.filter((each) => each.verdict === verdict));
}
