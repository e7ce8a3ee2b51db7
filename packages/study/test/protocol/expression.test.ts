import assert from "node:assert/strict";
import test from "node:test";
import {
  compileExpression,
  type Expression,
  isExpressionTrouble,
} from "../../src/protocol/expression.ts";
import { subjectScope } from "../../src/protocol/subject-scope.ts";

const scope = subjectScope([], []);

function compiled(text: string, result: "yes-no" | "number" | "text" = "yes-no"): Expression {
  const expression = compileExpression(text, scope, result);
  if (isExpressionTrouble(expression)) assert.fail(`${expression.found}. ${expression.remedy}`);
  return expression;
}

function troubleOf(text: string, result: "yes-no" | "number" | "text" = "yes-no") {
  const expression = compileExpression(text, scope, result);
  assert.ok(isExpressionTrouble(expression), `${text} compiles`);
  return expression;
}

test("A missing value makes an expression unknown and is named", () => {
  const evaluation = compiled("baseline.ecog <= 1.0").evaluate(new Map([["baseline", new Map()]]));
  assert.equal(evaluation.kind, "unknown");
  assert.deepEqual(evaluation.kind === "unknown" && evaluation.missing, ["baseline.ecog"]);
});

test("A missing value matters only where the rest does not decide: true || missing is true, false && missing is false", () => {
  const known = new Map([["age", 70]]);
  assert.deepEqual(compiled("age > 60.0 || prior_surgery").evaluate(known), {
    kind: "value",
    value: true,
  });
  assert.deepEqual(compiled("age < 60.0 && prior_surgery").evaluate(known), {
    kind: "value",
    value: false,
  });
  assert.equal(compiled("age < 60.0 || prior_surgery").evaluate(known).kind, "unknown");
});

test("A missing code is unknown, not unequal", () => {
  assert.equal(compiled('primary == "hcc"').evaluate(new Map()).kind, "unknown");
  assert.equal(compiled('primary != "hcc"').evaluate(new Map()).kind, "unknown");
});

test("An expression can ask for a missing value", () => {
  assert.deepEqual(compiled("prior_surgery == null || !prior_surgery").evaluate(new Map()), {
    kind: "value",
    value: true,
  });
  assert.deepEqual(compiled("has(baseline.ecog)").evaluate(new Map([["baseline", new Map()]])), {
    kind: "value",
    value: false,
  });
});

test("A misspelt name, field or code is found without data, with what was meant", () => {
  assert.match(troubleOf("agee >= 18.0").remedy, /age/);
  assert.match(troubleOf("baseline.ecg <= 1.0").remedy, /ecog/);
  assert.match(troubleOf('sex == "femal"').remedy, /female/);
  assert.match(troubleOf('lesions.exists(l, l.lobe == "lefd")').remedy, /left/);
  assert.match(troubleOf("lesions.exists(l, l.diametre_mm > 3.0)").remedy, /diameter_mm/);
  assert.match(troubleOf('primary in ["hcc", "colorectl"]').remedy, /colorectal/);
});

test("A product of int and double is refused with the change to make", () => {
  assert.match(troubleOf("age * 12 > 3.0").remedy, /12\.0/);
  assert.equal(compiled("age * 12.0 > 3").evaluate(new Map([["age", 1]])).kind, "value");
});

test("An expression must give what its place asks for", () => {
  assert.match(troubleOf("age").expected, /yes-no/);
  assert.match(troubleOf("sex", "number").expected, /number/);
  assert.match(troubleOf("age >").found, /expecting/);
});

test("Times between dates are doubles in days, months of 30.4375 days and years of 365.25 days", () => {
  const course = new Map([
    [
      "course",
      new Map([
        ["first_fraction", "2020-01-01"],
        ["last_fraction", "2020-01-31"],
      ]),
    ],
  ]);
  const value = (text: string) => compiled(text, "number").evaluate(course);
  assert.deepEqual(value("days_between(course.first_fraction, course.last_fraction)"), {
    kind: "value",
    value: 30,
  });
  assert.deepEqual(value("months_between(course.first_fraction, course.last_fraction)"), {
    kind: "value",
    value: 30 / 30.4375,
  });
  assert.deepEqual(value("years_between(course.first_fraction, course.last_fraction)"), {
    kind: "value",
    value: 30 / 365.25,
  });
});

test("The largest of no lesions is unknown, not zero", () => {
  const largest = compiled("max(lesions.map(l, l.diameter_mm))", "number");
  assert.equal(largest.evaluate(new Map([["lesions", []]])).kind, "unknown");
  assert.deepEqual(
    largest.evaluate(
      new Map([["lesions", [new Map([["diameter_mm", 12]]), new Map([["diameter_mm", 31]])]]]),
    ),
    { kind: "value", value: 31 },
  );
});
