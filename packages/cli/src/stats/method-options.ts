import { type Command, Option } from "commander";
import * as value from "./option-values.ts";

/** Options of every method. */
export function commonOptions(command: Command, withLevel: boolean): Command {
  const declared = withLevel
    ? command.option("--level <level>", "confidence level", value.level, 0.95)
    : command;
  return declared
    .addOption(
      new Option("--missing <texts>", "what a missing value is, besides an empty cell")
        .argParser(value.list)
        .default(["NA"], "NA"),
    )
    .option("--json", "print JSON with all digits");
}

export function followUp(command: Command, event: "required" | "optional" = "required"): Command {
  return timeAndEvent(command, event).option(
    "--entry <column>",
    "time of coming under observation (left truncation)",
  );
}

export function timeAndEvent(
  command: Command,
  event: "required" | "optional" = "required",
): Command {
  return command
    .requiredOption("--time <column>", "time to the event or to the end of follow-up")
    .addOption(
      new Option(
        "--event <column[=value]>",
        "0/1, yes/no, true/false, or the value that is it",
      ).makeOptionMandatory(event === "required"),
    );
}

/** Where weights are not whole, R's survfit and coxph go over to a robust variance by themselves. */
export const caseWeights =
  "case weights; the variance stays model-based (Greenwood's for curves), where R turns robust with fractional ones";

export function weighted(command: Command): Command {
  return command.option("--weight <column>", caseWeights);
}

export function curveOptions(command: Command): Command {
  return command
    .option("--group <column[:first]>", "one curve a group")
    .option("--times <times>", "read the curve there", value.numbers)
    .addOption(quantiles())
    .addOption(
      new Option(
        "--interval <scale>",
        "scale of the pointwise interval; log-log where not given",
      ).choices(["log", "log-log", "plain", "logit", "arcsine"]),
    )
    .option("--curve", "every step of the curve");
}

export function compared(command: Command): Command {
  return command
    .requiredOption("--group <column[:first]>", "the groups")
    .option("--strata <columns>", "strata", value.list)
    .option("--case-weight <column>", "case weights");
}

export function causes(command: Command, status: "required" | "optional" = "required"): Command {
  return statusAndCensor(
    command.requiredOption("--time <column>", "time to the event or to the end of follow-up"),
    status,
  );
}

export function statusAndCensor(command: Command, status: "required" | "optional"): Command {
  return command
    .addOption(
      new Option("--status <column>", "what happened, by code").makeOptionMandatory(
        status === "required",
      ),
    )
    .addOption(
      new Option("--censor <codes>", "codes of censoring")
        .argParser(value.list)
        .default(["0"], "0"),
    );
}

export function modelled(command: Command): Command {
  return command
    .addOption(
      new Option("--covariates <columns>", "numbers").argParser(value.list).default([], "none"),
    )
    .addOption(
      new Option("--factor <column[:reference]>", "categories; may be repeated")
        .argParser(value.collected)
        .default([], "none"),
    );
}

export function sampled(command: Command): Command {
  return command
    .requiredOption("--value <column>", "the numbers")
    .requiredOption("--group <column[:first]>", "the groups");
}

export function ranked(command: Command): Command {
  return command
    .addOption(
      new Option("--method <name>", "of the rank test")
        .choices(["automatic", "exact", "normal"])
        .default("automatic"),
    )
    .option("--no-continuity", "without continuity correction");
}

export function quantiles(): Option {
  return new Option("--quantiles <shares>", "quantiles: time by which this share has had the event")
    .argParser(value.probabilities)
    .default([0.5], "0.5");
}
