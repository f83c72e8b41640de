import { captureSource } from "@/db/commands/capture-source";
import { newCommandId, newId } from "@/db/new-id";
import { deskView } from "@/db/queries/desk";
import { passageOf, towerClaim } from "@/db/testing/desk";
import { capturedText, capturedVersion, sent } from "@/db/testing/records";
import { type Made, type SentCommands, sender } from "./sending";

/** Commands about sources, their versions and the passages in them. */
export const sourcesCommands: SentCommands = {
  "capture-source: captureSource": {
    permission: "source.capture",
    about: async () => (access) => captureSource(access, newCommandId(), captured()),
  },
  "capture-version: captureVersion": {
    permission: "source.capture",
    about:
      async ({ inside }) =>
      (access) =>
        capturedVersion(access, inside.gazette.sourceId, `${inside.gazette.text} ${newId("ver")}`),
  },
  "place-passage: placePassage": {
    permission: "passage.place",
    about: async (made) => sender("place-passage", (await awaiting(made)).place),
  },
  "place-passage: retirePassage": {
    permission: "passage.place",
    about: async (made) => {
      const { passageId, versionId } = (await awaiting(made)).place;
      return sender("retire-passage", { passageId, versionId, reason: "Cut." });
    },
  },
  "place-passage: reopenPassage": {
    permission: "passage.place",
    about: async (made) => {
      const { place } = await awaiting(made);
      await sent(made.inside.manager, "place-passage", place);
      return sender("reopen-passage", { passageId: place.passageId, versionId: place.versionId });
    },
  },
  "revise-source: reviseSource": {
    permission: "source.capture",
    about: async ({ inside }) =>
      sender("revise-source", { sourceId: inside.gazette.sourceId, changes: { outlet: "The Post" } }),
  },
  "recut-source: recutSource": {
    permission: "source.capture",
    about: async ({ inside: { gazette } }) => {
      const whole = { kind: "wire", voice: "Agency", reliability: "B", start: 0, end: gazette.text.length };
      return sender("recut-source", { versionId: gazette.versionId, segments: [whole] });
    },
  },
  "set-source-readers: setSourceReaders": {
    permission: "source.restrict",
    about: async ({ by }) => {
      const { sourceId } = await capturedText(by, `Only for few: ${newId("src")}.`);
      return (access) => sent(access, "set-source-readers", { sourceId, readers: [access.reviewerId] });
    },
  },
};

function captured() {
  const text = "A note of one line.";
  const described = { title: "A note", originalTitle: null, outlet: null, author: null, url: null, published: null };
  const kind = { language: "en", direction: "ltr", reliability: null, descriptor: null, retold: false } as const;
  const span = { start: 0, end: text.length };
  const structure = { text, blocks: [{ kind: "paragraph", ...span } as const], segments: [] };
  const ingested = { ...described, ...kind, ...structure, mediaType: "text/plain", warnings: [] };
  const bytes = new TextEncoder().encode(text);
  return { sourceId: newId("src"), versionId: newId("ver"), fileName: "note.txt", bytes, ingested };
}

/** A passage that a new version changed, and what takes its new words. */
async function awaiting({ by, inside }: Made) {
  const { newPassageId: passageId } = passageOf("gazette", "330 m");
  await sent(inside.manager, "record-claim", {
    ...towerClaim(),
    passage: { ...passageOf("gazette", "330 m"), newPassageId: passageId },
  });
  const text = `${inside.gazette.text.replace("330 m", "331 m")} ${newId("ver")}`;
  const { versionId } = await capturedVersion(inside.manager, inside.gazette.sourceId, text);
  const { passages } = await deskView(by);
  const known = Object.values(passages).find(({ awaits }) => awaits?.versionId === versionId);
  const start = text.indexOf("331 m");
  return { place: { passageId: known?.id ?? passageId, versionId, start, end: start + 5, exact: "331 m" } };
}
