import type { StatsFinding } from "./answer.ts";
import { numberText, pText } from "./number-text.ts";

/**
 * A finding in words, with what to do.
 *
 * @param offersFirth whether `--firth` is an option of the method
 */
export function findingText(finding: StatsFinding, offersFirth: boolean = false): string {
  switch (finding.kind) {
    case "separation":
      if (finding.terms.every(({ term }) => term === "(Intercept)"))
        return (
          `Separation: every outcome is the same, so that the intercept runs towards ${finding.terms[0]!.direction}infinity and no coefficient has a finite estimate. ` +
          `Check the coding of the outcome${offersFirth ? ", or add --firth for Firth's penalised estimates" : ""}.`
        );
      return (
        `Separation: the likelihood rises for ever with ${finding.terms.map(({ term, direction }) => `${term} (towards ${direction}infinity)`).join(", ")}, ` +
        `so that there is no finite estimate. ${offersFirth ? "Add --firth for Firth's penalised estimates, or leave" : "Leave"} the term out, or join its categories.`
      );
    case "zero-scale":
      return "Scale 0: the model fits the time of every event exactly, so that the likelihood has no maximum. Check the times; use fewer terms or a method without a distribution.";
    case "aliased":
      return `Aliased: ${finding.terms.join(", ")} can be computed from the terms before. Leave one of them out.`;
    case "few-events":
      return (
        `Few events: ${finding.events} for ${finding.terms} term${finding.terms === 1 ? "" : "s"} ` +
        `(${numberText(finding.eventsPerTerm)} per term, fewer than 10). Estimates may be far off: use fewer terms${offersFirth ? ", or add --firth" : ""}.`
      );
    case "no-events":
      return "No events: nothing can be estimated. Check the coding of the event, and the weights where there are any.";
    case "not-converged":
      return `Not converged after ${finding.iterations} iterations: do not use the estimates. Look for extreme values or fewer terms.`;
    case "small-expected-counts":
      return `Small expected counts, the least ${numberText(finding.minimumExpected)}: χ² is a poor approximation. Use Fisher's exact test.`;
    case "not-proportional":
      return `Hazards not proportional: ${finding.covariate}, p ${pText(finding.p)}. Stratify by it, let its effect change with time, or report restricted means.`;
  }
}
