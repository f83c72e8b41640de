import { z } from "zod";

declare const kind: unique symbol;

/** An identifier of one kind. The prefix makes a pasted id readable; the brand keeps kinds apart. */
export type Id<Prefix extends string> = string & { readonly [kind]: Prefix };

export type InvestigationId = Id<"inv">;
export type SourceId = Id<"src">;
export type SourceVersionId = Id<"ver">;
export type SegmentId = Id<"seg">;
export type PassageId = Id<"psg">;
export type ClaimId = Id<"clm">;
export type AppearanceId = Id<"app">;
export type EvidenceLinkId = Id<"evl">;
export type AssessmentId = Id<"asm">;
export type CurationId = Id<"cur">;
export type ThreadId = Id<"thr">;
export type CommentId = Id<"cmt">;
export type ReviewerId = Id<"rev">;
export type UserId = Id<"usr">;
export type RejectionId = Id<"rej">;
export type AliasGroupId = Id<"ali">;
export type SavedViewId = Id<"viw">;
export type JointTextId = Id<"jtx">;
export type ReportId = Id<"rpt">;
export type EditionId = Id<"edn">;
export type EditionLinkId = Id<"edl">;
export type InvitationId = Id<"ivt">;
export type AccessTokenId = Id<"atk">;
export type StagedId = Id<"stg">;
export type SignInSessionId = Id<"ses">;
export type PasskeyId = Id<"pky">;

/** What follows the prefix: lower-case letters and digits, this many. */
export const idAlphabet = "0123456789abcdefghijklmnopqrstuvwxyz";
export const ID_LENGTH = 20;

/** Reads an id that came from outside the program; `null` when it is not of this kind. */
export function parseId<Prefix extends string>(prefix: Prefix, text: string): Id<Prefix> | null {
  return new RegExp(`^${prefix}_[0-9a-z]{${ID_LENGTH}}$`).test(text) ? (text as Id<Prefix>) : null;
}

/** The id of one kind as a command's input: parsed, branded, refused by name. */
export function id<Prefix extends string>(prefix: Prefix) {
  return z.string().transform((text, context): Id<Prefix> => {
    const parsed = parseId(prefix, text);
    if (parsed) return parsed;
    context.addIssue({ code: "custom", message: `must be "${prefix}_" and ${ID_LENGTH} lower-case letters or digits` });
    return z.NEVER;
  });
}

/** Makes an id from `ID_LENGTH` random (or derived) characters of `idAlphabet`. @throws {RangeError} for others. */
export function toId<Prefix extends string>(prefix: Prefix, characters: string): Id<Prefix> {
  const made = parseId(prefix, `${prefix}_${characters}`);
  if (!made) throw new RangeError(`An id needs ${ID_LENGTH} of ${idAlphabet}, not "${characters}".`);
  return made;
}

/**
 * A command's own id, chosen by its sender; a program may use names of its own. Unique for one
 * person in one investigation: sending it again gets the first answer and changes nothing.
 */
export const commandId = z
  .string()
  .regex(/^[\w.:-]{1,100}$/, "must be 1 to 100 letters, digits or . : - _")
  .brand("CommandId");
export type CommandId = z.infer<typeof commandId>;
