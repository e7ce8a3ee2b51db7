import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { reportHtml } from "../src/html/report-html.ts";
import { editionOf, reportFiles, studyFigures, studyReport } from "../src/index.ts";
import { pagePanels } from "../src/study-drawings.ts";
import { fonts } from "./fonts.ts";
import { liverSbrtWithPlans } from "./liver-sbrt.ts";
import { readerTexts } from "./report-texts.ts";

/** What a Chinese paper leaves in Latin letters, by its reason. */
const leftInEnglish = {
  methodsByTheirAuthors:
    "Kaplan Meier Mantel Cox Cochran Armitage Greenwood Kalbfleisch Prentice Brookmeyer Crowley Aalen Johansen Gray Fine Pearson Fisher Freeman Halton Mann Whitney Wallis Kruskal Hyndman Fan Clopper Wald Efron Holm Schoenfeld Grambsch Therneau Clark Wu Xue van Herk Stroom Heijmen Paddick Lea Catcheside Dale Fowler Withers Dawson Lancet Eisenhauer Liu",
  testsWithoutChineseName: "log-rank Log-rank",
  programs: "Fiducial SPSS R cmprsk survfit cluster cox.zph",
  scalesAndGuidelines: "CTCAE RECIST ECOG KPS BCLC ALBI Child-Pugh RTOG EORTC ICRU STROBE NCI TG",
  endpointsAbbreviated: "OS PFS LC DMFS TTP KM CR PR SD PD NE CI",
  testsOfTheLaboratory: "ALT AST ALP GGT INR aPTT CD",
  techniqueAndImaging: "SBRT CT MRI PET",
  structuresAndVolumes: "PTV GTV ITV CTV",
  doseVolumeMetrics: "Dmax Dmean CV BED EQD",
  units: "Gy cm mm cc mol umol",
  hashes: "SHA",
} as const;

const allowed = new Set(Object.values(leftInEnglish).flatMap((words) => words.split(" ")));

/** Texts that stand as they are in any language. */
const asTheyAre: readonly RegExp[] = [
  // Cited works.
  /Liu C et al\. 2022, doi:\S+|Liu 2022|\(liu-2022\)/g,
  /von Elm E et al\., .*? \(STROBE\) Statement, PLoS Med/g,
  /Cox JD 等，Int J Radiat Oncol Biol Phys/g,
  /(?:Reig M|Johnson PJ|Hiraoka A|Lawrence TS|Pan CC) 等/g,
  // The keys of cited sources.
  /\([a-z\d]+-\d{4}\)/g,
  /pharmaverse\/admiral|ncictcaev\d\.json|“Clean Copy”/g,
  // Names in the study's folder: files, columns, words and expressions of the protocol, numbers.
  /(?:tables|dicom|dvh)\/[\w./-]+/g,
  /study\.yaml[，,]? ?[\w.]*(?:\[\d+\])?/g,
  /results\.json|subjects\.jsonl/g,
  /第 \d+ 行 \w+ 列/g,
  /计算式：.*/g,
  /\b[a-z][a-z_]*(?:\.[a-z_\d]+|\[[^\]]+\])+/g,
  /also_censored_by: \[next-course\]|finding: split/g,
  // Marks of footnotes behind a test's name, and hashes.
  /\b[ab]{12,}\b/g,
];

function englishWords(text: string): readonly string[] {
  const rest = asTheyAre.reduce((left, pattern) => left.replaceAll(pattern, " "), text);
  return [...rest.matchAll(/[A-Za-z][A-Za-z-]*[A-Za-z]/g)]
    .flatMap(([word]) => (allowed.has(word) ? [] : word.split("-")))
    .filter((word) => word.length > 1 && !allowed.has(word));
}

describe("The report in Chinese", () => {
  it("leaves no English but what Chinese papers leave", async () => {
    const texts = readerTexts(await reportFiles(liverSbrtWithPlans("zh"), { fonts }));
    assert.ok(texts.length > 5000, String(texts.length));
    const found = new Map<string, string>();
    for (const { where, text } of texts)
      for (const word of englishWords(text))
        if (!found.has(word)) found.set(word, `${where}: ${text.slice(0, 160)}`);
    assert.deepEqual(Object.fromEntries(found), {});
  });

  it("would be found half translated: the English page is", () => {
    const edition = editionOf(liverSbrtWithPlans("en"));
    const page = reportHtml(edition, studyReport(edition), {
      ...studyFigures(edition),
      ...pagePanels(edition),
    });
    const bytes = new TextEncoder().encode(page);
    const texts = readerTexts([{ path: "report.html", bytes }]);
    const english = texts.filter(({ text }) => englishWords(text).length > 1);
    assert.ok(english.length > 1000, String(english.length));
  });
});
