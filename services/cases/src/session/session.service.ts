import { Injectable } from '@nestjs/common';
import { casesEvents, settle } from '@oln/contracts';
import { newId, UnitOfWork, type Page, type PageQuery, type Tx } from '@oln/service-kit';
import type { CaseFile } from '../case-file/case-file.js';
import { CaseFileService } from '../case-file/case-file.service.js';
import { CaseProcess } from '../case-file/case-process.js';
import { decideSession, type Session } from './session.js';
import { SessionRepository, type SessionView } from './session.repository.js';

/** Sessions with the family. Expected every 14 days; the process watches the gap. */
@Injectable()
export class SessionService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly cases: CaseFileService,
    private readonly process: CaseProcess,
    private readonly sessions: SessionRepository,
  ) {}

  log(caseId: string, given: Session): Promise<SessionView> {
    return this.work.run('session.log', async (tx) => {
      const file = await this.cases.lockForWork(tx, caseId);
      const session = settle(decideSession(file, given, tx.asOf));
      await this.tellProcess(tx, file, session);
      const record = { id: newId(), commune: file.commune, caseId, person: tx.context.principal.person, session };
      const view = await this.sessions.add(tx, record);
      tellLogged(tx, file, view);
      return view;
    });
  }

  list(caseId: string, page: PageQuery): Promise<Page<SessionView>> {
    return this.work.read('session.read', async (tx) => {
      const file = await this.cases.getForReading(tx, caseId);
      tx.audit({ kind: 'case', id: caseId, commune: file.commune });
      return this.sessions.page(tx, caseId, page);
    });
  }

  /** A session that is logged late does not set the clock back. */
  private async tellProcess(tx: Tx, file: CaseFile, session: Session): Promise<void> {
    const last = session.held ? await this.sessions.lastHeld(tx, file.id) : undefined;
    if (session.held && (!last || session.at > last)) this.process.happened(tx, file, 'session-held', session.at);
  }
}

function tellLogged(tx: Tx, file: CaseFile, { id, caseId, kind, held, at, children, missedReason }: SessionView): void {
  const about = { id, commune: file.commune, version: 1 };
  tx.emit(casesEvents.sessionLogged, about, { id, caseId, kind, held, at, children, reason: missedReason });
}
