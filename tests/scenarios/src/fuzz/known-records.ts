import type { Document } from './documents.js';

/** How often a value that is there is taken where one is asked for: calls that meet nothing say little. */
const SHARE = 0.7;
/** Enough to meet different ones. */
const MOST_OF_A_KIND = 20;

type Read = (path: string) => Promise<Response>;

/** Values for parameters of a name, wherever they stand, e.g. `path.commune`. */
type Everywhere = Readonly<Record<string, readonly string[]>>;

/**
 * Configuration of Schemathesis (TOML) that lets it call for what is there: the ids in each list of the service, for the paths that go
 * on from it (`/cases` and `/cases/{id}/…`), and `everywhere` for parameters of any path. `read` calls a path of the service.
 */
export async function knownRecords(document: Document, read: Read, everywhere: Everywhere): Promise<string> {
  const lists = await Promise.all(
    Object.keys(document.paths)
      .filter((path) => document.paths[path]!.get && !path.includes('{'))
      .map(async (path) => ({ path, ids: await idsIn(await read(path)) })),
  );
  const met = lists.filter(({ ids }) => ids.length > 0);
  const bound = met.flatMap(({ path }, at) =>
    Object.keys(document.paths)
      .filter((below) => below.startsWith(`${path}/{id}`))
      .map((below) => `[[operations]]\ninclude-path = ${text(below)}\nparameters."path.id" = ${binding(`list-${at}`)}`),
  );
  return [
    ...met.map(({ ids }, at) => dictionary(`list-${at}`, ids)),
    ...Object.entries(everywhere).map(([, values], at) => dictionary(`everywhere-${at}`, values)),
    '[parameters]',
    ...Object.keys(everywhere).map((name, at) => `${text(name)} = ${binding(`everywhere-${at}`)}`),
    ...bound,
  ].join('\n');
}

/** Basic strings of TOML are those of JSON. */
const text = (value: string): string => JSON.stringify(value);
const binding = (name: string): string => `{ dictionary = ${text(name)}, probability = ${SHARE} }`;
const dictionary = (name: string, values: readonly string[]): string =>
  `[dictionaries.${name}]\nvalues = [${values.map(text).join(', ')}]`;

async function idsIn(answer: Response): Promise<string[]> {
  if (!answer.headers.get('content-type')?.startsWith('application/json')) return [];
  const body = (await answer.json()) as { items?: Item[] } | Item[];
  const items = Array.isArray(body) ? body : (body.items ?? []);
  return items.flatMap(({ id }) => (typeof id === 'string' ? [id] : [])).slice(0, MOST_OF_A_KIND);
}

interface Item {
  id?: unknown;
}
