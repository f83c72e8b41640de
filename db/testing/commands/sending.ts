import type { Access } from "@/db/access";
import { sendables } from "@/db/commands/sendable";
import { newCommandId } from "@/db/new-id";
import type { TestDesk } from "@/db/testing/desk";
import type { Permission } from "@/lib/policy/permissions";

export type Sender = (access: Access) => Promise<unknown>;
export type Made = Readonly<{ by: Access; inside: TestDesk }>;

/** How commands are sent, about things that `by` made: what is somebody's own, and what is not. */
export type SentCommands = Readonly<
  Record<string, Readonly<{ permission: Permission; about: (made: Made) => Promise<Sender> }>>
>;

export function sender<Name extends keyof typeof sendables>(name: Name, input: unknown): Sender {
  return (access) => sendables[name](access, newCommandId(), input);
}
