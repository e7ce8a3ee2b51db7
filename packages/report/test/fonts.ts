import { readFile } from "node:fs/promises";
import { fontFiles } from "../src/index.ts";

/** The fonts of the figures, read from this installation. */
export const fonts = fontFiles(readFile);
