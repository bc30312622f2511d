import type { Published, Publishing } from '../bare/publisher.js';
import type { House } from './house.js';
import type { Program } from './program.js';
import { setTimeout as sleep } from 'node:timers/promises';

const RELAY = 'relay';
const GIVEN_UP_AFTER_MS = 600_000;

/** A request was assigned: cases opens a case for it, and its process starts. */
const ASSIGNED = JSON.stringify({
  specversion: '1.0',
  id: '{id}',
  source: '/oln/intake',
  type: 'oln.intake.request.assigned.v1',
  subject: '{id}',
  time: '2026-11-23T10:00:00.000Z',
  datacontenttype: 'application/json',
  dataschema: 'urn:oln:schema:oln.intake.request.assigned.v1',
  commune: '13110',
  entityversion: 5,
  asof: '2026-11-23T10:00:00.000Z',
  actor: 'coordinadora-bench',
  data: {
    id: '{id}',
    familyId: '{id}',
    childIds: ['{id}'],
    line: 'case-management',
    personInCharge: 'gestora-1',
    priority: 'medium',
    score: 40,
    channel: 'spontaneous',
    receivedAt: '2026-11-20T10:00:00.000Z',
    assignedAt: '2026-11-23T10:00:00.000Z',
  },
});

/** Cases as in production: opened by what intake says, their processes started by the relay, run by the worker. */
export class CaseOffice {
  private constructor(
    private readonly house: House,
    private readonly publisher: Program,
  ) {}

  static async open(house: House): Promise<CaseOffice> {
    await house.migrate('cases');
    await house.serve('cases', { OLN_TRACE_FILE: `${house.logs}/spans.jsonl` });
    return new CaseOffice(house, house.run('publisher', 'bare'));
  }

  /** Opens so many cases whose processes do not start yet. Gives the ids of their processes. */
  async openCases(count: number): Promise<string[]> {
    const { nats, admin } = this.house;
    await this.holdRelay();
    const { rows } = await admin.query<{ last: string }>('select coalesce(max(seq), 0) as last from cases.outbox');
    const subject = 'oln.v1.13110.intake.request.assigned';
    await this.publisher.ask<Published>({ nats, subject, payload: ASSIGNED, count } satisfies Publishing);
    const starts = `select subject as id from cases.outbox where lane = 'process' and seq > $1`;
    return this.until(count, async () => (await admin.query<{ id: string }>(starts, [rows[0]!.last])).rows, 'opened');
  }

  /** The relay starts them; resolves when each has said which clocks run for it. */
  async startProcesses(ids: readonly string[]): Promise<void> {
    const { admin } = this.house;
    await admin.query(`update cases.lease set until = now() - interval '1 second' where name = $1`, [RELAY]);
    const put = `select 'case-' || entity_id as id from cases.process_revision where 'case-' || entity_id = any ($1)`;
    await this.until(ids.length, async () => (await admin.query<{ id: string }>(put, [ids])).rows, 'started');
  }

  private async until(count: number, ask: () => Promise<{ id: string }[]>, what: string): Promise<string[]> {
    const end = Date.now() + GIVEN_UP_AFTER_MS;
    for (;;) {
      const found = await ask();
      if (found.length >= count) return found.map(({ id }) => id);
      if (Date.now() > end) throw new Error(`Of ${count} cases ${found.length} were ${what}`);
      await sleep(50);
    }
  }

  private async holdRelay(): Promise<void> {
    await this.house.admin.query(
      `insert into cases.lease (name, holder, until) values ($1, 'bench', now() + interval '1 day')
       on conflict (name) do update set holder = 'bench', until = now() + interval '1 day', fence = lease.fence + 1`,
      [RELAY],
    );
    // The service looks at its lease every 400 ms, and believes in it for two seconds.
    await sleep(2_500);
  }
}
