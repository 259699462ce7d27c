/** In this order: each calls itself by the names of those that come after it. */
const browsers: readonly (readonly [mark: RegExp, name: string])[] = [
  [/\bEdgA?(?:iOS)?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\b(?:Firefox|FxiOS)\//, "Firefox"],
  [/\b(?:Chrome|CriOS|HeadlessChrome)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];

const systems: readonly (readonly [mark: RegExp, name: string])[] = [
  [/\bWindows\b/, "Windows"],
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bMac OS X\b/, "macOS"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bLinux\b/, "Linux"],
];

/**
 * « Firefox sous Windows »: what somebody recognises of one of their own sessions, from the header `User-Agent`. The header itself is
 * not kept: it tells more than that, and is of any length.
 */
export function browserName(userAgent: string | undefined): string {
  const text = (userAgent ?? "").slice(0, 500);
  const find = (list: typeof browsers) => list.find(([mark]) => mark.test(text))?.[1];
  const browser = find(browsers);
  const system = find(systems);
  if (browser === undefined) return "Programme ou navigateur inconnu";
  return system === undefined ? browser : `${browser} sous ${system}`;
}
