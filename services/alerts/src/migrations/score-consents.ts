import { ROW_SECURITY } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What intake tells of consent to predictive scores, and the alerts whose score counts for nothing. */
const HEARD = `
  create table score_consents (
    person_id uuid primary key,
    commune text not null,
    turn int not null,
    state text not null check (state in ('given', 'withdrawn', 'lapsed')),
    said_at timestamptz not null
  )`;

export class ScoreConsents1796400000000 implements MigrationInterface {
  name = 'ScoreConsents1796400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(HEARD);
    await runner.query(ROW_SECURITY('score_consents'));
    await runner.query('alter table alerts add column score_barred boolean not null default false');
    await runner.query(`create index alerts_scored on alerts (child_id) where score is not null and stage <> 'closed'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table alerts drop column score_barred');
    await runner.query('drop table score_consents');
  }
}
