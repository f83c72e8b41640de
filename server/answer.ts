import { type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { Refusal } from "./guard";

/** Answers a request with a status and a sentence. */
export function answerRefusal(response: ServerResponse, { status, sentence }: Refusal): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
  response.end(`${sentence}\n`);
}

/** The same for a request to upgrade, which has a bare socket and no response. */
export function answerUpgrade(socket: Duplex, { status, sentence }: Refusal): void {
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`,
    "Connection: close",
    "Content-Type: text/plain; charset=utf-8",
    `Content-Length: ${Buffer.byteLength(sentence)}`,
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${sentence}`);
}
