import { Injectable } from '@nestjs/common';
import { Eraser, SealedText, type ErasureOrder, type Tx } from '@oln/service-kit';

/** Whom a record was ever about. */
const CHILDREN = `(record.children || array(select (gone ->> 'child')::uuid from jsonb_array_elements(record.left_children) gone))`;

/** Nobody of it is left who is not erased: what is written of siblings is theirs as long as one of them stays. */
const ALL_GONE = `not exists (select from unnest(${CHILDREN}) child
  where not exists (select from erasures where state in ('erased', 'gone') and persons @> array[child]))`;

const RECORDS = ['case_files', 'escalations', 'measures'] as const;
type Records = (typeof RECORDS)[number];

const open = (table: Records): string => `
  select exists (select from ${table} record
    where (stage <> 'ended' or ended_at >= $3::timestamptz) and (${CHILDREN} && $1::uuid[] or family_id = any ($2::uuid[]))) as open`;

const ended = (table: Records): string => `
  select id from ${table} record where stage = 'ended' and ${CHILDREN} && $1::uuid[] and ${ALL_GONE}`;

interface Text {
  table: string;
  column: string;
  /** To which its seal is bound: as in the repository of the table. */
  place: string;
  /** What stands in its stead, where that is no sentence. */
  instead?: string | null;
}

const NOTHING_WRITTEN = 'Anonimizado';

/** What people wrote, by the column that names the record. */
const TEXTS: Record<Records, { of: string; texts: readonly Text[] }> = {
  case_files: {
    of: 'case_id',
    texts: [
      { table: 'contact_attempts', column: 'note', place: 'contact-attempt.note' },
      { table: 'case_documents', column: 'reference', place: 'case-document.reference' },
      { table: 'diagnoses', column: 'answers', place: 'diagnosis.answers', instead: '[]' },
      { table: 'child_opinions', column: 'text', place: 'child-opinion.text' },
      { table: 'plan_objectives', column: 'text', place: 'plan-objective.text' },
      { table: 'plan_objectives', column: 'expected_result', place: 'plan-objective.expected-result' },
      { table: 'plan_objectives', column: 'integrated_from', place: 'plan-objective.integrated-from', instead: null },
      { table: 'plan_tasks', column: 'text', place: 'plan-task.text' },
      { table: 'sessions', column: 'notes', place: 'session.notes' },
      { table: 'reviews', column: 'findings', place: 'review.findings' },
      { table: 'evaluations', column: 'note', place: 'evaluation.note' },
      { table: 'closures', column: 'stays_active', place: 'closure.stays-active', instead: '[]' },
      { table: 'closures', column: 'summary', place: 'closure.summary' },
      { table: 'follow_ups', column: 'note', place: 'follow-up.note' },
      { table: 'appointments', column: 'note', place: 'appointment.note' },
      { table: 'genograms', column: 'drawing', place: 'genogram.drawing', instead: '{"members":[],"bonds":[]}' },
    ],
  },
  escalations: {
    of: 'escalation_id',
    texts: [{ table: 'escalation_records', column: 'note', place: 'escalation-record.note' }],
  },
  measures: {
    of: 'measure_id',
    texts: [
      { table: 'measure_records', column: 'note', place: 'measure-record.note' },
      { table: 'protection_hearings', column: 'said', place: 'protection-hearing.said' },
    ],
  },
};

/** Of cases, escalations and measures stay dates, codes, factors and outcomes; what people wrote does not. */
@Injectable()
export class CasesEraser extends Eraser {
  constructor(private readonly sealed: SealedText) {
    super();
  }

  async hasOpen(tx: Tx, { persons, familyIds, endedBefore }: ErasureOrder): Promise<boolean> {
    for (const table of RECORDS) {
      const values = [persons, familyIds, endedBefore ?? null];
      const [found] = await tx.query<{ open: boolean }>(open(table), values);
      if (found!.open) return true;
    }
    return false;
  }

  async erase(tx: Tx, { persons }: ErasureOrder): Promise<string[]> {
    const records: string[] = [];
    for (const table of RECORDS) {
      const rows = await tx.query<{ id: string }>(ended(table), [persons]);
      const ids = rows.map(({ id }) => id);
      if (ids.length === 0) continue;
      records.push(...ids);
      const { of, texts } = TEXTS[table];
      for (const text of texts) await this.overwrite(tx, text, of, ids);
      if (table === 'escalations')
        await this.overwrite(tx, { table, column: 'account', place: 'escalation.account' }, 'id', ids);
    }
    return records;
  }

  private async overwrite(
    tx: Tx,
    { table, column, place, instead = NOTHING_WRITTEN }: Text,
    of: string,
    ids: readonly string[],
  ): Promise<void> {
    const sql = `update ${table} set ${column} = $2 where ${of} = any ($1::uuid[]) and ${column} is not null`;
    await tx.query(sql, [ids, instead === null ? null : this.sealed.seal(instead, place)]);
  }
}
