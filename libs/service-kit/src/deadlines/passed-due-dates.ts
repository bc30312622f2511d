import { Inject, Injectable } from '@nestjs/common';
import type { DeadlineReached, OwnerActivities, ProcessName, Role } from '@oln/contracts';
import type { Logger } from 'pino';
import { ServiceClock } from '../context/service-clock.js';
import { FoundDoors } from '../messaging/found-doors.js';
import type { Tx } from '../persistence/transaction.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import { repairOne } from '../sweep/repair-one.js';
import { Sweep } from '../sweep/sweep.js';
import { ACTIVITY_DOOR } from '../temporal/activity-door.js';
import { LOGGER } from '../tokens.js';
import type { DueDateRow } from './due-date.js';
import { DueDates } from './due-dates.js';

/** Wall time a process has to tell of a clock by itself. */
const GRACE_MS = 120_000;
const PAGE = 100;

/** Clocks whose date has passed and of which nobody was told. */
const UNTOLD = `
  select * from due_dates
   where process = $1 and state = 'open' and due < $2 and ($3::timestamptz is null or (due, id) > ($3, $4::uuid))
   order by due, id limit $5`;

/** Clocks that were told of and whose next climb has passed. The expression is that of the index. */
const UNCLIMBED = `
  select * from due_dates
   where process = $1 and state = 'overdue'
     and (climbs -> cardinality(climbed) ->> 'at') collate "C" < to_char($2::timestamptz at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
     and ($3::timestamptz is null or (due, id) > ($3, $4::uuid))
   order by due, id limit $5`;

type Door = Pick<OwnerActivities, 'deadlineReached'>;
type Level = Pick<DeadlineReached, 'level' | 'to'>;

/**
 * A deadline never fails silently: where its process does not tell of it, the owner does (0-rulings, Truth). It is
 * asked through the door its process uses, so whatever the process says afterwards changes nothing.
 */
@Injectable()
export class PassedDueDates {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: ServiceClock,
    private readonly doors: FoundDoors,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  @Sweep('passed-due-dates', 30)
  async repair(): Promise<number> {
    const instant = this.clock.wallTimeAgo(GRACE_MS);
    return instant ? this.repairBefore(instant) : 0;
  }

  /** Speaks for every clock that should have been told of before `instant`; gives for how many somebody had to be told. */
  async repairBefore(instant: Date): Promise<number> {
    const owners = new Map(this.doors.classes<ProcessName, Door>(ACTIVITY_DOOR));
    let repaired = 0;
    for (const dueDates of this.doors.instancesOf(DueDates)) {
      const door = owners.get(dueDates.process);
      if (!door) continue;
      for await (const row of this.passed(UNTOLD, dueDates.process, instant))
        if (await this.speakFor(dueDates, door, row, { level: 'due' })) repaired += 1;
      for await (const row of this.passed(UNCLIMBED, dueDates.process, instant))
        if (await this.speakFor(dueDates, door, row, { level: 'climb', to: nextClimb(row) })) repaired += 1;
    }
    return repaired;
  }

  private async *passed(sql: string, process: ProcessName, instant: Date): AsyncGenerator<DueDateRow> {
    let last: DueDateRow | undefined;
    for (;;) {
      const values = [process, instant.toISOString(), last?.due.toISOString() ?? null, last?.id ?? null, PAGE];
      const page = await this.work.read('due.passed', (tx: Tx) => tx.manager.query<DueDateRow[]>(sql, values));
      yield* page;
      if (page.length < PAGE) return;
      last = page.at(-1);
    }
  }

  /** True if somebody had to be told; what was answered meanwhile is only taken down. */
  private speakFor(dueDates: DueDates, door: Door, row: DueDateRow, level: Level): Promise<boolean> {
    const repair = { sweep: 'passed-due-dates', process: row.process, record: row.entity_id };
    return repairOne(this.log, repair, async () => {
      const asked = { ...aboutOf(row), ...level, asOf: this.clock.now().toISOString() };
      const { verdict } = await door.deadlineReached(asked);
      if (verdict === 'answered') await this.work.run('due.take-down', (tx) => dueDates.takeDown(tx, row));
      return verdict === 'stands';
    });
  }
}

const nextClimb = ({ climbs, climbed }: DueDateRow): Role | undefined => climbs[climbed.length]?.to as Role | undefined;

const aboutOf = ({ entity_id, commune, stage, rule, due }: DueDateRow) => ({
  id: entity_id,
  commune,
  stage,
  rule,
  due: due.toISOString(),
});
