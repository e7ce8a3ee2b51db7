/** Times one task of Fiducial on the columns that bench.ts has written: FOLDER TASK REPEATS. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

import * as statistics from "@fiducial/statistics";

const [folder, task, repeats] = process.argv.slice(2) as [string, string, string];

function read(name: string): Float64Array {
  const bytes = readFileSync(join(folder, `${name}.f64`));
  return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

function prepare(): () => number[] {
  if (task === "fisher") {
    const cells = Array.from(read("table"));
    const table = [0, 1, 2, 3].map((row) => cells.slice(row * 5, row * 5 + 5));
    return () => [statistics.fisherExact(table).p ?? Number.NaN];
  }
  const [time, event, cause, group] = ["time", "event", "cause", "group"].map(read) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const part = (values: Float64Array, g: number): Float64Array =>
    values.filter((_, i) => group[i] === g);
  const groups = [0, 1].map((g) => ({
    time: part(time, g),
    event: part(event, g),
    cause: part(cause, g),
  }));
  const covariates = (count: number): statistics.Covariate[] =>
    Array.from({ length: count }, (_, j) => ({ name: `x${j + 1}`, values: read(`x${j + 1}`) }));
  switch (task) {
    case "kaplan-meier":
      return () => {
        const curve = statistics.kaplanMeier({ time, event });
        const k = Math.round(curve.time.length / 2) - 1;
        return [curve.survival[k]!, curve.lower[k]!, curve.upper[k]!];
      };
    case "log-rank":
      return () => [statistics.logRank(groups).statistic ?? Number.NaN];
    case "incidence":
      return () => {
        const tables = statistics.causeTables(groups);
        // R's cuminc gives variances and no limits; plain limits cost next to nothing.
        for (const table of tables)
          statistics.cumulativeIncidenceFromCounts(table, { interval: "plain" });
        return [1, 2].map(
          (k) => statistics.grayTestFromCounts([tables], k, { joinFalseTies: false }).statistic!,
        );
      };
    case "cox": {
      const columns = covariates(10);
      return () => {
        const { terms } = statistics.coxRegression({ time, event }, columns);
        return [...terms.map((t) => t.coefficient!), ...terms.map((t) => t.standardError!)];
      };
    }
    case "fine-gray": {
      const columns = covariates(3);
      return () => {
        const { terms } = statistics.fineGrayRegression({ time, cause }, 1, columns);
        return [...terms.map((t) => t.coefficient!), ...terms.map((t) => t.standardError!)];
      };
    }
    default:
      throw new Error(`no task ${task}`);
  }
}

const run = prepare();
let value = run();
const seconds: number[] = [];
for (let i = 0; i < Number(repeats); i++) {
  const start = performance.now();
  value = run();
  seconds.push((performance.now() - start) / 1000);
}
seconds.sort((a, b) => a - b);
console.log(
  JSON.stringify({
    seconds: seconds[seconds.length >> 1],
    megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    value,
  }),
);
