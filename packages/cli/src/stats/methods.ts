import { type Command, Option } from "commander";
import type { Compute } from "./answer.ts";
import {
  causes,
  compared,
  curveOptions,
  followUp,
  modelled,
  quantiles,
  ranked,
  sampled,
  statusAndCensor,
  timeAndEvent,
  weighted,
} from "./method-options.ts";
import * as value from "./option-values.ts";

/** A method of the command: its options, and where its computation lies. */
export interface Method {
  readonly name: string;
  readonly family: string;
  readonly summary: string;
  /** Behind `fiducial stats NAME`. */
  readonly example: string;
  /** Whether it also computes without a file. */
  readonly fileOptional?: boolean;
  /** Whether it makes no interval, and so has no confidence level. */
  readonly withoutLevel?: boolean;
  readonly declare: (command: Command) => Command;
  readonly load: () => Promise<Compute<never>>;
}

const curves = "Survival curves";
const counted = "counts instead of subjects: events,censored[,entered]";
const countedCauses = "counts instead of subjects: a column each cause, then the censored";

const comparisons = "Comparisons of survival";
const competing = "Competing risks";
const regression = "Regression";
const tables = "Tables and proportions";
const samples = "Samples";
const several = "Several tests or studies";

const adjustments = ["holm", "bonferroni", "hochberg", "bh"];

