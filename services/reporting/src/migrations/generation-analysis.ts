import type { MigrationInterface, QueryRunner } from 'typeorm';

/** As their owner, because the service's login owns nothing. A new generation is asked at once: the planner must not take it for empty. */
const ANALYZE = `
  create function analyze_generation(generation int) returns void
   language plpgsql security definer set search_path from current set lock_timeout = '5s' as $$
   declare
     whole text;
   begin
     foreach whole in array array['heard', 'marks', 'rollups'] loop
       continue when to_regclass(whole || '_' || generation) is null;
       execute format('analyze %I', whole || '_' || generation);
     end loop;
   end $$`;

export class GenerationAnalysis1797968100000 implements MigrationInterface {
  name = 'GenerationAnalysis1797968100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ANALYZE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function analyze_generation(int)');
  }
}
