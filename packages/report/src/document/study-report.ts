import type { EndpointResult } from "@fiducial/study";
import type { Edition } from "../edition.ts";
import { formatCount } from "../format-number.ts";
import { survivalDescription, flowFigure } from "../study-figures.ts";
import { baselineTable } from "../tables/baseline-table.ts";
import { deliveryTable, schemeDosesTable } from "../tables/delivery-table.ts";
import { failurePatternTable } from "../tables/failure-pattern-table.ts";
import { followUpListing, followUpScheduleTable } from "../tables/follow-up-schedule-table.ts";
import { followUpTable } from "../tables/follow-up-table.ts";
import { failureListingTable } from "../tables/failure-listing-table.ts";
import { lesionListingTable } from "../tables/lesion-listing-table.ts";
import { listingTable } from "../tables/listing-table.ts";
import { lossesTable } from "../tables/losses-table.ts";
import { missingTable } from "../tables/missing-table.ts";
import { planCriteriaTable } from "../tables/plan-criteria-table.ts";
import { publishedTable } from "../tables/published-table.ts";
import { regressionTable } from "../tables/regression-table.ts";
import { survivalTable } from "../tables/survival-table.ts";
import { toxicityCriteriaTable } from "../tables/toxicity-criteria-table.ts";
import { toxicityIncidenceTable } from "../tables/toxicity-incidence-table.ts";
import { toxicityFigureBlock } from "./toxicity-figure.ts";
import { toxicityTable } from "../tables/toxicity-table.ts";
import { treatmentTable } from "../tables/treatment-table.ts";
import { competingRisksSection } from "./competing-risks-section.ts";
import { conventionsInUse } from "./conventions-in-use.ts";
import { bySeverity } from "./findings-order.ts";
import { phrase, type Phrase } from "./inline.ts";
import { planSection } from "./plan-section.ts";
import { laboratorySection } from "./laboratory-section.ts";
import { longestListing } from "./longest-listing.ts";
import { liverSection } from "./liver-section.ts";
import { methodsBlocks } from "./methods-text.ts";
import {
  citingSections,
  mainTable,
  numberedSections,
  supplementTable,
  type Draft,
} from "./numbered-sections.ts";
import type { Block, Notice, ReportDocument } from "./report-document.ts";
import { localControlSection } from "./local-control-section.ts";
import { responseSection } from "./response-section.ts";
import { failureParagraph, toxicityParagraphs } from "./outcome-text.ts";
import { panelLetter } from "./panel-letter.ts";
import { patientParagraphs } from "./patients-text.ts";
import { regressionForestBlock } from "../regression-forest.ts";
import { setUpSection } from "./set-up-section.ts";
import { withStrobe } from "./strobe-section.ts";
import { survivalParagraphs } from "./survival-text.ts";

/** The study as a document: what the article would say, in its order, and then what a sceptic asks for. */
export function studyReport(edition: Edition): ReportDocument {
  const { results, words } = edition;
  const { provenance } = results;
  const notices: Notice[] = [
    ...(results.synthetic
      ? [{ tone: "warning" as const, text: phrase`${words.syntheticNotice}` }]
      : []),
    { tone: "plain", text: phrase`${words.deviceNotice}` },
    ...publicationNotices(edition),
  ];
  return {
    title: edition.text(results.title),
    subtitle: results.subtitle === null ? null : edition.text(results.subtitle),
    notices,
    provenance: phrase`${words.provenance(
      provenance.version,
      provenance.protocolHash.slice(0, 12),
      provenance.dataHash.slice(0, 12),
      results.cutOff,
    )}`,
    opening: [],
    sections: withStrobe(
      edition,
      citingSections(edition, numberedSections(edition, drafts(edition))),
    ),
  };
}

/** What an edition for publication leaves out, at its head. */
function publicationNotices(edition: Edition): readonly Notice[] {
  const { results, words } = edition;
  if (results.publication === null) return [];
  const { smallestCell } = results.publication;
  const texts = [
    words.publicationNotice,
    ...(smallestCell === null ? [] : [words.withheldNotice(smallestCell)]),
  ];
  return [{ tone: "plain", text: phrase`${texts.join(words.space)}` }];
}

