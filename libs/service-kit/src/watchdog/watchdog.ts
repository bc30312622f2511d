import { Inject, Injectable } from '@nestjs/common';
import type { ProcessClock, ProcessName } from '@oln/contracts';
import type { Logger } from 'pino';
import { ServiceClock } from '../context/service-clock.js';
import { FoundDoors } from '../messaging/found-doors.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import { repairOne } from '../sweep/repair-one.js';
import { Sweep } from '../sweep/sweep.js';
import { ProcessDirectory } from '../temporal/process-directory.js';
import { LOGGER } from '../tokens.js';
import { openRecordsOf } from './open-records.js';
import { WATCHED, type OpenRecord, type WatchedRecords } from './watched.js';

/** A process that was started a moment ago may not be listed yet. */
const GRACE_MS = 60_000;

/** A start; signals that were told to a lost process are in vain and hold nothing up. */
const STILL_ON_ITS_WAY = `
  select 1 from outbox
   where entity_id = $1 and lane = 'process' and subject = $2 and payload ->> 'kind' = 'start'
     and (published_at is null or recorded_at > clock_timestamp() - $3 * interval '1 millisecond')
   limit 1`;

/** Two sweeps at once (a lease that moved) do not both start a process anew: the second sees what the first wrote. */
const ONE_AT_A_TIME = `select pg_advisory_xact_lock(hashtext('revive ' || $1))`;

const EPOCH_TOLD = `select holder from lease where name = 'clock-epoch'`;
const TELL_EPOCH = `
  insert into lease (name, holder, until) values ('clock-epoch', $1, 'infinity')
  on conflict (name) do update set holder = excluded.holder`;

/** Sweeps for open records without a running process, and tells running processes of a new pace of time. */
@Injectable()
export class Watchdog {
  @Inject(LOGGER) private readonly log: Logger;

  constructor(
    private readonly doors: FoundDoors,
    private readonly work: UnitOfWork,
    @Inject(ProcessDirectory) private readonly processes: ProcessDirectory,
    private readonly clock: ServiceClock,
  ) {}

  @Sweep('lost-processes', 30)
  async reviveLost(): Promise<number> {
    let revived = 0;
    for (const [process, records] of this.watched()) {
      for await (const page of openRecordsOf(this.work, records))
        revived += await this.reviveIn(process, records, page);
    }
    return revived;
  }

  @Sweep('clock-epoch', 1)
  async tellEpoch(): Promise<void> {
    const clock = this.clock.forProcesses();
    if (!clock) return;
    const epoch = String(clock.epoch);
    const [told] = await this.work.read('clock.changed', (tx) => tx.manager.query<{ holder: string }[]>(EPOCH_TOLD));
    if (told && Number(told.holder) >= clock.epoch) return;
    for (const [process, records] of this.watched()) {
      for await (const page of openRecordsOf(this.work, records)) await this.tellClock(process, page, clock);
    }
    // Last: who is told twice loses nothing, who is not told at all sleeps too long.
    await this.work.run('clock.changed', (tx) => tx.manager.query(TELL_EPOCH, [epoch]));
  }

  private async reviveIn(process: ProcessName, records: WatchedRecords, page: OpenRecord[]): Promise<number> {
    const lost = await this.processes.notRunning(
      process,
      page.map((record) => record.workflowId),
    );
    const missing = page.filter((record) => lost.has(record.workflowId));
    let revived = 0;
    for (const record of missing) {
      const repair = { sweep: 'lost-processes', process, record: record.id };
      if (await repairOne(this.log, repair, () => this.revive(records, record))) revived += 1;
    }
    return revived;
  }

  private revive(records: WatchedRecords, record: OpenRecord): Promise<boolean> {
    return this.work.run('watchdog.revive', async (tx) => {
      // What is revived is audited by its owner; what is on its way is nobody's act.
      tx.silent = true;
      await tx.manager.query(ONE_AT_A_TIME, [record.workflowId]);
      const asked = [record.id, record.workflowId, GRACE_MS];
      const [onItsWay] = await tx.manager.query<unknown[]>(STILL_ON_ITS_WAY, asked);
      const message = onItsWay ? undefined : await records.revival(tx, record.id);
      if (message) tx.tell(message, record);
      return message !== undefined;
    });
  }

  private tellClock(process: ProcessName, page: OpenRecord[], clock: ProcessClock): Promise<void> {
    return this.work.run('clock.changed', async (tx) => {
      for (const record of page) {
        const message = { asOf: tx.asOf.toISOString(), clock };
        tx.tell(
          { kind: 'signal', process, workflowId: record.workflowId, signal: 'clockChanged', message } as never,
          record,
        );
      }
    });
  }

  private watched(): [ProcessName, WatchedRecords][] {
    return this.doors.classes<ProcessName, WatchedRecords>(WATCHED);
  }
}
