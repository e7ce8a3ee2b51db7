import type { DoorFact, DoorPatients } from "../door-data.ts";
import { doorAddress } from "./door-address.ts";
import { element } from "./element.ts";
import { factRows, factText } from "./fact-cells.ts";

/** Patients as a table: who, what of them the number is made from, and the rows that say so. Long ones grow on demand. */
export function patientTable(
  patients: DoorPatients,
  facts: readonly DoorFact[],
  members: readonly number[],
  words: Readonly<Record<string, string>>,
): HTMLElement {
  const longest = 200;
  const grouped = patients.groupLabels.length > 0;
  const heads = [
    words.patient ?? "",
    ...(grouped ? [words.group ?? ""] : []),
    ...facts.map((fact) => fact.label),
    words.rows ?? "",
  ];
  const body = element("tbody", {});
  const rowOf = (index: number): HTMLElement => {
    const id = patients.ids[index] ?? "";
    const link = element("a", { href: doorAddress("patient", id) }, id);
    const group = patients.groupLabels[patients.groups[index] ?? -1] ?? "—";
    return element(
      "tr",
      {},
      element("th", { scope: "row" }, link),
      ...(grouped ? [element("td", {}, group)] : []),
      ...facts.map((fact) => element("td", {}, factText(patients, fact, index, words))),
      element("td", { class: "rows" }, factRows(patients, facts, index)),
    );
  };
  const show = (shown: readonly number[]): void => body.replaceChildren(...shown.map(rowOf));
  show(members.slice(0, longest));
  const table = element(
    "table",
    {},
    element(
      "thead",
      {},
      element("tr", {}, ...heads.map((each) => element("th", { scope: "col" }, each))),
    ),
    body,
  );
  const region = element(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-labelledby": "door-patients-title" },
    table,
  );
  if (members.length <= longest) return region;
  const find = element("input", { type: "search" }) as HTMLInputElement;
  find.addEventListener("input", () => {
    const wanted = find.value.trim().toLowerCase();
    const found = members.filter((index) => patients.ids[index]?.toLowerCase().includes(wanted));
    show(found.slice(0, longest));
  });
  const all = element(
    "button",
    { type: "button" },
    (words.showAll ?? "").replace("{n}", String(members.length)),
  );
  all.addEventListener("click", () => {
    find.value = "";
    show(members);
    all.remove();
  });
  return element(
    "div",
    {},
    element("p", { class: "tools" }, element("label", {}, `${words.find ?? ""} `, find), all),
    region,
  );
}
