import { Injectable } from '@nestjs/common';
import type { TherapyFormat, TherapyPhase } from '@oln/contracts';
import { newestFirst, type Page, type PageQuery, SealedText, type Tx } from '@oln/service-kit';
import { IsNull, Not } from 'typeorm';
import type { TherapySession } from '../therapy/therapy.js';
import { SessionRow } from './session.entity.js';
import type { MissedReason, Session, SessionKind } from './session.js';

export interface SessionView {
  id: string;
  caseId: string;
  kind: SessionKind;
  at: string;
  minutes?: number;
  held: boolean;
  missedReason?: MissedReason;
  children: string[];
  notes?: string;
  format?: TherapyFormat;
  phase?: TherapyPhase;
  person: string;
}

export interface NewSession {
  id: string;
  commune: string;
  caseId: string;
  person: string;
  session: Session;
}

const NOTES = 'session.notes';

/** The only file that touches the table `sessions`. */
@Injectable()
export class SessionRepository {
  constructor(private readonly sealed: SealedText) {}

  async add(tx: Tx, { session, ...record }: NewSession): Promise<SessionView> {
    const row: SessionRow = {
      ...record,
      kind: session.kind,
      at: session.at,
      minutes: session.minutes ?? null,
      held: session.held,
      missedReason: session.held ? null : session.missedReason,
      children: [...session.children],
      format: session.format ?? null,
      phase: session.phase ?? null,
      notes: this.sealed.seal(session.notes, NOTES),
    };
    await tx.manager.insert(SessionRow, row);
    return this.view(row);
  }

  /** When the family was last met; undefined if it never was. */
  async lastHeld(tx: Tx, caseId: string, ofTherapyOnly = false): Promise<Date | undefined> {
    const row = await tx.manager.findOne(SessionRow, {
      select: { id: true, at: true },
      where: { caseId, held: true, ...(ofTherapyOnly && { format: Not(IsNull()) }) },
      order: { at: 'DESC', id: 'DESC' },
    });
    return row?.at;
  }

  /** Sessions that its therapy counts, in the order of their dates: a dozen or two. */
  async ofTherapy(tx: Tx, caseId: string): Promise<TherapySession[]> {
    const rows = await tx.manager.find(SessionRow, {
      select: { id: true, at: true, held: true, format: true, phase: true },
      where: { caseId, format: Not(IsNull()) },
      order: { at: 'ASC', id: 'ASC' },
    });
    return rows.map(({ at, held, format, phase }) => ({ at, held, format: format!, phase: phase! }));
  }

  page(tx: Tx, caseId: string, page: PageQuery): Promise<Page<SessionView>> {
    const query = tx.manager.createQueryBuilder(SessionRow, 'row').where({ caseId });
    return newestFirst(query, 'at', page, (row) => this.view(row));
  }

  private view(found: SessionRow): SessionView {
    const { commune: _commune, at, minutes, missedReason, notes, format, phase, ...row } = found;
    return {
      ...row,
      at: at.toISOString(),
      minutes: minutes ?? undefined,
      missedReason: missedReason ?? undefined,
      format: format ?? undefined,
      phase: phase ?? undefined,
      notes: this.sealed.open(notes, NOTES),
    };
  }
}
