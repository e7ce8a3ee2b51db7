import { exitCode } from "./exit-code.ts";
import { version } from "./version.ts";

/** Says on stderr what went wrong, without a stack trace, and gives the exit code. */
export function reportFailure(error: unknown): number {
  const failure = error instanceof Error ? error : new Error(String(error));
  if (["InputError", "DosimetryError", "DicomError"].includes(failure.name)) {
    console.error(failure.message);
    return exitCode.unusable;
  }
  if (failure.name === "UsageError") {
    console.error(`error: ${failure.message}`);
    return exitCode.usage;
  }
  console.error(`fiducial ${version} failed unexpectedly: ${failure.message.split("\n")[0]}`);
  console.error(
    process.env["FIDUCIAL_DEBUG"] === "1"
      ? failure.stack
      : "This is a fault in Fiducial. Please report it, with what FIDUCIAL_DEBUG=1 in the environment adds to this message.",
  );
  return exitCode.unusable;
}
