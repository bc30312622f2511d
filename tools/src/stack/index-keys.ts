import { SERVICES } from '@oln/contracts';
import type { KeySet } from '@oln/crypto';
import { asAdmin } from './postgres/database.js';

/** A key of the index as a service's database knows it. */
export interface IndexKeyState {
  id: string;
  /** Rows that still have hashes of it; undefined until they are counted. */
  rowsLeft?: number;
  isRetired: boolean;
}

/** What a service says of its keys; none, as long as it has never run. */
export interface IndexKeysOf {
  service: string;
  keys: IndexKeyState[];
}

const STATES = `select id, rows_left as "rowsLeft", retired_at is not null as "isRetired" from index_keys order by listed_at, id`;

/** Of every service that has tables. */
export function readIndexKeys(url: string): Promise<IndexKeysOf[]> {
  return asAdmin(url, async (admin) => {
    const states: IndexKeysOf[] = [];
    for (const service of SERVICES) {
      await admin.query(`select set_config('search_path', $1, false)`, [service]);
      const { rows: there } = await admin.query<{ there: string | null }>(`select to_regclass('index_keys') as there`);
      if (!there[0]?.there) continue;
      const { rows } = await admin.query<{ id: string; rowsLeft: string | null; isRetired: boolean }>(STATES);
      const keys = rows.map(({ rowsLeft, ...row }) => ({
        ...row,
        rowsLeft: rowsLeft === null ? undefined : Number(rowsLeft),
      }));
      states.push({ service, keys });
    }
    return states;
  });
}

/** Keys that are in the ring and not the current one. */
export const oldKeys = ({ current, keys }: KeySet): string[] => Object.keys(keys).filter((id) => id !== current);

/** Services that still have, or may yet make, hashes of a key that is not the current one. */
export const stillNeeded = (index: KeySet, states: readonly IndexKeysOf[]): string[] =>
  states.filter(({ keys }) => oldKeys(index).some((id) => !isOver(keys, id, index))).map(({ service }) => service);

/** A line per key that is being replaced: what each service has left of it. */
export const indexProgress = (index: KeySet, states: readonly IndexKeysOf[]): string[] =>
  oldKeys(index).map((id) => {
    const left = states.map(({ service, keys }) => `${service} ${standing(keys, id, index)}`);
    return `${id}: ${left.join(', ')}`;
  });

function standing(keys: readonly IndexKeyState[], old: string, index: KeySet): string {
  if (isOver(keys, old, index)) return 'none left';
  if (!keys.some(({ id }) => id === index.current)) return 'not begun';
  const { rowsLeft } = keys.find(({ id }) => id === old) ?? {};
  return rowsLeft === undefined ? 'not counted yet' : `${rowsLeft} rows left`;
}

/** The service makes hashes with the current key, and none with the old one. */
function isOver(keys: readonly IndexKeyState[], old: string, { current }: KeySet): boolean {
  const inUse = keys.filter(({ isRetired }) => !isRetired).map(({ id }) => id);
  return inUse.includes(current) && !inUse.includes(old);
}
