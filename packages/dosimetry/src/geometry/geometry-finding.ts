/** What is doubtful about the contours of one structure; the wording is its reader's. */
export type GeometryFinding =
  /** Open and point contours enclose nothing and were left out. */
  | { readonly kind: "open-contours"; readonly structure: string; readonly count: number }
  /** Closed contours with fewer than three points, or points that are no numbers or lie beyond 10 m, were left out. */
  | { readonly kind: "unusable-contours"; readonly structure: string; readonly count: number }
  /** Contours whose plane is not parallel to the structure's slices were left out. */
  | { readonly kind: "contours-across-slices"; readonly structure: string; readonly count: number }
  /** Contours with the points of another on their slice were left out. */
  | { readonly kind: "repeated-contours"; readonly structure: string; readonly count: number }
  /** No contour encloses anything. */
  | { readonly kind: "no-closed-contour"; readonly structure: string }
  /** Drawn throughout on slices further apart than those of its set, and joined from each to the next. */
  | {
      readonly kind: "wider-slices";
      readonly structure: string;
      readonly ownMm: number;
      readonly spacingMm: number;
    }
  /** Neighbouring planes more than 1.5 spacings apart: nothing was filled in between them. */
  | {
      readonly kind: "gap";
      readonly structure: string;
      readonly fromMm: number;
      readonly toMm: number;
      readonly spacingMm: number;
    };
