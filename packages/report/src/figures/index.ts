export * from "./survival-figure.ts";
export * from "./survival-panel.ts";
export * from "./participant-flow-figure.ts";
export * from "./risk-table-rows.ts";
export * from "./step-curve.ts";
export * from "./set-up-figure.ts";
export * from "./palette.ts";
export { widthsMm, type FigureWidth } from "./svg.ts";
