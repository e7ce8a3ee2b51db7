import type { EndpointResult, SurvivalResult } from "@fiducial/study";
import type { Edition } from "../edition.ts";
import { formatCount } from "../format-number.ts";
import { withheldMark } from "../print-number.ts";
import type { RiskCell } from "./door-data.ts";

/** A count beneath a curve: no number of the results, but one that leads to its patients all the same. */
export interface RiskNumber {
  readonly name: string;
  readonly label: string;
  readonly definition: string;
  readonly value: string;
  readonly cell: {
    readonly fact: string;
    readonly group: string | null;
    readonly months: number;
    readonly counts: RiskCell["counts"];
  };
}

/** Names of the three counts beneath a curve at a time: `os.at_risk[24].hcc`. */
export function riskNames(
  endpoint: EndpointResult,
  result: SurvivalResult,
  months: number,
): { readonly atRisk: string; readonly censored: string; readonly events: string } {
  const group = result.group === null ? "" : `.${result.group}`;
  const named = (what: string): string => `${endpoint.name}.${what}[${months}]${group}`;
  return {
    atRisk: named("at_risk"),
    censored: named("censored_before"),
    events: named("events_before"),
  };
}

/** Every count beneath the curves of the figures. */
export function riskNumbers(edition: Edition): readonly RiskNumber[] {
  const { results, words } = edition;
  return results.endpoints
    .filter((each) => each.role === "primary")
    .flatMap((endpoint) => {
      const label = edition.text(endpoint.label);
      const definition = edition.text(endpoint.definition);
      const shown = endpoint.groups.length > 0 ? endpoint.groups : [endpoint.overall];
      return shown.flatMap((result) => {
        const group = results.groups.find((each) => each.code === result.group);
        const called = (text: string): string =>
          group === undefined ? text : words.numberNames.inGroup(text, edition.text(group.label));
        return result.riskTable.flatMap((row): readonly RiskNumber[] => {
          const names = riskNames(endpoint, result, row.months);
          const number = (
            name: string,
            text: string,
            count: number | null,
            counts: RiskCell["counts"],
          ): RiskNumber => ({
            name,
            label: called(text),
            definition,
            value: count === null ? withheldMark : formatCount(count),
            cell: {
              fact: `endpoint.${endpoint.name}`,
              group: result.group,
              months: row.months,
              counts,
            },
          });
          const { door } = words;
          return [
            number(names.atRisk, door.atRisk(label, row.months), row.atRisk, "at-risk"),
            number(
              names.censored,
              door.censoredBefore(label, row.months),
              row.censored,
              "censored",
            ),
            number(names.events, door.eventsBefore(label, row.months), row.events, "events"),
          ];
        });
      });
    });
}
