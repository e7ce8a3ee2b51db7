import { causeTable, eventTable, numberAtRisk } from "@fiducial/statistics";
import type { Compute } from "./answer.ts";
import { causeColumns, type CauseOptions } from "./competing-risks.ts";
import type { DataTable } from "./data-table.ts";
import { followUpColumns, type FollowUpOptions } from "./follow-up-columns.ts";
import { numberText } from "./number-text.ts";
import { UsageError } from "./usage-error.ts";

interface EventTableCommand extends Omit<FollowUpOptions, "event">, Omit<CauseOptions, "status"> {
  readonly event?: string;
  readonly status?: string;
}

/** What centres can exchange: times with counts, and no subjects. */
export const eventTableAnswer: Compute<EventTableCommand> = (data, options) => {
  const { event, status } = options;
  if ((event === undefined) === (status === undefined))
    throw new UsageError("Name either --event or --status.");
  if (status !== undefined && options.weight !== undefined)
    throw new UsageError("--weight goes with --event, not with --status.");
  const { rows, groupColumn, names, groups } =
    event === undefined
      ? causesByGroup(data!, { ...options, status: status! })
      : eventsByGroup(data!, { ...options, event });
  const entering = options.entry === undefined ? [] : ["entered"];
  const grouped = groupColumn === "" ? [] : [groupColumn];
  const lines = groups.flatMap(({ label, table, atRisk }) =>
    Array.from(table.time, (time, j) => ({
      label,
      atRisk: atRisk?.[j] ?? null,
      numbers: [
        time,
        ...table.counts.map((counts) => counts[j]!),
        table.censored[j]!,
        ...(table.entered === null ? [] : [table.entered[j]!]),
      ],
    })),
  );
  return {
    data: rows.use,
    results: {
      groups: groups.map(({ label, table, atRisk }) => ({ group: label, ...table, atRisk })),
    },
    sheets: [
      {
        title: "Counts at each time",
        header: [groupColumn, options.time, ...names, "censored", ...entering],
        rows: lines.map(({ label, numbers }) => [label, ...numbers.map(numberText)]),
        notes: [
          "Add --csv to hand it on; the methods with --counts compute from it, rows of several centres added.",
        ],
      },
    ],
    csv: {
      header: [...grouped, options.time, ...names, "censored", ...entering],
      rows: lines.map(({ label, numbers }) => [...(groupColumn === "" ? [] : [label]), ...numbers]),
    },
  };
};

function eventsByGroup(data: DataTable, options: FollowUpOptions) {
  const { rows, groupColumn, groups } = followUpColumns(data, options);
  return {
    rows,
    groupColumn,
    names: ["events"],
    groups: groups.map(({ label, followUp }) => {
      const { event, ...table } = eventTable(followUp);
      return {
        label,
        table: { ...table, counts: [event] },
        atRisk: numberAtRisk({ ...table, event }),
      };
    }),
  };
}

function causesByGroup(data: DataTable, options: CauseOptions) {
  const { rows, causes, groupColumn, groups } = causeColumns(data, options, [], 1);
  return {
    rows,
    groupColumn,
    names: causes.codes,
    groups: groups.map(({ label, followUp }) => {
      const { event, ...table } = causeTable(followUp, { causes: causes.codes.length });
      return { label, table: { ...table, counts: event }, atRisk: null };
    }),
  };
}
