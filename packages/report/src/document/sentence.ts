import type { Edition } from "../edition.ts";

/** A text that ends like a sentence. */
export function sentence(edition: Edition, text: string): string {
  return /[.。!?！？]$/u.test(text) ? text : text + edition.words.stop;
}
