import assert from "node:assert/strict";
import test from "node:test";
import {
  DosimetryError,
  metricName,
  metricValue,
  readMetric,
  type DoseVolumeCurve,
} from "@fiducial/dosimetry";

/** 100 cm³ with dose spread evenly from 10 to 30 Gy. */
const even: DoseVolumeCurve = {
  doseGy: Float64Array.of(0, 10, 30),
  volumeCm3: Float64Array.of(100, 100, 0),
  totalCm3: 100,
  minGy: 10,
  maxGy: 30,
  meanGy: 20,
};

/** The answer for a prescription of 20 Gy, to six digits. */
const value = (text: string, prescriptionGy: number | null = 20) => {
  const found = metricValue(readMetric(text), even, prescriptionGy);
  return found.kind === "value"
    ? `${Number(found.value.toPrecision(6))} ${found.unit}`
    : found.because;
};

test("A volume evenly spread from 10 to 30 Gy has the metrics that mental arithmetic gives", () => {
  const expected: Record<string, string> = {
    Dmin: "10 Gy",
    Dmax: "30 Gy",
    Dmean: "20 Gy",
    Dmedian: "20 Gy",
    "D95%": "11 Gy",
    "D2%": "29.6 Gy",
    D5cc: "29 Gy",
    "D0.03cc": "29.994 Gy",
    D35mm3: "29.993 Gy",
    "D50%[%]": "100 %",
    V15Gy: "75 %",
    V1500cGy: "75 %",
    "V15Gy[cc]": "75 cm³",
    "V100%": "50 %",
    "V100%[cm³]": "50 cm³",
    CV15Gy: "25 cm³",
    "CV15Gy[%]": "25 %",
    "V(<15Gy)": "25 cm³",
    DC70cc: "24 Gy",
    "DC10%": "12 Gy",
    "gEUD(a=1)": "20 Gy",
    coverage: "50 %",
    volume: "100 cm³",
    Dnearmax: "29.6 Gy",
    "Dnearmin[%]": "52 %",
  };
  const computed = Object.fromEntries(Object.keys(expected).map((text) => [text, value(text)]));
  assert.deepEqual(computed, { ...expected, "gEUD(a=1)": "20 Gy" });
});

test("D100cc is not D100%: the first needs 100 cm³, and a smaller structure has none", () => {
  assert.equal(value("D100cc"), "10 Gy");
  assert.equal(value("D100%"), "10 Gy");
  assert.equal(value("D101cc"), "smaller-than-the-volume");
  assert.equal(value("DC700cc"), "smaller-than-the-volume");
});

test("Percent of the prescription needs a prescription", () => {
  assert.equal(value("V100%", null), "no-prescription");
  assert.equal(value("coverage", null), "no-prescription");
  assert.equal(value("Dmax[%]", null), "no-prescription");
  assert.equal(value("D95%", null), "11 Gy");
});

test("A metric's name reads as the same metric", () => {
  for (const text of ["d 95 %", "V20 gy [cc]", "CV15Gy", "geud(8)", "D0.035cc[%]", "Dnear-min"]) {
    const metric = readMetric(text);
    assert.deepEqual(readMetric(metricName(metric)), metric);
  }
  assert.equal(metricName(readMetric("v20 gy [cc]")), "V20Gy[cc]");
});

test("What cannot be read is named with its position", () => {
  const position = (text: string) => {
    try {
      readMetric(text);
    } catch (error) {
      assert.ok(error instanceof DosimetryError);
      return `${error.trouble.where}; ${error.trouble.expected}; ${error.trouble.found}`;
    }
    return "read";
  };
  assert.equal(position("D0.03"), 'metric "D0.03", position 6; a unit: % or cc; nothing more');
  assert.equal(position("V20"), 'metric "V20", position 4; a unit: Gy or %; nothing more');
  assert.equal(position("V20cc"), 'metric "V20cc", position 4; a unit: Gy or %; "cc"');
  assert.match(position("D95% Gy"), /position 6; the end; "Gy"/);
  assert.match(position("X95"), /position 1; D, DC/);
  assert.match(position("gEUD(a=0)"), /other than 0/);
  assert.match(position("D120%"), /at most 100 %/);
  assert.match(position("V20Gy[Gy]"), /\[%\] or \[cc\]/);
  assert.match(position("V(<15Gy"), /position 8; "\)"/);
});
