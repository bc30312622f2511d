import type { QueryRunner } from 'typeorm';
import { COMMON_FACTORS_1, PARENTING_DETAIL_1 } from '../instrument/shipped-instruments.js';

const INSTRUMENTS = [
  { id: '019aaf00-0000-7000-8000-000000000001', content: COMMON_FACTORS_1 },
  { id: '019aaf00-0000-7000-8000-000000000002', content: PARENTING_DETAIL_1 },
];

const DOCUMENT_KINDS = [
  ['data-use-consent', 'Consentimiento de uso de datos', 'Consent to the use of data', 'caregiver', true, false],
  ['participation-consent', 'Consentimiento de participación', 'Consent to take part', 'caregiver', true, false],
  ['child-assent', 'Asentimiento del niño, niña o adolescente', "Child's assent", 'child', false, true],
  ['image-use-consent', 'Autorización de uso de imagen', 'Permission to use images', 'caregiver', false, false],
] as const;

/** What the house ships, for every office (`*`). An instrument that is shipped never changes: it counts as used. */
export async function shipData(runner: QueryRunner): Promise<void> {
  await runner.query(`select set_config('app.communes', '*', true)`);
  for (const { id, content } of INSTRUMENTS) {
    await runner.query(
      `insert into instruments (id, commune, code, instrument_version, kind, content, used_at, version)
       values ($1, '*', $2, $3, $4, $5, '2026-01-01T03:00:00Z', 1)`,
      [id, content.code, content.instrumentVersion, content.kind, JSON.stringify(content)],
    );
  }
  for (const kind of DOCUMENT_KINDS) {
    await runner.query(
      `insert into document_kinds (commune, code, title_es, title_en, signer, required, per_child, version)
       values ('*', $1, $2, $3, $4, $5, $6, 1)`,
      [...kind],
    );
  }
}
