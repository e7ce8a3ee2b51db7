import type { GeometryFinding } from "../geometry/geometry-finding.ts";
import type { NoDoseVolumeHistogram } from "./dose-volume-histogram.ts";

/** What is doubtful about a structure's dose and volume; the wording is its reader's. */
export type DosimetryFinding =
  | GeometryFinding
  /** Fewer than five slices: the caps are most of the volume. */
  | { readonly kind: "few-contours"; readonly structure: string; readonly slices: number }
  /** Below 0.5 cm³. */
  | { readonly kind: "small-volume"; readonly structure: string; readonly volumeCm3: number }
  /** The grid is coarser than a fifth of the diameter of a sphere of the same volume. */
  | {
      readonly kind: "coarse-grid";
      readonly structure: string;
      readonly gridMm: number;
      readonly diameterMm: number;
    }
  /** Part of the structure lies beyond the dose grid and counts as receiving nothing. */
  | {
      readonly kind: "leaves-grid";
      readonly structure: string;
      readonly outsideCm3: number;
      readonly outsidePercent: number;
    }
  | {
      readonly kind: "no-histogram";
      readonly structure: string;
      readonly because: NoDoseVolumeHistogram["because"] | "other-frame-of-reference";
    }
  /** The smooth mode and the slab mode differ by more than 1 %. */
  | {
      readonly kind: "modes-differ";
      readonly structure: string;
      readonly quantity: "volume" | "D98%" | "D95%" | "Dmean" | "D2%";
      readonly unit: "cm³" | "Gy";
      readonly smooth: number;
      readonly slab: number;
    }
  /** Gradient index and R50 are lower bounds. */
  | { readonly kind: "isodose-leaves-grid"; readonly structure: string }
  /** A derived structure, metric or constraint names a structure that the set has not. */
  | { readonly kind: "missing-structure"; readonly structure: string; readonly neededBy: string };
