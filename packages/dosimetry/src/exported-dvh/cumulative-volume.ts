/**
 * The cumulative curve of a differential one: what lies in a bin and in all above it receives at least the dose where the bin begins.
 *
 * @param volumes of each bin
 * @returns the volume at each bin's lower edge, and 0 at the upper edge of the last; one longer than the bins
 */
export function cumulativeVolume(volumes: Float64Array): Float64Array {
  const cumulative = new Float64Array(volumes.length + 1);
  for (let bin = volumes.length - 1; bin >= 0; bin--)
    cumulative[bin] = cumulative[bin + 1]! + volumes[bin]!;
  return cumulative;
}
