import type { WayIn } from "@/lib/domain/second-factor";

const words = { password: "a password", passkey: "a passkey", provider: "another provider" } as const;

/** How a session began, as it goes on after the time: ", with a password and a code". Nothing for one from before this was kept. */
export function wayInWords(signedInBy: WayIn | null, hasSecondFactor: boolean): string {
  if (signedInBy === null) return "";
  // Also of one in which it was set up: it was shown there.
  const andCode = hasSecondFactor && signedInBy !== "passkey" ? " and a second factor" : "";
  return `, with ${words[signedInBy]}${andCode}`;
}
