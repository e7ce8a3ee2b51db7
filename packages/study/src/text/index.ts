// The door for commands that read no study and should not load one: troubles and CSV texts.
export { describeTrouble, InputError, type Trouble } from "../input-error.ts";
export { csvText, type CsvCell } from "../tables/csv-text.ts";
