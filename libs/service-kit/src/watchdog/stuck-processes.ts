import { Inject, Injectable } from '@nestjs/common';
import type { ProcessName } from '@oln/contracts';
import type { Logger } from 'pino';
import { ServiceClock } from '../context/service-clock.js';
import { DueDates } from '../deadlines/due-dates.js';
import { FoundDoors } from '../messaging/found-doors.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import { repairOne } from '../sweep/repair-one.js';
import { Sweep } from '../sweep/sweep.js';
import { LOGGER } from '../tokens.js';
import { openRecordsOf } from './open-records.js';
import { WATCHED, type OpenRecord, type WatchedRecords } from './watched.js';

/** Wall time in which a process follows what it was told, on a busy day too. */
const FOLLOWS_WITHIN_MS = 600_000;

/**
 * A process that is told where its record stands (a start, a move, a pause, its end) puts its clocks, be there none, under the version of
 * which it was told or a later one. Of what only happened it puts clocks where one of them hangs on it: where such a clock was answered
 * long ago and its rule has no other, the process does not know of it. `version` is null of what was put before it was kept.
 */
const NOT_FOLLOWED = `
  select asked.id
    from jsonb_to_recordset($2::jsonb) as asked (id uuid, version int, "workflowId" text)
    left join process_revision followed on followed.process = $1 and followed.entity_id = asked.id
   where (coalesce(followed.version, 0) < asked.version and exists (
           select 1 from (
             select told.entity_version, told.published_at from outbox told
              where told.entity_id = asked.id and told.lane = 'process' and told.subject = asked."workflowId"
                and (told.payload ->> 'kind' = 'start' or told.payload ->> 'signal' in ('moved', 'paused', 'resumed'))
                and told.published_at < clock_timestamp() - $3 * interval '1 millisecond'
              order by told.seq desc limit 1) last
            where followed.entity_id is null or followed.version < last.entity_version
               or (followed.version is null and followed.put_at < last.published_at and not exists (
                 select 1 from due_dates put
                  where put.process = $1 and put.entity_id = asked.id and put.version >= last.entity_version))))
      or exists (
           select 1 from due_dates answered
            where answered.process = $1 and answered.entity_id = asked.id and answered.kind = 'term' and answered.settled_by is not null
              and answered.revision = followed.revision and answered.version = followed.version
              and answered.state = 'met' and answered.met_at < $4
              and not exists (select 1 from due_dates other
                where other.process = $1 and other.entity_id = asked.id and other.rule = answered.rule and other.state <> 'met'))`;

/** A row where somebody is to be told: the first time, and once a day from then on. */
const FOUND = `
  insert into stuck_processes as known (commune, process, entity_id) values ($1, $2, $3)
  on conflict (process, entity_id) do update set told_at = excluded.told_at
   where known.told_at < excluded.told_at - interval '1 day'
  returning 1`;

const GOES_ON = 'delete from stuck_processes where process = $1 and entity_id <> all ($2::uuid[])';

/**
 * A process whose tasks fail again and again (its code and its history do not agree, a payload cannot be read) counts as running. Nobody
 * keeps the clocks of its record once that has moved on: whoever coordinates is told, and `oln_stuck_processes` counts it.
 */
@Injectable()
export class StuckProcesses {
  @Inject(LOGGER) private readonly log: Logger;

  constructor(
    private readonly doors: FoundDoors,
    private readonly work: UnitOfWork,
    private readonly clock: ServiceClock,
  ) {}

  /** Gives nothing: to tell of it repairs nothing. While the environment stands still no clock runs. */
  @Sweep('stuck-processes', 60)
  async look(): Promise<void> {
    const instant = this.clock.wallTimeAgo(FOLLOWS_WITHIN_MS);
    if (instant) await this.lookSince(instant);
  }

  /** `followedBy`: business time until which whatever was answered is known to every process that goes on. */
  async lookSince(followedBy: Date): Promise<void> {
    for (const [process, records] of this.doors.classes<ProcessName, WatchedRecords>(WATCHED)) {
      const stuck: string[] = [];
      for await (const page of openRecordsOf(this.work, records))
        stuck.push(...(await this.stuckAmong(process, page, followedBy)));
      await this.work.run('process.goes-on', async (tx) => {
        // It is nobody's act.
        tx.silent = true;
        await tx.manager.query(GOES_ON, [process, stuck]);
      });
    }
  }

  private async stuckAmong(process: ProcessName, page: readonly OpenRecord[], followedBy: Date): Promise<string[]> {
    const asked = JSON.stringify(page.map(({ id, version, workflowId }) => ({ id, version, workflowId })));
    const values = [process, asked, FOLLOWS_WITHIN_MS, followedBy.toISOString()];
    const found = await this.work.read('process.stuck', (tx) =>
      tx.manager.query<{ id: string }[]>(NOT_FOLLOWED, values),
    );
    const stuck = new Set(found.map(({ id }) => id));
    for (const record of page.filter(({ id }) => stuck.has(id)))
      await repairOne(this.log, { sweep: 'stuck-processes', process, record: record.id }, () =>
        this.tell(process, record),
      );
    return [...stuck];
  }

  private tell(process: ProcessName, record: OpenRecord): Promise<boolean> {
    return this.work.run('process.tell-stuck', async (tx) => {
      const [isNew] = await tx.manager.query<unknown[]>(FOUND, [record.commune, process, record.id]);
      tx.silent = !isNew;
      if (!isNew) return false;
      this.log.warn({ process, record: record.id }, 'A process does not follow its record');
      const dueDates = this.doors.instancesOf(DueDates).find((one) => one.process === process);
      dueDates?.tellStuck(tx, record);
      return true;
    });
  }
}
