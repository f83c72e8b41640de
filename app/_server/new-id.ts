import "server-only";

/** Ids of what an action makes on somebody's behalf; a tab makes its own. */
export { newId } from "@/db/new-id";
