import { extname } from "node:path";
import { UsageError } from "../stats/usage-error.ts";

export type FigureFormat = "svg" | "png";

/** @throws UsageError for a name that ends otherwise */
export function figureFormat(path: string): FigureFormat {
  const extension = extname(path).toLowerCase();
  if (extension === ".svg" || extension === ".png") return extension.slice(1) as FigureFormat;
  throw new UsageError(
    `--figure: expected a file that ends in .svg or .png, found "${path}". Name it dvh.svg or dvh.png.`,
  );
}

/** `dvh.svg` of the first plan, `dvh-2.svg` of the second. */
export function figurePath(path: string, index: number): string {
  const extension = extname(path);
  return index === 0 ? path : `${path.slice(0, -extension.length)}-${index + 1}${extension}`;
}
