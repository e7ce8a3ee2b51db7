import {
  closeSync,
  type Dirent,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  statSync,
} from "node:fs";
import { open as openFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type DataSet,
  DosimetryError,
  matchedObjects,
  type MatchedObjects,
  type ObjectHeader,
  objectHeader,
  objectKind,
  readDicom,
  readDicomHead,
} from "@fiducial/dosimetry";
import { InputError, type Trouble } from "@fiducial/study/text";
import { fileError } from "../file-trouble.ts";
import { leftover } from "../leftover.ts";

/** A folder to read, and what its text beyond ASCII is in where a file declares no character set. */
export interface DicomSource {
  readonly folder: string;
  readonly characterSet?: string | undefined;
}

/** The DICOM objects of a folder as their headers tell them. */
export interface DicomFolder extends MatchedObjects, DicomSource {
  readonly headers: readonly ObjectHeader[];
  /** Files of other kinds, by their paths within the folder. */
  readonly notDicom: readonly string[];
  /** Files that should be DICOM or could not be opened, with the reason. */
  readonly unreadable: readonly Trouble[];
}

/** Headers read at the same time: a series has hundreds of files, and each may wait for the disk or the network. */
const filesAtOnce = 4;
/** So many take less to read where nothing waits; then one after another is the fastest. */
const quickNs = 4_000_000n;

/**
 * Reads the headers of all DICOM files in and below a folder, a few files at a time, and matches them by their UIDs.
 *
 * Names, extensions and layout play no part. Links are followed; no folder is read twice.
 *
 * @throws {InputError} where the folder cannot be listed
 */
export async function readDicomFolder(
  source: DicomSource,
  onStage: (text: string) => void = () => {},
): Promise<DicomFolder> {
  const { folder } = source;
  const { files, unreadable } = filesBelow(folder);
  onStage(`Reading the headers of ${files.length} files`);
  const headers: ObjectHeader[] = [];
  const notDicom: string[] = [];
  let quick = true;
  for (let at = 0; at < files.length; at += filesAtOnce) {
    const some = files.slice(at, at + filesAtOnce);
    let before = process.hrtime.bigint();
    const starts = quick
      ? null
      : await Promise.allSettled(some.map((file) => waited(folder, file)));
    let takenNs = process.hrtime.bigint() - before;
    for (const [i, file] of some.entries()) {
      try {
        before = process.hrtime.bigint();
        const start = starts === null ? atOnce(folder, file) : settled(starts[i]!);
        takenNs += process.hrtime.bigint() - before;
        const header = headerOf(source, file, start);
        if (header === null) notDicom.push(file);
        else headers.push(header);
      } catch (error) {
        unreadable.push(...troublesOf(error, file));
      }
    }
    quick = takenNs < quickNs;
  }
  const contradicting = contradictingObjects(folder, headers);
  unreadable.push(...contradicting.map(contradiction));
  const usable = headers.filter((header) => !contradicting.some((files) => files.includes(header)));
  const { plans, mismatches } = matchedObjects(usable);
  // A dose of which nothing could be matched misses its structure set too; once is enough.
  const named = mismatches.filter((mismatch) => mismatch.files.length > 0);
  return { ...source, headers: usable, notDicom, unreadable, plans, mismatches: named };
}

/** Objects of one SOP Instance UID whose files differ: which of them counts would have to be guessed. */
function contradictingObjects(
  folder: string,
  headers: readonly ObjectHeader[],
): readonly ObjectHeader[][] {
  const byUid = new Map<string, ObjectHeader[]>();
  for (const header of headers) {
    if (header.kind === "image" || header.sopInstanceUid === null) continue;
    const same = byUid.get(header.sopInstanceUid);
    if (same === undefined) byUid.set(header.sopInstanceUid, [header]);
    else same.push(header);
  }
  return [...byUid.values()].filter(([first, ...others]) => {
    if (others.length === 0) return false;
    const bytes = bytesOf(folder, first!.file);
    return others.some(({ file }) => Buffer.compare(bytes, bytesOf(folder, file)) !== 0);
  });
}

function contradiction(objects: readonly ObjectHeader[]): Trouble {
  return {
    where: objects.map(({ file }) => file).join(", "),
    expected: "one file of a SOP Instance UID (0008,0018), or copies of it",
    found: "files that differ",
    remedy: "Leave the right one.",
  };
}

/** Bytes of objects that stay open between reading their headers and evaluating them, in all. */
const mostOpenBytes = 24_000_000;

/** Objects whose headers were read a moment ago: those of a single plan need not be read a second time. */
const open = new Map<string, DataSet>();
let openBytes = 0;

/** Opens an object of the folder, with all its bytes. */
export async function openObject(
  { folder, characterSet }: DicomSource,
  file: string,
): Promise<DataSet> {
  const path = join(folder, file);
  const known = open.get(path);
  if (known === undefined)
    return readDicom(bytesOf(folder, file), { name: file, assumedCharacterSet: characterSet });
  open.delete(path);
  openBytes -= known.file.bytes.length;
  return known;
}

/** Gives the memory of an object back, of which all that is needed was decoded; waiting for the collector would double the peak. */
export function closeObject({ file: { bytes } }: DataSet): void {
  const { buffer } = bytes;
  // A small file may lie in one buffer with others; that of a dose may have become the dose.
  if (buffer instanceof ArrayBuffer && !buffer.detached && buffer.byteLength === bytes.byteLength)
    buffer.transfer(0);
}

