import { Command, CommanderError, Option } from "commander";
import type { AuditOptions } from "./commands/audit.ts";
import type { DvhOptions } from "./commands/dvh.ts";
import type { ManuscriptOptions } from "./commands/manuscript.ts";
import type { PhantomOptions } from "./commands/phantom.ts";
import type { PlanOptions } from "./commands/plan.ts";
import { exitCode } from "./exit-code.ts";
import { reportFailure } from "./failure.ts";
import { fileError } from "./file-trouble.ts";
import { version } from "./version.ts";

// A reader that has seen enough (`fiducial dictionary | head`) closes the pipe; that is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(exitCode.fine);
  process.exit(reportFailure(fileError("standard output", "a place that takes all of it", error)));
});

process.exitCode = await main(process.argv);

/** Each command lies in its own file, loaded when it is called: `--help` needs none of them. */
async function main(argv: readonly string[]): Promise<number> {
  let result: number = exitCode.fine;
  const program = new Command("fiducial")
    .description("From the records of a stereotactic radiotherapy cohort to its report.")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "show help")
    .helpCommand("help [command]", "show help for a command")
    .showHelpAfterError("(fiducial --help lists the commands)")
    .exitOverride()
    .addHelpText(
      "after",
      "\nExit codes: 0 fine, 1 the study cannot be used, the paper contradicts itself or numbers have changed, 2 wrong usage,\n" +
        "3 the paper cannot be read, 130 interrupted.\n" +
        "Research software, not a medical device.",
    );

  program
    .command("run")
    .description("analyse a study and write its report")
    .argument("<folder>", "the study folder, with study.yaml and tables/")
    .option("-o, --out <folder>", "where the report goes (default: out in the study folder)")
    .option("--replace", "replace a report that Fiducial wrote there before")
    .option(
      "--publication",
      "write the edition that may leave the building, without patient-level detail (default folder: publication)",
    )
    .action(
      async (
        folder: string,
        options: { out?: string; replace?: boolean; publication?: boolean },
      ) => {
        result = await (await import("./commands/run.ts")).run(folder, options);
      },
    );

  program
    .command("check")
    .description("check a study's protocol and records, without a report")
    .argument("<folder>", "the study folder")
    .option("--json", "print the findings as JSON")
    .action(async (folder: string, options: { json?: boolean }) => {
      result = await (await import("./commands/check.ts")).check(folder, options);
    });

  program
    .command("init")
    .description("write a commented study to start from")
    .argument("<folder>", "a folder without a study; it is made if need be")
    .action(async (folder: string) => {
      result = await (await import("./commands/init.ts")).init(folder);
    });

  program
    .command("dictionary")
    .description("print the data dictionary as CSV")
    .argument("[folder]", "a study folder, to include the variables of its protocol")
    .option("--redcap", "print it as a REDCap data dictionary")
    .addOption(new Option("--language <language>", "of labels").choices(["en", "zh"]).default("en"))
    .action(
      async (folder: string | undefined, options: { redcap?: boolean; language: "en" | "zh" }) => {
        result = await (await import("./commands/dictionary.ts")).dictionary(folder, options);
      },
    );

  program
    .command("numbers")
    .description("list the numbers, tables and figures that a manuscript can refer to")
    .argument("<folder>", "the study folder")
    .argument("[text]", "only those with this text in their name or label")
    .option("--json", "print them as JSON")
    .action(async (folder: string, text: string | undefined, options: { json?: boolean }) => {
      result = await (await import("./commands/numbers.ts")).numbers(folder, text, options);
    });

  program
    .command("manuscript")
    .description("set manuscript.md with the study's numbers in place, as Word and HTML")
    .argument("<folder>", "the study folder, with study.yaml, tables/ and manuscript.md")
    .option("-o, --out <folder>", "where the files go (default: manuscript in the study folder)")
    .option("--replace", "replace files that Fiducial wrote there before")
    .option("--compare <docx>", "list the numbers of a Word file that have changed since")
    .option("--json", "with --compare: print the differences as JSON")
    .action(async (folder: string, options: ManuscriptOptions) => {
      result = await (await import("./commands/manuscript.ts")).manuscript(folder, options);
    });

  const exporting = program
    .command("export")
    .description("write the study's data for other programs");
  exporting
    .command("r")
    .description("data and a script for R that recomputes the numbers and prints the agreement")
    .argument("<folder>", "the study folder")
    .option("-o, --out <folder>", "where the files go (default: r in the study folder)")
    .option("--replace", "replace files that Fiducial wrote there before")
    .action(async (folder: string, options: { out?: string; replace?: boolean }) => {
      result = await (await import("./commands/export-r.ts")).exportR(folder, options);
    });
  exporting
    .command("wide")
    .description("one row per patient as CSV, with scripts for SPSS and R that read and label it")
    .argument("<folder>", "the study folder")
    .option("-o, --out <file>", "the CSV file (default: wide.csv in the study folder)")
    .option("--labels", "labels in place of codes, for reading; without scripts")
    .option("--replace", "replace the files if they exist")
    .action(
      async (folder: string, options: { out?: string; labels?: boolean; replace?: boolean }) => {
        result = await (await import("./commands/export-wide.ts")).exportWide(folder, options);
      },
    );

  const stats = program
    .command("stats")
    .description("compute one statistical method from a CSV file");
  if (argv.slice(2, 4).includes("stats"))
    (await import("./commands/stats.ts")).addMethods(stats, (code) => (result = code));

  program
    .command("audit")
    .description("check a published paper's numbers against each other, from its transcription")
    .argument("[file]", "the transcription, such as paper.yaml")
    .option("--json", "print the findings as JSON, with the rules' ids")
    .option("--all", "print also what was compared and agrees")
    .option("--template", "print a commented transcription to start from")
    .addOption(
      new Option("--language <language>", "of the findings").choices(["en", "zh"]).default("en"),
    )
    .action(async (file: string | undefined, options: AuditOptions) => {
      result = await (await import("./commands/audit.ts")).audit(file, options);
    });

  program
    .command("dvh")
    .description("volumes, doses and indices of the plans in a folder of DICOM files")
    .argument("<folder>", "a folder with RTDOSE, RTSTRUCT and RTPLAN files, in any layout")
    .option("--structure <name...>", "only these structures, as drawn or by their TG-263 names")
    .option("--metric <metric...>", 'further metrics, such as "PTV: D95%"')
    .option("--prescription <Gy>", "the prescribed dose, in place of the plan's")
    .option("--character-set <name>", "of names where a file declares none, such as GB18030")
    .option("--sum", "the sum of all plans, with the structures of the first")
    .option("--eqd2 <Gy>", "dose in fractions of 2 Gy with the same effect, for this α/β")
    .option("--bed <Gy>", "biologically effective dose, for this α/β")
    .option("--json", "print everything as JSON, in full precision")
    .option("--csv <file>", "write the cumulative histograms, one row a point")
    .option("--figure <file>", "draw the histograms, as .svg or .png; of a second plan as FILE-2")
    .option("--replace", "replace the CSV file or figure if it exists")
    .option("--keep <folder>", "keep answers there, so that an interrupted run continues")
    .action(async (folder: string, options: DvhOptions) => {
      result = await (await import("./commands/dvh.ts")).dvh(folder, options);
    });

  program
    .command("plan")
    .description("hold the plans in a folder of DICOM files against a protocol's limits")
    .argument("<folder>", "a folder with RTDOSE, RTSTRUCT and RTPLAN files, in any layout")
    .requiredOption("--protocol <file>", "the study's protocol, such as study.yaml")
    .option("--prescription <Gy>", "the prescribed dose, in place of the plan's")
    .option("--character-set <name>", "of names where a file declares none, such as GB18030")
    .option("--json", "print the verdicts as JSON, in full precision")
    .option("--keep <folder>", "keep answers there, so that an interrupted run continues")
    .action(async (folder: string, options: PlanOptions) => {
      result = await (await import("./commands/plan.ts")).plan(folder, options);
    });

  program
    .command("phantom")
    .description(
      "write synthetic patients with liver tumours and their plans as DICOM files, or shapes whose doses have a formula",
    )
    .argument("[folder]", "where they go, a folder each (default: dicom in the study's folder)")
    .option(
      "--study <folder>",
      "one for each included patient of a synthetic study, by its records",
    )
    .option("--patients <number>", "how many, without a study (default: 1)")
    .option("--seed <number>", "of chance: the same seed gives the same files (default: 1)")
    .option(
      "--shape <name>",
      "in place of patients: sphere, cylinder, cone, rotated-cylinder or rotated-cone",
    )
    .option(
      "--dose <name>",
      "of a shape: linear-ap, linear-si, gaussian or radiosurgical (default: linear-si)",
    )
    .option("--diameter <mm>", "of a shape (default: 24)")
    .option("--length <mm>", "of a cylinder, or the height of a cone (default: the diameter)")
    .option("--slice <mm>", "between the contours of a shape (default: 1)")
    .option("--grid <mm>", "spacing of the dose grid", "3")
    .option("--replace", "make those anew that were made otherwise")
    .action(async (folder: string | undefined, options: PhantomOptions) => {
      result = await (await import("./commands/phantom.ts")).phantom(folder, options);
    });

  try {
    await program.parseAsync(argv);
    return result;
  } catch (error) {
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? exitCode.fine : exitCode.usage;
    return reportFailure(error);
  }
}
