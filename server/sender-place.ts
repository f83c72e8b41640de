import { isIP, isIPv4 } from "node:net";

/** Of the eight groups of an IPv6 address, those that whoever is connected does not choose. */
const NETWORK_GROUPS = 4;

/**
 * What limits count a sender by: an IPv4 address, or the /64 of an IPv6 one, of which one sender has all 2^64 addresses.
 * Without the port that some proxies add, which is another for each connection. What is no address stays as it is.
 */
export function senderPlace(said: string): string {
  const bare = /^\[([^\]]*)\](?::\d+)?$/.exec(said)?.[1] ?? said;
  const address = isIP(bare) ? bare : bare.replace(/:\d+$/, "");
  if (isIPv4(address) || !isIP(address)) return address;
  const groups = groupsOf(address.split("%", 1)[0] ?? "");
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMapped)
    return groups
      .slice(6)
      .flatMap((group) => [group >> 8, group & 0xff])
      .join(".");
  return `${groups
    .slice(0, NETWORK_GROUPS)
    .map((group) => group.toString(16))
    .join(":")}::/64`;
}

/** The eight numbers of an IPv6 address, which the URL parser writes plainly: `1::2:192.0.2.1` has its last two as any other. */
function groupsOf(address: string): number[] {
  const plain = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const [head = [], tail] = plain.split("::").map((part) => (part === "" ? [] : part.split(":")));
  const between = tail ? Array<string>(8 - head.length - tail.length).fill("0") : [];
  return [...head, ...between, ...(tail ?? [])].map((group) => Number.parseInt(group, 16));
}
