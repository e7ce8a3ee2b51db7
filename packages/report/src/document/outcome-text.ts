import type { NumberName, ToxicityTable } from "@fiducial/study";
import type { Edition } from "../edition.ts";
import { joined, phrase, type Phrase } from "./inline.ts";

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

/** How many subjects a count or a proportion counts; somebody, where that is withheld. */
function counted(edition: Edition, name: NumberName): number {
  const number = edition.find(name);
  if (number.kind === "withheld") return 1;
  return number.kind === "proportion" ? number.count : (number.value ?? 0);
}
