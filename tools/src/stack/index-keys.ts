import type { KeySet } from '@oln/crypto';
import { asAdmin } from './postgres/database.js';
import { DATABASE_SERVICES } from './secrets.js';

/** A key of the index as a service's database knows it. */
export interface IndexKeyState {
  service: string;
  id: string;
  /** Rows that still have hashes of it; undefined until they are counted. */
  rowsLeft?: number;
  isRetired: boolean;
}

const STATES = `select id, rows_left as "rowsLeft", retired_at is not null as "isRetired" from index_keys order by listed_at, id`;

/** Of every service that has tables. */
export function readIndexKeyStates(url: string): Promise<IndexKeyState[]> {
  return asAdmin(url, async (admin) => {
    const states: IndexKeyState[] = [];
    for (const service of DATABASE_SERVICES) {
      await admin.query(`select set_config('search_path', $1, false)`, [service]);
      const { rows: there } = await admin.query<{ there: string | null }>(`select to_regclass('index_keys') as there`);
      if (there[0]?.there == null) continue;
      const { rows } = await admin.query<{ id: string; rowsLeft: string | null; isRetired: boolean }>(STATES);
      for (const { id, rowsLeft, isRetired } of rows)
        states.push({ service, id, rowsLeft: rowsLeft === null ? undefined : Number(rowsLeft), isRetired });
    }
    return states;
  });
}

const oldOf = ({ current, keys }: KeySet): string[] => Object.keys(keys).filter((id) => id !== current);

/** A line per key that is being replaced: what each service has left of it. */
export function indexProgress(index: KeySet, states: readonly IndexKeyState[]): string[] {
  return oldOf(index).map((id) => {
    const left = servicesOf(states).map((service) => `${service} ${standing(states, service, { id, ...index })}`);
    return `${id}: ${left.join(', ')}`;
  });
}

const servicesOf = (states: readonly IndexKeyState[]): string[] => [...new Set(states.map(({ service }) => service))];

function standing(
  states: readonly IndexKeyState[],
  service: string,
  { id, current }: { id: string; current: string },
): string {
  const of = (key: string): IndexKeyState | undefined =>
    states.find((state) => state.service === service && state.id === key);
  const old = of(id);
  if (isOver(states, service, { id, current })) return 'none left';
  if (!of(current)) return 'not begun';
  return old?.rowsLeft === undefined ? 'not counted yet' : `${old.rowsLeft} rows left`;
}

/** The service makes hashes with the current key alone. */
function isOver(
  states: readonly IndexKeyState[],
  service: string,
  { id, current }: { id: string; current: string },
): boolean {
  const own = states.filter((state) => state.service === service);
  const inUse = own.filter(({ isRetired }) => !isRetired).map((state) => state.id);
  return inUse.includes(current) && !inUse.includes(id);
}

/** Services that still have, or may yet make, hashes of a key that is not the current one. */
export function stillNeeded(index: KeySet, states: readonly IndexKeyState[]): string[] {
  const { current } = index;
  return servicesOf(states).filter((service) => oldOf(index).some((id) => !isOver(states, service, { id, current })));
}
