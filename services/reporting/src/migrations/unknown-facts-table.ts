import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the stream holds and nobody here knows, as last looked for. Kinds of messages: nothing of people, no commune. */
const UNKNOWN = `
  create table unknown_facts (
    why text not null check (why in ('kind', 'version')),
    kind text not null,
    messages bigint not null,
    primary key (why, kind)
  )`;

export class UnknownFactsTable1796800100000 implements MigrationInterface {
  name = 'UnknownFactsTable1796800100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UNKNOWN);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table unknown_facts');
  }
}
