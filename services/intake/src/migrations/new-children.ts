import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A request that has just been written has no children to take away: every registration looked for them. */
export class NewChildren1763900400000 implements MigrationInterface {
  name = 'NewChildren1763900400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger requests_children_written on requests');
    await runner.query(`
      create function add_request_children() returns trigger language plpgsql as $$
      begin
        insert into request_children (commune, child_id, request_id)
          select distinct new.commune, child, new.id from unnest(new.children) child;
        return null;
      end $$`);
    await runner.query(
      'create trigger requests_children_written after insert on requests for each row execute function add_request_children()',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger requests_children_written on requests');
    await runner.query('drop function add_request_children()');
    await runner.query(
      'create trigger requests_children_written after insert on requests for each row execute function keep_request_children()',
    );
  }
}
