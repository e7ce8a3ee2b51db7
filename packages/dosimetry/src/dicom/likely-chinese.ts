const strictUtf8 = new TextDecoder("utf-8", { fatal: true });
const strictGb18030 = new TextDecoder("gb18030", { fatal: true });

/**
 * Pairs of bytes beyond ASCII that stand alone, or two pairs and more: accented letters of Latin-1 stand singly within
 * words, two in a row are rare (CORAÇÃO), four are in no word.
 */
const pairs = /(?:[\xa1-\xfe]{2}){2,}|(?<![A-Za-z\xa1-\xfe])[\xa1-\xfe]{2}(?![A-Za-z\xa1-\xfe])/g;
/** The 3755 most common characters, level 1 of GB 2312, have these first bytes. */
const common = /^(?:..)*?[\xb0-\xd7]/s;

/**
 * Text of no declared character set as GB18030 has it, where it very likely is that: no UTF-8, valid, with a common
 * Chinese character, and nothing that anyone would write in Latin-1.
 */
export function likelyChinese(bytes: Uint8Array): string | null {
  const found = Buffer.from(bytes).toString("latin1").match(pairs) ?? [];
  if (!found.some((run) => common.test(run)) || decoded(strictUtf8, bytes) !== null) return null;
  return decoded(strictGb18030, bytes);
}

function decoded(decoder: TextDecoder, bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}
