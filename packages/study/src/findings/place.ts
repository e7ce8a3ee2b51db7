import type { Label } from "../label.ts";

/** A place where a finding was seen, in words; a text where all languages write it alike. */
export type Place = Label | string;

/** A row of a table, or one of its fields: `tables/events.csv, row 12`. */
export function rowPlace(file: string, line: number, field: string | null = null): Place {
  return {
    en: `${file}, row ${line}${field === null ? "" : `, ${field}`}`,
    zh: `${file}，第 ${line} 行${field === null ? "" : ` ${field} 列`}`,
  };
}

/** A place with what was seen there; the file alone where nothing is said of it. */
export function placeWith(file: string, seen: Label | null): Place {
  return seen === null ? file : { en: `${file}: ${seen.en}`, zh: `${file}：${seen.zh ?? seen.en}` };
}
