import { outcomeLabel, stageLabel } from '@oln/contracts/process-labels';
import type { SealedText } from '../persistence/sealed-text.js';
import type { FoundRow } from './held-rows.js';
import { KIT_COLUMNS } from './kit-columns.js';
import type { HeldColumn, HeldData, HeldRow, HeldTable, Withheld, Words } from './held-table.js';
import { meaningOf } from './meanings.js';

export type Language = keyof Words;

export interface HeldField {
  name: string;
  label: string;
  /** As it is kept; absent where it is withheld. */
  value?: unknown;
  /** What a code means, where it is one. */
  meaning?: string;
  withheld?: Withheld;
}

export interface HeldRecord {
  /** Name of the table. */
  kind: string;
  label: string;
  id: string;
  fields: HeldField[];
}

export const columnOf = (held: HeldData, table: HeldTable, name: string): HeldColumn | undefined =>
  table.columns?.[name] ?? held.columns[name] ?? KIT_COLUMNS[name];

/** Rows of the service's tables as people read them. */
export class HeldRecords {
  constructor(
    private readonly held: HeldData,
    private readonly sealed: SealedText,
    private readonly language: Language,
  ) {}

  /** `own`: the person's entries in the registry. */
  recordOf(table: HeldTable, found: FoundRow, own: readonly string[]): HeldRecord {
    const fields = Object.keys(found.row).flatMap((name) => this.fieldOf(table, name, found, own));
    return { kind: table.table, label: table.label[this.language], id: found.key, fields };
  }

  private fieldOf(table: HeldTable, name: string, { row, shared }: FoundRow, own: readonly string[]): HeldField[] {
    const column = columnOf(this.held, table, name);
    if (!column?.label || isNothing(row[name])) return [];
    const field = { name, label: column.label[this.language] };
    const withheld = column.withheld ?? (column.alone && shared ? 'concerns-others' : undefined);
    if (withheld) return [{ ...field, withheld }];
    const value = this.opened(column, row, row[name]);
    if (column.parts) return this.partsOf(column.parts, value as Record<string, unknown>);
    const given = column.own === undefined ? instant(without(column, value)) : ownOf(value, column.own, own, shared);
    if (isNothing(given)) return [];
    return [{ ...field, value: given, meaning: this.meaning(table, name, row) }];
  }

  private opened({ sealed, json }: HeldColumn, row: HeldRow, value: unknown): unknown {
    if (!sealed) return value;
    const text = this.sealed.open(Buffer.from((value as string).slice(2), 'hex'), sealed(row));
    return json ? (JSON.parse(text) as unknown) : text;
  }

  private partsOf(parts: Readonly<Record<string, Words>>, whole: Record<string, unknown>): HeldField[] {
    return Object.entries(whole)
      .filter(([, value]) => !isNothing(value))
      .map(([name, value]) => {
        const word = typeof value === 'string' ? meaningOf(value)?.[this.language] : undefined;
        return { name, label: parts[name]?.[this.language] ?? name, value, meaning: word };
      });
  }

  private meaning({ process }: HeldTable, name: string, row: HeldRow): string | undefined {
    const code = row[name];
    if (typeof code !== 'string') return undefined;
    const of = typeof process === 'object' ? (row[process.column] as string) : process;
    const label =
      of && name === 'stage' ? stageLabel(of, code) : of && name === 'outcome' ? outcomeLabel(of, code) : undefined;
    const word = (label ?? meaningOf(code))?.[this.language];
    return word === code ? undefined : word;
  }
}

function without({ without: parts }: HeldColumn, value: unknown): unknown {
  if (!parts) return value;
  return Object.fromEntries(Object.entries(value as object).filter(([name]) => !parts.includes(name)));
}

/** Undefined: nothing of it is of this person. */
function ownOf(value: unknown, key: true | string, own: readonly string[], shared: boolean): unknown {
  if (!Array.isArray(value)) return own.includes(value as string) ? value : undefined;
  return value.filter((item: unknown) => {
    const whose = key === true ? item : (item as Record<string, unknown>)[key];
    return whose === undefined || whose === null ? !shared : own.includes(whose as string);
  });
}

const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d$/;
/** PostgreSQL writes the offset; the house's APIs write Z. */
const instant = (value: unknown): unknown =>
  typeof value === 'string' && INSTANT.test(value) ? new Date(value).toISOString() : value;
