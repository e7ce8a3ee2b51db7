import type { Cohort } from "../cohort/cohort.ts";
import type { ToxicityDefinition } from "../protocol/definition.ts";
import type { LaboratoryDefinition } from "../protocol/laboratory-definition.ts";
import type { RegradedTable } from "../results/laboratory-results.ts";
import type { NumberRegister } from "../results/number-register.ts";
import { toxicityScale } from "../toxicity/toxicity-scale.ts";
import { isAtRisk, isInWindow, windowLabel } from "../toxicity/toxicity-window.ts";
import { type CtcaeVersion, gradeRule, gradeRuleSources, regradedTests } from "./ctcae-rules.ts";
import { analyteOfTest, gradedTestLabel } from "./graded-test.ts";
import { gradedValues, worstValue } from "./graded-values.ts";

const grades = [0, 1, 2, 3, 4] as const;

/** The worst grade of every test in a window by each version: the same values, graded again. */
export function regradedTable(
  regrade: NonNullable<LaboratoryDefinition["regrade"]>,
  window: ToxicityDefinition,
  cohort: Cohort,
  register: NumberRegister,
): RegradedTable {
  const versions = [
    ...new Set(regrade.versions.flatMap((written) => toxicityScale(written).ctcae ?? [])),
  ];
  const atRisk = cohort.included.filter(({ subject }) => isAtRisk(subject, window));
  const measured = new Set(
    atRisk.flatMap(({ subject }) =>
      subject.measured.usable
        .filter(({ date }) => isInWindow(date, subject, window))
        .map(({ analyte }) => analyte.code),
    ),
  );
  const tests = regradedTests.filter((test) => measured.has(analyteOfTest(test)));
  return {
    window: windowLabel(window),
    atRisk: `toxicity.${window.name}.at_risk`,
    tests: tests.map((test) => ({
      test,
      label: gradedTestLabel(test),
      versions: versions.map((version) => ({
        version,
        ...regradedTest(test, version, window, atRisk, register.about(`laboratory-test.${test}`)),
      })),
    })),
    sources: versions.map((version) => ({ version, source: gradeRuleSources[version] })),
  };
}

function regradedTest(
  test: string,
  version: CtcaeVersion,
  window: ToxicityDefinition,
  atRisk: Cohort["included"],
  register: NumberRegister,
): Omit<RegradedTable["tests"][number]["versions"][number], "version"> {
  const name = `laboratory.regraded.${test}.${version.replaceAll(".", "_")}`;
  const worst = atRisk.map(({ subject }) => ({
    id: subject.id,
    grade: worstValue(
      gradedValues(subject, version, test).filter(({ measured }) =>
        isInWindow(measured.date, subject, window),
      ),
    ).grade,
  }));
  const graded = worst.filter(({ grade }) => grade !== null);
  return {
    term: gradeRule(version, test)?.term ?? null,
    grades: grades.map((grade) =>
      register.proportion(
        `${name}[${grade}]`,
        graded.filter((each) => each.grade === grade).map(({ id }) => id),
        graded.length,
        "proportion-at-risk-graded",
      ),
    ),
    notGraded: register.count(
      `${name}.not_graded`,
      worst.filter(({ grade }) => grade === null).map(({ id }) => id),
    ),
  };
}
