import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import type { Edition } from "../edition.ts";
import { escapeXml } from "../figures/svg.ts";
import { doorNumbers } from "./door-numbers.ts";
import { doorPatients } from "./door-patients.ts";
import { doorScript } from "./door-script.ts";

/** The dialog behind every number, with its data and its script. */
export interface DoorHtml {
  readonly markup: string;
  /** The source that the page's policy allows: this script and no other. */
  readonly scriptSource: string;
}

/** Dialog, data and script for the end of a page; patients only where the results name any. */
export function doorHtml(edition: Edition): DoorHtml {
  const { words, results } = edition;
  const script = doorScript();
  const hash = createHash("sha256").update(script).digest("base64");
  const patients =
    results.subjects.length === 0
      ? ""
      : `<script type="application/octet-stream" id="door-patients">${packed(doorPatients(edition))}</script>\n`;
  return {
    markup:
      `<dialog id="door" aria-labelledby="door-title"><div class="head"><h2 id="door-title" tabindex="-1"></h2>` +
      `<button type="button" id="door-close">${escapeXml(words.door.close)}</button></div><div id="door-body"></div></dialog>\n` +
      `<script type="application/json" id="door-numbers">${inScript(doorNumbers(edition))}</script>\n` +
      `${patients}<script>${script}</script>`,
    scriptSource: `'sha256-${hash}'`,
  };
}

/** JSON that no text in it can end before its end. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}

/** JSON packed by deflate, in base64. */
function packed(value: unknown): string {
  return deflateSync(JSON.stringify(value)).toString("base64");
}
