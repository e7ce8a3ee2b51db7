import type { DoorNumber, DoorNumbers, DoorPatients } from "../door-data.ts";
import { doorAddress } from "./door-address.ts";
import { element } from "./element.ts";
import { membersOf } from "./members-of.ts";
import { patientTable } from "./patient-table.ts";

/** What the dialog says of a number: value, definition, convention, the other conventions; the patients come later. */
export function numberView(page: DoorNumbers, name: string, number: DoorNumber): HTMLElement {
  const { words } = page;
  const list = element("dl", {});
  const say = (term: string | undefined, said: string): void => {
    if (said !== "") list.append(element("dt", {}, term ?? ""), element("dd", {}, said));
  };
  const texts = (indices: readonly number[]): string =>
    indices.map((index) => page.texts[index] ?? "").join(" · ");
  say(words.definition, texts(number.definition));
  say(words.convention, texts(number.convention));
  say(words.basis, number.basis ?? "");
  say(words.remark, number.remark === null ? "" : texts([number.remark]));
  list.append(element("dt", {}, words.name ?? ""), element("dd", {}, element("code", {}, name)));
  const view = element("div", {}, element("p", { class: "value" }, number.value), list);
  const others = number.alternatives.flatMap((each) => {
    const other = page.numbers[each];
    if (other === undefined) return [];
    const link = element("a", { href: doorAddress("number", each) }, other.value);
    return [
      element(
        "tr",
        {},
        element("th", { scope: "row" }, texts(other.convention)),
        element("td", {}, link),
      ),
    ];
  });
  if (others.length > 0) {
    const heads = [words.convention ?? "", words.value ?? ""].map((each) =>
      element("th", { scope: "col" }, each),
    );
    view.append(
      element("h3", {}, words.otherConventions ?? ""),
      element(
        "table",
        {},
        element("thead", {}, element("tr", {}, ...heads)),
        element("tbody", {}, ...others),
      ),
    );
  }
  return view;
}

/** The patients behind a number, beneath what is said of it. */
export function patientsOfNumber(
  page: DoorNumbers,
  number: DoorNumber,
  patients: DoorPatients,
): HTMLElement {
  const { words } = page;
  const members = membersOf(number, patients);
  const title = (words.patientsBehind ?? "").replace("{n}", String(members.length));
  const facts = number.facts.flatMap((index) => patients.facts[index] ?? []);
  return element(
    "section",
    {},
    element("h3", { id: "door-patients-title" }, title),
    members.length === 0
      ? element("p", {}, words.nobody ?? "")
      : patientTable(patients, facts, members, words),
  );
}
