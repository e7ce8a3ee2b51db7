import { FrameDamage } from "./frame-damage.ts";

const headerBytes = 64;

/**
 * A frame in run-length coding (PS3.5, annex G): one segment a byte of the sample, the most significant first.
 *
 * @returns little-endian samples, `pixels` × `bytesPerSample` bytes
 * @throws FrameDamage where the header makes no sense or a segment holds fewer bytes than pixels
 */
export function runLengthFrame(
  bytes: Uint8Array,
  pixels: number,
  bytesPerSample: number,
): Uint8Array {
  if (bytes.length < headerBytes) throw new FrameDamage("a header of 64 bytes", `${bytes.length}`);
  const header = new DataView(bytes.buffer, bytes.byteOffset, headerBytes);
  const segments = header.getUint32(0, true);
  if (segments !== bytesPerSample)
    throw new FrameDamage(`${bytesPerSample} segments (PS3.5, G.5)`, String(segments));
  const frame = new Uint8Array(pixels * bytesPerSample);
  for (let segment = 0; segment < segments; segment++) {
    const start = header.getUint32(4 + 4 * segment, true);
    const end = segment + 1 < segments ? header.getUint32(8 + 4 * segment, true) : bytes.length;
    if (start < headerBytes || end > bytes.length || start > end)
      throw new FrameDamage("segments within the frame", `one from byte ${start} to ${end}`);
    const filled = expand(bytes.subarray(start, end), frame, segments - 1 - segment, segments);
    if (filled !== pixels) throw new FrameDamage(`${pixels} bytes a segment`, String(filled));
  }
  return frame;
}

/** PackBits into every `step`-th byte from `first` on; returns how many bytes were written. */
function expand(segment: Uint8Array, frame: Uint8Array, first: number, step: number): number {
  const capacity = frame.length / step;
  let written = 0;
  let at = 0;
  while (at < segment.length && written < capacity) {
    const control = segment[at++]!;
    if (control === 128) continue;
    if (control < 128) {
      const count = Math.min(control + 1, segment.length - at, capacity - written);
      for (let index = 0; index < count; index++)
        frame[first + step * (written + index)] = segment[at + index]!;
      at += control + 1;
      written += count;
    } else {
      if (at >= segment.length) break;
      const count = Math.min(257 - control, capacity - written);
      const value = segment[at++]!;
      for (let index = 0; index < count; index++) frame[first + step * (written + index)] = value;
      written += count;
    }
  }
  return written;
}
