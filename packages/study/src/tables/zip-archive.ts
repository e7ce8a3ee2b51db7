import { InputError } from "../input-error.ts";

/** What an archive may hold, so that a small file cannot fill the memory. */
export interface ArchiveLimits {
  readonly archiveBytes: number;
  readonly totalBytes: number;
  readonly entryBytes: number;
  readonly entries: number;
}

export interface ArchiveEntry {
  readonly path: string;
  readonly bytes: Uint8Array;
}

interface DirectoryEntry {
  readonly path: string;
  readonly deflated: boolean;
  readonly content: Uint8Array;
  readonly statedBytes: number;
}

const megabyte = 1_000_000;

/**
 * Unpacks the entries of a ZIP archive that a filter wants.
 *
 * The sizes in the archive's directory are judged before anything is inflated, and not
 * believed: inflation stops where an entry grows beyond its stated size or beyond a limit.
 *
 * @param file for messages
 * @throws {InputError} where the bytes are no such archive or exceed a limit
 */
export async function unpackArchive(
  file: string,
  bytes: Uint8Array,
  limits: ArchiveLimits,
  wanted: (path: string) => boolean,
): Promise<readonly ArchiveEntry[]> {
  if (bytes.length > limits.archiveBytes)
    throw tooLarge(
      file,
      `a workbook of at most ${inMegabytes(limits.archiveBytes)}`,
      inMegabytes(bytes.length),
    );
  const directory = readDirectory(file, bytes, limits).filter(({ path }) => wanted(path));
  judgeStatedSizes(file, directory, limits);
  const entries: ArchiveEntry[] = [];
  for (const entry of directory)
    entries.push({ path: entry.path, bytes: await inflate(file, entry) });
  return entries;
}

function judgeStatedSizes(
  file: string,
  directory: readonly DirectoryEntry[],
  limits: ArchiveLimits,
): void {
  for (const { path, statedBytes } of directory)
    if (statedBytes > limits.entryBytes)
      throw tooLarge(
        `${file}, ${path}`,
        `at most ${inMegabytes(limits.entryBytes)} when unpacked`,
        inMegabytes(statedBytes),
      );
  const total = directory.reduce((sum, { statedBytes }) => sum + statedBytes, 0);
  if (total > limits.totalBytes)
    throw tooLarge(
      file,
      `at most ${inMegabytes(limits.totalBytes)} when unpacked`,
      inMegabytes(total),
    );
}

const signature = { directoryEnd: 0x06054b50, directoryEntry: 0x02014b50, localEntry: 0x04034b50 };

/** Layout by APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16; ZIP64 is refused, as no workbook within the limits needs it. */
function readDirectory(
  file: string,
  bytes: Uint8Array,
  limits: ArchiveLimits,
): readonly DirectoryEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const end = directoryEnd(view);
    if (end === null) throw damaged(file, "no ZIP directory at its end");
    const count = view.getUint16(end + 10, true);
    let at = view.getUint32(end + 16, true);
    if (count === 0xffff || at === 0xffffffff) throw damaged(file, "a ZIP64 archive");
    if (count > limits.entries)
      throw tooLarge(file, `a workbook of at most ${limits.entries} parts`, `${count} parts`);
    const entries: DirectoryEntry[] = [];
    for (let i = 0; i < count; i++) {
      if (view.getUint32(at, true) !== signature.directoryEntry)
        throw damaged(file, "a broken ZIP directory");
      entries.push(readDirectoryEntry(file, bytes, view, at));
      at +=
        46 +
        view.getUint16(at + 28, true) +
        view.getUint16(at + 30, true) +
        view.getUint16(at + 32, true);
    }
    return entries;
  } catch (error) {
    if (error instanceof RangeError) throw damaged(file, "a ZIP archive that is cut short");
    throw error;
  }
}

function directoryEnd(view: DataView): number | null {
  const longestComment = 0xffff;
  for (
    let at = view.byteLength - 22;
    at >= Math.max(0, view.byteLength - 22 - longestComment);
    at--
  )
    if (view.getUint32(at, true) === signature.directoryEnd) return at;
  return null;
}

