import type { DoorNumbers, DoorPatients } from "../door-data.ts";
import { element } from "./element.ts";
import { numberView, patientsOfNumber } from "./number-view.ts";
import { patientView } from "./patient-view.ts";
import { readPatients } from "./read-patients.ts";

/**
 * Makes every printed number of the page a door: `#number=NAME` and `#patient=ID` open the dialog.
 *
 * The address decides what is shown, so that links can be kept and the browser's way back works: each view is an
 * entry of its history, and closing goes back to before the first of them.
 */
export function openDoors(): void {
  const dialog = document.getElementById("door") as HTMLDialogElement | null;
  const body = document.getElementById("door-body");
  const title = document.getElementById("door-title");
  const data = document.getElementById("door-numbers");
  if (dialog === null || body === null || title === null || data === null) return;
  const page = JSON.parse(data.textContent ?? "") as DoorNumbers;
  let patients: Promise<DoorPatients | null> | null = null;
  let depth = 0;
  let closing = false;

  for (const link of document.querySelectorAll("[data-door]")) {
    link.setAttribute(
      "href",
      `#number=${encodeURIComponent(link.getAttribute("data-door") ?? "")}`,
    );
  }

  const wanted = (): { kind: string; name: string } | null => {
    const found = /^#(number|patient)=(.*)$/.exec(location.hash);
    if (found === null) return null;
    try {
      return { kind: found[1] ?? "", name: decodeURIComponent(found[2] ?? "") };
    } catch {
      return { kind: found[1] ?? "", name: found[2] ?? "" };
    }
  };

  const fill = async (kind: string, name: string): Promise<void> => {
    const { words } = page;
    const number = Object.hasOwn(page.numbers, name) ? page.numbers[name] : undefined;
    const isCurrent = (): boolean => wanted()?.name === name;
    if (kind === "number") {
      title.textContent = number?.label ?? words.unknownNumber ?? "";
      body.replaceChildren(
        number === undefined ? element("code", {}, name) : numberView(page, name, number),
      );
      if (number === undefined) return;
    } else {
      title.textContent = `${words.patient ?? ""} ${name}`;
      body.replaceChildren();
    }
    let known: DoorPatients | null;
    try {
      patients ??= readPatients();
      known = await patients;
    } catch {
      if (isCurrent()) body.append(element("p", {}, words.cannotRead ?? ""));
      return;
    }
    if (!isCurrent()) return;
    if (kind === "number") {
      if (known !== null && number !== undefined)
        body.append(patientsOfNumber(page, number, known));
      return;
    }
    const index = known?.ids.indexOf(name) ?? -1;
    if (known === null || index < 0) title.textContent = words.unknownPatient ?? "";
    else body.append(patientView(page, known, index));
  };

  const follow = (): void => {
    if (closing && wanted() !== null) {
      history.replaceState(null, "", location.href.replace(/#.*$/, ""));
    }
    closing = false;
    const door = wanted();
    if (door === null) {
      depth = 0;
      if (dialog.open) dialog.close();
      return;
    }
    const state = history.state as { door?: number } | null;
    depth = state?.door ?? depth + 1;
    history.replaceState({ door: depth }, "");
    void fill(door.kind, door.name);
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
    title.focus();
  };

  const leave = (): void => {
    closing = true;
    if (depth > 0) history.go(-depth);
    else follow();
  };

  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    leave();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) leave();
  });
  document.getElementById("door-close")?.addEventListener("click", leave);
  window.addEventListener("hashchange", follow);
  if (wanted() !== null) {
    // Opened by its address: there is no page before it to go back to.
    history.replaceState({ door: 0 }, "");
    follow();
  }
}
