import type { Edition } from "../edition.ts";

/** The name of a group, or the word for all. */
export function groupLabel(edition: Edition, code: string | null): string {
  const group = edition.results.groups.find((each) => each.code === code);
  return group === undefined ? (code ?? edition.words.all) : edition.text(group.label);
}
