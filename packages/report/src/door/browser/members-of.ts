import type { DoorNumber, DoorPatients } from "../door-data.ts";

/** Places of the patients behind a number, in the order of the cohort. */
export function membersOf(number: DoorNumber, patients: DoorPatients): number[] {
  const all = patients.ids.map((_, index) => index);
  if (number.risk !== null) {
    const { fact, group, months, counts } = number.risk;
    const time = patients.facts[fact]?.time;
    if (time == null) return [];
    return all.filter((index) => {
      const days = time.days[index] ?? -1;
      if (days < 0 || (group !== null && patients.groups[index] !== group)) return false;
      if (days / patients.daysPerMonth >= months) return counts === "at-risk";
      return counts === (time.events[index] === 1 ? "events" : "censored");
    });
  }
  const bits = number.set === null ? undefined : patients.sets[number.set];
  if (bits === undefined) return [];
  const bytes = atob(bits);
  return all.filter((index) => (bytes.charCodeAt(index >> 3) >> (index & 7)) & 1);
}
