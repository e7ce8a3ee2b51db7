import { regradedTests } from "../laboratory/ctcae-rules.ts";
import { gradedTestOf } from "../laboratory/graded-test.ts";
import { analyteCodes, analyteOf } from "../records/analyte.ts";
import { toxicityScale } from "../toxicity/toxicity-scale.ts";
import type { ProtocolTrouble } from "./compile-protocol.ts";
import type { ProtocolDefinition } from "./definition.ts";

/** Checks that tests, scales and windows that go with laboratory values exist and fit one another. */
export function checkLaboratoryWords(
  definition: ProtocolDefinition,
  report: (trouble: ProtocolTrouble) => void,
): void {
  const checkTest = (path: ProtocolTrouble["path"], test: string): void => {
    if (analyteOf(test) === null)
      report({
        path,
        expected: `a known test (${analyteCodes.join(", ")})`,
        found: test,
        remedy: "Correct the name of the test.",
      });
  };
  for (const [i, { test, lower, upper }] of definition.laboratory.limits.entries()) {
    checkTest(["laboratory", "limits", i, "test"], test);
    if (lower === undefined && upper === undefined)
      report({
        path: ["laboratory", "limits", i],
        expected: "lower, upper or both",
        found: "neither",
        remedy: "State the limits.",
      });
  }
  for (const [i, window] of definition.toxicity.entries()) {
    const { ctcae } = toxicityScale(window.scale);
    if (window.source !== "chart" && ctcae === null)
      report({
        path: ["toxicity", i, "source"],
        expected: "source: chart on a scale that does not grade laboratory values",
        found: `source: ${window.source} on ${window.scale}`,
        remedy: "Use CTCAE 4.03, 5.0 or 6.0, or take grades from the chart.",
      });
    if (
      window.source !== "chart" &&
      window.terms.every(({ laboratory }) => laboratory === undefined)
    )
      report({
        path: ["toxicity", i, "terms"],
        expected: "the tests of a term, such as laboratory: [ALT, AST]",
        found: "no term with tests",
        remedy: "Name the tests, or take grades from the chart.",
      });
    for (const [j, term] of window.terms.entries()) {
      const path = ["toxicity", i, "terms", j];
      for (const [k, test] of (term.laboratory ?? []).entries())
        checkGraded([...path, "laboratory", k], test, report);
      if (term.organ !== undefined && ctcae !== null)
        report({
          path: [...path, "organ"],
          expected: "an organ in a window on RTOG/EORTC",
          found: `${term.organ} on ${window.scale}`,
          remedy: "Use organ_class, or leave it out.",
        });
    }
  }
  checkRegrade(definition, report);
  checkVisits(definition, report);
}

/** A term's test is one that some version grades, and says which side of normal where it has a term for each. */
function checkGraded(
  path: ProtocolTrouble["path"],
  name: string,
  report: (trouble: ProtocolTrouble) => void,
): void {
  const graded = gradedTestOf(name);
  if (graded.kind === "one") return;
  if (graded.kind === "two-sided")
    report({
      path,
      expected: `the side of normal that the term is about (${graded.tests.join(" or ")})`,
      found: name,
      remedy: `Write ${name} low, or ${name} high.`,
    });
  else
    report({
      path,
      expected: `a test that CTCAE grades (${regradedTests.join(", ")})`,
      found: name,
      remedy:
        graded.kind === "unknown"
          ? "Correct the name of the test."
          : "Leave it out: no version of CTCAE grades it from a number here.",
    });
}

/** Visits ascend, so far apart that no value belongs to two. */
function checkVisits(
  { liver }: ProtocolDefinition,
  report: (trouble: ProtocolTrouble) => void,
): void {
  if (liver === undefined) return;
  const { visit_months: visits, within_months: within } = liver;
  const close = visits.findIndex((visit, i) => i > 0 && visit - (visits[i - 1] ?? 0) < 2 * within);
  if (close >= 0)
    report({
      path: ["liver", "visit_months", close],
      expected: `ascending months, at least ${2 * within} apart (twice within_months)`,
      found: visits.join(", "),
      remedy: "Sort them, leave one out, or lower within_months.",
    });
}

function checkRegrade(
  definition: ProtocolDefinition,
  report: (trouble: ProtocolTrouble) => void,
): void {
  const { regrade } = definition.laboratory;
  if (regrade === undefined) return;
  const windows = definition.toxicity.map(({ name }) => name);
  if (!windows.includes(regrade.window))
    report({
      path: ["laboratory", "regrade", "window"],
      expected: `a window of toxicity (${windows.join(", ")})`,
      found: regrade.window,
      remedy: "Correct the name.",
    });
  for (const [i, version] of regrade.versions.entries())
    if (toxicityScale(version).ctcae === null)
      report({
        path: ["laboratory", "regrade", "versions", i],
        expected: "CTCAE 4.03, CTCAE 5.0 or CTCAE 6.0",
        found: version,
        remedy: "Correct the version.",
      });
}
