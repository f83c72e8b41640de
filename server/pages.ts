import { createServer } from "node:http";
import type { Ready } from "./requests";

type Pages = Pick<Ready, "handlePage" | "handleUpgrade"> & Readonly<{ close: () => Promise<void> }>;

/**
 * Prepares Next, which is loaded only now: it takes longer than all else. Next would take every
 * upgrade of the server it sees; it sees one that nobody reaches, and gets what is meant for it.
 */
export async function preparePages({
  root,
  dev,
  port,
}: Readonly<{ root: string; dev: boolean; port: number }>): Promise<Pages> {
  const { default: next } = await import("next");
  const unreached = createServer();
  const pages = next({ dev, dir: root, port, hostname: "localhost", customServer: true, httpServer: unreached });
  await pages.prepare();
  return {
    handlePage: pages.getRequestHandler(),
    handleUpgrade: dev ? (request, socket, head) => unreached.emit("upgrade", request, socket, head) : null,
    close: () => pages.close(),
  };
}
