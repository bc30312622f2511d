import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was told to the processes says when each pause began and ended. A pause that was told twice began at the first. */
const FROM_THE_LOG = `
  with marks as (
    select entity_id, seq, payload ->> 'signal' as signal, payload -> 'message' ->> 'asOf' as at,
           lag(payload ->> 'signal') over (partition by entity_id order by seq) as before
      from outbox
     where lane = 'process' and entity = 'caseManagement' and payload ->> 'signal' in ('paused', 'resumed')
  ), turns as (
    select *, lag(at) over (partition by entity_id order by seq) as since from marks where signal is distinct from before
  ), past as (
    select entity_id, jsonb_agg(jsonb_build_object('from', since, 'to', at) order by seq) as pauses
      from turns where signal = 'resumed' and since is not null group by entity_id
  )
  update case_files set pauses = past.pauses from past where past.entity_id = case_files.id`;

/** Not only how long a case was paused: a process that is started anew must know when. */
export class PastPauses1763940000000 implements MigrationInterface {
  name = 'PastPauses1763940000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table case_files add column pauses jsonb not null default '[]'`);
    await runner.query(`select set_config('app.communes', '*', true)`);
    await runner.query(FROM_THE_LOG);
    await runner.query('alter table case_files drop column paused_ms');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table case_files add column paused_ms bigint not null default 0');
    await runner.query('alter table case_files drop column pauses');
  }
}
