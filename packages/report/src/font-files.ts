import { fileURLToPath } from "node:url";
import type { FontFiles } from "./figure-raster.ts";

/** Packages and files of the fonts that figures are drawn with; their licences stand in `THIRD-PARTY-NOTICES.md`. */
const fontModules = {
  latin: [
    "@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf",
    "@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf",
  ],
  chinese: {
    entry: "@embedpdf/fonts-sc",
    normal: "../fonts/NotoSansHans-Regular.otf",
    bold: "../fonts/NotoSansHans-Bold.otf",
  },
} as const;

/**
 * Where the fonts of the figures lie in this installation.
 *
 * Nothing is read here. Arimo has the widths of Arial, so a figure in pixels and its SVG on a machine with Arial are set
 * alike.
 *
 * @param read gives the bytes of a file, as `readFile` of `node:fs/promises` does; called for a figure with Chinese text
 */
export function fontFiles(read: FontFiles["read"]): FontFiles {
  const { entry, normal, bold } = fontModules.chinese;
  const chinese = (file: string) => fileURLToPath(new URL(file, import.meta.resolve(entry)));
  return {
    latin: fontModules.latin.map((each) => fileURLToPath(import.meta.resolve(each))),
    chinese: { normal: chinese(normal), bold: chinese(bold) },
    read,
  };
}
