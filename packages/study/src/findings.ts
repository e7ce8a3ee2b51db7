import { cohortFindings } from "./findings/cohort.ts";
import { followUpFindings } from "./findings/follow-up.ts";
import { constraintFindings } from "./findings/constraint.ts";
import { endpointFindings } from "./findings/endpoint.ts";
import { planFindings } from "./findings/plan.ts";
import { laboratoryFindings } from "./findings/laboratory.ts";
import { prescriptionFindings } from "./findings/prescription.ts";
import { liverFindings } from "./findings/liver.ts";
import { publishedFindings } from "./findings/published.ts";
import { recordFindings } from "./findings/record.ts";
import { regressionFindings } from "./findings/regression.ts";
import { setUpFindings } from "./findings/set-up.ts";
import { localControlFindings } from "./findings/local-control.ts";
import { responseFindings } from "./findings/response.ts";
import { tableFindings } from "./findings/table.ts";
import { toxicityFindings } from "./findings/toxicity.ts";

export type { Finding, Sighting } from "./findings/finding.ts";

/** The wording of every finding, a file for each room. */
export const findings = {
  ...tableFindings,
  ...recordFindings,
  ...cohortFindings,
  ...constraintFindings,
  ...endpointFindings,
  ...prescriptionFindings,
  ...planFindings,
  ...setUpFindings,
  ...followUpFindings,
  ...toxicityFindings,
  ...laboratoryFindings,
  ...responseFindings,
  ...localControlFindings,
  ...regressionFindings,
  ...publishedFindings,
  ...liverFindings,
};
