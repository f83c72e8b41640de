import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { type Access, allow } from "@/db/access";
import { sha256 } from "@/db/history";
import { headSeq } from "@/db/queries/events";
import { unscopedInvestigationBySlug } from "@/db/queries/unscoped";
import { type AnswerName, answers } from "@/lib/api/answers";
import { openApiOf } from "@/lib/api/open-api";
import { API_ROOT, type Operation, operations } from "@/lib/api/operations";
import { isProblem, Problem } from "@/lib/errors";
import { PROBLEM_TYPE, problemDetails } from "@/lib/problem-details";
import type { Refusal } from "../guard";
import { hasCode } from "../system-error";
import { answerCrossOrigin } from "./cross-origin";
import { Door } from "./door";
import { handlers } from "./handlers";
import { allowed, matched } from "./match";
import type { FileReply, Reply } from "./reply";
import type { Surroundings } from "./surroundings";

/** A program's own name for a change: short enough to stand behind its token's id. */
const KEY = /^"?([\w.:-]{1,70})"?$/;

type Exchange = Readonly<{ request: IncomingMessage; response: ServerResponse; path: string }>;

/** Answers programs: everything under `API_ROOT`, by the table of operations. */
export class Api {
  readonly #around: Surroundings;
  readonly #door: Door;
  #description: string | null = null;

  constructor(around: Surroundings, door = new Door()) {
    this.#around = around;
    this.#door = door;
  }

  /** @throws what is a bug; every refusal is answered, as problem details. */
  async answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    response.setHeader("cache-control", "no-store");
    response.setHeader("vary", "Authorization");
    if (answerCrossOrigin(request, response, this.#around.home)) return;
    try {
      await this.#answer({ request, response, path });
    } catch (thrown) {
      if (!isProblem(thrown) || response.headersSent) throw thrown;
      refuse(response, thrown.code, thrown.message);
    }
  }

  async #answer(exchange: Exchange): Promise<void> {
    const { request, response, path } = exchange;
    const { method = "GET" } = request;
    const found = matched(path);
    const name = found?.byMethod.get(method === "HEAD" ? "GET" : method);
    if (name === "readDescription") return this.#describe(exchange);
    const access = await this.#door.enter(request, response, this.#around);
    if (!found)
      throw new Problem("not-found", `There is nothing at ${path}. ${API_ROOT}/openapi.json says what there is.`);
    if (!name) {
      response.setHeader("allow", allowed(found));
      return refuse(response, "invalid", `Only ${allowed(found)} can be asked of this.`, 405);
    }
    const { slug } = found.params;
    if (slug !== "") await this.#refuseOther(access, slug);
    const operation: Operation = operations[name];
    if (operation.permission) allow(access, operation.permission);
    const handle = handlers[name](new URL(request.url ?? "/", this.#around.home.url).searchParams);
    if (operation.isTagged && (await this.#isFresh(access, exchange))) return;
    const key = operation.method === "POST" ? keyIn(request) : "";
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    const question = { access, params: found.params, request, key, gone: gone.signal, around: this.#around };
    await sendReply(exchange, operation.answer, await handle(question));
  }

  /** What is not the token's own investigation is not there, whether it exists or not. */
  async #refuseOther(access: Access, slug: string): Promise<void> {
    const found = await unscopedInvestigationBySlug(access.store, slug);
    if (found?.id === access.investigationId) return;
    throw new Problem("not-found", "There is no such investigation, or this token is not for it.");
  }

  /** Says which state the answer is of; answers 304 to who has that already. */
  async #isFresh(access: Access, { request, response }: Exchange): Promise<boolean> {
    const seq = await headSeq(access);
    const state = sha256(JSON.stringify([this.#around.version, access.reviewerId, access.role, seq])).slice(0, 24);
    return this.#isKnown(request, response, `"${seq}-${state}"`);
  }

  #isKnown(request: IncomingMessage, response: ServerResponse, tag: string): boolean {
    response.setHeader("etag", tag);
    response.setHeader("cache-control", "private, no-cache");
    const known = (request.headers["if-none-match"] ?? "").split(",").map((one) => one.trim().replace(/^W\//, ""));
    if (!known.includes(tag) && !known.includes("*")) return false;
    response.writeHead(304).end();
    return true;
  }

  async #describe({ request, response }: Exchange): Promise<void> {
    if (this.#description === null) {
      this.#description = JSON.stringify(openApiOf({ version: this.#around.version, url: this.#around.home.url }));
    }
    if (this.#isKnown(request, response, `"${sha256(this.#description).slice(0, 24)}"`)) return;
    send(request, response, this.#description, "application/json");
  }
}

async function sendReply({ request, response, path }: Exchange, answer: Operation["answer"], reply: Reply) {
  if ("fileName" in reply) return sendFile(request, response, reply);
  const { json, next, status = 200, location } = reply;
  if (typeof next === "number") response.setHeader("link", nextLink(request, path, next));
  if (location !== undefined) response.setHeader("location", location);
  const shape = isAnswer(answer) ? answers[answer] : null;
  send(request, response, JSON.stringify(shape ? shape.parse(json) : json), "application/json", status);
}

const isAnswer = (answer: Operation["answer"]): answer is AnswerName => Object.hasOwn(answers, answer);

/** @throws {Problem} `invalid`. */
function keyIn({ headers }: IncomingMessage): string {
  const key = KEY.exec(String(headers["idempotency-key"] ?? ""))?.[1];
  if (key !== undefined) return key;
  const what =
    "a name of your own for this change, of 1 to 70 letters, digits or . : - _, the same when you send it again";
  throw new Problem("invalid", `Send Idempotency-Key: ${what}.`);
}

/** The same question, for what comes after. */
function nextLink({ url = "/" }: IncomingMessage, path: string, after: number): string {
  const asked = new URLSearchParams(url.split("?")[1] ?? "");
  asked.set("after", String(after));
  return `<${path}?${asked}>; rel="next"`;
}

const codes: Readonly<Record<number, Problem["code"]>> = { 403: "forbidden", 413: "too-large", 500: "unavailable" };

/** What the guard refuses, and what broke, as a program reads it. */
export function refuseProgram(response: ServerResponse, { status, sentence }: Refusal): void {
  refuse(response, codes[status] ?? "invalid", sentence, status);
}

/** Answers a refusal as problem details. */
function refuse(response: ServerResponse, code: Problem["code"], detail: string, status?: number): void {
  const problem = problemDetails(code, detail, status);
  response.setHeader("cache-control", "no-store");
  response.removeHeader("etag");
  response.writeHead(problem.status, { "content-type": PROBLEM_TYPE });
  response.end(JSON.stringify(problem));
}

function send(request: IncomingMessage, response: ServerResponse, body: string, mediaType: string, status = 200): void {
  response.writeHead(status, { "content-type": mediaType, "content-length": Buffer.byteLength(body) });
  response.end(request.method === "HEAD" ? undefined : body);
}

/** Who leaves in the middle of a file has no fault of ours. */
function unlessLeft(thrown: unknown): void {
  if (!hasCode(thrown, "ERR_STREAM_PREMATURE_CLOSE")) throw thrown;
}

async function sendFile(request: IncomingMessage, response: ServerResponse, reply: FileReply): Promise<void> {
  const headers = {
    "content-type": reply.mediaType,
    "content-disposition": `attachment; filename="${reply.fileName}"`,
  };
  if (request.method === "HEAD") {
    response.writeHead(200, headers).end();
    return;
  }
  const body = await reply.body();
  response.writeHead(200, headers);
  if (typeof body === "string") response.end(body);
  else await pipeline(body, response).catch(unlessLeft);
}
