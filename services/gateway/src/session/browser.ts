/** As much as somebody needs to know their own browser again; nothing that tells one of two alike from the other is kept. */
export const BROWSER_FAMILIES = ['edge', 'opera', 'firefox', 'chrome', 'safari', 'other'] as const;
export type BrowserFamily = (typeof BROWSER_FAMILIES)[number];
export const DEVICES = ['computer', 'mobile'] as const;
export type Device = (typeof DEVICES)[number];

export interface BrowserKind {
  browser: BrowserFamily;
  device: Device;
}

/** Each also says that it is those below it. */
const SAYS: readonly [BrowserFamily, RegExp][] = [
  ['edge', /\bEdg(e|A|iOS)?\//],
  ['opera', /\bOPR\//],
  ['firefox', /\b(Firefox|FxiOS)\//],
  ['chrome', /\b(Chrome|CriOS)\//],
  ['safari', /\bSafari\//],
];

/** What a browser says of itself (`User-Agent`), which whoever calls may make up: shown to its owner, decided by nobody. */
export function browserOf(says: string | undefined): BrowserKind {
  const text = (says ?? '').slice(0, 500);
  const [browser] = SAYS.find(([, pattern]) => pattern.test(text)) ?? ['other' as const];
  return { browser, device: /\b(Mobile|Android|iPhone|iPad)\b/.test(text) ? 'mobile' : 'computer' };
}
