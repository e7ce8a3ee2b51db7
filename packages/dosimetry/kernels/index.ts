export { newellNormal, placeRing } from "./contours";
export { countTexts, plainDecimals } from "./decimals";
export { distanceField } from "./distance-field";
export { spanExtremes, wallExtremes } from "./dose-extremes";
export { depositLines } from "./dose-lines";
export { fieldBetween, fieldBeyond, fieldBounds, scanField } from "./fields";
export {
  countCrossings,
  outlineLength,
  placeCrossings,
  ringOutline,
  twiceSignedArea,
  widenBounds,
} from "./rings";
export { splines } from "./splines";

/** Where the memory is free for what the caller lays into it. */
export function firstFree(): usize {
  return __heap_base;
}
