export { newellNormals, placeRings } from "./contours";
export { curveRows } from "./curve-rows";
export { plainDecimals } from "./decimals";
export { distanceField } from "./distance-field";
export { highestDose, levelExtremes, slabExtremes, wallExtremes } from "./dose-extremes";
export { cumulativeCurve, depositLines } from "./dose-lines";
export { fieldBetween, fieldBeyond, fieldBounds, quadricOf, scanField } from "./fields";
export { scaled } from "./pixels";
export { gaussLegendre } from "./quadrature";
export {
  encloses,
  outlineLength,
  pointBounds,
  ringEdges,
  ringFigures,
  ringLength,
  ringOutlines,
  spansOfRings,
} from "./rings";
export {
  combineSpans,
  nodesOnSpans,
  sharedWidth,
  stretchQuadrature,
  stripMiddles,
  totalWidth,
} from "./spans";
export { rootsOf, splines, squaresOf } from "./splines";

/** Where the memory is free for what the caller lays into it. */
export function firstFree(): usize {
  return __heap_base;
}
