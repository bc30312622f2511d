import { OFFICE_POLICY_TABLE, ROW_SECURITY } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OfficePolicies1796110000000 implements MigrationInterface {
  name = 'OfficePolicies1796110000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${OFFICE_POLICY_TABLE} ${ROW_SECURITY('office_policies')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table office_policies');
  }
}
