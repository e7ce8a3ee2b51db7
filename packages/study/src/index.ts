export * from "./label.ts";
export * from "./findings.ts";
export * from "./input-error.ts";
export * from "./results/conventions.ts";
export * from "./results/study-number.ts";
export * from "./results/study-results.ts";
export * from "./records/record-types.ts";
