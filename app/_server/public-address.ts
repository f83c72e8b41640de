import "server-only";
import ipaddr from "ipaddr.js";

/**
 * Whether an IP address is of the public internet. Everything else is refused: this machine, its network, what clouds
 * keep for themselves, and addresses that carry another inside (IPv4 in IPv6, NAT64, 6to4, Teredo), unless that is public
 * and plainly written.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  // An IPv4 address written as one of IPv6 is judged by what it is.
  return ipaddr.process(address).range() === "unicast";
}
