import "server-only";
import { waitWords } from "@/app/_components/time-words";
import { INVITATION_DAYS } from "@/db/commands/invite";
import { isProblem, Problem } from "@/lib/errors";
import { theProcess } from "@/server/process";
import { invitationMail } from "./mails";
import { signInLimits } from "./sign-in-limits";
import { invitationFor } from "./unscoped";

/** Nobody writes to the world through us. @throws {Problem} `limited`. */
export function countMailBy(person: string): void {
  const { mailByPerson } = signInLimits();
  const nowMs = performance.now();
  const waitMs = mailByPerson.waitMs(person, nowMs);
  if (waitMs > 0) throw new Problem("limited", `That is a lot of mail. Send the next in ${waitWords(waitMs)}.`);
  mailByPerson.count(person, nowMs);
}

/** Sends an invitation to the address it was made for; false when it could not be sent. */
export async function sendInvitation(token: string): Promise<boolean> {
  const { mail } = theProcess();
  const invitation = await invitationFor(token);
  if (!mail || !invitation?.sentTo) return false;
  const { sentTo: to, role, invitedByName: inviter, investigationTitle: title } = invitation;
  try {
    await mail.send(invitationMail({ to, token, role, inviter, title, days: INVITATION_DAYS }));
    return true;
  } catch (thrown) {
    if (isProblem(thrown)) return false;
    throw thrown;
  }
}
