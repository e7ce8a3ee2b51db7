import { InputError, type Trouble } from "@fiducial/study/text";

/**
 * What the file system refused, as a trouble that says what to do.
 *
 * @param where the file or folder as the user named it
 * @param expected what should have been there
 */
export function fileError(where: string, expected: string, error: unknown): Error {
  const trouble = fileTrouble(where, expected, (error as NodeJS.ErrnoException).code);
  if (trouble !== null) return new InputError([trouble]);
  return error instanceof Error ? error : new Error(String(error));
}

function fileTrouble(where: string, expected: string, code: string | undefined): Trouble | null {
  switch (code) {
    case "ENOENT":
      return { where, expected, found: "nothing", remedy: "Check the name." };
    case "EACCES":
    case "EPERM":
      return {
        where,
        expected,
        found: "no right to use it",
        remedy: "Change its permissions, or choose another place.",
      };
    case "EISDIR":
      return { where, expected, found: "a folder", remedy: "Move the folder away." };
    case "ENOTDIR":
      return { where, expected, found: "a file", remedy: "Name a folder." };
    case "EROFS":
      return {
        where,
        expected,
        found: "a read-only disk",
        remedy: "Choose another place.",
      };
    case "ENOSPC":
      return {
        where,
        expected,
        found: "a full disk",
        remedy: "Make room, or choose another place.",
      };
    case "ELOOP":
      return { where, expected, found: "a link to itself", remedy: "Mend the link." };
    case "ENAMETOOLONG":
      return { where, expected, found: "a name that is too long", remedy: "Shorten the name." };
    case "EBUSY":
    case "EMFILE":
      return {
        where,
        expected,
        found: "a file in use",
        remedy: "Close the other programs that use it.",
      };
    default:
      return null;
  }
}
