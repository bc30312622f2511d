import { Body, Controller, Get, Injectable, Module, Param, Post, Put, Query } from '@nestjs/common';
import {
  casesEvents,
  refuse,
  RefusedError,
  workflowId,
  type DeadlineAnswer,
  type DeadlineReached,
  type OwnerActivities,
  type ProcessMessage,
  type PutDeadlines,
  type Standing,
} from '@oln/contracts';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  ActivityDoor,
  Changes,
  decodeCursor,
  DueDates,
  DueModule,
  IdField,
  IntField,
  KitErrors,
  newId,
  PageQuery,
  pageOf,
  Rights,
  ROW_SECURITY,
  ServiceClock,
  Sweep,
  TextField,
  UnitOfWork,
  Watched,
  type OpenRecord,
  type Page,
  type ServiceDefinition,
  type Tx,
  type WatchedRecords,
} from '../index.js';
import type { FollowRights } from '../due/due-rights.js';

/**
 * Things: the smallest record with a process of its own, and its service, for the kit's specs. It passes for `cases`,
 * whose schema, login, task queue and events it borrows. Holds no tests.
 */
export const HERE = '13110';

export class Things1763920000000 implements MigrationInterface {
  name = 'Things1763920000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table things (id uuid primary key, commune text not null, version int not null, stage text not null, name text not null)`,
    );
    await runner.query(ROW_SECURITY('things'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table things');
  }
}

export interface Thing {
  id: string;
  commune: string;
  version: number;
  stage: string;
  name: string;
}

class NameDto {
  @TextField({ example: 'a chair', max: 80 }) name: string;
}

class ThingPath {
  @IdField() id: string;
}

class ThingDto {
  @IdField() id: string;
  @IntField() version: number;
  @TextField() name: string;
}

const DUE_DATES = Symbol('DueDates of things');
const start = (id: string, asOf: Date): Extract<ProcessMessage, { kind: 'start' }> => ({
  kind: 'start',
  process: 'caseManagement',
  workflowId: workflowId('caseManagement', id),
  input: {
    id,
    commune: HERE,
    stage: 'invitation',
    version: 1,
    asOf: asOf.toISOString(),
    personInCharge: 'gestora-1',
    policy: {},
    holidays: [],
  },
});

/** Use cases of things. `breaks`: ids at which the next door fails. */
@Injectable()
export class Things {
  readonly breaks = new Set<string>();

  constructor(private readonly work: UnitOfWork) {}

  add(name: string): Promise<Thing> {
    return this.work.run('thing.add', async (tx) => {
      const thing: Thing = { id: newId(), commune: HERE, version: 1, stage: 'invitation', name };
      await tx.manager.query('insert into things values ($1, $2, $3, $4, $5)', Object.values(thing));
      tx.emit(casesEvents.caseResumed, thing, { id: thing.id, by: 'person' });
      tx.tell(start(thing.id, tx.asOf), thing);
      return thing;
    });
  }

  rename(id: string, name: string): Promise<Thing> {
    return this.work.run('thing.rename', async (tx) => {
      const thing = await this.lock(tx, id);
      tx.assertVersion(thing.version);
      await tx.manager.query('update things set name = $2, version = version + 1 where id = $1', [id, name]);
      tx.emit(casesEvents.caseResumed, { ...thing, version: thing.version + 1 }, { id, by: 'person' });
      return { ...thing, name, version: thing.version + 1 };
    });
  }

  list(page: PageQuery): Promise<Page<Thing>> {
    const after = decodeCursor(page.cursor, 2);
    return this.work.read('thing.list', async (tx) => {
      const rows = await tx.manager.query<Thing[]>(
        `select * from things where ($1::int is null or (version, id) > ($1, $2::uuid)) order by version, id limit $3`,
        [after?.[0] ?? null, after?.[1] ?? null, page.limit + 1],
      );
      return pageOf(
        rows,
        page.limit,
        (row) => [row.version, row.id],
        (row) => row,
      );
    });
  }

  async lock(tx: Tx, id: string): Promise<Thing> {
    if (this.breaks.has(id)) throw new TypeError('a broken record');
    const [thing] = await tx.manager.query<Thing[]>('select * from things where id = $1 for update', [id]);
    if (!thing) throw new RefusedError(refuse(KitErrors.NOT_FOUND));
    return thing;
  }
}

@Controller('things')
class ThingController {
  constructor(private readonly things: Things) {}

