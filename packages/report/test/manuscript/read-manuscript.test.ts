import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { InputError } from "@fiducial/study";
import { readManuscript } from "../../src/index.ts";

function troublesOf(text: string): readonly string[] {
  try {
    readManuscript("manuscript.md", text);
  } catch (error) {
    assert.ok(error instanceof InputError);
    return error.troubles.map(({ where, found }) => `${where}: ${found}`);
  }
  return [];
}

describe("A manuscript", () => {
  it("keeps names with brackets, signs and stars whole, whatever they mean in Markdown", () => {
    const { blocks } = readManuscript(
      "manuscript.md",
      "# T\n\nIt was {{ a.b[24].percent }}, *{{ age[<=64] }}* and {{x_y_z}} [24].\n",
    );
    const [paragraph] = blocks;
    assert.ok(paragraph?.kind === "paragraph");
    assert.deepEqual(
      paragraph.text.flatMap((each) =>
        each.kind === "number-reference" ? [[each.reference, each.place]] : [],
      ),
      [
        ["a.b[24].percent", { line: 3, column: 8 }],
        ["age[<=64]", { line: 3, column: 32 }],
        ["x_y_z", { line: 3, column: 53 }],
      ],
    );
  });

  it("has sections, headings, lists, a caption for a typed table, superscripts and links", () => {
    const { title, blocks } = readManuscript(
      "manuscript.md",
      [
        "# Title",
        "",
        "<!-- for authors: {{ nothing }} -->",
        "## Section",
        "### Heading",
        "- one",
        "- two {{ n }}",
        "",
        "Table: Doses of {{ n }} patients",
        "",
        "| Organ | Gy |",
        "|---|--:|",
        "| Liver | {{ d }} |",
        "",
        "Known<sup>1</sup>, see [there](https://example.org).",
      ].join("\n"),
    );
    assert.equal(title, "Title");
    assert.deepEqual(
      blocks.map(({ kind }) => kind),
      ["section", "heading", "list", "typed-table", "paragraph"],
    );
    const last = blocks.at(-1);
    assert.ok(last?.kind === "paragraph");
    assert.deepEqual(
      last.text.map((each) => each.kind),
      ["text", "superscript", "text", "link", "text"],
    );
    const table = blocks.find((each) => each.kind === "typed-table");
    assert.deepEqual(table?.alignments, ["start", "end"]);
  });

  it("prints braces in a code span as they are", () => {
    const { blocks } = readManuscript("manuscript.md", "# T\n\nWrite `{{ n }}`.\n");
    const [paragraph] = blocks;
    assert.ok(paragraph?.kind === "paragraph");
    assert.deepEqual(paragraph.text[1], { kind: "text", text: "{{ n }}" });
  });

  it("is refused with line and column of everything that it cannot carry", () => {
    assert.deepEqual(
      troublesOf("# T\n\nOpen {{ n\n\n![x](y.png)\n\n# Again\n\n[x](javascript:1)\n"),
      [
        "manuscript.md, line 3, column 6: braces that are not closed",
        "manuscript.md, line 5, column 1: an image",
        "manuscript.md, line 7, column 1: a second # heading",
        "manuscript.md, line 9, column 1: javascript:1",
      ],
    );
    assert.deepEqual(troublesOf(""), ["manuscript.md, line 1, column 1: no # heading"]);
    assert.deepEqual(troublesOf("# T\n\nText {{ table baseline }} goes on.\n"), [
      "manuscript.md, line 3, column 6: it within a paragraph",
    ]);
    assert.deepEqual(troublesOf("# T\n\n| a |\n|---|\n| b |\n"), [
      "manuscript.md, line 3, column 1: none",
    ]);
  });
});
