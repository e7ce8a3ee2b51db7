import test from "node:test";

import { closeness } from "./closeness.ts";
import { families, notYet } from "./families/index.ts";
import { readCases } from "./reference-case.ts";

for (const reference of readCases()) {
  const compare = families[reference.family];
  const title = `${reference.family} ${reference.id} agrees with ${reference.reference.software.split(";")[0]}`;
  if (!compare) void test.todo(title);
  else
    void test(title, () => {
      const expected = closeness(reference);
      compare(reference, expected);
      expected.done();
    });
}

for (const part of notYet) void test.todo(part);
