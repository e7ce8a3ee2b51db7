import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { calendarDate, dateOfDay, dayNumber, daysBetween, monthsBetween } from "../src/calendar.ts";

test("Day numbers count from 1970-01-01 and know the leap years of the Gregorian calendar", () => {
  assert.equal(dayNumber("1970-01-01"), 0);
  assert.equal(dayNumber("2000-03-01") - dayNumber("2000-02-28"), 2);
  assert.equal(dayNumber("1900-03-01") - dayNumber("1900-02-28"), 1);
  assert.equal(daysBetween("2020-02-28", "2020-03-01"), 2);
});

test("A day number and its date are inverse to each other, and agree with the platform's calendar", () => {
  fc.assert(
    fc.property(fc.integer({ min: -200_000, max: 200_000 }), (day) => {
      const date = dateOfDay(day);
      assert.equal(dayNumber(date), day);
      assert.equal(
        Date.UTC(
          Number(date.slice(0, 4)),
          Number(date.slice(5, 7)) - 1,
          Number(date.slice(8, 10)),
        ) / 86_400_000,
        day,
      );
    }),
  );
});

test("A month is 30.4375 days, so that twelve are 365.25", () => {
  assert.equal(monthsBetween("2019-01-01", "2020-01-01"), 365 / 30.4375);
});

test("A day that the calendar does not have is no date", () => {
  assert.equal(calendarDate(2021, 2, 29), null);
  assert.equal(calendarDate(2020, 2, 29), "2020-02-29");
  assert.equal(calendarDate(2020, 13, 1), null);
});
