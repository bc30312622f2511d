import { Injectable } from '@nestjs/common';
import { newestFirst, newId, SealedText, type Page, type PageQuery, type Tx } from '@oln/service-kit';
import type { Escalation, ExitMonth } from './escalation.js';
import { EscalationRecordRow } from './escalation-records.entity.js';

export const RECORD_KINDS = [
  'returned',
  'worsened',
  'acknowledged',
  'decision',
  'information',
  'appeal',
  'kept',
  'measure',
  'handover-step',
  'given-back',
  'status',
  'exit-contact',
  'withdrawn',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

export interface NewRecord {
  kind: RecordKind;
  /** Code of the reason, decision, step, status or result. */
  code?: string;
  month?: ExitMonth;
  contactKind?: string;
  risks?: readonly string[];
  note?: string;
}

export interface RecordView {
  id: string;
  kind: string;
  code?: string;
  month?: number;
  contactKind?: string;
  risks: string[];
  note?: string;
  at: string;
  person: string;
}

const NOTE = 'escalation-record.note';

/** The only file that touches the table `escalation_records`. */
@Injectable()
export class EscalationRecords {
  constructor(private readonly sealed: SealedText) {}

  async add(tx: Tx, { id: escalationId, commune }: Escalation, record: NewRecord): Promise<RecordView> {
    const row: EscalationRecordRow = {
      id: newId(),
      commune,
      escalationId,
      kind: record.kind,
      code: record.code ?? null,
      month: record.month ?? null,
      contactKind: record.contactKind ?? null,
      risks: [...(record.risks ?? [])],
      note: this.sealed.seal(record.note, NOTE),
      at: tx.asOf,
      person: tx.context.principal.person,
    };
    await tx.manager.insert(EscalationRecordRow, row);
    return this.view(row);
  }

  /** Contact attempts of a month that reached nobody, since the last one that did. */
  async attempts(tx: Tx, escalationId: string, month: ExitMonth): Promise<{ kind: string }[]> {
    const rows = await tx.manager.find(EscalationRecordRow, {
      where: { escalationId, kind: 'exit-contact', month, code: 'not-reached' },
      order: { at: 'ASC' },
    });
    return rows.map(({ contactKind }) => ({ kind: contactKind ?? 'other' }));
  }

  /** For a process that is started anew: when the last of each happening was. */
  async happened(tx: Tx, escalationId: string): Promise<Record<string, string>> {
    const last = async (kind: RecordKind): Promise<string | undefined> => {
      const row = await tx.manager.findOne(EscalationRecordRow, {
        select: { id: true, at: true },
        where: { escalationId, kind },
        order: { at: 'DESC' },
      });
      return row?.at.toISOString();
    };
    const found = { 'status-heard': await last('status'), 'exit-contact-held': await last('exit-contact') };
    return Object.fromEntries(
      Object.entries(found).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
  }

  page(tx: Tx, escalationId: string, page: PageQuery): Promise<Page<RecordView>> {
    const query = tx.manager.createQueryBuilder(EscalationRecordRow, 'row').where({ escalationId });
    return newestFirst(query, 'at', page, (row) => this.view(row));
  }

  private view(row: EscalationRecordRow): RecordView {
    return {
      id: row.id,
      kind: row.kind,
      code: row.code ?? undefined,
      month: row.month ?? undefined,
      contactKind: row.contactKind ?? undefined,
      risks: row.risks,
      note: this.sealed.open(row.note, NOTE),
      at: row.at.toISOString(),
      person: row.person,
    };
  }
}
