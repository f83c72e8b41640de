import "server-only";
import type { Mail } from "@/server/process";
import { ownAddress } from "./own-address";

/** What mail of ours says. Plain text, with whole links; nothing of an investigation but its title. */

export function passwordLinkMail({ email, token }: Readonly<{ email: string; token: string }>): Mail {
  return {
    to: email,
    subject: "A new password for Crossread",
    text: lines(
      `Somebody, probably you, asked for a new password for your account at ${ownAddress("/")}`,
      `Set one here. The link works once, within an hour:\n${ownAddress(`/password/${token}`)}`,
      "If it was not you, do nothing: your password stays as it is.",
    ),
  };
}

/** For whoever did not change it themselves, and would otherwise not learn of it. */
export function passwordChangedMail(email: string): Mail {
  return {
    to: email,
    subject: "Your password for Crossread was changed",
    text: lines(
      `The password of your account at ${ownAddress("/")} was changed by a link, and every device signed out.`,
      "If it was not you, ask for another link, and tell whoever manages that Crossread.",
    ),
  };
}

type Invitation = Readonly<{ to: string; token: string; role: string; inviter: string; title: string; days: number }>;

export function invitationMail({ to, token, role, inviter, title, days }: Invitation): Mail {
  return {
    to,
    subject: `${inviter} invites you to “${title}”`,
    text: lines(
      `${inviter} invites you to the investigation “${title}” in Crossread, as ${role}.`,
      `Join here. The link lets one person in, once, within ${days} days:\n${ownAddress(`/invitations/${token}`)}`,
      "If you did not expect this, do nothing.",
    ),
  };
}

const lines = (...paragraphs: readonly string[]) => `${paragraphs.join("\n\n")}\n`;