  @Post()
  @Rights('requests.assign')
  add(@Body() { name }: NameDto): Promise<ThingDto> {
    return this.things.add(name);
  }

  @Put(':id')
  @Rights('requests.assign')
  @Changes()
  rename(@Param() { id }: ThingPath, @Body() { name }: NameDto): Promise<ThingDto> {
    return this.things.rename(id, name);
  }

  @Get()
  @Rights('requests.assign')
  list(@Query() page: PageQuery): Promise<Page<ThingDto>> {
    return this.things.list(page);
  }
}

/** The process's door, and what the watchdog asks. */
@Injectable()
@ActivityDoor('caseManagement')
@Watched('caseManagement')
export class ThingDoor implements OwnerActivities, WatchedRecords {
  readonly dueDates = thingDueDates();

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: ServiceClock,
    private readonly things: Things,
  ) {}

  putDeadlines(request: PutDeadlines): Promise<Standing> {
    return this.work.run('thing.put-deadlines', async (tx) => {
      const thing = await this.things.lock(tx, request.id);
      await this.dueDates.put(tx, request, 'gestora-1');
      return standingOf(thing, tx.asOf);
    });
  }

  deadlineReached(request: DeadlineReached): Promise<DeadlineAnswer> {
    return this.work.run('thing.deadline-reached', async (tx) => {
      const now = this.clock.now();
      return this.dueDates.reached(tx, request, standingOf(await this.things.lock(tx, request.id), now), now);
    });
  }

  async openRecords(tx: Tx, after: string | undefined, limit: number): Promise<OpenRecord[]> {
    const things = await tx.manager.query<Thing[]>(
      'select * from things where ($1::uuid is null or id > $1) order by id limit $2',
      [after ?? null, limit],
    );
    return things.map((thing) => ({ ...thing, workflowId: workflowId('caseManagement', thing.id) }));
  }

  async revival(tx: Tx, id: string): Promise<Extract<ProcessMessage, { kind: 'start' }>> {
    await this.things.lock(tx, id);
    return { ...start(id, tx.asOf), revive: true };
  }
}

/** Takes as long as a spec wishes; seen over all replicas. */
@Injectable()
export class SlowSweep {
  static ms = 0;
  static readonly seen = { runs: 0, atOnce: 0, most: 0 };

  @Sweep('slow', 1)
  async run(): Promise<void> {
    const { seen } = SlowSweep;
    seen.runs += 1;
    seen.atOnce += 1;
    seen.most = Math.max(seen.most, seen.atOnce);
    await sleep(SlowSweep.ms);
    seen.atOnce -= 1;
  }
}

/** Never comes to an end by itself. */
@Injectable()
export class EndlessSweep {
  static goesOn = false;
  static done = 0;

  constructor(private readonly work: UnitOfWork) {}

  @Sweep('endless', 1)
  async run(): Promise<void> {
    while (EndlessSweep.goesOn)
      await this.work.run('thing.sweep', async () => {
        EndlessSweep.done += 1;
      });
  }
}

const standingOf = ({ version, stage }: Thing, asOf: Date): Standing => ({
  version,
  stage,
  asOf: asOf.toISOString(),
});

function thingDueDates(): DueDates {
  return new DueDates({
    process: 'caseManagement',
    kind: 'case',
    events: {
      set: casesEvents.deadlineSet,
      met: casesEvents.deadlineMet,
      resumed: casesEvents.deadlineResumed,
      reminded: casesEvents.deadlineReminded,
      overdue: casesEvents.deadlineOverdue,
      climbed: casesEvents.deadlineClimbed,
      notice: casesEvents.noticeRaised,
    },
  });
}

/** Things are cases; others have narrower rights, for the specs of who sees which clocks, or none. */
const FOLLOWED = {
  caseManagement: 'cases.follow',
  familyTherapy: 'cases.work',
  escalation: { right: 'escalations.follow', named: 'figures.whole' },
} as FollowRights<'cases'>;

@Module({
  imports: [DueModule.for('cases', { right: 'cases.follow', processes: FOLLOWED })],
  controllers: [ThingController],
  providers: [
    Things,
    ThingDoor,
    SlowSweep,
    EndlessSweep,
    { provide: DUE_DATES, useFactory: ({ dueDates }: ThingDoor) => dueDates, inject: [ThingDoor] },
  ],
})
class ThingModule {}

export const things: ServiceDefinition = {
  name: 'cases',
  description: 'Things, for the specs of the kit',
  module: ThingModule,
  entities: [],
};
