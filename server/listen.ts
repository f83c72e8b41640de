import { once } from "node:events";
import type { Server } from "node:http";
import { Problem } from "@/lib/errors";
import type { Environment } from "./env";
import { hasCode } from "./system-error";

/** How long answers under way may take once the process stops. */
const LAST_ANSWERS_MS = 2_000;

/**
 * Listens, and answers with the port, which the system has picked for port 0.
 *
 * @throws {Problem} `unavailable` when the port is taken or not allowed.
 */
export async function listen(server: Server, { port, host }: Pick<Environment, "port" | "host">): Promise<number> {
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (thrown) {
    const sentence = sentenceFor(thrown, port, host);
    throw sentence === null ? thrown : new Problem("unavailable", sentence, { cause: thrown });
  }
  const address = server.address();
  return typeof address === "object" && address ? address.port : port;
}

/** Takes no more requests and waits for the answers under way; cuts what takes too long. */
export async function stopAnswering(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(() => {
      server.closeAllConnections();
      resolve(); // Sockets that were upgraded are not among them: they end with the process.
    }, LAST_ANSWERS_MS);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function sentenceFor(thrown: unknown, port: number, host: string): string | null {
  if (hasCode(thrown, "EADDRINUSE")) {
    return `Port ${port} is taken. Stop what uses it, or choose another, for example PORT=${port + 1}.`;
  }
  if (hasCode(thrown, "EACCES"))
    return `Port ${port} needs rights this process lacks. Choose one above 1023 with PORT.`;
  if (hasCode(thrown, "EADDRNOTAVAIL") || hasCode(thrown, "ENOTFOUND")) {
    return `This machine has no address ${host}. HOST says where to listen.`;
  }
  return null;
}
