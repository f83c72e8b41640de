// npm run torture: 20 people write while their server is killed, 50 times (`npm run torture -- 10`: ten). Nothing that was
// acknowledged may be lost, and nothing may be there twice. `npm test` does the same with a few kills.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "./bundle.mjs";
import { root } from "./root.mjs";

const WRITERS = 20;
const [given = "50"] = process.argv.slice(2);
const kills = Number(given);
if (!Number.isSafeInteger(kills) || kills < 1) {
  console.error(`${given} is not a number of kills.`);
  process.exit(2);
}

const outfile = join(root, ".build", "torture.mjs");
process.chdir(root);
process.setSourceMapsEnabled(true);
await bundle("server/testing/torture.ts", outfile);
const { torture } = await import(pathToFileURL(outfile).href);
const { refusals, ...counted } = await torture({ writers: WRITERS, kills, say: (sentence) => console.error(sentence) });
const { commands, acknowledged, lost, doubled, unbroken } = counted;
for (const refusal of new Set(refusals)) console.error(`Refused: ${refusal}`);
console.log(`commands ${commands}, acknowledged ${acknowledged}, lost ${lost}, doubled ${doubled}, kills ${kills}`);
console.log(`The history is ${unbroken ? "unbroken" : "BROKEN"}; ${commands - acknowledged} commands still wait.`);
process.exitCode = unbroken && lost + doubled + refusals.length === 0 && commands === acknowledged ? 0 : 1;
