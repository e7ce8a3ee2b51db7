import type { Command } from "commander";
import { exitCode } from "../exit-code.ts";
import { commonOptions } from "../stats/method-options.ts";
import { type Method, methods } from "../stats/methods.ts";
import { version } from "../version.ts";

interface CommonOptions {
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly missing: readonly string[];
}

/**
 * `fiducial stats`: one command a method.
 *
 * @param done gets the exit code
 */
export function addMethods(stats: Command, done: (code: number) => void): void {
  stats
    .usage("METHOD data.csv [options]")
    .helpCommand(false)
    .showHelpAfterError("(fiducial stats --help lists the methods)")
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .addHelpText(
      "after",
      "\nfiducial stats METHOD --help shows a method's options and an example.\n" +
        "Rows with a missing value in a column that is used are left out and counted.",
    );
  for (const method of methods) {
    const command = stats
      .command(method.name)
      .helpGroup(`${method.family}:`)
      .description(method.summary)
      .argument(
        method.fileOptional === true ? "[data.csv]" : "<data.csv>",
        "a CSV file, or - for standard input",
      )
      .showHelpAfterError(`(fiducial stats ${method.name} --help lists the options)`)
      .addHelpText("after", `\nExample:\n  fiducial stats ${method.name} ${method.example}`);
    commonOptions(method.declare(command), method.withoutLevel !== true).action(
      async (file: string | undefined) => done(await answer(method, file, command)),
    );
  }
}

/** Computes one method and prints what came out. */
async function answer(method: Method, file: string | undefined, command: Command): Promise<number> {
  const { json = false, csv = false, missing, ...options } = command.opts<CommonOptions>();
  try {
    const data =
      file === undefined
        ? null
        : await (await import("../stats/data-table.ts")).readDataTable(file, missing);
    const compute = await method.load();
    const result = compute(data, options as never);
    if (csv && result.csv !== undefined) {
      const { csvText } = await import("@fiducial/study");
      process.stdout.write(csvText(result.csv.header, result.csv.rows));
      return exitCode.fine;
    }
    const text = json
      ? (await import("../stats/answer-json.ts")).answerJson(
          method.name,
          { ...options, missing },
          result,
          version,
        )
      : (await import("../stats/answer-text.ts")).answerText(
          `${method.name}: ${method.summary}`,
          result,
          version,
        );
    process.stdout.write(`${text}\n`);
    return exitCode.fine;
  } catch (error) {
    return refuse(error, method, json, command);
  }
}

async function refuse(
  error: unknown,
  method: Method,
  json: boolean,
  command: Command,
): Promise<number> {
  if (!(error instanceof Error)) throw error;
  if (error.name === "UsageError") command.error(`error: ${error.message}`);
  const { InputError } = await import("@fiducial/study");
  const isInput = error instanceof InputError;
  if (!isInput && error.name !== "StatisticsError") throw error;
  if (json) {
    const { jsonFormat, jsonText } = await import("../stats/answer-json.ts");
    const troubles = isInput
      ? { troubles: error.troubles, count: error.count }
      : { message: error.message };
    const shown = { format: jsonFormat, fiducial: version, method: method.name, usable: false };
    process.stdout.write(`${jsonText({ ...shown, ...troubles })}\n`);
  } else console.error(error.message);
  return exitCode.unusable;
}
