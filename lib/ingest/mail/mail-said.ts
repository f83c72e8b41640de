import type { Email, Header } from "postal-mime";
import type { Published } from "@/lib/domain/source";
import { calendarDate, fullDates } from "../dates";
import type { Said } from "../draft";
import { oneLine } from "../one-line";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Mailboxes that no person writes from by name. */
const desk =
  /^(?:no-?reply|do-?not-?reply|news(?:letter|desk|room)?|press|media|info|editor(?:ial|s)?|desk|alerts?)\b/i;

/**
 * What a mail says of itself. Who sent it is its author; the sender of a mailing list or of a newsroom's mailbox is an
 * outlet, as the name there is not a person's. The day is the one that the sender's own clock showed.
 */
export function mailSaid({ from, subject, headers }: Email): Said {
  const sender = from?.group?.[0] ?? from;
  const address = sender?.group ? "" : (sender?.address ?? "");
  const name = oneLine(sender?.name ?? "") ?? oneLine(address);
  const isOutlet = headers.some(({ key }) => /^list-(?:id|unsubscribe|post)$/.test(key)) || desk.test(address);
  const title = oneLine(subject ?? "");
  return {
    ...(title && { title }),
    author: isOutlet ? null : name,
    outlet: isOutlet ? name : null,
    published: publishedOf(headers),
    descriptor: "mail",
  };
}

function publishedOf(headers: readonly Header[]): Published | null {
  const date = headers.find(({ key }) => key === "date")?.value.slice(0, 100) ?? "";
  const [, day = "", month = "", year = ""] = /\b(\d{1,2})[\s-]+([a-z]{3})[a-z]*[\s-]+(\d{4})\b/i.exec(date) ?? [];
  const number = months.indexOf(month.toLowerCase()) + 1;
  const found = calendarDate([year, String(number).padStart(2, "0"), day.padStart(2, "0")].join("-"));
  if (found) return { ...found, inferred: false };
  const [full] = fullDates(date, null);
  return full ? { date: full.date, precision: "day", inferred: full.ambiguous } : null;
}
