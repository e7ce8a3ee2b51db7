import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fiducial, folderWith } from "./command.ts";

const cohort = `id,months,died,arm,age,stage,centre
1,3,1,A,61,I,x
2,5,0,A,70,II,y
3,8,1,A,55,I,x
4,11,0,A,NA,II,y
5,2,1,B,66,I,x
6,4,1,B,72,II,y
7,9,0,B,59,I,x
8,12,1,B,,II,y
`;

function fileWith(text: string): string {
  return join(folderWith({ "data.csv": text }), "data.csv");
}

/** Runs a method on a file with this text. */
function on(text: string, method: string, options: string) {
  return fiducial("stats", method, fileWith(text), ...options.split(" "));
}

describe("fiducial stats", () => {
  it("lists every method on one screen", async () => {
    const { code, stdout } = await fiducial("stats", "--help");
    assert.equal(code, 0);
    for (const method of ["kaplan-meier", "cox", "fine-gray", "mcnemar", "pool", "describe"])
      assert.match(stdout, new RegExp(`^  ${method} `, "m"));
    const lines = stdout.split("\n");
    assert.ok(lines.length < 60, `${lines.length} lines`);
    assert.ok(lines.every((line) => line.length <= 80));
  });

  it("shows a method's options and one example", async () => {
    const { code, stdout } = await fiducial("stats", "cox", "--help");
    assert.equal(code, 0);
    assert.match(stdout, /--factor <column\[:reference\]>/);
    assert.match(stdout, /Example:\n {2}fiducial stats cox data\.csv --time months --event died/);
  });

  it("prints a table with the convention of its numbers beneath, and the data's hash", async () => {
    const { code, stdout } = await on(
      cohort,
      "kaplan-meier",
      "--time months --event died --group arm",
    );
    assert.equal(code, 0);
    assert.match(stdout, /^data\.csv: 8 of 8 rows used$/m);
    assert.match(stdout, /^arm +n +events +median +95 % CI$/m);
    assert.match(stdout, /^B +4 +3 +8 +2 to –$/m);
    assert.match(stdout, /product limit, Greenwood variance, log-log interval/);
    assert.match(stdout, /– arm A, median: the upper confidence limit cannot be read/);
    assert.match(stdout, /^Fiducial \d+\.\d+\.\d+, data [0-9a-f]{12}$/m);
  });

  it("drops rows with a missing value in a column that is used, and counts them", async () => {
    const options = "--time months --event died --covariates age";
    const { stdout } = await on(cohort, "cox", options);
    assert.match(stdout, /^data\.csv: 6 of 8 rows used; missing: age 2$/m);
    const json = JSON.parse((await on(cohort, "cox", `${options} --json`)).stdout) as any;
    assert.deepEqual([json.data.rows, json.data.used], [8, 6]);
    assert.deepEqual(json.data.missing, [{ column: "age", rows: 2 }]);
    assert.equal(json.results.n, 6);
  });

  it("knows the words for a missing value only where they are named", async () => {
    const text = "value,group\n1,a\n2,a\n.,b\n4,b\n5,b\n";
    const refused = await on(text, "two-sample", "--value value --group group");
    assert.equal(refused.code, 1);
    assert.match(refused.stderr, /row 4, column value: expected a number, found “\.”/);
    const { stdout } = await on(text, "two-sample", "--value value --group group --missing NA,.");
    assert.match(stdout, /4 of 5 rows used; missing: value 1/);
  });

  it("reads events as 0 and 1, yes and no, true and false, or as the value named", async () => {
    const codings = ["1,0", "yes,no", "TRUE,false", "dead,alive"];
    const answers = [];
    for (const coding of codings) {
      const [event, none] = coding.split(",") as [string, string];
      const text = `t,e\n1,${event}\n2,${none}\n3,${event}\n4,${event}\n`;
      const name = event === "dead" ? "e=dead" : "e";
      const { stdout, stderr } = await on(
        text,
        "kaplan-meier",
        `--time t --event ${name} --curve --json`,
      );
      assert.equal(stderr, "");
      const { results } = JSON.parse(stdout) as any;
      answers.push(results.groups[0].curve.survival);
    }
    for (const survival of answers) assert.deepEqual(survival, [0.75, 0.75, 0.375, 0]);
  });

  it("refuses another coding of events with the values found, and guesses nothing", async () => {
    const text = "t,status\n1,1\n2,2\n3,2\n";
    const { code, stderr } = await on(text, "kaplan-meier", "--time t --event status");
    assert.equal(code, 1);
    assert.match(
      stderr,
      /column status: expected 0 and 1, yes and no, or true and false, found 1, 2\. /,
    );
    assert.match(stderr, /--event status=VALUE/);
    const absent = await on(text, "kaplan-meier", "--time t --event status=3");
    assert.match(absent.stderr, /expected the value “3”, found 1, 2\./);
    const named = await on(text, "kaplan-meier", "--time t --event status=2.0");
    assert.match(named.stdout, /^all +3 +2 /m);
  });

  it("names every unknown column, and the one that may be meant", async () => {
    const { code, stderr } = await on(cohort, "log-rank", "--time monhts --event dead --group arm");
    assert.equal(code, 1);
    assert.match(
      stderr,
      /expected a column “monhts”, found the columns id, months, .*Did you mean “months”\?/,
    );
    assert.match(stderr, /expected a column “dead”/);
  });

  it("names the rows of cells that cannot be used", async () => {
    const text = 't,e\n1,1\nabc,0\n3;5,1\n"4,5",1\n';
    const { code, stderr } = await on(text, "kaplan-meier", "--time t --event e");
    assert.equal(code, 1);
    assert.match(stderr, /^data\.csv, row 3, column t: expected a number, found “abc”\./m);
    assert.match(stderr, /^data\.csv, row 5, column t: .*“4,5”\. Write decimals with a point\.$/m);
    const negative = await on("t,e\n1,1\n-2,0\n", "kaplan-meier", "--time t --event e");
    assert.match(negative.stderr, /row 3, column t: expected a number of at least 0, found “-2”/);
    const backwards = await on(
      "s,t,e\n0,1,1\n3,2,0\n",
      "kaplan-meier",
      "--time t --event e --entry s",
    );
    assert.match(backwards.stderr, /row 3, column t: expected a time after the entry at 3/);
  });

  it("refuses what leaves nothing to compute", async () => {
    const told: readonly (readonly [string, string, string, RegExp])[] = [
      [
        "",
        "describe",
        "--columns a",
        /expected a header with the column names, found an empty file/,
      ],
      ["t,e\n", "kaplan-meier", "--time t --event e", /found a header without rows/],
      [
        "t,e\n,1\n2,\n",
        "kaplan-meier",
        "--time t --event e",
        /found missing values in all 2 \(t 1, e 1\)/,
      ],
      [
        cohort,
        "cox",
        "--time months --event died --covariates arm",
        /Name categories as a factor: --factor arm:REFERENCE/,
      ],
      [
        "t,e,x\n1,1,5\n2,0,5\n",
        "cox",
        "--time t --event e --covariates x",
        /expected at least two values .*found only “5”/,
      ],
      [
        "t,e,g\n1,1,a\n2,0,a\n",
        "log-rank",
        "--time t --event e --group g",
        /column g: expected 2 to 100 groups, found a\./,
      ],
      [
        "t,s\n1,1\n2,2\n",
        "cumulative-incidence",
        "--time t --status s",
        /--censor none where nobody was censored/,
      ],
    ];
    await Promise.all(
      told.map(async ([text, method, options, message]) => {
        const { code, stderr } = await on(text, method, options);
        assert.equal(code, 1, method);
        assert.match(stderr, message);
      }),
    );
    const absent = await fiducial("stats", "describe", "nowhere.csv");
    assert.match(absent.stderr, /nowhere\.csv: expected a CSV file, found nothing/);
  });

  it("tells a machine what was wrong", async () => {
    const { code, stdout } = await on(
      cohort,
      "gray",
      "--time months --status cause --group arm --json",
    );
    assert.equal(code, 1);
    const refusal = JSON.parse(stdout) as any;
    assert.deepEqual([refusal.usable, refusal.method, refusal.count], [false, "gray", 1]);
    assert.equal(refusal.troubles[0].expected, "a column “cause”");
  });

  it("exits with 2 where the command line was misused", async () => {
    const lines = [
      "",
      "bogus",
      "cox",
      "cox data.csv --time t",
      "kaplan-meier data.csv --time t --event e --level 95",
      "log-rank data.csv --time t --event e --group g --weight heavy",
      "contingency",
      "contingency --table 1,2;3",
      "proportion --events 7",
      "proportion --events 7 --n 3",
      "adjust --p 0.1,2",
    ];
    await Promise.all(
      lines.map(async (line) => {
        const { code, stderr } = await fiducial("stats", ...line.split(" ").filter(Boolean));
        assert.equal(code, 2, line);
        assert.match(stderr, line === "" ? /^Usage: / : /^error: /, line);
      }),
    );
    const nothing = await on(cohort, "cox", "--time months --event died");
    assert.equal(nothing.code, 2);
    assert.match(
      nothing.stderr,
      /^error: Name what the model contains with --covariates or --factor\./,
    );
  });

  it("says in words that a covariate separates, with the remedy, which then works", async () => {
    const text = "t,e,x\n1,1,1\n2,1,1\n3,1,1\n4,0,0\n5,0,0\n6,0,0\n";
    const options = "--time t --event e --covariates x";
    const { stdout } = await on(text, "cox", options);
    assert.match(stdout, /Separation: the likelihood rises for ever with x .*Add --firth/);
    assert.match(stdout, /– x: separated/);
    const json = JSON.parse((await on(text, "cox", `${options} --json`)).stdout) as any;
    assert.equal(json.results.terms[0].hazardRatio, null);
    assert.match(json.results.terms[0].because, /separated/);
    assert.ok(json.findings.some((finding: any) => finding.kind === "separation"));
    const firth = JSON.parse((await on(text, "cox", `${options} --firth --json`)).stdout) as any;
    const [{ ratio, lower, upper, coefficient, coefficientLower }] = firth.results.terms;
    assert.ok(Math.abs(Math.log(ratio) - coefficient) < 1e-12);
    assert.ok(lower < ratio && (upper === null || ratio < upper));
    assert.ok(Math.abs(Math.log(lower) - coefficientLower) < 1e-12);
  });

  it("gives the odds ratio of a logistic model its limits on the same scale", async () => {
    const text = `y,x\n${[0, 0, 1, 0, 1, 1, 0, 1, 1, 0].map((y, i) => `${y},${i}`).join("\n")}\n`;
    const options = "--outcome y --covariates x";
    const json = JSON.parse((await on(text, "logistic", `${options} --json`)).stdout) as any;
    const { oddsRatio, lower, upper, profileLower, profileUpper, coefficientProfileLower } =
      json.results.terms[1];
    assert.ok(lower < oddsRatio && oddsRatio < upper);
    assert.ok(profileLower < oddsRatio && oddsRatio < profileUpper);
    assert.ok(Math.abs(Math.log(profileLower) - coefficientProfileLower) < 1e-12);
    const { stdout } = await on(text, "logistic", options);
    const [, ratio, low, high] = /^x +([\d.]+) +([\d.]+) to ([\d.]+)/m.exec(stdout) ?? [];
    assert.ok(Math.abs(Number(ratio) - oddsRatio) < 1e-3, stdout);
    assert.ok(Math.abs(Number(low) - profileLower) < 1e-3, stdout);
    assert.ok(Math.abs(Number(high) - profileUpper) < 1e-3, stdout);
  });

  it("pools no ratio outside its own limits", async () => {
    const text = "study,hr,lo,hi\nA,0.8,0.6,1.1\nB,3,1.5,2\n";
    const { code, stderr } = await on(
      text,
      "pool",
      "--label study --ratio hr --lower lo --upper hi",
    );
    assert.notEqual(code, 0);
    assert.match(stderr, /row 3, column hr.*within its limits 1.5 to 2.*“3”/s);
  });

  it("names the cell of a number too large, and of a time that has no logarithm", async () => {
    const huge = await on("t,e\n1,1\n1e400,0\n", "kaplan-meier", "--time t --event e");
    assert.notEqual(huge.code, 0);
    assert.match(huge.stderr, /row 3, column t.*“1e400”.*too large/s);
    const zero = await on(
      "t,e\n0,1\n2,0\n3,1\n",
      "parametric",
      "--time t --event e --distribution weibull",
    );
    assert.notEqual(zero.code, 0);
    assert.match(zero.stderr, /row 2, column t.*a time above 0.*“0”.*leave the row out/s);
  });

  it("follows SPSS in limits, quantiles and mean alike, at its one level", async () => {
    const text = "t,e\n1,1\n2,1\n3,0\n4,1\n5,1\n6,1\n";
    const options = "--time t --event e --times 2 --spss";
    const json = JSON.parse((await on(text, "kaplan-meier", `${options} --json`)).stdout) as any;
    const [{ interval, compat, quantiles, mean, at, convention }] = json.results.groups;
    assert.deepEqual([interval, compat], ["plain", "spss"]);
    assert.ok(Math.abs(at[0].lower - (at[0].survival - 1.96 * at[0].standardError)) < 1e-12);
    for (const each of [convention, quantiles[0].convention, mean.convention])
      assert.match(each, /SPSS/);
    const other = await on(text, "kaplan-meier", `${options} --level 0.9`);
    assert.match(other.stderr, /--spss goes with 95 % only/);
    const ours = JSON.parse(
      (await on(text, "kaplan-meier", "--time t --event e --json")).stdout,
    ) as any;
    assert.equal(ours.results.groups[0].interval, "log-log");
  });

  it("draws no Hall–Wellner band of late entrants", async () => {
    const text = "t,e,s\n3,1,0\n4,1,0\n6,1,1\n7,1,3.5\n8,0,6\n";
    const options = "--time t --event e --entry s --band";
    const refused = await on(text, "kaplan-meier", `${options} hall-wellner`);
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /use --band equal-precision/);
    assert.equal((await on(text, "kaplan-meier", `${options} equal-precision`)).code, 0);
  });

  it("prints no coefficient where every outcome is the same", async () => {
    const text = "y,x\n1,1\n1,2\n1,3\n1,5\n";
    const { stdout } = await on(text, "logistic", "--outcome y --covariates x");
    assert.match(stdout, /Separation: every outcome is the same.*add --firth/);
    assert.doesNotMatch(stdout, /e\+\d|Not converged/);
  });

  it("prints no NaN and no Infinity, but null with a reason", async () => {
    const { stdout } = await fiducial("stats", "contingency", "--table", "4,0;1,4", "--json");
    assert.doesNotMatch(stdout, /NaN|Infinity/);
    const { fisher, oddsRatio } = (JSON.parse(stdout) as any).results;
    assert.deepEqual([fisher.upper, fisher.because], [null, "infinite where null: a cell is 0"]);
    assert.equal(oddsRatio.estimate, null);
    assert.match(oddsRatio.because, /is 0/);
  });

  it("simulates Fisher's test of a large table from a seed, and says so", async () => {
    const run = (seed: string) =>
      fiducial(
        "stats",
        "contingency",
        "--table",
        "9,4,2,7;3,8,6,1;5,5,9,4;2,7,3,8",
        ..."--cost-limit 50 --draws 500 --seed".split(" "),
        seed,
      );
    const [first, again] = await Promise.all([run("7"), run("7")]);
    assert.match(first.stdout, /Fisher, simulated/);
    assert.match(first.stdout, /500 tables drawn with seed 7/);
    assert.equal(first.stdout, again.stdout);
  });

  it("orders groups by number, or as they were named", async () => {
    const text = "t,e,g\n1,1,10\n2,0,9\n3,1,2\n4,1,10\n5,0,9\n6,1,2\n";
    const groups = async (group: string): Promise<string[]> => {
      const options = `--time t --event e --group ${group} --json`;
      const { stdout } = await on(text, "kaplan-meier", options);
      return (JSON.parse(stdout) as any).results.groups.map((each: any) => each.group);
    };
    assert.deepEqual(await groups("g"), ["2", "9", "10"]);
    assert.deepEqual(await groups("g:10"), ["10", "2", "9"]);
  });

  it("finds a column whose own name holds the sign", async () => {
    const text = "t,a=b,x:y\n1,1,u\n2,0,u\n3,1,v\n4,1,v\n";
    const { code, stdout } = await on(text, "kaplan-meier", "--time t --event a=b --group x:y");
    assert.equal(code, 0);
    assert.match(stdout, /^v +2 +2 /m);
  });

  it("computes from the counts of two centres what it computes from all their subjects", async () => {
    const rows = cohort.trim().split("\n");
    const [header, ...subjects] = rows as [string, ...string[]];
    const half = (odd: number): string =>
      [header, ...subjects.filter((_, i) => i % 2 === odd)].join("\n");
    const tables = "--time months --event died --group arm --csv";
    const [first, second] = await Promise.all([
      on(half(0), "event-table", tables),
      on(half(1), "event-table", tables),
    ]);
    assert.match(first.stdout, /^arm,months,events,censored\r\nA,3,1,0\r\n/);
    const both = first.stdout + second.stdout.split("\r\n").slice(1).join("\r\n");
    const fromCounts = "--time months --counts events,censored --group arm --json";
    const fromSubjects = "--time months --event died --group arm --json";
    for (const method of ["kaplan-meier", "log-rank"]) {
      const [counted, whole] = await Promise.all([
        on(both, method, fromCounts),
        on(cohort, method, fromSubjects),
      ]);
      assert.equal(counted.code, 0, counted.stderr);
      const results = ({ stdout }: { stdout: string }): unknown =>
        (JSON.parse(stdout) as any).results;
      assert.deepEqual(results(counted), results(whole), method);
    }
  });

  it("gives residuals by the row of the file", async () => {
    const options = "--time months --event died --covariates age --residuals martingale --json";
    const { residuals } = (JSON.parse((await on(cohort, "cox", options)).stdout) as any).results;
    assert.deepEqual(
      residuals.rows.map(([row]: number[]) => row),
      [2, 3, 4, 6, 7, 8],
    );
    const sum = residuals.rows.reduce((total: number, [, value]: number[]) => total + value!, 0);
    assert.ok(Math.abs(sum) < 1e-12);
  });
});
