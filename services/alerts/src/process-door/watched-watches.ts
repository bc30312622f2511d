import { Inject, Injectable } from '@nestjs/common';
import type { ProcessMessage } from '@oln/contracts';
import { Watched, type DueDates, type OpenRecord, type Tx, type WatchedRecords } from '@oln/service-kit';
import { WATCH_DUE_DATES } from '../watch/watch-due-dates.js';
import { WatchProcess, watchWorkflowId } from '../watch/watch-process.js';
import { WatchRepository } from '../watch/watch.repository.js';
import { isEnded } from '../watch/watch.js';

/** A watch is open as long as its child is one. */
@Injectable()
@Watched('childWatch')
export class WatchedWatches implements WatchedRecords {
  constructor(
    private readonly watches: WatchRepository,
    private readonly process: WatchProcess,
    @Inject(WATCH_DUE_DATES) private readonly dueDates: DueDates,
  ) {}

  async openRecords(tx: Tx, after: string | undefined, limit: number): Promise<OpenRecord[]> {
    const living = await this.watches.living(tx, after, limit);
    return living.map(({ id, commune, version }) => ({ id, commune, version, workflowId: watchWorkflowId(id) }));
  }

  async revival(tx: Tx, id: string): Promise<Extract<ProcessMessage, { kind: 'start' }> | undefined> {
    const watch = await this.watches.lock(tx, id);
    if (isEnded(watch)) return undefined;
    await this.dueDates.forgetRevision(tx, id);
    tx.audit({ kind: 'watch', id, commune: watch.commune, version: watch.version });
    return { ...(await this.process.startMessage(tx, watch)), revive: true };
  }
}
