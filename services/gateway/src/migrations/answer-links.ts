import { ROW_SECURITY } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Neither the address nor the link is kept: both are the issuing service's, asked for when the mail is made. */
const CHANGES = [
  `create table answer_links (
     id uuid primary key,
     commune text not null,
     service text not null,
     about uuid not null,
     about_kind text not null,
     issued_at timestamptz not null,
     expires_at timestamptz not null,
     state text not null check (state in ('waiting', 'mailed', 'not-needed', 'not-mailed')),
     settled_at timestamptz,
     attempts int not null default 0,
     tried_at timestamptz,
     delay_told boolean not null default false
   )`,
  `create index answer_links_waiting on answer_links (expires_at) where state = 'waiting'`,
  `alter table notices add column process text, add column mail_tried_at timestamptz`,
  `alter table staff add column institution uuid`,
];

export class AnswerLinks1764460000000 implements MigrationInterface {
  name = 'AnswerLinks1764460000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of CHANGES) await runner.query(sql);
    await runner.query(ROW_SECURITY('answer_links'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table staff drop column institution');
    await runner.query('alter table notices drop column process, drop column mail_tried_at');
    await runner.query('drop table answer_links');
  }
}
