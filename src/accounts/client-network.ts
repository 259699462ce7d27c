import { isIPv6 } from "node:net";

/**
 * What is counted as one place: an IPv4 address, or the first 64 bits of an IPv6 one, since a single subscriber chooses freely
 * among the rest.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const plain = address.split("%")[0] ?? address;
  return isIPv6(plain) ? `${expand(plain).slice(0, 4).join(":")}::/64` : address;
}

/** The eight groups of an IPv6 address, without leading zeros. */
function expand(address: string): string[] {
  const [head = "", tail] = address.split("::");
  const groups = (part: string) => (part === "" ? [] : part.split(":"));
  const first = groups(head);
  const last = groups(tail ?? "");
  const missing = tail === undefined ? 0 : 8 - first.length - last.length;
  return [...first, ...Array<string>(Math.max(0, missing)).fill("0"), ...last].map((group) =>
    group.toLowerCase().replace(/^0+(?=.)/, ""),
  );
}
