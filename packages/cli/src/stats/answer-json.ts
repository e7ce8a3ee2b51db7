import type { Answer } from "./answer.ts";
import { findingText } from "./finding-text.ts";

/** Version of the shape that `--json` prints. */
export const jsonFormat = "fiducial-stats/1";

/** The answer for machines: all digits of every double, null where a number is undefined. */
export function answerJson(
  method: string,
  options: Readonly<Record<string, unknown>>,
  answer: Answer,
  version: string,
): string {
  const findings = (answer.findings ?? []).map((each) => ({
    ...each,
    message: findingText(each, answer.offersFirth),
  }));
  return jsonText({
    format: jsonFormat,
    fiducial: version,
    method,
    usable: true,
    options,
    data: answer.data,
    results: answer.results,
    findings,
  });
}

/** JSON with typed arrays as lists, null for what is not finite, and lists of plain values on one line. */
export function jsonText(value: unknown): string {
  const plain = (_: string, each: unknown): unknown =>
    ArrayBuffer.isView(each) ? Array.from(each as Float64Array) : each;
  return JSON.stringify(value, plain, 2).replaceAll(
    /\[\n\s+([^[\]{}]*?)\n\s+\]/g,
    (_, inner: string) => `[${inner.replaceAll(/\n\s+/g, " ")}]`,
  );
}
