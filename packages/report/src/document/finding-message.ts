import type { Finding } from "@fiducial/study";
import type { Edition } from "../edition.ts";
import { numberLabel } from "../door/number-label.ts";

/** What a finding says, each number that it concerns by its label instead of its name. */
export function findingMessage(edition: Edition, { message, numbers }: Finding): string {
  return numbers.reduce(
    (text, name) => text.replaceAll(wholeName(name), () => numberLabel(edition, name)),
    edition.text(message),
  );
}

/** A name that is not the beginning or the end of a longer one. */
function wholeName(name: string): RegExp {
  const literal = name.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  return new RegExp(`(?<![\\w.\\]])${literal}(?!\\.?[\\w[])`, "g");
}