function readDirectoryEntry(
  file: string,
  bytes: Uint8Array,
  view: DataView,
  at: number,
): DirectoryEntry {
  const path = new TextDecoder().decode(
    bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)),
  );
  const encrypted = (view.getUint16(at + 8, true) & 1) === 1;
  if (encrypted) throw passwordProtected(file);
  const method = view.getUint16(at + 10, true);
  if (method !== 0 && method !== 8) throw damaged(file, `compression method ${method} in ${path}`);
  const local = view.getUint32(at + 42, true);
  if (view.getUint32(local, true) !== signature.localEntry)
    throw damaged(file, "a broken ZIP directory");
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const packedBytes = view.getUint32(at + 20, true);
  if (start + packedBytes > bytes.length) throw damaged(file, "a ZIP archive that is cut short");
  return {
    path,
    deflated: method === 8,
    content: bytes.subarray(start, start + packedBytes),
    statedBytes: view.getUint32(at + 24, true),
  };
}

async function inflate(
  file: string,
  { path, deflated, content, statedBytes }: DirectoryEntry,
): Promise<Uint8Array> {
  if (!deflated) {
    if (content.length !== statedBytes) throw wrongSize(file, path, statedBytes);
    return content;
  }
  const whole = new Uint8Array(statedBytes);
  let length = 0;
  const stream = new Blob([content as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new DecompressionStream("deflate-raw"));
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (length + value.length > statedBytes) {
        void reader.cancel().catch(() => {});
        throw wrongSize(file, path, statedBytes);
      }
      whole.set(value, length);
      length += value.length;
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw damaged(file, `contents of ${path} that cannot be unpacked`);
  }
  if (length !== statedBytes) throw wrongSize(file, path, statedBytes);
  return whole;
}

/**
 * Packs entries without compression. The checksums stay zero: the archive goes
 * straight to a reader in the same memory, which does not look at them.
 */
export function packArchive(entries: readonly ArchiveEntry[]): ArrayBuffer {
  const encoder = new TextEncoder();
  const named = entries.map(({ path, bytes }) => ({ name: encoder.encode(path), bytes }));
  const size = named.reduce(
    (sum, { name, bytes }) => sum + 76 + 2 * name.length + bytes.length,
    22,
  );
  const archive = new Uint8Array(size);
  const view = new DataView(archive.buffer);
  const starts: number[] = [];
  let at = 0;
  for (const { name, bytes } of named) {
    starts.push(at);
    view.setUint32(at, signature.localEntry, true);
    view.setUint32(at + 18, bytes.length, true);
    view.setUint32(at + 22, bytes.length, true);
    view.setUint16(at + 26, name.length, true);
    archive.set(name, at + 30);
    archive.set(bytes, at + 30 + name.length);
    at += 30 + name.length + bytes.length;
  }
  const directory = at;
  for (const [i, { name, bytes }] of named.entries()) {
    view.setUint32(at, signature.directoryEntry, true);
    view.setUint32(at + 20, bytes.length, true);
    view.setUint32(at + 24, bytes.length, true);
    view.setUint16(at + 28, name.length, true);
    view.setUint32(at + 42, starts[i]!, true);
    archive.set(name, at + 46);
    at += 46 + name.length;
  }
  view.setUint32(at, signature.directoryEnd, true);
  view.setUint16(at + 8, named.length, true);
  view.setUint16(at + 10, named.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return archive.buffer;
}

const saveAgain =
  "Open it in Excel or LibreOffice and save it as .xlsx once more, or save each sheet as CSV.";

function damaged(file: string, found: string): InputError {
  return new InputError([
    { where: file, expected: "an intact .xlsx workbook", found, remedy: saveAgain },
  ]);
}

export function passwordProtected(file: string): InputError {
  return new InputError([
    {
      where: file,
      expected: "a workbook that opens without a password",
      found: "an encrypted one",
      remedy: "Remove the password in Excel (File, Info, Protect Workbook) and save it.",
    },
  ]);
}

function wrongSize(file: string, path: string, statedBytes: number): InputError {
  return damaged(
    file,
    `${path} to be of another size than the ${statedBytes} bytes that its directory states`,
  );
}

function tooLarge(where: string, expected: string, found: string): InputError {
  return new InputError([
    {
      where,
      expected,
      found,
      remedy: "Save each sheet as a CSV file in tables/; these may be as large as they need to be.",
    },
  ]);
}

function inMegabytes(bytes: number): string {
  return `${Math.ceil(bytes / megabyte)} MB`;
}
