import type { EndpointResult, NumberName, ToxicityTable } from "@fiducial/study";
import type { Edition } from "../edition.ts";
import { formatDecimal } from "../format-number.ts";
import { joined, phrase, type Phrase } from "./inline.ts";
import { sentence } from "./sentence.ts";

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
    (edition.find(flow.lost).value ?? 0) > 0
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

/** One paragraph for each endpoint: events, median, rates, groups. */
export function survivalParagraphs(edition: Edition): readonly Phrase[] {
  return edition.results.endpoints.map((each) => {
    const { words } = edition;
    const sensitivity =
      each.role === "primary"
        ? ""
        : sentence(edition, words.sensitivityNote(edition.text(each.note ?? each.label)));
    const space = sensitivity === "" ? "" : words.space;
    return words.labelled(
      edition.text(each.label),
      phrase`${sensitivity}${space}${survivalSentences(edition, each)}`,
    );
  });
}

function survivalSentences(edition: Edition, endpoint: EndpointResult): Phrase {
  const { results, words } = edition;
  const { overall } = endpoint;
  const level = formatDecimal(results.methods.confidenceLevel * 100, 0);
  const median = edition.find(overall.median);
  const spss = edition.find(overall.medianSpss);
  const rates = overall.rates.map((rate) =>
    words.rateSentence(
      edition.number(rate.number),
      level,
      edition.number(rate.number, "interval"),
      rate.months,
    ),
  );
  return [
    ...words.eventsSentence(edition.number(overall.events), edition.number(overall.n)),
    ...(median.value === null
      ? phrase`${words.medianNotReached}`
      : words.medianSurvival(
          edition.number(overall.median),
          level,
          edition.number(overall.median, "interval"),
          spss.kind === "duration" && spss.interval !== null
            ? edition.number(overall.medianSpss, "interval")
            : null,
        )),
    ...joined(rates, words.comma),
    ...phrase`${words.stop}`,
    ...groupSentence(edition, endpoint),
  ];
}

/** The groups at the last of the times, with the log-rank test. */
function groupSentence(edition: Edition, endpoint: EndpointResult): Phrase {
  const { words } = edition;
  const months = endpoint.overall.rates.at(-1)?.months;
  if (endpoint.groups.length === 0 || months === undefined) return [];
  const groups = endpoint.groups.flatMap((each): readonly Phrase[] => {
    const rate = each.rates.find((one) => one.months === months);
    return rate === undefined
      ? []
      : [words.groupRate(groupLabel(edition, each.group), edition.number(rate.number))];
  });
  const p =
    endpoint.logRank === null
      ? []
      : words.logRankSentence(edition.number(endpoint.logRank, "equation"));
  return words.byGroupSentence(months, groups, p);
}

/** Where the disease came back; empty without a failure pattern. */
export function failureParagraph(edition: Edition): readonly Phrase[] {
  const { results, words } = edition;
  const pattern = results.failurePattern;
  if (pattern === null) return [];
  const rows = pattern.rows.filter((row) => counted(edition, row.cells.overall) > 0);
  const groups =
    results.groups.length === 0
      ? []
      : words.brackets(
          joined(
            results.groups.flatMap((group): readonly Phrase[] => {
              const name = pattern.total.groups[group.code];
              return name === undefined
                ? []
                : [words.groupCount(edition.text(group.label), edition.number(name, "count"))];
            }),
            words.comma,
          ),
        );
  return [
    words.failureSentence(
      edition.number(pattern.total.overall, "count"),
      edition.number(results.baseline.overall, "count"),
      groups,
      joined(
        rows.map((row) =>
          words.labelCount(
            edition.text(row.label),
            edition.number(row.cells.overall, "count-percent"),
          ),
        ),
        words.semicolon,
      ),
    ),
  ];
}

/** One paragraph for each toxicity table: what is most frequent, and what was severe. */
export function toxicityParagraphs(edition: Edition): readonly Phrase[] {
  return edition.results.toxicity.map((each) =>
    edition.words.labelled(edition.text(each.label), toxicitySentences(edition, each)),
  );
}

function toxicitySentences(edition: Edition, toxicity: ToxicityTable): Phrase {
  const { words } = edition;
  const atRisk = edition.number(toxicity.atRisk, "count");
  const item = (label: string, name: NumberName): Phrase =>
    words.labelCount(label, edition.number(name, "count-percent"));
  const frequent = toxicity.rows
    .filter((row) => counted(edition, row.any) > 0)
    .toSorted((one, other) => counted(edition, other.any) - counted(edition, one.any))
    .slice(0, 3);
  if (frequent.length === 0) return words.toxicityNone(atRisk);
  const severe = toxicity.rows.filter((row) => counted(edition, row.grade3OrMore) > 0);
  return [
    ...words.toxicityFrequent(
      atRisk,
      joined(
        frequent.map((row) => item(edition.text(row.label), row.any)),
        words.semicolon,
      ),
    ),
    ...(severe.length === 0
      ? phrase`${words.toxicityNoSevere}`
      : words.toxicitySevere(
          joined(
            severe.map((row) => item(edition.text(row.label), row.grade3OrMore)),
            words.semicolon,
          ),
        )),
  ];
}

/** How many subjects a count or a proportion counts. */
function counted(edition: Edition, name: NumberName): number {
  const number = edition.find(name);
  return number.kind === "proportion" ? number.count : (number.value ?? 0);
}

function groupLabel(edition: Edition, code: string | null): string {
  const group = edition.results.groups.find((each) => each.code === code);
  return group === undefined ? (code ?? edition.words.all) : edition.text(group.label);
}
