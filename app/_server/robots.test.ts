import { createServer, type RequestListener } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { fetchAddress } from "./fetch-address";
import { HostPace } from "./host-pace";
import { ownRules } from "./own-rules";
import { Robots } from "./robots";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A site that answers so when its robots.txt is asked for, with its address and what it was asked for. */
async function site(robots: RequestListener) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    if (request.url === "/robots.txt") robots(request, response);
    else response.writeHead(200, { "content-type": "text/plain" }).end("Words.");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => server.close().closeAllConnections());
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("The server has no address.");
  return { origin: `http://127.0.0.1:${address.port}`, asked };
}

const saying = (text: string) => site((_, response) => response.end(text));

function visitor() {
  let now = 0;
  const clock = () => now;
  const limits = {
    isAllowed: (ip: string) => ip === "127.0.0.1",
    arePortsFree: true,
    robots: new Robots(clock),
    pace: new HostPace(() => {
      now += 120_000;
      return now;
    }),
    totalMs: 5_000,
  };
  return { limits, later: (ms: number) => (now += ms) };
}

describe("what a site keeps from programs", () => {
  it("is not asked for, and the rest is", async () => {
    const { origin, asked } = await saying("User-agent: *\nDisallow: /private\nAllow: /private/open\n");
    const { limits } = visitor();
    await expect(fetchAddress(`${origin}/private/a`, limits)).rejects.toThrowError(
      expect.objectContaining({ code: "forbidden", message: expect.stringContaining("robots.txt") }),
    );
    expect(asked).toEqual(["/robots.txt"]);
    await expect(fetchAddress(`${origin}/private/open`, limits)).resolves.toMatchObject({ mediaType: "text/plain" });
    expect(asked).toEqual(["/robots.txt", "/private/open"]);
  });

  it("is asked after again when it is an hour old", async () => {
    const { origin, asked } = await saying("");
    const { limits, later } = visitor();
    await fetchAddress(`${origin}/a`, limits);
    await fetchAddress(`${origin}/b`, limits);
    expect(asked.filter((url) => url === "/robots.txt")).toHaveLength(1);
    later(60 * 60_000);
    await fetchAddress(`${origin}/c`, limits);
    expect(asked.filter((url) => url === "/robots.txt")).toHaveLength(2);
  });

  it("is nothing where there is no robots.txt, and everything while the site cannot say", async () => {
    const none = await site((_, response) => response.writeHead(403).end());
    await expect(fetchAddress(`${none.origin}/a`, visitor().limits)).resolves.toBeDefined();
    const failing = await site((_, response) => response.writeHead(503).end());
    await expect(fetchAddress(`${failing.origin}/a`, visitor().limits)).rejects.toThrowError(
      expect.objectContaining({ code: "unavailable", message: expect.stringMatching(/cannot say just now .*\(503\)/) }),
    );
    expect(failing.asked).toEqual(["/robots.txt"]);
  });

  it("is read no further than its first half megabyte, and given up when it does not come", async () => {
    const endless = await site((_, response) => {
      response.write("User-agent: *\nDisallow: /a\n");
      const more = () => void (response.writableEnded || response.write("# words\n".repeat(1_000), more));
      more();
    });
    await expect(fetchAddress(`${endless.origin}/a`, visitor().limits)).rejects.toThrowError(/robots.txt/);
    const silent = await site(() => {});
    const { limits } = visitor();
    await expect(fetchAddress(`${silent.origin}/a`, { ...limits, totalMs: 200 })).rejects.toThrowError(/in time/);
  });

  it("is followed where it was moved, and looked for no longer when that never ends", async () => {
    const target = await saying("User-agent: *\nDisallow: /\n");
    const moved = await site((_, response) =>
      response.writeHead(301, { location: `${target.origin}/robots.txt` }).end(),
    );
    await expect(fetchAddress(`${moved.origin}/a`, visitor().limits)).rejects.toThrowError(/keeps this page/);
    const circling = await site((_, response) => response.writeHead(301, { location: "/robots.txt" }).end());
    await expect(fetchAddress(`${circling.origin}/a`, visitor().limits)).resolves.toBeDefined();
  });
});

describe("ownRules", () => {
  it("keeps what is said to us and to everybody", () => {
    const text =
      "User-agent: other\nDisallow: /a\n\nUser-agent: *\nUser-agent: Crossread/1.0\nDisallow: /b # why\nCrawl-delay: 5";
    expect(ownRules(text)).toBe("User-agent: *\nUser-agent: crossread\ndisallow: /b\ncrawl-delay: 5");
  });

  it("keeps little of what was written to keep us busy", () => {
    const names = "User-agent: *\n".repeat(20_000);
    const rules = `Disallow: /${"*a".repeat(400)}\n`.repeat(500);
    const text = `${names}${rules}${"Disallow: /a\n".repeat(20_000)}`;
    expect(ownRules(text).split("\n").length).toBeLessThan(2_100);
  });
});

describe("HostPace", () => {
  it("keeps questions to one host apart, as far as it wishes, and refuses a wait that is too long", () => {
    const pace = new HostPace(() => 0);
    expect(pace.taken("a.example", null)).toBe(0);
    expect(pace.taken("a.example", null)).toBe(1_000);
    expect(pace.taken("b.example", 20_000)).toBe(0);
    expect(() => pace.taken("b.example", 20_000)).toThrowError(/left alone for 20 seconds/);
    expect(pace.taken("a.example", null)).toBe(2_000);
  });
});
