import { paperFormat } from "./paper.ts";

/**
 * A commented transcription to start from. It is a usable paper as it stands; every part but the first three
 * lines may be left out.
 */
export function paperTemplate(): string {
  return `# A paper, transcribed for \`fiducial audit\`. docs/audit.md describes every word.
# Write numbers as they are printed, with all their digits: 0.050 is not 0.05.
# Every part but format, title and patients may be left out; delete what the paper does not have.
# Texts with ": " or " #", or that begin with <, >, [, {, * or %, need quotation marks.
format: ${paperFormat}
title: The title of the paper
patients: 40
alpha: 0.05

# Groups that the tables compare. They must add up to all patients.
groups:
  - { name: Arm A, n: 18 }
  - { name: Arm B, n: 22 }

# Every statement of when patients were included; the end of data collection, if the paper says.
inclusion:
  - { where: Abstract, from: 2012, to: 2019 }
  - { where: Methods, from: 2012-03, to: 2019-06 }
# cut_off: 2020-12-31

# Tables as printed, a column a group. A column without \`group\` is all patients.
tables:
  - number: 1
    columns:
      - { name: Arm A, group: Arm A, n: 18 }
      - { name: Arm B, group: Arm B, n: 22 }
    variables:
      - name: Age, years
        p: 0.728
        mean: [62.0, 63.0]
        sd: [9.0, 9.0]
        range: [41–82, 40–81]
      - name: Sex
        p: 0.525
        rows:
          Male: [10 (55.6%), 10 (45.5%)]
          Female: [8 (44.4%), 12 (54.5%)]
  # Toxicity: a column a grade, or grades (1-2, ">=3", any).
  - number: 2
    of: 40
    to_months: 3
    grades: [1, 2, ">=3"]
    terms:
      Fatigue: [8 (20.0), 2 (5.0), 0 (0.0)]

# Months. The definition is observed, survivors or reverse-kaplan-meier; leave it out where the paper does not say.
follow_up:
  - { where: Results, median: 14.0, range: 3.1–60.2, origin: first fraction }

endpoints:
  - { name: OS, where: Methods, events: [death], origin: first fraction }
  - { name: PFS, where: Methods, events: [progression, death], origin: first fraction }

# Rates in percent, by months; \`incidence\` instead of rates for a cumulative incidence.
survival:
  - { endpoint: OS, where: Abstract, median: 20.1, interval: 14.2–not reached, rates: { 12: 70.0, 24: 45.0 }, rate_intervals: { 24: 29.3–59.4 } }
  - { endpoint: PFS, where: Abstract, median: 11.0, rates: { 12: 47.5 } }

# Differences claimed or denied, and the rows of a table of ratios (these without \`differs\`).
comparisons:
  - { where: Results, endpoint: OS, differs: no, hazard_ratio: 0.81, reference: Arm B, interval: 0.42–1.56, p: 0.53, test: log-rank }

# Sentences with a number or a claim; \`table\` and \`row\` say which cell tells the same.
statements:
  - { where: Results, text: Half of the patients (50.0%) were men, count: 20, percent: 50.0, table: 1, row: Male }

prescriptions:
  - { where: Methods, dose_gy: 48, fractions: 3, fraction_gy: 16, bed_gy: 124.8, alpha_beta_gy: 10 }

# Captions as printed (also a second time), and every mention of a table or figure.
captions:
  - { of: Table 1, title: Characteristics of the patients }
  - { of: Table 2, title: Acute toxicity }
references:
  - { where: Results, to: Table 2, about: acute toxicity }
abbreviations:
  - { where: Methods, short: OS, long: overall survival }
names:
  - { where: Methods, printed: CTCAE version 5.0 }
`;
}
