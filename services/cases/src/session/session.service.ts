import { Injectable } from '@nestjs/common';
import { casesEvents, settle } from '@oln/contracts';
import { newId, UnitOfWork, type Page, type PageQuery, type Tx } from '@oln/service-kit';
import type { CaseFile } from '../case-file/case-file.js';
import { CaseFileService } from '../case-file/case-file.service.js';
import { SessionCourse } from './session-course.js';
import { decideSession, type Session } from './session.js';
import { SessionRepository, type SessionView } from './session.repository.js';

/** Sessions with the family: expected every 14 days, of a therapy every week. The process watches the gap. */
@Injectable()
export class SessionService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly cases: CaseFileService,
    private readonly sessions: SessionRepository,
    private readonly course: SessionCourse,
  ) {}

  log(caseId: string, given: Session): Promise<SessionView> {
    return this.work.run('session.log', async (tx) => {
      const file = await this.cases.lockForWork(tx, caseId);
      const session = settle(decideSession(file, given, tx.asOf));
      const follow = await this.course.of(tx, file, session, await this.sessions.lastHeld(tx, caseId));
      const record = { id: newId(), commune: file.commune, caseId, person: tx.context.principal.person, session };
      const view = await this.sessions.add(tx, record);
      tellLogged(tx, file, view);
      await follow();
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
}

function tellLogged(tx: Tx, file: CaseFile, { id, caseId, kind, held, at, children, ...view }: SessionView): void {
  const { missedReason: reason, format, phase } = view;
  const about = { id, commune: file.commune, version: 1 };
  tx.emit(casesEvents.sessionLogged, about, { id, caseId, kind, held, at, children, reason, format, phase });
}
