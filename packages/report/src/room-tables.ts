import type { DocumentTable } from "./document/document-table.ts";
import type { Edition } from "./edition.ts";
import { baselineTable } from "./tables/baseline-table.ts";
import { competingRisksTable } from "./tables/competing-risks-table.ts";
import { failureFieldTable } from "./tables/failure-field-table.ts";
import { localControlTable } from "./tables/local-control-table.ts";
import { failurePatternTable } from "./tables/failure-pattern-table.ts";
import { followUpTable } from "./tables/follow-up-table.ts";
import { lossesTable } from "./tables/losses-table.ts";
import { missingTable } from "./tables/missing-table.ts";
import { participantFlowTable } from "./tables/participant-flow-table.ts";
import { planCriteriaTable } from "./tables/plan-criteria-table.ts";
import { planDoseTable, planQualityTable } from "./tables/plan-quantity-table.ts";
import { regressionTable } from "./tables/regression-table.ts";
import { deliveryTable, schemeDosesTable } from "./tables/delivery-table.ts";
import { followUpScheduleTable } from "./tables/follow-up-schedule-table.ts";
import { setUpSummaryTable, setUpTable } from "./tables/set-up-table.ts";
import { responseTable } from "./tables/response-table.ts";
import { survivalTable } from "./tables/survival-table.ts";
import { laboratoryTables } from "./document/laboratory-section.ts";
import { liverTables } from "./document/liver-section.ts";
import { toxicityCriteriaTable } from "./tables/toxicity-criteria-table.ts";
import { toxicityIncidenceTable } from "./tables/toxicity-incidence-table.ts";
import { toxicityTable } from "./tables/toxicity-table.ts";
import { treatmentTable } from "./tables/treatment-table.ts";

/** The tables of the analyses: those that print a number where it belongs. */
export function roomTables(edition: Edition): readonly DocumentTable[] {
  const { results } = edition;
  return [
    participantFlowTable(edition),
    planCriteriaTable(edition),
    baselineTable(edition),
    treatmentTable(edition),
    planQualityTable(edition),
    planDoseTable(edition),
    schemeDosesTable(edition),
    deliveryTable(edition),
    setUpTable(edition),
    setUpSummaryTable(edition),
    followUpTable(edition),
    followUpScheduleTable(edition),
    survivalTable(edition, "primary"),
    survivalTable(edition, "sensitivity"),
    competingRisksTable(edition),
    responseTable(edition),
    localControlTable(edition),
    failureFieldTable(edition),
    failurePatternTable(edition),
    ...results.toxicity.map((each) => toxicityTable(edition, each)),
    ...results.toxicity.map((each) => toxicityIncidenceTable(edition, each)),
    ...results.toxicity.map((each) => toxicityCriteriaTable(edition, each)),
    ...laboratoryTables(edition),
    ...liverTables(edition),
    ...results.regressions.map((each) => regressionTable(edition, each)),
    lossesTable(edition),
    missingTable(edition),
  ].filter((each) => each !== null);
}
