import { ROW_SECURITY } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which news of a person the map has heard: what comes late changes nothing. */
export class MapStaff1764450500000 implements MigrationInterface {
  name = 'MapStaff1764450500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table map_staff (
        commune text not null,
        person text not null,
        version int not null,
        primary key (commune, person)
      );
      ${ROW_SECURITY('map_staff')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table map_staff');
  }
}
