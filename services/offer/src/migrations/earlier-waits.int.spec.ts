import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate, newId } from '@oln/service-kit';
import { freshDatabase, type FreshDatabase } from '@oln/testing';
import pg from 'pg';
import { GapProposals1797200100000 } from './gap-proposals.js';
import { MIGRATIONS } from './index.js';
import { WaitsOfWithdrawn1797200200000 } from './waits-of-withdrawn.js';

const [OPENED, CLOSED] = ['2026-03-05T15:00:00.000Z', '2026-03-20T15:00:00.000Z'];

describe('Children who waited for offer before proposals had a clock', () => {
  let database: FreshDatabase;
  let admin: pg.Client;
  let gap: string;

  beforeAll(async () => {
    database = await freshDatabase();
    const later: unknown[] = [GapProposals1797200100000, WaitsOfWithdrawn1797200200000];
    const before = MIGRATIONS.filter((migration) => !later.includes(migration));
    await migrate(database.migratorUrl('offer'), 'offer', before);
    admin = new pg.Client({ connectionString: database.adminUrl, options: '-c search_path=offer' });
    await admin.connect();
    gap = newId();
    await admin.query(
      `insert into gaps (id, commune, version, need, sector, age_band, cause, opened_at, opened_by, closed_at, closed_reason)
       values ($1, '13110', 2, 'need', 'health', '7-13', 'no-offer', $2, 'x', $3, 'offer-appeared')`,
      [gap, OPENED, CLOSED],
    );
  });
  afterAll(async () => {
    await admin?.end();
    await database?.drop();
  });

  async function demand(state: string, outcome: string, exitReason?: string): Promise<string> {
    const id = newId();
    await admin.query(
      `insert into referrals (id, commune, version, family_id, child_id, need, sector, age_band, priority, priority_rank, person_in_charge,
                              stage, stage_since, requested_at, outcome, outcome_at, exit_stage, exit_reason, ended_at)
       values ($1, '13110', 2, $1, $1, 'need', 'health', '7-13', 'high', 0, 'gestora-1', 'closed', $2, $2, $3, $2, 'waiting', $4, $2)`,
      [id, OPENED, outcome, exitReason ?? null],
    );
    await admin.query(
      `insert into gap_demands (id, commune, gap_id, referral_id, cause, at, state, offer_id)
       values ($1, '13110', $2, $1, 'wait-expired', $3, $4, case when $4 = 'waiting' then null else $2::uuid end)`,
      [id, gap, OPENED, state],
    );
    return id;
  }

  it('have it from the day of the proposal; who had declined or was withdrawn waits no more', async () => {
    const proposed = await demand('proposed', 'no-offer');
    const waiting = await demand('waiting', 'expired');
    const declined = await demand('proposed', 'family-declined', 'distance');
    const died = await demand('waiting', 'withdrawn', 'deceased');
    const met = await demand('waiting', 'withdrawn', 'need-met');
    const other = await demand('waiting', 'withdrawn', 'escalated');
    await migrate(database.migratorUrl('offer'), 'offer', MIGRATIONS);
    const { rows } = await admin.query(
      'select id, state, proposed_at, end_reason, ended_at, ended_by, chases from gap_demands',
    );
    const found = new Map(rows.map((row) => [row.id, row]));
    const nobody = { end_reason: null, ended_at: null, ended_by: null };
    expect(found.get(proposed)).toMatchObject({
      state: 'proposed',
      proposed_at: new Date(CLOSED),
      chases: 0,
      ...nobody,
    });
    expect(found.get(waiting)).toMatchObject({ state: 'waiting', proposed_at: null, ...nobody });
    const ended = { state: 'ended', proposed_at: null, ended_at: new Date(OPENED), ended_by: 'gestora-1' };
    expect(found.get(declined)).toMatchObject({ ...ended, end_reason: 'family-declined' });
    expect(found.get(died)).toMatchObject({ ...ended, end_reason: 'deceased' });
    expect(found.get(met)).toMatchObject({ ...ended, end_reason: 'no-longer-needed' });
    expect(found.get(other)).toMatchObject({ ...ended, end_reason: 'withdrawn' });
  });
});
