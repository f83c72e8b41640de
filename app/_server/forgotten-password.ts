import "server-only";
import { waitWords } from "@/app/_components/time-words";
import { askedPasswordLink } from "@/db/commands/password-links";
import { email as emailShape } from "@/lib/domain/account";
import { Problem } from "@/lib/errors";
import { theProcess } from "@/server/process";
import { passwordLinkMail } from "./mails";
import { sendLater } from "./post";
import { signInLimits } from "./sign-in-limits";

/**
 * Sends a link for a new password to whoever has an address, if anybody has. Whether there is such an account is looked
 * up after the answer, so that neither its words nor its time tell. Who asks too often from one place is told so, whatever
 * the account; for one account, what is asked too often is passed over in silence: its owner has mail enough.
 *
 * @throws {Problem} `invalid` for what is no address; `limited`.
 */
export function askForNewPassword(asked: string, from: string): void {
  const email = emailShape.safeParse(asked);
  if (!email.success) throw new Problem("invalid", "This is no email address. Check it and try again.");
  const { linksByAddress, linksByEmail } = signInLimits();
  const nowMs = performance.now();
  const waitMs = linksByAddress.waitMs(from, nowMs);
  if (waitMs > 0) throw new Problem("limited", `Too many attempts. Try again in ${waitWords(waitMs)}.`);
  linksByAddress.count(from, nowMs);
  if (linksByEmail.waitMs(email.data, nowMs) > 0) return;
  linksByEmail.count(email.data, nowMs);
  sendLater(async () => {
    const link = await askedPasswordLink(theProcess().store, email.data);
    return link && passwordLinkMail(link);
  });
}
