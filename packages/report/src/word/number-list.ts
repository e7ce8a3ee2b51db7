import { strToU8 } from "fflate";
import { type NumberFace, readReference, referenceText } from "../document/number-reference.ts";
import { numberParts } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { escapeXml } from "../figures/svg.ts";
import { printNumber } from "../print-number.ts";
import { contentControls } from "./content-controls.ts";
import { numberReferences } from "./number-tag.ts";
import type { WordFiles } from "./word-files.ts";

export const numberListPath = "customXml/item1.xml";
export const numberListNamespace = "urn:fiducial:numbers:1";

const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const itemId = "{F1D0C1A1-0000-4000-8000-000000000001}";

/**
 * The files of a Word document with one part more: what each of its numbers was when it was written, in full precision.
 * Word keeps such parts when it saves, so that a later comparison can tell a number that the data changed from one that
 * a co-author typed over.
 */
export function withNumberList(files: WordFiles, edition: Edition): WordFiles {
  const referenceOf = numberReferences(allReferences(edition));
  const references = new Set(contentControls(files).flatMap((each) => referenceOf(each) ?? []));
  const { version, protocolHash, dataHash } = edition.results.provenance;
  const rows = [...references].flatMap((reference) => {
    const face = readReference(reference, (name) => edition.results.numbers[name] !== undefined);
    return face === null ? [] : [numberRow(edition, face)];
  });
  const list =
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n` +
    `<numbers xmlns="${numberListNamespace}" version="${escapeXml(version)}" protocol="${protocolHash}" data="${dataHash}">` +
    `${rows.join("")}</numbers>`;
  const properties =
    `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n` +
    `<ds:datastoreItem ds:itemID="${itemId}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">` +
    `<ds:schemaRefs><ds:schemaRef ds:uri="${numberListNamespace}"/></ds:schemaRefs></ds:datastoreItem>`;
  return {
    ...files,
    [numberListPath]: strToU8(list),
    "customXml/itemProps1.xml": strToU8(properties),
    "customXml/_rels/item1.xml.rels": strToU8(
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n` +
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
        `<Relationship Id="rId1" Type="${relationships}/customXmlProps" Target="itemProps1.xml"/></Relationships>`,
    ),
    ...inserted(
      files,
      "word/_rels/document.xml.rels",
      "</Relationships>",
      `<Relationship Id="rIdNumbers" Type="${relationships}/customXml" Target="../${numberListPath}"/>`,
    ),
    ...inserted(
      files,
      "[Content_Types].xml",
      "</Types>",
      `<Override PartName="/customXml/itemProps1.xml" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>`,
    ),
  };
}

/** Every reference that a text about this study can make. */
export function* allReferences(edition: Edition): Iterable<string> {
  for (const name of Object.keys(edition.results.numbers))
    for (const part of numberParts) yield referenceText({ name, part });
}

function numberRow(edition: Edition, face: NumberFace): string {
  const number = edition.find(face.name);
  const text = printNumber(number, face.part, edition.words);
  const value = number.value === null ? "" : ` value="${number.value}"`;
  return `<number reference="${escapeXml(referenceText(face))}" text="${escapeXml(text)}"${value}/>`;
}

/** A part with some markup more before its closing tag. */
function inserted(files: WordFiles, path: string, before: string, markup: string): WordFiles {
  const text = new TextDecoder().decode(files[path]);
  const at = text.lastIndexOf(before);
  return { [path]: strToU8(text.slice(0, at) + markup + text.slice(at)) };
}
