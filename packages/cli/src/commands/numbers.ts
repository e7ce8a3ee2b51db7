import { editionOf, numberListing } from "@fiducial/report";
import { analysedStudy } from "../analysed-study.ts";
import { textTable } from "../dosimetry/text-table.ts";
import { exitCode } from "../exit-code.ts";
import { progressOn } from "../progress.ts";

/** `fiducial numbers`: everything that a manuscript can refer to, with what it prints. */
export async function numbers(
  folder: string,
  search: string | undefined,
  options: { readonly json?: boolean },
): Promise<number> {
  const progress = progressOn(process.stderr);
  const { results } = await analysedStudy(folder, progress);
  progress.done();
  const listing = numberListing(editionOf(results));
  const wanted = search?.toLowerCase() ?? "";
  const found = listing.numbers.filter(({ name, label }) =>
    `${name}\n${label}`.toLowerCase().includes(wanted),
  );
  const blocks = listing.blocks.filter(({ what, id, title }) =>
    `${what} ${id}\n${title}`.toLowerCase().includes(wanted),
  );
  if (options.json ?? false) {
    console.log(JSON.stringify({ numbers: found, blocks }, null, 2));
    return exitCode.fine;
  }
  const rows = found.flatMap(({ label, prints }) =>
    Object.entries(prints).map(([reference, printed], i) => [
      `{{ ${reference} }}`,
      printed,
      i === 0 ? label : "",
    ]),
  );
  const places = blocks.map(({ what, id, title }) => [`{{ ${what} ${id} }}`, "", title]);
  if (rows.length + places.length === 0)
    console.log(`No number, table or figure has “${search}” in its name.`);
  else console.log(textTable(["Reference", "Prints", "What it is"], [...rows, ...places], 3));
  return exitCode.fine;
}
