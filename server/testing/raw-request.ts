import { connect, type Socket } from "node:net";

/** Opens a bare line to a server of ours, which says what no client would. */
export function rawLine(url: string): Socket {
  const { port } = new URL(url);
  const line = connect(Number(port), "127.0.0.1");
  line.on("error", () => line.destroy()); // That it was cut is what is asked.
  line.setEncoding("latin1");
  return line;
}

/** Everything that is said on a line until the server ends it. */
export async function saidOn(line: Socket): Promise<string> {
  let said = "";
  line.on("data", (chunk: string) => {
    said += chunk;
  });
  await new Promise((resolve) => line.once("close", resolve)); // Also where it was reset.
  return said;
}

/** What comes back to bytes that are sent as they are, until the server ends the line. */
export async function rawAnswer(url: string, bytes: string): Promise<string> {
  const line = rawLine(url);
  const said = saidOn(line);
  line.write(bytes, "latin1");
  return said;
}

/** The status of each answer on a line. */
export const statusesIn = (said: string): number[] =>
  [...said.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status));
