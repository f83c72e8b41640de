import { EventEmitter, once } from "node:events";
import { SMTPServer } from "smtp-server";

/** A mail as it came over the wire. */
export type Received = Readonly<{ from: string; to: readonly string[]; raw: string }>;

export type Mailbox = Readonly<{
  port: number;
  received: readonly Received[];
  /** The next mail to somebody, or the one that came already; each is given once. */
  next: (to: string) => Promise<Received>;
  close: () => Promise<void>;
}>;

/** A mail server on this machine that keeps what it gets and passes nothing on. With a login, it asks for that one. */
export async function openMailbox(login: Readonly<{ user: string; pass: string }> | null = null): Promise<Mailbox> {
  const received: Received[] = [];
  const given = new Set<Received>();
  const arrivals = new EventEmitter();
  const server = new SMTPServer({
    authOptional: login === null,
    allowInsecureAuth: true,
    disabledCommands: login === null ? ["AUTH", "STARTTLS"] : ["STARTTLS"],
    onAuth({ username, password }, _session, answer) {
      if (username === login?.user && password === login?.pass) answer(null, { user: username });
      else answer(new Error("Wrong user or password"));
    },
    onData(stream, { envelope }, answer) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : "";
        const to = envelope.rcptTo.map(({ address }) => address);
        received.push({ from, to, raw: Buffer.concat(chunks).toString("utf8") });
        arrivals.emit("mail");
        answer();
      });
    },
  });
  server.on("error", () => undefined); // A client that goes away in the middle is its own affair.
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, "127.0.0.1", () => {
      const address = listening.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
  return {
    port,
    received,
    async next(to) {
      for (;;) {
        const mail = received.find((one) => one.to.includes(to) && !given.has(one));
        if (mail) {
          given.add(mail);
          return mail;
        }
        await once(arrivals, "mail");
      }
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
