import type { DoorNumbers, DoorPatients } from "../door-data.ts";
import { element } from "./element.ts";
import { factRows, factText, isoDate } from "./fact-cells.ts";

/** One patient: where recorded, whether analysed, what happened in order of time, and every fact with its rows. */
export function patientView(page: DoorNumbers, patients: DoorPatients, index: number): HTMLElement {
  const { words } = page;
  const excluded = patients.excluded[index] ?? "";
  const group = patients.groupLabels[patients.groups[index] ?? -1];
  const table = (heads: readonly (string | undefined)[], rows: readonly HTMLElement[]) =>
    element(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": heads.join(", ") },
      element(
        "table",
        {},
        element(
          "thead",
          {},
          element("tr", {}, ...heads.map((each) => element("th", { scope: "col" }, each ?? ""))),
        ),
        element("tbody", {}, ...rows),
      ),
    );
  const first = patients.firstFraction[index] ?? null;
  const happened = patients.facts.flatMap((fact) => {
    const date = fact.time?.dates[index] ?? -1;
    if (date < 0) return [];
    const because = fact.texts[fact.values[index] ?? -1] ?? "";
    return [
      {
        date,
        what: `${fact.label}${words.colon ?? ": "}${because}`,
        rows: factRows(patients, [fact], index),
      },
    ];
  });
  if (first !== null) {
    happened.push({ date: first, what: words.firstFraction ?? "", rows: "" });
  }
  const dates = happened
    .toSorted((one, other) => one.date - other.date)
    .map(({ date, what, rows }) =>
      element(
        "tr",
        {},
        element("th", { scope: "row" }, isoDate(date)),
        element("td", {}, what),
        element("td", { class: "rows" }, rows),
      ),
    );
  const known = patients.facts.flatMap((fact) => {
    const text = factText(patients, fact, index, words);
    const hasRows = (fact.rows[index] ?? 0) !== 0;
    if (text === "—" && !hasRows) return [];
    return [
      element(
        "tr",
        {},
        element("th", { scope: "row" }, fact.label),
        element("td", {}, text),
        element("td", { class: "rows" }, factRows(patients, [fact], index)),
      ),
    ];
  });
  const list = element(
    "dl",
    {},
    element("dt", {}, words.record ?? ""),
    element("dd", { class: "rows" }, factRows(patients, [], index)),
    element("dt", {}, excluded === "" ? (words.analysed ?? "") : (words.excluded ?? "")),
    element("dd", {}, excluded === "" ? (group ?? words.yes ?? "") : excluded),
  );
  return element(
    "div",
    {},
    list,
    ...(dates.length === 0
      ? []
      : [element("h3", {}, words.dates ?? ""), table([words.date, words.what, words.rows], dates)]),
    element("h3", {}, words.facts ?? ""),
    table([words.fact, words.value, words.rows], known),
  );
}
