import { z } from "zod";
import { Problem } from "@/lib/errors";
import { type Log, logBug } from "./log";
import type { MailSettings } from "./mail-settings";

/** One mail to one person, in plain text: what a link in it opens is nobody else's. */
export type Mail = Readonly<{ to: string; subject: string; text: string }>;

const CONNECT_MS = 10_000;
const SILENT_MS = 30_000;

const oneAddress = z.email().max(254);

/** Hands mail in, one at a time, each over a connection of its own. */
export class Mailer {
  readonly #settings: MailSettings;
  readonly #log: Log;

  constructor(settings: MailSettings, log: Log) {
    this.#settings = settings;
    this.#log = log;
  }

  /**
   * Resolves when the mail server has taken it. The reason why one is not taken goes to the log, without the address: it
   * is for who runs Crossread.
   *
   * @throws {Problem} `invalid` for what is no address of one person; `unavailable`.
   */
  async send({ to, subject, text }: Mail): Promise<void> {
    if (!oneAddress.safeParse(to).success) throw new Problem("invalid", "This is no email address.");
    const { host, port, isSecure, needsTls, login, from } = this.#settings;
    const { createTransport } = await import("nodemailer"); // Only now: a start need not wait for it.
    const transport = createTransport({
      host,
      port,
      secure: isSecure,
      requireTLS: needsTls,
      ...(login && { auth: login }),
      connectionTimeout: CONNECT_MS,
      greetingTimeout: CONNECT_MS,
      socketTimeout: SILENT_MS,
      // Nothing in a mail of ours is a file or an address to be read.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    try {
      // As objects: in a text, a comma would be the beginning of another address.
      await transport.sendMail({ from, to: { name: "", address: to }, subject: oneLine(subject), text });
    } catch (thrown) {
      const { code = "", responseCode = "" } = Object(thrown);
      this.#log(`Mail could not be handed in at ${host}:${port} ${[code, responseCode].join(" ").trim()}`, {
        level: "error",
      });
      throw new Problem(
        "unavailable",
        "The mail server did not take the mail. Try again, or pass the link on yourself.",
        {
          cause: thrown,
        },
      );
    } finally {
      transport.close();
    }
  }

  /** Sends without anybody waiting for it. */
  sendLater(mail: () => Promise<Mail | null>): void {
    const work = async () => {
      const made = await mail();
      if (made) await this.send(made);
    };
    work().catch((thrown: unknown) => {
      if (!(thrown instanceof Problem)) logBug(this.#log, "sending mail", thrown);
    });
  }
}

/** A header is one line, whatever a title or a name has in it. */
const oneLine = (text: string) =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .trim()
    .slice(0, 200);
