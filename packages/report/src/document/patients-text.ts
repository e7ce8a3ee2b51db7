import type { Edition } from "../edition.ts";
import { groupLabel } from "./group-label.ts";
import { joined, phrase, type Phrase } from "./inline.ts";

/** Patients, follow-up and what differs between the groups, as a Results section would tell it. */
export function patientParagraphs(edition: Edition): readonly Phrase[] {
  const { results, words } = edition;
  const { flow } = results;
  const flowSentence = words.flowSentence(
    edition.number(flow.assessed, "count"),
    edition.number(flow.excluded, "count"),
    edition.number(flow.included, "count"),
    results.groups.length === 0
      ? []
      : words.brackets(
          joined(
            flow.groups.map((each) =>
              words.groupCount(
                groupLabel(edition, each.group),
                edition.number(each.number, "count"),
              ),
            ),
            words.comma,
          ),
        ),
  );
  const lost =
    (edition.find(flow.lost).value ?? 1) > 0
      ? words.lostSentence(
          edition.number(flow.lost, "count"),
          words.brackets(
            joined(
              flow.losses.map((each) =>
                words.labelCount(edition.text(each.reason), edition.number(each.number, "count")),
              ),
              words.semicolon,
            ),
          ),
        )
      : [];
  return [
    [...flowSentence, ...lost],
    followUpSentence(edition),
    [...medianSentences(edition), ...differenceSentence(edition)],
    ...treatmentSentence(edition),
  ].filter((paragraph) => paragraph.length > 0);
}

function followUpSentence(edition: Edition): Phrase {
  const { results, words } = edition;
  if (results.followUp.rows.length === 0) return [];
  return words.followUpSentence(
    results.followUp.rows.map((row) =>
      words.followUpPart[row.method](
        edition.number(row.median.overall),
        row.range === null
          ? []
          : words.brackets(words.rangeInner(edition.number(row.range.overall))),
      ),
    ),
  );
}

/** The median of the first quantity of the baseline table: usually age. */
function medianSentences(edition: Edition): Phrase {
  const { results, words } = edition;
  const row = results.baseline.rows.find((each) =>
    each.statistics.some((one) => one.statistic === "median"),
  );
  const median = row?.statistics.find((each) => each.statistic === "median");
  if (row === undefined || median === undefined) return [];
  const range = row.statistics.find((each) => each.statistic === "range");
  const sentence = words.medianSentence(
    edition.text(row.label),
    edition.number(median.cells.overall),
    range === undefined
      ? []
      : words.brackets(words.rangeInner(edition.number(range.cells.overall))),
  );
  return phrase`${sentence}${words.space}`;
}

function differenceSentence(edition: Edition): Phrase {
  const { results, words } = edition;
  const { alpha } = results.methods;
  const tests = results.baseline.rows.flatMap((row) =>
    [row.statisticsTest, row.categoriesTest]
      .filter((test) => test !== null)
      .map((test) => ({ label: edition.text(row.label), p: test.p })),
  );
  if (tests.length === 0) return [];
  const differing = tests.filter(({ p }) => (edition.find(p).value ?? 1) < alpha);
  return differing.length === 0
    ? words.noDifferences(String(alpha))
    : words.differences(
        String(alpha),
        joined(
          differing.map(
            ({ label, p }) => phrase`${label}${words.brackets([edition.number(p, "equation")])}`,
          ),
          words.semicolon,
        ),
      );
}

function treatmentSentence(edition: Edition): readonly Phrase[] {
  const { results, words } = edition;
  if (results.treatment === null || results.treatment.rows.length === 0) return [];
  const schemes = results.treatment.rows.map((row) =>
    words.schemeCount(edition.text(row.label), edition.number(row.given.overall, "count")),
  );
  return [words.treatmentSentence(joined(schemes, words.semicolon))];
}
