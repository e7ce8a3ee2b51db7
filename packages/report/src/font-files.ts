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
    files: ["../fonts/NotoSansHans-Regular.otf", "../fonts/NotoSansHans-Bold.otf"],
  },
} as const;

/**
 * Where the fonts of the figures lie in this installation.
 *
 * Nothing is read here: the paths go to `reportFiles`, which hands them to the rasteriser. Arimo has the widths of
 * Arial, so a figure in pixels and its SVG on a machine with Arial are set alike.
 */
export function fontFiles(): FontFiles {
  const entry = import.meta.resolve(fontModules.chinese.entry);
  return {
    latin: fontModules.latin.map((each) => fileURLToPath(import.meta.resolve(each))),
    chinese: fontModules.chinese.files.map((each) => fileURLToPath(new URL(each, entry))),
  };
}
