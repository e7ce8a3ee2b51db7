import { dataDictionary, dictionaryCsv, type Language, redcapDictionary } from "@fiducial/study";
import { exitCode } from "../exit-code.ts";
import { readStudyProtocol } from "../study-folder.ts";

/** `fiducial dictionary`: the fields of all tables as CSV, with a study's own variables where a folder is named. */
export async function dictionary(
  folder: string | undefined,
  options: { readonly redcap?: boolean; readonly language: Language },
): Promise<number> {
  const variables = folder === undefined ? {} : (await readStudyProtocol(folder)).variableFields;
  const rows = dataDictionary(variables);
  const write = options.redcap === true ? redcapDictionary : dictionaryCsv;
  process.stdout.write(write(rows, options.language));
  return exitCode.fine;
}
