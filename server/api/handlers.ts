import type { z } from "zod";
import { type OperationName, operations } from "@/lib/api/operations";
import { addSource, sendCommand } from "./changes";
import { exportReport } from "./exports";
import { queryOf } from "./read-query";
import {
  listCandidates,
  listClaims,
  listEvents,
  listInvestigations,
  listPeople,
  listSources,
  readClaim,
  readSource,
  search,
} from "./reads";
import type { Question, Reply } from "./reply";

/** Reads what stands after the `?` first, so that a slip in it is told before anything else is done. */
type Bound = (asked: URLSearchParams) => (question: Question) => Promise<Reply>;

function bound<Shape extends z.ZodObject>(
  { query: shape }: Readonly<{ query: Shape }>,
  handle: (asked: Question & Readonly<{ query: z.output<Shape> }>) => Promise<Reply>,
): Bound {
  return (asked) => {
    const query = queryOf(shape, asked);
    return (question) => handle({ ...question, query });
  };
}

/** What answers each operation; the description is answered before anybody is let in. */
export const handlers: Readonly<Record<Exclude<OperationName, "readDescription">, Bound>> = {
  listInvestigations: bound(operations.listInvestigations, listInvestigations),
  listPeople: bound(operations.listPeople, listPeople),
  listSources: bound(operations.listSources, listSources),
  addSource: bound(operations.addSource, addSource),
  readSource: bound(operations.readSource, readSource),
  listClaims: bound(operations.listClaims, listClaims),
  readClaim: bound(operations.readClaim, readClaim),
  search: bound(operations.search, search),
  listCandidates: bound(operations.listCandidates, listCandidates),
  listEvents: bound(operations.listEvents, listEvents),
  exportReport: bound(operations.exportReport, exportReport),
  sendCommand: bound(operations.sendCommand, sendCommand),
};
