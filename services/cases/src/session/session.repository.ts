import { Injectable } from '@nestjs/common';
import { newestFirst, type Page, type PageQuery, SealedText, type Tx } from '@oln/service-kit';
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
      notes: this.sealed.seal(session.notes, NOTES),
    };
    await tx.manager.insert(SessionRow, row);
    return this.view(row);
  }

  /** When the family was last met; undefined if it never was. */
  async lastHeld(tx: Tx, caseId: string): Promise<Date | undefined> {
    const row = await tx.manager.findOne(SessionRow, {
      select: { id: true, at: true },
      where: { caseId, held: true },
      order: { at: 'DESC', id: 'DESC' },
    });
    return row?.at;
  }

  page(tx: Tx, caseId: string, page: PageQuery): Promise<Page<SessionView>> {
    const query = tx.manager.createQueryBuilder(SessionRow, 'row').where({ caseId });
    return newestFirst(query, 'at', page, (row) => this.view(row));
  }

  private view({ commune: _commune, at, minutes, missedReason, notes, ...row }: SessionRow): SessionView {
    return {
      ...row,
      at: at.toISOString(),
      minutes: minutes ?? undefined,
      missedReason: missedReason ?? undefined,
      notes: this.sealed.open(notes, NOTES),
    };
  }
}