function keepOpen(folder: string, dataSet: DataSet): void {
  const { name, bytes } = dataSet.file;
  if (openBytes + bytes.length > mostOpenBytes) return;
  open.set(join(folder, name), dataSet);
  openBytes += bytes.length;
}

/** What an error says of input, one trouble or more; whatever else it is, is thrown on. */
export function troublesOf(error: unknown, where: string): readonly Trouble[] {
  if (error instanceof DosimetryError) return [error.trouble];
  if (error instanceof InputError) return error.troubles;
  if ((error as NodeJS.ErrnoException).code === undefined) throw error;
  return [
    {
      where,
      expected: "a file that can be read",
      found: (error as Error).message,
      remedy: "Copy the file again, or move it away.",
    },
  ];
}

/**
 * The files in and below a folder, by their paths within it, in the order of code units.
 *
 * @throws {InputError} where the folder cannot be listed
 */
export function filesBelow(folder: string): {
  readonly files: readonly string[];
  readonly unreadable: Trouble[];
} {
  const files: string[] = [];
  const unreadable: Trouble[] = [];
  const seen = new Set<string>();
  const walk = (below: string): void => {
    const real = realpathSync.native(join(folder, below));
    if (seen.has(real)) return;
    seen.add(real);
    for (const entry of readdirSync(real, { withFileTypes: true })) {
      if (leftover.test(entry.name)) continue;
      const path = below === "" ? entry.name : `${below}/${entry.name}`;
      try {
        const kind = kindOf(folder, path, entry);
        if (kind === "folder") walk(path);
        else if (kind === "file") files.push(path);
      } catch (error) {
        unreadable.push(...troublesOf(fileError(path, "a file or folder to read", error), path));
      }
    }
  };
  try {
    walk("");
  } catch (error) {
    throw fileError(folder, "a folder with DICOM files", error);
  }
  return { files: files.toSorted(byCodeUnits), unreadable };
}

function byCodeUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function kindOf(folder: string, path: string, entry: Dirent): "file" | "folder" | "other" {
  const found = entry.isSymbolicLink() ? statSync(join(folder, path)) : entry;
  if (found.isDirectory()) return "folder";
  return found.isFile() ? "file" : "other";
}

/** The header of a DICOM file; null for a file of another kind. */
function headerOf(
  { folder, characterSet }: DicomSource,
  file: string,
  { start, fileBytes }: FirstBytes,
): ObjectHeader | null {
  const declared = hasPrefix(start, 128) || hasPrefix(start, 0) || dicomExtension.test(file);
  if (!declared && !beginsLikeDataSet(start)) return null;
  const options = { name: file, assumedCharacterSet: characterSet };
  const head = readDicomHead(start, fileBytes, options);
  // Nothing but its header is needed of an image; other objects are read whole, and refused where they are damaged.
  if (head !== null && objectKind(head) === "image") return objectHeader(head);
  const bytes = bytesOf(folder, file);
  try {
    const dataSet = readDicom(bytes, options);
    const header = objectHeader(dataSet);
    if (header.kind !== "image" && header.kind !== "other") keepOpen(folder, dataSet);
    return declared || header.sopInstanceUid !== null ? header : null;
  } catch (error) {
    if (declared || !(error instanceof DosimetryError)) throw error;
    return null;
  }
}

/** Holds what comes before the pixels of most images. */
const headBytes = 16_384;

const dicomExtension = /\.(dcm|dicom)$/i;

function hasPrefix(bytes: Uint8Array, at: number): boolean {
  return [0x44, 0x49, 0x43, 0x4d].every((byte, i) => bytes[at + i] === byte);
}

/** Without prefix, a data set begins with an element of group 0002 or 0008, in either order of bytes. */
function beginsLikeDataSet(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  return (second === 0 && (first === 2 || first === 8)) || (first === 0 && second === 8);
}

interface FirstBytes {
  readonly start: Uint8Array;
  readonly fileBytes: number;
}

/** A header is done with before the next is read. */
const reused = new Uint8Array(headBytes);

function atOnce(folder: string, file: string): FirstBytes {
  try {
    const opened = openSync(join(folder, file), "r");
    try {
      const { size } = fstatSync(opened);
      const bytesRead = readSync(opened, reused, 0, headBytes, 0);
      return { start: reused.subarray(0, bytesRead), fileBytes: size };
    } finally {
      closeSync(opened);
    }
  } catch (error) {
    throw fileError(file, "a file that can be read", error);
  }
}

async function waited(folder: string, file: string): Promise<FirstBytes> {
  try {
    const handle = await openFile(join(folder, file));
    try {
      const { size } = await handle.stat();
      const { buffer, bytesRead } = await handle.read(new Uint8Array(headBytes), 0, headBytes, 0);
      return { start: buffer.subarray(0, bytesRead), fileBytes: size };
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw fileError(file, "a file that can be read", error);
  }
}

function settled<T>(result: PromiseSettledResult<T>): T {
  if (result.status === "rejected") throw result.reason;
  return result.value;
}

function bytesOf(folder: string, file: string): Uint8Array {
  try {
    return readFileSync(join(folder, file));
  } catch (error) {
    throw fileError(file, "a file that can be read", error);
  }
}
