import { DosimetryError } from "@fiducial/dosimetry";
import { InputError } from "@fiducial/study/text";
import { exitCode } from "../exit-code.ts";

/** Where the answer is JSON, so is what cannot be used: on standard output, with the exit code of unusable input. */
export async function withTroublesAsJson(
  asJson: boolean,
  act: () => Promise<number>,
): Promise<number> {
  try {
    return await act();
  } catch (error) {
    const troubles =
      error instanceof InputError
        ? error.troubles
        : error instanceof DosimetryError
          ? [error.trouble]
          : null;
    if (!asJson || troubles === null) throw error;
    const count = error instanceof InputError ? error.count : 1;
    process.stdout.write(`${JSON.stringify({ usable: false, troubles, count }, null, 2)}\n`);
    return exitCode.unusable;
  }
}
