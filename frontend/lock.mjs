// Takes the addresses out of package-lock.json: hashes say what is meant, the machine's own settings say from where.
import { readFile, writeFile } from "node:fs/promises";

const path = new URL("package-lock.json", import.meta.url);
const lock = JSON.parse(await readFile(path, "utf8"));
for (const part of Object.values(lock.packages)) {
  delete part.funding;
  delete part.resolved;
}
const text = `${JSON.stringify(lock, null, 2)}\n`;
if (/https?:\/\//.test(text)) throw new Error("package-lock.json still holds an address.");
await writeFile(path, text);
