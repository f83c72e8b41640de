import type { IncomingMessage } from "node:http";
import type { Access } from "@/db/access";
import type { Answer, AnswerName } from "@/lib/api/answers";
import type { OperationName, operations, QueryOf } from "@/lib/api/operations";
import type { Surroundings } from "./surroundings";

/** What stood in an address where the table has braces; empty where it has none. */
export type Params = Readonly<{ slug: string; sourceId: string; claimId: string; name: string }>;

/** What a program asked, once it was let in. */
export type Question = Readonly<{
  access: Access;
  params: Params;
  request: IncomingMessage;
  /** Of a change: the program's own name for it, by which it is done once. */
  key: string;
  /** Aborted when nobody is there any more to take the answer. */
  gone: AbortSignal;
  around: Surroundings;
}>;

export type Asked<Name extends OperationName> = Question & Readonly<{ query: QueryOf<Name> }>;

export type FileReply = Readonly<{
  mediaType: string;
  fileName: string;
  /** Begun only when somebody reads it: who asks for the head alone takes nothing out. */
  body: () => Promise<string | AsyncIterable<Uint8Array>>;
}>;

type JsonReply<Name extends AnswerName> = Readonly<{
  json: Answer<Name>;
  /** Where the list goes on: the `after` of the next part. */
  next?: number | null;
  status?: number;
  location?: string;
}>;

type AnswerOf<Name extends OperationName> = (typeof operations)[Name]["answer"];
type ReplyTo<Name extends OperationName> = AnswerOf<Name> extends AnswerName ? JsonReply<AnswerOf<Name>> : FileReply;

/** Any of them, as it is sent. */
export type Reply = FileReply | Readonly<{ json: unknown; next?: number | null; status?: number; location?: string }>;

export type Handler<Name extends OperationName> = (asked: Asked<Name>) => Promise<ReplyTo<Name>>;
