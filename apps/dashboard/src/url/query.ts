/** `a=1&b=2`, of what is said. */
export const queryOf = (said: Readonly<Record<string, string | undefined>>): string =>
  new URLSearchParams(
    Object.entries(said).filter((entry): entry is [string, string] => entry[1] !== undefined),
  ).toString();