/** The sections in reading order. */
function drafts(edition: Edition): readonly Draft[] {
  return [
    findingsSection(edition),
    participantsSection(edition),
    methodsSection(edition),
    patientsSection(edition),
    planSection(edition),
    setUpSection(edition),
    followUpSection(edition),
    survivalSection(edition),
    competingRisksSection(edition),
    responseSection(edition),
    localControlSection(edition),
    failureSection(edition),
    toxicitySection(edition),
    laboratorySection(edition),
    liverSection(edition),
    regressionSection(edition),
    missingSection(edition),
    publishedSection(edition),
    listingSection(edition),
    furtherFindingsSection(edition),
    conventionsSection(edition),
    registerSection(edition),
    citationSection(edition),
  ];
}

const paragraph = (text: Phrase): Block => ({ kind: "paragraph", text });

function findingsSection(edition: Edition): Draft {
  const { results, words } = edition;
  const count = (severity: "error" | "warning" | "note"): number =>
    results.findings.filter((each) => each.severity === severity).length;
  const pressing = bySeverity(results.findings).filter((each) => each.severity !== "note");
  const notes = count("note");
  const summary =
    results.findings.length === 0
      ? words.noFindings
      : words.findingsSummary(count("error"), count("warning"), notes);
  return {
    id: "findings",
    title: words.sections.findings,
    blocks: [
      paragraph(phrase`${summary}`),
      pressing.length > 0 ? { kind: "findings", findings: pressing } : null,
      notes > 0 ? paragraph(phrase`${words.moreNotes(notes)}`) : null,
    ],
  };
}

function participantsSection(edition: Edition): Draft {
  const { words } = edition;
  return {
    id: "participants",
    title: words.sections.flow,
    blocks: [
      {
        kind: "figure",
        label: "",
        figure: {
          id: "participant-flow",
          caption: phrase`${words.flowCaption}${words.stop}`,
          description: flowFigure(edition).description,
          panels: ["participant-flow-180mm"],
          narrow: "participant-flow-85mm",
          whole: "participant-flow-180mm",
        },
      },
      ...lossesBlocks(edition),
    ],
  };
}

function lossesBlocks(edition: Edition): Draft["blocks"] {
  const table = lossesTable(edition);
  return table === null ? [paragraph(phrase`${edition.words.noLosses}`)] : [supplementTable(table)];
}

function methodsSection(edition: Edition): Draft {
  return {
    id: "methods",
    title: edition.words.sections.methods,
    blocks: [...methodsBlocks(edition), mainTable(planCriteriaTable(edition))],
  };
}

function patientsSection(edition: Edition): Draft {
  return {
    id: "baseline",
    title: edition.words.sections.baseline,
    blocks: [
      ...patientParagraphs(edition).map(paragraph),
      mainTable(baselineTable(edition)),
      supplementTable(treatmentTable(edition)),
      supplementTable(schemeDosesTable(edition)),
      supplementTable(deliveryTable(edition)),
    ],
  };
}

function followUpSection(edition: Edition): Draft {
  return {
    id: "follow-up",
    title: edition.words.sections.followUp,
    blocks: [
      supplementTable(followUpTable(edition)),
      supplementTable(followUpScheduleTable(edition)),
      ...followUpListings(edition),
    ],
  };
}

function followUpListings(edition: Edition): readonly Block[] {
  const schedule = edition.results.followUpSchedule;
  if (schedule === null || schedule.subjects.length > longestListing) return [];
  const summary = edition.words.followUpSchedule.listingTitle;
  return [{ kind: "listing", summary, table: followUpListing(edition, schedule) }];
}

function survivalSection(edition: Edition): Draft {
  const { results, words } = edition;
  const primary = results.endpoints.filter((each) => each.role === "primary");
  return {
    id: "survival",
    title: words.sections.survival,
    blocks: [
      ...survivalParagraphs(edition).map(paragraph),
      primary.length === 0 ? null : survivalFigureBlock(edition, primary),
      supplementTable(survivalTable(edition, "primary")),
      supplementTable(survivalTable(edition, "sensitivity")),
    ],
  };
}

/** Whether the curves of an endpoint have the days on which patients are censored. */
function marksCensored({ overall, groups }: EndpointResult): boolean {
  return [overall, ...groups].some(({ curve }) => curve.censored.some((count) => count > 0));
}

function survivalFigureBlock(edition: Edition, primary: readonly EndpointResult[]): Block {
  const { words } = edition;
  const several = primary.length > 1;
  const panels = primary.map((each, index) => {
    const letter = several ? panelLetter(index) + words.comma : "";
    return `${letter}${edition.text(each.label)}`;
  });
  return {
    kind: "figure",
    label: "",
    figure: {
      id: "survival",
      caption: phrase`${words.survivalCaption(panels, primary.some(marksCensored))}`,
      description: primary.map((each) => survivalDescription(edition, each)).join(" "),
      panels: primary.map((each) => pagePanel(each)),
      narrow: null,
      whole: several ? "survival-180mm" : `survival-${primary[0]?.name}-180mm`,
    },
  };
}

