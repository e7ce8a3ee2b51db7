import assert from "node:assert/strict";
import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { deflateRawSync } from "node:zlib";
import writeXlsxFile from "write-excel-file/node";
import {
  fiducial,
  fiducialWithoutPrivilege,
  folderWith,
  smallStudy,
  temporaryFolder,
} from "./command.ts";

/** What `check` says of a folder that cannot be used. */
async function complaint(folder: string): Promise<string> {
  const { code, stderr } = await fiducial("check", folder);
  assert.equal(code, 1, stderr);
  assert.doesNotMatch(stderr, /^ +at /m);
  return stderr;
}

const study = (files: Readonly<Record<string, string | Uint8Array>>) =>
  folderWith({ ...smallStudy, ...files });

describe("a study folder", { concurrency: 4 }, () => {
  it("that is complete gives findings and exit code 0", async () => {
    const { code, stdout, stderr } = await fiducial("check", study({}));
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^Findings: 0 errors/);
    assert.match(stderr, /Reading tables\/patients\.csv/);
  });

  it("that does not exist, or is a file, is named", async () => {
    assert.match(
      await complaint("/nowhere/study"),
      /^\/nowhere\/study: expected a study folder, found nothing/,
    );
    const file = join(folderWith({ a: "" }), "a");
    assert.match(await complaint(file), /expected a study folder, found a file/);
  });

  it("without protocol or tables says what to do", async () => {
    assert.match(await complaint(temporaryFolder()), /study\.yaml: .*`fiducial init`/);
    const bare = folderWith({ "study.yaml": smallStudy["study.yaml"]! });
    assert.match(await complaint(bare), /in tables\/ or in tables\.xlsx, found neither/);
    const old = folderWith({ "study.yaml": smallStudy["study.yaml"]!, "tables.xls": "" });
    assert.match(await complaint(old), /found tables\.xls\. Save it .* as tables\.xlsx/);
    const empty = folderWith({ "study.yaml": smallStudy["study.yaml"]!, "tables/notes.txt": "" });
    assert.match(await complaint(empty), /CSV files named patients, lesions/);
  });

  it("with a name in another case is refused on every system", async () => {
    const { "study.yaml": protocol, ...tables } = smallStudy;
    assert.match(
      await complaint(folderWith({ "Study.yml": protocol!, ...tables })),
      /Rename it to study\.yaml/,
    );
    const folder = folderWith({ "study.yaml": protocol!, "Tables/patients.csv": "patient_id\n" });
    assert.match(await complaint(folder), /Rename it to tables\./);
  });

  it("with two sources for one table is refused", async () => {
    assert.match(
      await complaint(study({ "tables.xlsx": "" })),
      /either tables\/ or tables\.xlsx, found both/,
    );
    const twice = study({ "tables/Patients.CSV": "patient_id\n" });
    assert.match(await complaint(twice), /expected one file for the table patients/);
  });

  it("with other files in tables/ is read, and they are named", async () => {
    const folder = study({
      "tables/notes.txt": "",
      "tables/.DS_Store": "",
      "tables/~$patients.csv": "",
    });
    const { code, stderr } = await fiducial("check", folder);
    assert.equal(code, 0);
    assert.match(stderr, /tables\/notes\.txt: not a CSV file named like a table, not read\./);
    assert.doesNotMatch(stderr, /DS_Store|~\$/);
  });

  it("with a folder in place of a file is refused", async () => {
    const folder = folderWith({ "study.yaml": smallStudy["study.yaml"]! });
    mkdirSync(join(folder, "tables", "patients.csv"), { recursive: true });
    assert.match(await complaint(folder), /patients\.csv: expected a CSV file, found a folder/);
    const other = folderWith({ "tables/patients.csv": "patient_id\n" });
    mkdirSync(join(other, "study.yaml"));
    assert.match(await complaint(other), /expected the study's protocol, found a folder/);
    const file = folderWith({ "study.yaml": smallStudy["study.yaml"]!, tables: "" });
    assert.match(await complaint(file), /expected a folder with the study's tables, found a file/);
  });

  it("with a link to itself is refused", async () => {
    const folder = study({});
    symlinkSync("lesions.csv", join(folder, "tables", "lesions.csv"));
    assert.match(await complaint(folder), /lesions\.csv: .*found a link to itself/);
  });

  it("without the right to read is named", async (test) => {
    for (const [path, message] of [
      ["tables/patients.csv", /patients\.csv: .*found no right to use it/],
      ["", /expected a study folder, found no right/],
    ] as const) {
      const folder = study({});
      chmodSync(join(folder, path), 0);
      const outcome = await fiducialWithoutPrivilege(folder, "check", folder);
      chmodSync(join(folder, path), 0o755);
      if (outcome === null) return test.skip("no user without privilege can run the command here");
      assert.equal(outcome.code, 1);
      assert.match(outcome.stderr, message);
    }
  });

  it("with many troubles tells all its files in one go, at most a screenful", async () => {
    const ragged = `patient_id,sex\n${"P01\n".repeat(30)}`;
    const message = await complaint(
      study({ "tables/patients.csv": ragged, "tables/events.csv": "" }),
    );
    assert.match(message, /tables\/events\.csv: .*found an empty file/);
    assert.match(message, /… and 11 more/);
  });

  it("in GB18030 with CRLF and blank lines is read, and the encoding stated", async () => {
    const gbk = [0xc0, 0xee, 0xcb, 0xc4]; // 李四
    const bytes = Buffer.concat([
      Buffer.from("patient_id,note\r\nP01,"),
      Buffer.from(gbk),
      Buffer.from("\r\nP02,\r\n\r\n\r\n"),
    ]);
    const { code, stderr } = await fiducial("check", study({ "tables/patients.csv": bytes }));
    assert.equal(code, 0, stderr);
    assert.match(stderr, /tables\/patients\.csv: read as GB18030, commas\./);
  });

  it("with a protocol that is not in UTF-8, or no protocol by its size, is refused", async () => {
    const gbk = Buffer.from([...Buffer.from("format: fiducial-study/1\ntitle: "), 0xb2, 0xa1]);
    assert.match(
      await complaint(study({ "study.yaml": gbk })),
      /study\.yaml: expected text in UTF-8/,
    );
    const long = "#".repeat(6_000_000);
    assert.match(await complaint(study({ "study.yaml": long })), /at most 5 MB, found 6 MB/);
    const marked = `\ufeff${smallStudy["study.yaml"]!.replaceAll("\n", "\r\n")}`;
    assert.equal((await fiducial("check", study({ "study.yaml": marked }))).code, 0);
  });

  it("with a workbook is read as with CSV files, and sheets that are no tables are named", async () => {
    const sheets = Object.entries(smallStudy)
      .filter(([path]) => path.startsWith("tables/"))
      .map(([path, csv]) => ({
        sheet: path.slice("tables/".length, -".csv".length),
        data: csv
          .trim()
          .split("\n")
          .map((row) => row.split(",").map((value) => ({ value }))),
      }));
    const notes = { sheet: "Notes", data: [[{ value: "anything" }]] };
    const folder = folderWith({
      "study.yaml": smallStudy["study.yaml"]!,
      "tables.xlsx": await writeXlsxFile([...sheets, notes]).toBuffer(),
    });
    const [workbook, csv] = await Promise.all([
      fiducial("check", folder),
      fiducial("check", study({})),
    ]);
    assert.equal(workbook.code, 0, workbook.stderr);
    assert.match(workbook.stderr, /tables\.xlsx, sheet Notes: named like no table, not read\./);
    const files = (text: string) =>
      text.replaceAll(/tables(\.xlsx, sheet |\/)(\w+)(\.csv)?/g, "$2");
    assert.equal(files(workbook.stdout), files(csv.stdout));
  });

  it("with a workbook that swells when unpacked is refused before it fills the memory", async () => {
    const { "study.yaml": protocol } = smallStudy;
    const deflated = deflateRawSync(Buffer.alloc(400_000_000));
    for (const [statedBytes, message] of [
      [400_000_000, /at most 100 MB when unpacked/],
      [1000, /of another size than the 1000 bytes/],
    ] as const) {
      const bomb = zipOf("xl/workbook.xml", deflated, statedBytes);
      assert.ok(bomb.length < 500_000);
      assert.match(
        await complaint(folderWith({ "study.yaml": protocol!, "tables.xlsx": bomb })),
        message,
      );
    }
  });

  it("is told as JSON where that is asked for", async () => {
    const fine = await fiducial("check", study({}), "--json");
    assert.equal((JSON.parse(fine.stdout) as { usable: boolean }).usable, true);
    const broken = await fiducial("check", study({ "tables/events.csv": "" }), "--json");
    assert.equal(broken.code, 1);
    assert.deepEqual(JSON.parse(broken.stdout), {
      usable: false,
      troubles: [
        {
          where: "tables/events.csv",
          expected: "a header with the column names",
          found: "an empty file",
          remedy: "Write the column names in row 1, or delete the file.",
        },
      ],
      count: 1,
    });
  });
});

/** An archive of one deflated entry whose directory states any size. */
function zipOf(path: string, deflated: Uint8Array, statedBytes: number): Uint8Array {
  const name = Buffer.from(path);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(deflated.length, 20);
  entry.writeUInt32LE(statedBytes, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + deflated.length, 16);
  return Buffer.concat([local, name, deflated, entry, name, end]);
}
