import { decodeCursor, encodeCursor, type Page, type PageQuery } from '../http/page.js';
import type { Withheld } from './held-table.js';
import type { Tx } from '../persistence/transaction.js';

/** Somebody who read or changed what is about a person. */
export interface Reader {
  id: string;
  /** Business time. */
  at: string;
  /** Opaque id of the person of the office, or of the system, that had the record; absent where they had to do with an alert: one of them raised it. */
  person?: string;
  roles: string[];
  /** `case.read`: what was done. */
  action: string;
  /** What kind of record it was. */
  record: string;
  recordId: string;
  how: 'read' | 'changed';
  /** Code, where one was asked for. */
  reason?: string;
  withheld?: Withheld;
}

/**
 * Last words of the actions that read. The audit log does not tell readings and changes apart: a spec holds this against every reading
 * and every change of the house.
 */
export const READING_WORDS: ReadonlySet<string> = new Set([
  ...[
    'accounts',
    'addressee',
    'case',
    'caseloads',
    'checks',
    'closed',
    'communes',
    'counts',
    'elsewhere',
    'explain',
    'explore',
    'figures',
  ],
  ...[
    'export',
    'find',
    'get',
    'growing-up',
    'history',
    'idle',
    'inbox',
    'lag',
    'left-in-charge',
    'list',
    'list-imports',
    'match',
    'mine',
  ],
  ...[
    'of-child',
    'of-person',
    'open-records',
    'out-of-step',
    'organization',
    'organizations',
    'passed',
    'payloads',
    'pending',
    'place',
  ],
  ...[
    'places',
    'read',
    'read-identity',
    'read-import',
    'read-report',
    'readers',
    'records',
    'report',
    'round',
    'running',
    'scores',
    'search',
  ],
  ...[
    'service',
    'services',
    'style',
    'stuck',
    'subject',
    'tasks',
    'team',
    'tell-identity',
    'term',
    'terms',
    'timeline',
    'today',
  ],
  ...['unfinished', 'waiting'],
]);

/** Readings that are called as a change is called elsewhere. */
export const READING_ACTIONS: ReadonlySet<string> = new Set(['process.look']);

const reads = (action: string): boolean => READING_ACTIONS.has(action) || READING_WORDS.has(action.split('.').at(-1)!);

/**
 * Kinds of records, and of processes, with which nobody is named: who raised an alert often works on it as well. Hiding those entries
 * alone would mark them, and what was done at the same moment would give the name; so all of them are hidden, whoever it was.
 */
export const UNNAMED_KINDS = ['alert', 'alert-identification', 'watch', 'child-watch'] as const;

/** The house's own parts have no role and read nobody's file; an index finds the entries of few records. */
export const READERS_SQL = `
  select id, as_of as at, person, roles, action, kind, entity_id as "recordId", reason,
         kind in (${UNNAMED_KINDS.map((kind) => `'${kind}'`).join(', ')}) as protected
    from audit
   where entity_id = any($1::uuid[]) and cardinality(roles) > 0
     and ($2::timestamptz is null or (as_of, id) < ($2, $3::uuid))
   order by as_of desc, id desc limit $4`;

interface Row {
  id: string;
  at: Date;
  person: string;
  roles: string[];
  action: string;
  kind: string;
  recordId: string;
  reason: string | null;
  protected: boolean;
}

/** Who read or changed records, the newest first, from the audit log: it is read and nothing else. */
export async function readersOf(tx: Tx, recordIds: string[], { cursor, limit }: PageQuery): Promise<Page<Reader>> {
  const [at = null, id = null] = decodeCursor(cursor, 2) ?? [];
  const rows = await tx.query<Row>(READERS_SQL, [recordIds, at, id, limit + 1]);
  const items = rows.slice(0, limit).map(readerOf);
  return rows.length > limit ? { items, next: cursorOf(items.at(-1)!) } : { items };
}

/** From behind this one, in every service. */
export const cursorOf = ({ at, id }: Reader): string => encodeCursor([at, id]);

const readerOf = ({ at, kind, reason, person, roles, protected: hidden, ...row }: Row): Reader => ({
  ...row,
  ...(hidden ? { roles: [], withheld: 'protects-who-told' } : { person, roles }),
  at: at.toISOString(),
  record: kind,
  how: reads(row.action) ? 'read' : 'changed',
  reason: reason ?? undefined,
});
