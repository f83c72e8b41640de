import "server-only";
import { type Mail, theProcess } from "@/server/process";

/** Whether mail is set up. */
export function sendsMail(): boolean {
  return theProcess().mail !== null;
}

/** Sends without anybody waiting: what goes wrong is told by the log. Nothing where mail is not set up. */
export function sendLater(mail: () => Promise<Mail | null>): void {
  theProcess().mail?.sendLater(mail);
}
