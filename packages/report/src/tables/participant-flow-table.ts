import type { DocumentTable, TableRow } from "../document/document-table.ts";
import { phrase, type Phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { exclusionReason } from "../exclusion-reason.ts";
import { headerColumn, plainColumn } from "./group-columns.ts";

/** The numbers of the flow figure as a file: assessed, excluded by reason, analysed by group, lost. */
export function participantFlowTable(edition: Edition): DocumentTable {
  const { results, words } = edition;
  const { flow } = results;
  const heading = (label: string, name: string): TableRow => ({
    kind: "heading",
    indent: 0,
    cells: [phrase`${label}`, [edition.number(name, "count")]],
  });
  const line = (label: string, name: string): TableRow => ({
    kind: "line",
    indent: 1,
    cells: [phrase`${label}`, [edition.number(name, "count")] satisfies Phrase],
  });
  return {
    id: "participant-flow",
    title: phrase`${words.flowCaption}`,
    columns: [headerColumn(words.characteristic, 5), plainColumn(words.patients, "end", 1.5)],
    rows: [
      heading(words.assessed, flow.assessed),
      heading(words.excluded, flow.excluded),
      ...flow.exclusions.map((each) => line(exclusionReason(edition, each), each.number)),
      heading(words.included, flow.included),
      ...flow.groups.map((each) => {
        const group = results.groups.find((candidate) => candidate.code === each.group);
        return line(group === undefined ? each.group : edition.text(group.label), each.number);
      }),
      heading(words.lost, flow.lost),
      ...flow.losses.map((each) => line(edition.text(each.reason), each.number)),
    ],
    notes: [],
  };
}
