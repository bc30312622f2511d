import type { Tx } from '../persistence/transaction.js';
import type { HeldSubject } from './held-subject.js';
import type { HeldData } from './held-table.js';

/** Ids by the name under which conditions speak of them. */
export type Lists = Record<string, string[]>;

/** A statement whose `:name`s have become `$1`…; `more` are values that come first. */
export function bound(sql: string, lists: Lists, more: unknown[] = []): { text: string; values: unknown[] } {
  const values = [...more];
  const places = new Map<string, string>();
  const text = sql.replace(/(?<!:):([a-zA-Z]+)/g, (_all, name: string) => {
    const list = lists[name];
    if (!list) throw new Error(`No list is named ${name}`);
    const place = places.get(name) ?? `$${values.push(list)}::uuid[]`;
    places.set(name, place);
    return place;
  });
  return { text, values };
}

/** Everything the tables ask for, each list from those before it. */
export async function listsOf(tx: Tx, held: HeldData, subject: HeldSubject): Promise<Lists> {
  const { entries, families, isChild } = subject;
  const lists: Lists = { entries, families, familiesAsAdult: isChild ? [] : families };
  for (const [name, sql] of Object.entries(held.lists)) {
    const { text, values } = bound(sql, lists);
    const rows = await tx.query<{ id: string }>(text, values);
    lists[name] = rows.map(({ id }) => id);
  }
  return lists;
}

/** Records with which nobody is named. */
export const unnamedIds = ({ unnamed = [] }: HeldData, lists: Lists): string[] =>
  unnamed.flatMap((name) => lists[name]!);

/** Ids under which the audit log knows what is about the person. */
export const auditedIds = ({ audited }: HeldData, lists: Lists): string[] => [
  ...new Set([...lists.entries!, ...lists.families!, ...audited.flatMap((name) => lists[name]!)]),
];