/** The name of an endpoint's panel on the page, where it carries its letter; it is no file. */
export function pagePanel(endpoint: EndpointResult): string {
  return `survival-${endpoint.name}`;
}

function failureSection(edition: Edition): Draft {
  return {
    id: "failures",
    title: edition.words.sections.failures,
    blocks: [...failureParagraph(edition).map(paragraph), mainTable(failurePatternTable(edition))],
  };
}

function toxicitySection(edition: Edition): Draft {
  return {
    id: "toxicity",
    title: edition.words.sections.toxicity,
    blocks: [
      ...toxicityParagraphs(edition).map(paragraph),
      ...edition.results.toxicity.map((each) => mainTable(toxicityTable(edition, each))),
      ...edition.results.toxicity.flatMap((each) => [
        toxicityFigureBlock(edition, each),
        supplementTable(toxicityIncidenceTable(edition, each)),
        supplementTable(toxicityCriteriaTable(edition, each)),
      ]),
    ],
  };
}

function regressionSection(edition: Edition): Draft {
  return {
    id: "regression",
    title: edition.words.sections.regression,
    blocks: [
      ...edition.results.regressions.map((each) => mainTable(regressionTable(edition, each))),
      regressionForestBlock(edition),
    ],
  };
}

function missingSection(edition: Edition): Draft {
  const { results, words } = edition;
  const table = missingTable(edition);
  return {
    id: "missing",
    title: words.sections.missing,
    blocks: [
      table === null
        ? paragraph(phrase`${words.nothingMissing(results.missing.rows.length)}`)
        : supplementTable(table),
    ],
  };
}

function publishedSection(edition: Edition): Draft {
  return {
    id: "published",
    title: edition.words.sections.published,
    blocks: [supplementTable(publishedTable(edition))],
  };
}

function listingSection(edition: Edition): Draft {
  const { results, words } = edition;
  const included = results.subjects.filter((each) => each.included).length;
  return {
    id: "listing",
    title: words.sections.listing,
    media: "screen",
    blocks:
      included > longestListing
        ? [paragraph(phrase`${words.listingTooLong(formatCount(included))}`)]
        : [
            ...results.endpoints.map((each): Block => ({
              kind: "listing",
              summary: words.listingTitle(edition.text(each.label)),
              table: listingTable(edition, each),
            })),
            ...lesionListing(edition),
          ],
  };
}

function lesionListing(edition: Edition): readonly Block[] {
  const { localControl } = edition.results;
  if (localControl === null) return [];
  const { listing, failures } = edition.words.localControl;
  const placed = failureListingTable(edition, localControl);
  return [
    { kind: "listing", summary: listing, table: lesionListingTable(edition, localControl) },
    ...(placed === null ? [] : [{ kind: "listing" as const, summary: failures, table: placed }]),
  ];
}

function furtherFindingsSection(edition: Edition): Draft {
  const findings = edition.results.findings.filter((each) => each.severity === "note");
  return {
    id: "further-findings",
    title: edition.words.furtherFindings,
    blocks: findings.length === 0 ? [] : [{ kind: "findings", findings }],
  };
}

function conventionsSection(edition: Edition): Draft {
  const { words } = edition;
  return {
    id: "conventions",
    title: words.sections.conventions,
    media: "screen",
    blocks: [
      paragraph(phrase`${words.conventionsIntroduction}`),
      { kind: "list", ordered: false, items: conventionsInUse(edition) },
    ],
  };
}

function registerSection(edition: Edition): Draft {
  const { words } = edition;
  return {
    id: "numbers",
    title: words.sections.register,
    media: "screen",
    blocks: [paragraph(phrase`${words.registerIntroduction}`), { kind: "number-register" }],
  };
}

function citationSection(edition: Edition): Draft {
  const { results, words } = edition;
  const { version, protocolHash, dataHash } = results.provenance;
  return {
    id: "citation",
    title: words.sections.citation,
    blocks: [
      paragraph(phrase`${words.citation(edition.text(results.title), version)}`),
      paragraph(phrase`${words.hashes(protocolHash, dataHash)}${words.space}${words.reproducible}`),
    ],
  };
}
