import { describe, expect, it } from "vitest";
import { ingestAll } from "../ingest-all";
import { makeZip } from "../testing/make-zip";
import { toldOf } from "../testing/told";

const note = "The ferry had been due at noon.";

describe("an archive", () => {
  it("gives each file in it as a source with bytes of its own, and refuses by name what it cannot read", async () => {
    const zip = makeZip({
      "harbour/night-ferry.txt": note,
      "harbour/photo.png": new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
      "page.html": "<h1>Ferry late</h1><p>It was due at noon.</p>",
      "__MACOSX/harbour/._night-ferry.txt": "x",
      ".DS_Store": "x",
    });
    expect(await toldOf(zip, "letters.zip")).toEqual([
      "letters.zip/harbour/night-ferry.txt | night ferry",
      expect.stringMatching(
        /^letters.zip\/harbour\/photo.png \| refused: “letters.zip\/harbour\/photo.png” is of a kind/,
      ),
      "letters.zip/page.html | Ferry late",
    ]);
    const [first] = await ingestAll(zip, { name: "letters.zip" });
    expect(new TextDecoder().decode(first?.bytes)).toBe(note);
  });

  it("opens mails and tables in it, and no archive", async () => {
    const zip = makeZip({
      "mail.eml": `From: Ada <ada@post.example>\nSubject: Lost\nDate: Tue, 30 May 2017 23:10:00 -0500\n\n${note}`,
      "rows.csv": `title,text\nOne,${note}\n`,
      "more.zip": makeZip({ "a.txt": note }),
    });
    expect(await toldOf(zip, "all.zip")).toEqual([
      "all.zip/mail.eml | Lost",
      "all.zip/rows.csv, line 2 | One",
      expect.stringMatching(/^all.zip\/more.zip \| refused: .* is an archive in an archive, and is not opened/),
    ]);
  });

  it("takes a path as a name, whatever way it points", async () => {
    const zip = makeZip({
      "../../etc/passwd.txt": note,
      "/absolute.txt": note,
      "C:\\Windows\\win.txt": note,
      "a/./../b.txt": note,
      "fdp\u202etxt.txt": note,
    });
    expect((await ingestAll(zip, { name: "a.zip" })).map(({ name }) => name)).toEqual([
      "a.zip/etc/passwd.txt",
      "a.zip/absolute.txt",
      "a.zip/Windows/win.txt",
      "a.zip/a/b.txt",
      "a.zip/fdptxt.txt",
    ]);
  });

  it("refuses from its directory what would become too much", async () => {
    const bomb = makeZip(Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`${n}.txt`, new Uint8Array(22_000_000)])));
    expect(bomb.length).toBeLessThan(200_000);
    expect(await toldOf(bomb, "bomb.zip")).toEqual([expect.stringMatching(/refused: .* more than 100 MB once it is/)]);
    const many = makeZip(Object.fromEntries(Array.from({ length: 1_001 }, (_, n) => [`${n}.txt`, note])));
    expect(await toldOf(many, "many.zip")).toEqual([expect.stringMatching(/holds 1001 files; at most 1000 are read/)]);
  });

  it("stops unpacking what is more than the directory says", async () => {
    const bomb = makeZip({ "a.txt": new Uint8Array(20_000_000).fill(0x61), "b.txt": note });
    const lying = bomb.slice();
    const view = new DataView(lying.buffer);
    const entry = lying.findIndex((_, at) => at + 4 < lying.length && view.getUint32(at, true) === 0x02014b50);
    view.setUint32(entry + 24, 1_000, true); // It says that it has a thousand bytes.
    expect(await toldOf(lying, "lying.zip")).toEqual([
      expect.stringMatching(/^lying.zip\/a.txt \| refused: “lying.zip\/a.txt” is damaged: it cannot be unpacked/),
      "lying.zip/b.txt | The ferry had been due at noon.",
    ]);
  });

  it("finds what was changed on the way, and a file that is locked", async () => {
    const zip = makeZip({ "a.txt": note.repeat(20), "b.txt": note });
    const view = new DataView(zip.buffer);
    const entries = [...zip.keys()].filter((at) => at + 4 < zip.length && view.getUint32(at, true) === 0x02014b50);
    const [first = 0, second = 0] = entries;
    view.setUint32(first + 16, 12_345, true);
    view.setUint16(second + 8, 1, true);
    expect(await toldOf(zip, "a.zip")).toEqual([
      expect.stringMatching(/“a.zip\/a.txt” is damaged/),
      expect.stringMatching(/“a.zip\/b.txt” is locked with a password/),
    ]);
    expect(await toldOf(zip.subarray(0, zip.length - 30), "a.zip")).toEqual([
      expect.stringMatching(/“a.zip” is damaged/),
    ]);
    expect(await toldOf(makeZip({}), "a.zip")).toEqual([expect.stringMatching(/has no files in it/)]);
  });
});