/** All methods, as the help lists them. Nothing is computed or loaded here. */
export const methods: readonly Method[] = [
  {
    name: "kaplan-meier",
    family: curves,
    summary: "survival with intervals, median, Nelson–Aalen",
    example: "data.csv --time months --event died --group arm --times 12,24",
    declare: (c) =>
      curveOptions(weighted(followUp(c, "optional")))
        .option("--counts <columns>", counted, value.list)
        .option("--spss", "limits (plain), quantiles and mean by the rules of SPSS")
        .addOption(
          new Option("--band <type>", "simultaneous band").choices([
            "hall-wellner",
            "equal-precision",
          ]),
        )
        .option("--at-risk <times>", "table of numbers at risk, as under a figure", value.numbers)
        .addOption(
          new Option("--difference <scale>", "compare the groups' survival at --times").choices([
            "plain",
            "log-log",
          ]),
        ),
    load: async () => (await import("./curves.ts")).kaplanMeierAnswer,
  },
  {
    name: "follow-up",
    family: curves,
    summary: "median follow-up by the reverse Kaplan–Meier curve",
    example: "data.csv --time months --event died",
    declare: (c) =>
      curveOptions(weighted(followUp(c))).addOption(
        new Option("--ties <rule>", "event and censoring at the same time")
          .choices(["flip", "strict"])
          .default("flip"),
      ),
    load: async () => (await import("./curves.ts")).followUpAnswer,
  },
  {
    name: "rmst",
    family: curves,
    summary: "restricted mean survival, difference and ratio",
    example: "data.csv --time months --event died --group arm --horizon 36",
    declare: (c) =>
      weighted(followUp(c))
        .option("--group <column[:first]>", "groups; others are compared with the first")
        .option("--horizon <time>", "where the mean ends", value.timeFromZero),
    load: async () => (await import("./restricted-means.ts")).restrictedMeanAnswer,
  },
  {
    name: "landmark",
    family: curves,
    summary: "survival after a landmark, with log-rank test",
    example: "data.csv --time months --event died --group response --at 6",
    declare: (c) =>
      curveOptions(weighted(followUp(c))).requiredOption(
        "--at <time>",
        "the landmark",
        value.timeFromZero,
      ),
    load: async () => (await import("./curves.ts")).landmarkAnswer,
  },
  {
    name: "event-table",
    withoutLevel: true,
    family: curves,
    summary: "counts at each time, to exchange without subjects",
    example: "data.csv --time months --event died --group arm --csv > counts.csv",
    declare: (c) =>
      statusAndCensor(weighted(followUp(c, "optional")), "optional")
        .option("--group <column[:first]>", "one set of counts a group")
        .option("--csv", "print it as CSV"),
    load: async () => (await import("./event-tables.ts")).eventTableAnswer,
  },
  {
    name: "log-rank",
    family: comparisons,
    summary: "log-rank and weighted tests, strata, trend, pairs",
    example: "data.csv --time months --event died --group arm --strata centre",
    declare: (c) =>
      compared(followUp(c, "optional"))
        .option("--counts <columns>", counted, value.list)
        .option(
          "--weight <name>",
          'log-rank, gehan, tarone-ware, peto-peto, modified-peto or "fh(1,0)"',
          value.testWeight,
          "log-rank",
        )
        .option("--trend", "test for trend over the groups in their order")
        .option("--scores <numbers>", "scores of the trend, one a group", value.numbers)
        .addOption(
          new Option("--pairwise <adjustment>", "every pair of groups").choices(adjustments),
        ),
    load: async () => (await import("./comparisons.ts")).logRankAnswer,
  },
  {
    name: "max-combo",
    withoutLevel: true,
    family: comparisons,
    summary: "the largest of several Fleming–Harrington tests",
    example: "data.csv --time months --event died --group arm",
    declare: (c) =>
      compared(followUp(c)).option(
        "--members <weights>",
        'one to four, as "fh(0,0) fh(0,1)" (default: the corners of 0 and 1)',
        value.flemingHarrington,
      ),
    load: async () => (await import("./comparisons.ts")).maxComboAnswer,
  },
  {
    name: "cumulative-incidence",
    family: competing,
    summary: "Aalen–Johansen estimate of each cause",
    example: "data.csv --time months --status cause --group arm --times 12,24",
    declare: (c) =>
      causes(c, "optional")
        .option("--counts <columns>", countedCauses, value.list)
        .option("--entry <column>", "time of coming under observation")
        .option("--group <column[:first]>", "one set of curves a group")
        .option("--times <times>", "read the curves there", value.numbers)
        .addOption(
          new Option("--variance <estimator>", "as cmprsk, etm or survival")
            .choices(["aalen", "greenwood", "infinitesimal-jackknife"])
            .default("aalen"),
        )
        .addOption(
          new Option("--interval <scale>", "scale of the interval")
            .choices(["log", "log-log", "plain"])
            .default("log-log"),
        )
        .option("--curve", "every step of the curves"),
    load: async () => (await import("./competing-risks.ts")).cumulativeIncidenceAnswer,
  },
  {
    name: "gray",
    withoutLevel: true,
    family: competing,
    summary: "Gray's test of equal cumulative incidence",
    example: "data.csv --time months --status cause --group arm",
    declare: (c) =>
      causes(c, "optional")
        .option("--counts <columns>", countedCauses, value.list)
        .requiredOption("--group <column[:first]>", "the groups")
        .option("--cause <code>", "one cause only (default: each)")
        .option("--strata <columns>", "strata", value.list)
        .option("--rho <number>", "weight (1 − F)^ρ", value.number, 0),
    load: async () => (await import("./competing-risks.ts")).grayAnswer,
  },
  {
    name: "fine-gray",
    family: competing,
    summary: "regression of the subdistribution hazard",
    example:
      "data.csv --time months --status cause --cause 1 --covariates age --factor arm:control",
    declare: (c) =>
      modelled(causes(c))
        .option("--cause <code>", "the cause of interest (default: the first code)")
        .addOption(
          new Option("--censoring-ties <rule>", "as cmprsk's crr or survival's finegray")
            .choices(["crr", "finegray"])
            .default("crr"),
        ),
    load: async () => (await import("./competing-risks.ts")).fineGrayAnswer,
  },
  {
    name: "cox",
    family: regression,
    summary: "proportional hazards, Firth, zph, predictions",
    example: "data.csv --time months --event died --covariates age --factor stage:I --zph",
    declare: (c) =>
      modelled(weighted(followUp(c)))
        .addOption(
          new Option("--ties <rule>", "tied event times (default: efron)").choices([
            "efron",
            "breslow",
            "exact",
          ]),
        )
        .option("--strata <columns>", "strata with hazards of their own", value.list)
        .option("--cluster <column>", "clusters, for the robust variance")
        .option("--robust", "Lin–Wei variance, each row by itself")
        .option(
          "--offset <column>",
          "fixed part of the linear predictor; the robust score test keeps it, R's leaves it out",
        )
        .option("--firth", "Firth's penalised likelihood, finite under separation")
        .addOption(
          new Option("--zph [transform]", "test proportional hazards").choices([
            "km",
            "identity",
            "rank",
            "log",
          ]),
        )
        .option("--baseline", "survival with every term at 0")
        .option("--predict <values>", "survival at term=value,…", value.assignments)
        .option("--times <times>", "read predictions there", value.numbers)
        .addOption(
          new Option("--residuals <kind>", "print residuals").choices([
            "martingale",
            "deviance",
            "dfbeta",
            "score",
            "schoenfeld",
          ]),
        ),
    load: async () => (await import("./cox.ts")).coxAnswer,
  },
  {
    name: "concordance",
    withoutLevel: true,
    family: regression,
    summary: "concordance of a risk score with survival",
    example: "data.csv --time months --event died --score risk",
    declare: (c) =>
      weighted(followUp(c))
        .requiredOption("--score <column>", "higher means earlier failure")
        .addOption(
          new Option("--weighting <name>", "of pairs")
            .choices(["harrell", "uno"])
            .default("harrell"),
        )
        .option("--strata <columns>", "count pairs within strata", value.list)
        .option("--cluster <column>", "clusters, for the standard error"),
    load: async () => (await import("./cox.ts")).concordanceAnswer,
  },
  {
    name: "parametric",
    family: regression,
    summary: "Weibull, exponential, log-normal, log-logistic",
    example: "data.csv --time months --event died --distribution weibull --covariates age",
    declare: (c) =>
      modelled(
        timeAndEvent(c)
          .option("--weight <column>", "case weights")
          .addOption(
            new Option("--distribution <name>", "of the time")
              .choices(["exponential", "weibull", "log-normal", "log-logistic"])
              .default("weibull"),
          ),
      )
        .option("--predict <values>", "quantiles at term=value,…", value.assignments)
        .addOption(quantiles()),
    load: async () => (await import("./parametric.ts")).parametricAnswer,
  },
  {
    name: "logistic",
    family: regression,
    summary: "logistic or probit, Firth, dose–response",
    example: "data.csv --outcome control --covariates bed --dose-response bed",
    declare: (c) =>
      modelled(
        c
          .requiredOption("--outcome <column[=value]>", "the event")
          .option("--trials <column>", "trials a row; the outcome then counts events"),
      )
        .addOption(
          new Option("--link <name>", "of the probability")
            .choices(["logit", "probit"])
            .default("logit"),
        )
        .option("--firth", "Firth's penalised likelihood, finite under separation")
        .option("--dose-response <column>", "D50 and γ50 of this covariate")
        .option("--predict <values>", "probability at term=value,…", value.assignments),
    load: async () => (await import("./logistic.ts")).logisticAnswer,
  },
  {
    name: "contingency",
    family: tables,
    summary: "χ², Fisher, linear trend, odds and risk ratio",
    example: 'data.csv --row arm --column toxicity    or    contingency --table "4,1;1,4"',
    fileOptional: true,
    declare: (c) =>
      c
        .option("--row <column[:first]>", "down the table")
        .option("--column <column[:first]>", "across the table")
        .option(
          "--table <counts>",
          "counts instead of a file, rows by semicolons",
          value.countTable,
        )
        .option(
          "--cost-limit <number>",
          "steps that Fisher's exact test may take before it is simulated",
          value.count,
          10_000_000,
        )
        .option("--seed <number>", "of Fisher's simulation for large tables", value.count, 1)
        .option("--draws <number>", "tables that it draws", value.count, 100_000),
    load: async () => (await import("./small-tables.ts")).contingencyAnswer,
  },
  {
    name: "mcnemar",
    withoutLevel: true,
    family: tables,
    summary: "paired proportions, with the exact test",
    example: "data.csv --before pain_before --after pain_after",
    fileOptional: true,
    declare: (c) =>
      c
        .option("--before <column>", "first measurement")
        .option("--after <column>", "second measurement")
        .option(
          "--table <counts>",
          'counts of pairs instead of a file: "20,5;12,30"',
          value.countTable,
        )
        .option("--no-continuity", "without continuity correction"),
    load: async () => (await import("./small-tables.ts")).mcNemarAnswer,
  },
  {
    name: "proportion",
    family: tables,
    summary: "intervals of a proportion, exact binomial test",
    example: "--events 7 --n 20    or    proportion data.csv --event toxicity --group arm",
    fileOptional: true,
    declare: (c) =>
      c
        .option("--events <count>", "number with the event", value.count)
        .option("--n <count>", "number observed", value.count)
        .option("--event <column[=value]>", "the event in a file")
        .option("--group <column[:first]>", "one proportion a group")
        .addOption(
          new Option("--interval <method>", "how the interval is made")
            .choices([
              "clopper-pearson",
              "wilson",
              "wilson-continuity-corrected",
              "agresti-coull",
              "jeffreys",
              "wald",
              "all",
            ])
            .default("clopper-pearson"),
        )
        .option("--expected <share>", "test against this proportion", value.probability),
    load: async () => (await import("./proportions.ts")).proportionAnswer,
  },
  {
    name: "two-sample",
    family: samples,
    summary: "Mann–Whitney, Hodges–Lehmann, Welch, Student",
    example: "data.csv --value volume --group arm",
    declare: (c) => ranked(sampled(c)),
    load: async () => (await import("./samples.ts")).twoSampleAnswer,
  },
  {
    name: "k-sample",
    withoutLevel: true,
    family: samples,
    summary: "Kruskal–Wallis and analysis of variance, pairs",
    example: "data.csv --value volume --group stage --pairwise holm",
    declare: (c) =>
      ranked(sampled(c)).addOption(
        new Option("--pairwise <adjustment>", "Mann–Whitney for every pair").choices(adjustments),
      ),
    load: async () => (await import("./samples.ts")).severalSamplesAnswer,
  },
  {
    name: "paired",
    withoutLevel: true,
    family: samples,
    summary: "Wilcoxon's signed-rank test",
    example: "data.csv --first before --second after",
    declare: (c) =>
      ranked(
        c
          .requiredOption("--first <column>", "measurement, or the differences themselves")
          .option("--second <column>", "taken from the first"),
      ),
    load: async () => (await import("./samples.ts")).pairedAnswer,
  },
  {
    name: "describe",
    withoutLevel: true,
    family: samples,
    summary: "mean, SD, quartiles, categories, missing values",
    example: "data.csv --columns age,sex,stage --group arm",
    declare: (c) =>
      c
        .option("--columns <columns>", "which (default: all)", value.list)
        .option("--group <column[:first]>", "side by side")
        .addOption(
          new Option("--quartiles <type>", "6 as SPSS, 7 as R").choices(["6", "7"]).default("6"),
        ),
    load: async () => (await import("./samples.ts")).describeAnswer,
  },
  {
    name: "adjust",
    withoutLevel: true,
    family: several,
    summary: "p-values: Holm, Hochberg, FDR, Bonferroni",
    example: "--p 0.01,0.04,0.03",
    fileOptional: true,
    declare: (c) =>
      c
        .option("--p <numbers>", "the p-values", value.numbers)
        .option("--column <column>", "the p-values in a file")
        .option("--label <column>", "names of the tests"),
    load: async () => (await import("./proportions.ts")).adjustAnswer,
  },
  {
    name: "pool",
    family: several,
    summary: "meta-analysis with prediction interval",
    example: "studies.csv --label study --ratio hr --lower low --upper high --hartung-knapp",
    declare: (c) =>
      c
        .option("--label <column>", "names of the studies")
        .option("--estimate <column>", "estimates, with --se")
        .option("--se <column>", "their standard errors")
        .option("--ratio <column>", "hazard or odds ratios, with --lower and --upper")
        .option("--lower <column>", "their lower limits")
        .option("--upper <column>", "their upper limits")
        .option("--events <column>", "events of proportions, with --n")
        .option("--n <column>", "numbers observed")
        .addOption(
          new Option("--method <name>", "variance between studies")
            .choices(["fixed", "reml", "paule-mandel", "dersimonian-laird"])
            .default("reml"),
        )
        .option("--hartung-knapp", "variance and t limits after Hartung and Knapp")
        .option("--study-level <level>", "of the limits that the studies give", value.level, 0.95),
    load: async () => (await import("./pooling.ts")).poolAnswer,
  },
];
