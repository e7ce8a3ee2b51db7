/** A listing of more patients than this is left to results.json. */
export const longestListing = 500;
