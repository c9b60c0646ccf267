// Builds what the pages load into the server's static folder: one style sheet, one script, fonts, icons.
import { build } from "esbuild";
import { cp, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import * as sass from "sass";

const here = fileURLToPath(new URL(".", import.meta.url));
const modules = `${here}node_modules`;
const out = `${here}.build`;
const server = `${here}../src/goldthread/server`;
const pages = `${server}/ui/static/ui/build`;

// nhsuk-frontend's image folder also holds NHS marks, which are not ours to use: copy only what its CSS names.
const ICONS = ["arrow-down", "arrow-up", "arrow-up-down", "cross"];
const WEB_FONTS = ["inter-latin-wght-normal", "inter-latin-ext-wght-normal"];
const FIGURE_FONTS = { Regular: "400Regular", SemiBold: "600SemiBold", Bold: "700Bold" };

// `@use "rooms"` stands for the styles of every room, in the order of their names.
async function rooms() {
  const files = (await readdir(server, { recursive: true })).filter((file) => /^[^/]+\/styles\/[^/]+\.scss$/.test(file));
  const contents = files.sort().map((file, n) => `@use "${pathToFileURL(`${server}/${file}`)}" as room-${n};`).join("\n");
  return {
    canonicalize: (name) => (name === "rooms" ? new URL("rooms:all") : null),
    load: () => ({ contents, syntax: "scss" }),
  };
}

async function buildStyles() {
  const { css } = await sass.compileAsync(`${here}scss/goldthread.scss`, {
    importers: [await rooms(), { findFileUrl: (name) => (name.startsWith("file:") ? new URL(name) : null) }],
    loadPaths: [modules, `${here}scss`],
    style: "compressed",
    quietDeps: true,
    silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"],
  });
  await writeFile(`${out}/goldthread.css`, css);
}

async function buildScript() {
  await build({
    entryPoints: [`${here}js/goldthread.js`],
    outfile: `${out}/goldthread.js`,
    bundle: true,
    format: "esm",
    target: "es2020",
    minify: true,
    legalComments: "none",
    logLevel: "warning",
  });
}

async function copyFiles() {
  const copies = [
    [`${here}images/mark.svg`, "mark.svg"],
    ...ICONS.map((name) => [
      `${modules}/nhsuk-frontend/dist/nhsuk/assets/images/nhsuk-icon-${name}.svg`,
      `images/nhsuk-icon-${name}.svg`,
    ]),
    ...WEB_FONTS.map((name) => [`${modules}/@fontsource-variable/inter/files/${name}.woff2`, `fonts/${name}.woff2`]),
    ...Object.entries(FIGURE_FONTS).map(([name, weight]) => [
      `${modules}/@expo-google-fonts/inter/${weight}/Inter_${weight}.ttf`,
      `fonts-ttf/Inter-${name}.ttf`,
    ]),
    [`${modules}/@fontsource-variable/inter/LICENSE`, "fonts/LICENSE"],
    [`${modules}/@expo-google-fonts/inter/LICENSE_FONT`, "fonts-ttf/LICENSE"],
  ];
  await Promise.all(copies.map(([from, to]) => cp(from, `${out}/${to}`)));
}

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await Promise.all([buildStyles(), buildScript(), copyFiles()]);
// Swapped in whole, so that a page never meets half a build.
await mkdir(dirname(pages), { recursive: true });
await rm(pages, { recursive: true, force: true });
await rename(out, pages);
