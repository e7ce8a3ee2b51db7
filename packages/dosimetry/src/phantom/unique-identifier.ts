const offset = 0x6c62272e07bb014262b821756295c58dn;
const prime = 0x0000000001000000000000000000013bn;
const bits = (1n << 128n) - 1n;

/**
 * A UID that follows from a name: under 2.25, as PS3.5 B.2 derives UIDs from UUIDs.
 *
 * The UUID is of version 8 (RFC 9562), its other bits those of FNV-1a with 128 bits. Names of one patient's objects differ, and
 * so do names of patients: two names with one UID are not to be expected.
 *
 * @example
 * uniqueIdentifier("P01/plan") === uniqueIdentifier("P01/plan"); // true
 * uniqueIdentifier("P01/plan") === uniqueIdentifier("P02/plan"); // false
 */
export function uniqueIdentifier(name: string): string {
  let hash = offset;
  for (const byte of new TextEncoder().encode(name)) hash = ((hash ^ BigInt(byte)) * prime) & bits;
  const version = (hash & ~(0xfn << 76n)) | (0x8n << 76n);
  const variant = (version & ~(0x3n << 62n)) | (0x2n << 62n);
  return `2.25.${variant}`;
}
