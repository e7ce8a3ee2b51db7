/** A listing of more patients than this is left to subjects.jsonl. */
export const longestListing = 500;
