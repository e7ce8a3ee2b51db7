import assert from "node:assert/strict";
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { sha256, sha256OfFiles } from "../src/hash.ts";
import type { Manifest } from "../src/manifest.ts";
import {
  fiducial,
  fiducialWithoutPrivilege,
  folderWith,
  outcomeOf,
  smallStudy,
  startFiducial,
  temporaryFolder,
} from "./command.ts";

const contents = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
      .map((path) => [
        path.slice(folder.length),
        createHash("sha256").update(readFileSync(path)).digest("hex"),
      ]),
  );

const made = fiducial("run", folderWith(smallStudy), "--out", join(temporaryFolder(), "out"));

/** A copy of one report that Fiducial wrote. */
async function report(): Promise<string> {
  const { stdout } = await made;
  const original = dirname(/^Report: (.*)$/m.exec(stdout)![1]!);
  const out = join(temporaryFolder(), "out");
  cpSync(original, out, { recursive: true });
  return out;
}

describe("fiducial run", { concurrency: 4 }, () => {
  it("writes the report and says where it lies", async () => {
    const folder = folderWith(smallStudy);
    const { code, stdout, stderr } = await fiducial("run", folder);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^A small study\n2 of 2 patients analysed.\n(No findings|Findings: )/);
    assert.ok(stdout.endsWith(`Report: ${join(folder, "out", "report.html")}\n`));
    for (const file of ["report.html", "results.json", "manifest.json"])
      assert.ok(existsSync(join(folder, "out", file)), file);
    assert.deepEqual(readdirSync(folder).toSorted(), ["out", "study.yaml", "tables"]);
  });

  it("gives the same bytes for the same input, wherever it lies, also into an empty folder", async () => {
    const out = temporaryFolder();
    await fiducial("run", folderWith(smallStudy), "--out", out);
    assert.deepEqual(contents(out), contents(await report()));
  });

  it("lists every file with its hash in the manifest", async () => {
    const out = await report();
    const manifest = JSON.parse(readFileSync(join(out, "manifest.json"), "utf8")) as Manifest;
    assert.equal(manifest.format, "fiducial-manifest/1");
    const written = Object.entries(contents(out)).filter(([path]) => path !== "/manifest.json");
    assert.deepEqual(
      manifest.files.map(({ path, sha256 }) => [`/${path}`, sha256]),
      written,
    );
    for (const { path, bytes } of manifest.files)
      assert.equal(statSync(join(out, path)).size, bytes);
  });

  it("hashes the protocol by its bytes, and the data by the names and bytes of the tables", async () => {
    const { protocolHash, dataHash } = JSON.parse(
      readFileSync(join(await report(), "manifest.json"), "utf8"),
    ) as Manifest;
    const files = Object.entries(smallStudy)
      .filter(([path]) => path.startsWith("tables/"))
      .map(([path, text]) => ({ path, bytes: Buffer.from(text) }));
    assert.equal(protocolHash, sha256(Buffer.from(smallStudy["study.yaml"]!)));
    assert.equal(dataHash, sha256OfFiles(files));
    assert.equal(dataHash, sha256OfFiles(files.toReversed()));
    const renamed = files.map(({ path, bytes }) => ({ path: `${path}x`, bytes }));
    const moved = [
      { path: "tables/a.csv", bytes: Buffer.from("xy") },
      { path: "tables/b.csv", bytes: Buffer.from("") },
    ];
    const other = [
      { path: "tables/a.csv", bytes: Buffer.from("x") },
      { path: "tables/b.csv", bytes: Buffer.from("y") },
    ];
    assert.notEqual(sha256OfFiles(renamed), dataHash);
    assert.notEqual(sha256OfFiles(moved), sha256OfFiles(other));
  });
});

