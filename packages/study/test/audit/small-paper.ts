import { auditPaper, type AuditFinding, readPaper } from "@fiducial/study";

/** What every small paper begins with: 40 patients in two groups. */
const beginning = `format: fiducial-paper/1
title: A small paper
patients: 40
groups:
  - { name: A, n: 18 }
  - { name: B, n: 22 }
`;

/** The columns of the two groups, for a table. */
export const groupsAB = "[{ name: A, group: A, n: 18 }, { name: B, group: B, n: 22 }]";

/** Audits a paper written down in a test. */
export function auditOf(yaml: string, whole = false): AuditFinding[] {
  return auditPaper(readPaper("paper.yaml", whole ? yaml : beginning + yaml));
}
