import "server-only";
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { z } from "zod";
import type { MadeKey } from "@/db/commands/passkeys";
import type { credentialsOf } from "@/db/queries/factors";
import type { UserId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";
import { theProcess } from "@/server/process";
import { newChallenge, takeChallenge } from "./challenges";
import { passkeyCalled, takePasskeyOf } from "./unscoped";

/** What a device answers, before it is believed: the shape alone. Sizes are those of the largest keys, and room. */
const text = z.string().max(20_000);
const ids = { id: text.max(2_000), rawId: text.max(2_000), type: z.literal("public-key") };
const extensions = z.unknown().transform(() => ({}));
const madeShape = z.object({
  ...ids,
  response: z.object({
    clientDataJSON: text,
    attestationObject: text,
    transports: z
      .array(z.string().regex(/^[a-z-]{1,40}$/))
      .max(10)
      .exactOptional(),
  }),
  clientExtensionResults: extensions,
});
const shownShape = z.object({
  ...ids,
  response: z.object({
    clientDataJSON: text,
    authenticatorData: text,
    signature: text,
    userHandle: text.max(200).exactOptional(),
  }),
  clientExtensionResults: extensions,
});

/** Where passkeys of this installation are good: a device gives none to another host. */
const site = () => {
  const { origin, hostname } = new URL(theProcess().url);
  return { origin, host: hostname };
};

type Person = Readonly<{ userId: UserId; email: string; name: string }>;
type Known = Awaited<ReturnType<typeof credentialsOf>>;

/** What a device needs to make a key for somebody. */
export async function makingOptions({ userId, email, name }: Person, known: Known) {
  return generateRegistrationOptions({
    rpName: "Crossread",
    rpID: site().host,
    userID: new Uint8Array(Buffer.from(userId)),
    userName: email,
    userDisplayName: name,
    challenge: new Uint8Array(await newChallenge("add-passkey")),
    excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, ...reached(transports) })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
}

const reached = (transports: string) => (transports === "" ? {} : { transports: transports.split(",") });

/** The key a device made, once its answer holds. @throws {Problem} `invalid`. */
export async function madeKey(raw: unknown): Promise<MadeKey> {
  const response: RegistrationResponseJSON | null = parsedJson(madeShape, raw);
  const expectedChallenge = await takeChallenge("add-passkey");
  if (!response || expectedChallenge === null) throw new Problem("invalid", "This took too long. Try again.");
  const { origin, host } = site();
  const expected = { expectedChallenge, expectedOrigin: origin, expectedRPID: host, requireUserVerification: true };
  const made = await unlessThrown(() => verifyRegistrationResponse({ response, ...expected }));
  if (!made?.verified) throw new Problem("invalid", "The device’s answer does not hold. Try again.");
  const { id, publicKey, counter, transports = [] } = made.registrationInfo.credential;
  return { credentialId: id, publicKey: Buffer.from(publicKey).toString("base64url"), counter, transports };
}

/** What a device needs to show a key: whose, it knows itself. */
export async function showingOptions() {
  const challenge = new Uint8Array(await newChallenge("show-passkey"));
  return generateAuthenticationOptions({ rpID: site().host, challenge, userVerification: "required" });
}

/** Whose the passkey is that a device has shown; null when anything about it does not hold. */
export async function shownBy(raw: unknown): Promise<UserId | null> {
  const response: AuthenticationResponseJSON | null = parsedJson(shownShape, raw);
  const expectedChallenge = await takeChallenge("show-passkey");
  const known = response && (await passkeyCalled(response.id));
  if (!response || expectedChallenge === null || !known) return null;
  const { userHandle } = response.response;
  if (userHandle && userHandle !== Buffer.from(known.userId).toString("base64url")) return null;
  const { origin, host } = site();
  const credential = {
    id: response.id,
    publicKey: new Uint8Array(Buffer.from(known.publicKey, "base64url")),
    counter: 0, // Compared where it is kept, in one transaction.
  };
  const expected = { expectedChallenge, expectedOrigin: origin, expectedRPID: host, requireUserVerification: true };
  const shown = await unlessThrown(() => verifyAuthenticationResponse({ response, credential, ...expected }));
  if (!shown?.verified) return null;
  return (await takePasskeyOf(known.passkeyId, shown.authenticationInfo.newCounter))?.userId ?? null;
}

function parsedJson<Shape extends z.ZodType>(shape: Shape, raw: unknown): z.output<Shape> | null {
  if (typeof raw !== "string" || raw.length > 60_000) return null;
  try {
    return shape.safeParse(JSON.parse(raw)).data ?? null;
  } catch {
    return null; // Not JSON.
  }
}

/** The library throws for whatever does not hold in an answer, with no kind of its own to tell it by. */
async function unlessThrown<Result>(work: () => Promise<Result>): Promise<Result | null> {
  return work().catch(() => null);
}
