import { Inject, Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { currentContext } from '../context/call-context.js';
import { KitErrors } from '../http/kit.errors.js';
import { decodeCursor, encodeCursor, type Page, type PageQuery } from '../http/page.js';
import { SealedText } from '../persistence/sealed-text.js';
import type { Tx } from '../persistence/transaction.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import { auditedIds, listsOf, unnamedIds, type Lists } from './held-lists.js';
import { HeldRecords, type HeldRecord } from './held-record.js';
import { rowsBehind } from './held-rows.js';
import { assertMayExport, HeldSubjects, type HeldSubject } from './held-subject.js';
import { HELD_DATA, type HeldData } from './held-table.js';
import { readersOf, type Reader } from './readers.js';

/** A page of readers, ids of the records that were looked for, and of those with which nobody is named. */
export interface ReadersPage extends Page<Reader> {
  records: string[];
  unnamed: string[];
}

/** Everything the service holds on one person, table by table, and who read it. Each page is a reading with its reason. */
@Injectable()
export class HeldDataService {
  constructor(
    @Inject(HELD_DATA) private readonly held: HeldData,
    private readonly subjects: HeldSubjects,
    private readonly work: UnitOfWork,
    private readonly sealed: SealedText,
  ) {}

  /** Throws PERSON.NOT_FOUND and REQUEST.NOT_ALLOWED. */
  export(personId: string, reason: string, page: PageQuery): Promise<Page<HeldRecord>> {
    return this.reading('person.export', personId, reason, (tx, lists) => this.records(tx, lists, page));
  }

  /** Throws PERSON.NOT_FOUND and REQUEST.NOT_ALLOWED. */
  readers(personId: string, reason: string, page: PageQuery): Promise<ReadersPage> {
    return this.reading('person.readers', personId, reason, async (tx, lists) => {
      const records = auditedIds(this.held, lists);
      return { ...(await readersOf(tx, records, page)), records, unnamed: unnamedIds(this.held, lists) };
    });
  }

  private async reading<Answer>(
    action: string,
    personId: string,
    reason: string,
    fn: (tx: Tx, lists: Lists) => Promise<Answer>,
  ): Promise<Answer> {
    const subject: HeldSubject = await this.subjects.get(personId);
    return this.work.read(action, async (tx) => {
      assertMayExport(tx, subject);
      tx.audit({ kind: 'person', id: subject.id, commune: subject.commune, reason });
      return fn(tx, await listsOf(tx, this.held, subject));
    });
  }

  /** Tables in their order, rows in that of their keys: a page goes on in the table in which the last one ended. */
  private async records(tx: Tx, lists: Lists, { cursor, limit }: PageQuery): Promise<Page<HeldRecord>> {
    const { tables } = this.held;
    const views = new HeldRecords(this.held, this.sealed, currentContext().language);
    const { at, behind } = placeOf(cursor, tables.length);
    const items: HeldRecord[] = [];
    for (let index = at; index < tables.length; index++) {
      const table = tables[index]!;
      const after = index === at ? behind : '';
      const left = limit - items.length;
      const found = await rowsBehind(tx, table, lists, after, left + 1);
      items.push(...found.slice(0, left).map((row) => views.recordOf(table, row, lists.entries!)));
      if (found.length > left) return { items, next: encodeCursor([index, found[left - 1]?.key ?? after]) };
    }
    return { items };
  }
}

/** Table, and the key of the row behind which the page goes on. Throws REQUEST.INVALID for a cursor nobody gave out. */
function placeOf(cursor: string | undefined, tables: number): { at: number; behind: string } {
  const [at, behind] = decodeCursor(cursor, 2) ?? [0, ''];
  if (typeof at === 'number' && Number.isInteger(at) && at >= 0 && at < tables && typeof behind === 'string')
    return { at, behind };
  throw new RefusedError(refuse(KitErrors.INVALID, { field: 'cursor' }));
}
