/** What one file may ask for. Each limit is well above what planning systems write and keeps hostile bytes from taking the memory. */
export const limits = {
  /** Sequences within sequences; RT objects need four. */
  sequenceDepth: 16,
  /** Elements and sequence items of one file, about 250 bytes of memory each. */
  elements: 1_000_000,
  /** Bytes that a deflated data set may grow to: this many times its size … */
  inflationRatio: 20,
  /** … and never more than this. */
  inflatedBytes: 512 * 1024 * 1024,
  /** Voxels of one dose grid: 256 MiB of Float32. */
  doseVoxels: 67_108_864,
  /** Voxels of one image series, all slices together: 512 MiB of Int16. */
  imageVoxels: 268_435_456,
  /** Frames of one object. */
  frames: 16_384,
  /** Pixels of one frame. */
  framePixels: 16_777_216,
  /** Points of all contours of one structure set. */
  contourPoints: 5_000_000,
  /** Bins of all DVHs that one RTDOSE stores. */
  storedDvhBins: 5_000_000,
  /** Characters of a DVH text export. */
  exportedDvhCharacters: 134_217_728,
} as const;
