import type { ProcessStart } from '@oln/contracts';
import type { DueDates } from '../deadlines/due-dates.js';
import type { Tx } from '../persistence/transaction.js';
import type { OpenRecord, WatchedRecords } from '../watchdog/watched.js';
import type { Happenings, OwnedProcess, OwnedRecord } from './owned-process.js';

/** What the watchdog needs of the repository of such records. */
export interface OwnedTable<Owned> {
  /** Records whose process has not ended by id, after `after`, at most `limit`. */
  living(tx: Tx, after: string | undefined, limit: number): Promise<Owned[]>;
  lock(tx: Tx, id: string): Promise<Owned>;
}

/** An owner's records under the watchdog: a lost process is started anew from where its record stands. */
export abstract class WatchedOwned<
  Owned extends OwnedRecord,
  Happening extends string = never,
> implements WatchedRecords {
  protected constructor(
    private readonly table: OwnedTable<Owned>,
    private readonly process: OwnedProcess<Owned, Happening>,
    private readonly dueDates: DueDates,
  ) {}

  /** What happened since its clocks began, where that is on record elsewhere. */
  protected happened(_tx: Tx, _record: Owned): Promise<Happenings<Happening> | undefined> {
    return Promise.resolve(undefined);
  }

  async openRecords(tx: Tx, after: string | undefined, limit: number): Promise<OpenRecord[]> {
    const living = await this.table.living(tx, after, limit);
    return living.map((record) => {
      const { id, commune, version } = record;
      return { id, commune, version, workflowId: this.process.workflowIdOf(record) };
    });
  }

  async revival(tx: Tx, id: string): Promise<ProcessStart | undefined> {
    const record = await this.table.lock(tx, id);
    if (this.process.hasEnded(record)) return undefined;
    await this.dueDates.forgetRevision(tx, id);
    tx.audit({ kind: this.dueDates.kind, id, commune: record.commune, version: record.version });
    return { ...(await this.process.startMessage(tx, record, await this.happened(tx, record))), revive: true };
  }
}
