import { createServer, type RequestListener } from "node:http";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { fetchAddress } from "./fetch-address";
import { HostPace } from "./host-pace";
import { isPublicAddress } from "./public-address";
import { Robots } from "./robots";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A server on this machine, and its address. It has no robots.txt, unless it is one of those that are asked for it. */
async function answering(listener: RequestListener, hasRobots = false): Promise<string> {
  const server = createServer((request, response) => {
    if (request.url === "/robots.txt" && !hasRobots) response.writeHead(404).end();
    else listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => server.close().closeAllConnections());
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("The server has no address.");
  return `http://127.0.0.1:${address.port}`;
}

/** As if this machine were on the public internet, and nothing else. */
const here = {
  isAllowed: (ip: string) => ip === "127.0.0.1",
  arePortsFree: true,
  // The hosts of one test are nothing to another, and nobody waits.
  robots: new Robots(() => 0),
  pace: new HostPace(hours()),
  now: () => 1_000,
};

/** A clock that is an hour later each time. */
function hours(): () => number {
  let hour = 0;
  return () => {
    hour += 1;
    return hour * 3_600_000;
  };
}
const html = { "content-type": "text/html; charset=utf-8" };

describe("fetchAddress", () => {
  it("gives what is there, where the redirects end, unpacked", async () => {
    const own = {
      "set-cookie": "visitor=secret",
      "x-visitor": "secret",
      "last-modified": "Tue, 30 May 2017 12:00:00 GMT",
    };
    const origin = await answering(({ url }, response) => {
      if (url === "/old") response.writeHead(301, { location: "/new" }).end();
      else response.writeHead(200, { ...html, ...own, "content-encoding": "gzip" }).end(gzipSync("<p>Words.</p>"));
    });
    const fetched = await fetchAddress(`${origin}/old`, here);
    expect(new TextDecoder().decode(fetched.bytes)).toBe("<p>Words.</p>");
    expect(fetched).toMatchObject({ address: `${origin}/new`, mediaType: html["content-type"] });
    expect(fetched.response).toMatchObject({
      asked: `${origin}/old`,
      address: `${origin}/new`,
      status: 200,
      headers: expect.arrayContaining([{ name: "last-modified", value: "Tue, 30 May 2017 12:00:00 GMT" }]),
      fetchedAtMs: 1_000,
    });
    expect(JSON.stringify(fetched.response)).not.toContain("secret");
  });

  it.each([
    "http://127.0.0.1/",
    "http://localhost/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://0/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[fd00::1]/",
    "http://[fe80::1]/",
    "http://10.0.0.7/",
    "http://172.16.4.4/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
  ])("refuses %s, which is not on the public internet", async (address) => {
    await expect(fetchAddress(address)).rejects.toThrowError(/is not on the public internet/);
  });

  it.each([
    ["file:///etc/passwd", /should begin with https/],
    ["javascript:alert(1)", /should begin with https/],
    ["not an address", /should begin with https/],
    ["https://who:secret@example.org/", /Leave the name and the password out/],
    ["https://example.org:22/", /usual ports/],
  ])("refuses %s", async (address, message) => {
    await expect(fetchAddress(address)).rejects.toThrowError(message);
  });

  it.each([
    "http://[::1]/",
    "http://127.0.0.2/",
    "http://169.254.169.254/latest/meta-data/",
    "//2130706434/",
    "http://0x7f000002/",
    "http://017700000002/",
    "http://localhost.localdomain@127.0.0.2/",
    "file:///etc/passwd",
  ])("refuses a redirect to %s, of a page and of robots.txt", async (location) => {
    const why = /is not on the public internet|should begin with https|name and the password/;
    const inward = await answering((_, response) => response.writeHead(302, { location }).end());
    await expect(fetchAddress(inward, here)).rejects.toThrowError(why);
    const robots = await answering((_, response) => response.writeHead(302, { location }).end(), true);
    await expect(fetchAddress(robots, here)).rejects.toThrowError(why);
  });

  it("refuses a redirect without end", async () => {
    const endless = await answering((_, response) => response.writeHead(302, { location: "/again" }).end());
    await expect(fetchAddress(endless, here)).rejects.toThrowError(/without end/);
  });

  it("connects to what a name stood for when it was looked at, and not to what it stands for next", async () => {
    const origin = await answering((_, response) => response.end("secret"));
    const { port } = new URL(origin);
    let looks = 0;
    // A name that is bound anew between two questions: public when it is first asked for, ours the next time.
    const isAllowed = () => {
      looks += 1;
      return looks <= 1;
    };
    const rebound = fetchAddress(`http://localhost:${port}/`, { ...here, isAllowed });
    await expect(rebound).rejects.toThrowError(/“localhost” is not on the public internet/);
  });

  it("refuses a name that stands for a machine of ours, at the moment it connects", async () => {
    const seen: string[] = [];
    const isAllowed = (ip: string) => {
      seen.push(ip);
      return isPublicAddress(ip);
    };
    const origin = await answering((_, response) => response.end("secret"));
    const port = new URL(origin).port;
    const named = fetchAddress(`http://localhost:${port}/`, { ...here, isAllowed });
    await expect(named).rejects.toThrowError(/“localhost” is not on the public internet/);
    expect(seen.length).toBeGreaterThan(0);
  });

  it("stops reading what has no end, packed or not", async () => {
    const endless = await answering((_, response) => {
      const more = () => void (response.writableEnded || response.write("x".repeat(1_000), more));
      more();
    });
    await expect(fetchAddress(endless, { ...here, maxBytes: 10_000 })).rejects.toThrowError(/over 25 MB/);
    const bomb = gzipSync(Buffer.alloc(5_000_000));
    const packed = await answering((_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(bomb));
    await expect(fetchAddress(packed, { ...here, maxBytes: 100_000 })).rejects.toThrowError(/over 25 MB/);
  });

  it("gives up on what does not answer, and on what answers one letter at a time", async () => {
    const silent = await answering(() => {});
    await expect(fetchAddress(silent, { ...here, totalMs: 200 })).rejects.toThrowError(/did not answer in time/);
    const slow = await answering((_, response) => {
      response.writeHead(200, html).write("<p>");
    });
    await expect(fetchAddress(slow, { ...here, totalMs: 200 })).rejects.toThrowError(/did not answer in time/);
  });

  it.each([
    [404, /answered with an error \(404\)/],
    [503, /answered with an error \(503\)/],
  ])("says when the answer is an error: %d", async (status, message) => {
    const origin = await answering((_, response) => response.writeHead(status).end());
    await expect(fetchAddress(origin, here)).rejects.toThrowError(message);
  });

  it("says when nobody is there", async () => {
    const origin = await answering(() => {});
    for (const close of closing.splice(0)) close();
    await expect(fetchAddress(origin, here)).rejects.toThrowError(/could not be reached/);
  });
});
