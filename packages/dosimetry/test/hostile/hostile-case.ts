/* Run by hostile-files.test.ts in a process of its own, so that its memory can be measured: `node hostile-case.ts NAME`. */
import { hostileOutcome } from "./hostile-outcome.ts";

console.log(JSON.stringify(await hostileOutcome(process.argv[2] ?? "")));
