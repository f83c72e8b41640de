import { readEnvironment } from "@/server/env";
import { textLog } from "@/server/log";
import { serve } from "@/server/main";

const root = process.cwd();
const reach = { isAllowed: (ip: string) => ip === "127.0.0.1", arePortsFree: true };
await serve({ root, env: readEnvironment(root), dev: false, log: textLog((text) => console.log(text)), reach });
