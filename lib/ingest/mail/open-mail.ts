import PostalMime, { type Attachment, type Email } from "postal-mime";
import { Problem } from "@/lib/errors";
import { completed } from "../ingest";
import type { Container, Piece } from "../ingest-all";
import { nameWithin } from "../name-within";
import { mailBody } from "./mail-body";
import { mailSaid } from "./mail-said";

/** Far beyond what mailers write; deeper and longer is made to keep a parser busy. */
const limits = { maxNestingDepth: 50, maxHeadersSize: 512 * 1024 };
const MOST_ATTACHMENTS = 200;

/**
 * A mail as it was saved: what was written in it is a source, and so is each attachment that can be read. A mail that
 * hangs on another is one with its own. Pictures that stand in the text are no attachments, and are left out.
 */
export const mail: Container = {
  mediaTypes: ["message/rfc822"],
  extensions: ["eml"],
  open: async (bytes, { name }) => {
    const email = await parsed(bytes, name);
    if (!email.headers.some(({ key }) => /^(?:from|date|subject|message-id|to)$/.test(key))) {
      const advice = "Save the mail again from the program that shows it, and add that.";
      throw new Problem("invalid", `“${name}” is not a mail: it says neither from whom nor when. ${advice}`);
    }
    const attachments = email.attachments.filter(({ related, mimeType }) => !related || !mimeType.startsWith("image/"));
    if (attachments.length > MOST_ATTACHMENTS) {
      throw new Problem("too-large", `“${name}” has more than ${MOST_ATTACHMENTS} attachments. Save those you need.`);
    }
    const { drafts, warnings } = mailBody(email);
    const pictures = email.attachments.length - attachments.length;
    const left = pictures > 0 ? ["Pictures in its text were left out: only text is read."] : [];
    const body: Piece = {
      name,
      bytes: () => bytes,
      read: async () => {
        const read = { drafts, said: mailSaid(email), warnings: [...warnings, ...left] };
        return completed(read, { name, mediaType: "message/rfc822" });
      },
    };
    const hasWords = drafts.some(({ text }) => /\S/.test(text));
    return [...(hasWords || attachments.length === 0 ? [body] : []), ...attachments.map(attached(name))];
  },
};

async function parsed(bytes: Uint8Array, name: string): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, { ...limits, forceRfc822Attachments: true });
  } catch (cause) {
    const advice = "Save it again from the program that shows it, and add that.";
    throw new Problem("invalid", `“${name}” cannot be read as a mail. ${advice}`, { cause });
  }
}

const attached =
  (mailName: string) =>
  ({ filename, mimeType, content }: Attachment, index: number): Piece => {
    const ending = mimeType === "message/rfc822" ? ".eml" : "";
    return {
      name: nameWithin(mailName, filename ?? `attachment ${index + 1}${ending}`),
      mediaType: mimeType,
      bytes: () => (typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content)),
    };
  };
