import { ROW_SECURITY } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CASE_TABLES } from './case-tables.js';
import { COURSE_TABLES } from './course-tables.js';
import { shipData } from './shipped-data.js';

const SECURED = [
  'case_files',
  'contact_attempts',
  'document_kinds',
  'case_documents',
  'instruments',
  'diagnoses',
  'child_opinions',
  'family_plans',
  'plan_objectives',
  'plan_tasks',
  'sessions',
  'reviews',
  'evaluations',
  'closures',
  'follow_ups',
  'transfers',
  'reassignments',
  'appointments',
  'calendar_feeds',
  'office_policies',
];

/** Catalogues of the house (`*`) are read by every office and written by none. */
const SHARED = ['document_kinds', 'instruments'];
const SHARED_READING = (table: string): string => `create policy shared on ${table} for select using (commune = '*')`;

export class CaseFiles1763910000000 implements MigrationInterface {
  name = 'CaseFiles1763910000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [...CASE_TABLES, ...COURSE_TABLES]) await runner.query(sql);
    for (const table of SECURED) await runner.query(ROW_SECURITY(table));
    for (const table of SHARED) await runner.query(SHARED_READING(table));
    await shipData(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...SECURED].reverse()) await runner.query(`drop table ${table} cascade`);
    await runner.query('drop index outbox_case');
  }
}
