import { mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { InputError } from "@fiducial/study";
import { exitCode } from "../exit-code.ts";
import { fileError } from "../file-trouble.ts";
import { startingStudy } from "../starting-study.ts";

/** `fiducial init`: a commented study to start from. Nothing that exists is touched. */
export async function init(folder: string): Promise<number> {
  const files = startingStudy();
  try {
    await mkdir(folder, { recursive: true });
    const present = (await readdir(folder)).filter((name) =>
      files.some(({ path }) => path.split("/")[0]!.toLowerCase() === name.toLowerCase()),
    );
    if (present.length > 0)
      throw new InputError([
        {
          where: folder,
          expected: "a folder without a study",
          found: present.join(", "),
          remedy: "Name another folder; init overwrites nothing.",
        },
      ]);
    for (const { path, text } of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text, { flag: "wx" });
    }
  } catch (error) {
    throw error instanceof InputError
      ? error
      : fileError(folder, "a folder that can be written", error);
  }
  console.log(`Wrote a study to start from into ${folder}:`);
  for (const { path } of files) console.log(`  ${join(folder, path)}`);
  console.log(
    `Next: edit ${join(folder, "study.yaml")}, fill the tables, then fiducial check ${folder}`,
  );
  return exitCode.fine;
}
