import { once } from "node:events";
import { createServer } from "node:http";

/** Another site on this machine: answers each path with the page that is given for it. */
export async function foreignSite(pages: Readonly<Record<string, string>>) {
  const server = createServer((request, response) => {
    const page = pages[request.url ?? "/"];
    response.writeHead(page === undefined ? 404 : 200, { "content-type": "text/html; charset=utf-8" });
    response.end(page ?? "");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    /** By another name than ours, which browsers take for another site. */
    elsewhere: `http://127.0.0.1:${port}`,
    /** By our name at another port: another origin, but the same site, to which `SameSite` cookies go along. */
    nextDoor: `http://localhost:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
