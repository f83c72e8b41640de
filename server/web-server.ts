import { createServer, type Server } from "node:http";

/**
 * What a connection may take, so that who sends slowly or not at all holds nothing for long. A source of 30 MB takes
 * four minutes on a line of a megabit a second, and a large report may be printed for a while before its first byte.
 */
const usual = {
  headersTimeoutMs: 15_000,
  requestTimeoutMs: 5 * 60_000,
  silentForMs: 5 * 60_000,
  checkedEveryMs: 5_000,
  headerBytes: 16_384,
  /** Sockets of tabs among them. Each is a file to the system, and the database needs some of those as well. */
  connections: 5_000,
} as const;

export type ConnectionLimits = Readonly<Record<keyof typeof usual, number>>;

/** A server that answers nothing yet, and whose connections are limited. */
export function webServer(told: Partial<ConnectionLimits> = {}): Server {
  const limits: ConnectionLimits = { ...usual, ...told };
  const server = createServer({
    headersTimeout: limits.headersTimeoutMs,
    requestTimeout: limits.requestTimeoutMs,
    connectionsCheckingInterval: limits.checkedEveryMs,
    maxHeaderSize: limits.headerBytes,
    // Said here because a flag of Node's or a later version of it could turn it: two lengths of one body are two requests to a proxy.
    insecureHTTPParser: false,
    requireHostHeader: true,
  });
  // Their bytes are limited. Node would leave out those beyond a number, and the guard would not see a length among them.
  server.maxHeadersCount = 0;
  server.maxConnections = limits.connections;
  server.timeout = limits.silentForMs;
  return server;
}
