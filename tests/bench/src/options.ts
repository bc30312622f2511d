export interface Options {
  ids: string[];
  runs: number;
  seconds: number;
  json: boolean;
  profile: boolean;
}

/** What the verb hands over, as JSON. */
export function readOptions(text = '{}'): Options {
  return { ids: [], runs: 5, seconds: 5, json: false, profile: false, ...(JSON.parse(text) as Partial<Options>) };
}