describe("an output folder", { concurrency: 4 }, () => {
  it("that holds something is kept, before any work is done", async () => {
    const out = await report();
    const before = contents(out);
    const { code, stderr } = await fiducial("run", folderWith(smallStudy), "--out", out);
    assert.equal(code, 1);
    assert.match(
      stderr,
      /expected an empty folder or none, found one that holds something\. Add --replace/,
    );
    assert.doesNotMatch(stderr, /Reading/);
    assert.deepEqual(contents(out), before);
  });

  it("that another run has filled meanwhile is kept", async () => {
    const folder = folderWith(smallStudy);
    const outcomes = await Promise.all([fiducial("run", folder), fiducial("run", folder)]);
    assert.deepEqual(new Set(outcomes.map(({ code }) => code)), new Set([0, 1]));
    assert.match(outcomes.map(({ stderr }) => stderr).join(""), /found one that holds something/);
    assert.deepEqual(readdirSync(folder).toSorted(), ["out", "study.yaml", "tables"]);
  });

  it("that Fiducial wrote is replaced where that is asked for", async () => {
    const out = await report();
    const other = folderWith({
      ...smallStudy,
      "study.yaml": smallStudy["study.yaml"]!.replace("small", "smaller"),
    });
    const { code, stderr } = await fiducial("run", other, "--out", out, "--replace");
    assert.equal(code, 0, stderr);
    assert.match(readFileSync(join(out, "results.json"), "utf8"), /A smaller study/);
    assert.deepEqual(readdirSync(dirname(out)), ["out"]);
  });

  it("that Fiducial did not write is never replaced", async () => {
    const foreign = folderWith({ "thesis.docx": "mine" });
    const refused = await fiducial("run", folderWith(smallStudy), "--out", foreign, "--replace");
    assert.equal(refused.code, 1);
    assert.match(refused.stderr, /found a folder without its manifest\.json/);
    assert.deepEqual(readdirSync(foreign), ["thesis.docx"]);
    const forged = folderWith({ "manifest.json": '{"name": "app"}', "thesis.docx": "mine" });
    assert.equal(
      (await fiducial("run", folderWith(smallStudy), "--out", forged, "--replace")).code,
      1,
    );
    const study = folderWith(smallStudy);
    assert.equal((await fiducial("run", study, "--out", study, "--replace")).code, 1);
  });

  it("that a person added to or changed is not replaced", async () => {
    const out = await report();
    writeFileSync(join(out, "notes.txt"), "mine");
    const added = await fiducial("run", folderWith(smallStudy), "--out", out, "--replace");
    assert.match(
      added.stderr,
      /notes\.txt: expected only files that Fiducial wrote, found another one/,
    );
    const changed = await report();
    appendFileSync(join(changed, "report.html"), "<!-- mine -->");
    const { code, stderr } = await fiducial(
      "run",
      folderWith(smallStudy),
      "--out",
      changed,
      "--replace",
    );
    assert.equal(code, 1);
    assert.match(stderr, /report\.html: .*found one that was changed since/);
  });

  it("that is a file, or cannot be written, is named", async (test) => {
    const folder = folderWith({ ...smallStudy, out: "a file" });
    assert.match(
      (await fiducial("run", folder)).stderr,
      /expected a folder for the report, found a file/,
    );
    const locked = folderWith(smallStudy);
    chmodSync(locked, 0o555);
    const outcome = await fiducialWithoutPrivilege(locked, "run", locked);
    chmodSync(locked, 0o755);
    if (outcome === null) return test.skip("no user without privilege can run the command here");
    assert.equal(outcome.code, 1);
    assert.match(outcome.stderr, /out: expected a folder that can be written, found no right/);
  });

  it("is not half written when the command is interrupted, and nothing is left beside it", async () => {
    const signals = ["SIGINT", "SIGTERM"] as const;
    for (const [i, signal] of [...signals, ...signals, ...signals].entries()) {
      const folder = folderWith(smallStudy);
      const child = startFiducial(["run", folder]);
      const outcome = outcomeOf(child);
      // At different moments: while reading, while drawing, while writing.
      const moment = ["Reading", "Drawing the figures", "Writing"][i % 3]!;
      await new Promise<void>((resolve) => {
        child.stderr?.on("data", (text: string) => {
          if (text.includes(moment)) resolve();
        });
        child.on("close", resolve);
      });
      child.kill(signal);
      const { code } = await outcome;
      assert.notEqual(code, 1);
      const left = readdirSync(folder).toSorted();
      // Where the report was whole before the signal was heard, it stands, whatever the process then died of.
      if (left.includes("out")) {
        assert.notEqual(code, 130);
        const manifest = JSON.parse(readFileSync(join(folder, "out", "manifest.json"), "utf8")) as {
          files: { path: string }[];
        };
        for (const { path } of manifest.files)
          assert.ok(existsSync(join(folder, "out", path)), path);
      } else assert.notEqual(code, 0);
      assert.deepEqual(
        left.filter((name) => name !== "out"),
        ["study.yaml", "tables"],
      );
    }
  });

  it("is cleared of what a killed run left beside it", async () => {
    const folder = folderWith(smallStudy);
    const pidOfNoProcess = 2 ** 22 + 1;
    mkdirSync(join(folder, `out.${pidOfNoProcess}.partial`));
    mkdirSync(join(folder, `out.${process.pid}.partial`));
    mkdirSync(join(folder, "out.mine.partial"));
    assert.equal((await fiducial("run", folder)).code, 0);
    assert.deepEqual(
      readdirSync(folder)
        .filter((name) => name.startsWith("out"))
        .toSorted(),
      ["out", `out.${process.pid}.partial`, "out.mine.partial"].toSorted(),
    );
  });
});
