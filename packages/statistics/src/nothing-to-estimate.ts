/**
 * Why follow-up holds nothing that a regression could estimate: no weight, or no event that weighs anything.
 *
 * @returns null where there is an event
 */
export function nothingToEstimate(
  event: Uint8Array,
  weight: Float64Array | null,
): "every weight is 0" | "no event" | null {
  if (weight && weight.every((w) => w === 0)) return "every weight is 0";
  return event.some((e, i) => e === 1 && (weight === null || weight[i]! > 0)) ? null : "no event";
}
