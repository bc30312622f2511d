import { Injectable } from '@nestjs/common';
import { settle } from '@oln/contracts';
import { type Tx } from '@oln/service-kit';
import type { CaseFile } from '../case-file/case-file.js';
import { CaseFileService } from '../case-file/case-file.service.js';
import { raiseNotice } from '../case-file/case-notices.js';
import { CaseProcess } from '../case-file/case-process.js';
import { dueSince, Rescue } from '../therapy/rescue.js';
import { TherapyRecords, type TherapyCourse } from '../therapy/therapy-records.js';
import { consequencesOf, decideTherapySession, type Consequences, type TherapySession } from '../therapy/therapy.js';
import { therapySessionOf, type Session } from './session.js';

/** What a session sets in motion. Its process hears of it; of a therapy: the family is looked for, the coordinator told, the evaluation begun. */
@Injectable()
export class SessionCourse {
  constructor(
    private readonly cases: CaseFileService,
    private readonly process: CaseProcess,
    private readonly therapies: TherapyRecords,
    private readonly rescue: Rescue,
  ) {}

  /** Refused where it exceeds what was agreed on. Gives what follows once it is logged. */
  async of(tx: Tx, file: CaseFile, session: Session, lastHeld: Date | undefined): Promise<() => Promise<void>> {
    const given = therapySessionOf(session);
    if (!given) return async () => this.tellProcess(tx, file, session, lastHeld);
    const course = await this.therapies.of(tx, file);
    settle(decideTherapySession(course.therapy, course.sessions, given));
    const limits = await this.therapies.limits(tx, file);
    const isDue = dueSince(file) !== undefined;
    const consequences = consequencesOf(course.therapy, course.sessions, given, limits, isDue);
    return () => this.follow(tx, file, course, given, consequences);
  }

  private async follow(
    tx: Tx,
    file: CaseFile,
    { therapy, sessions }: TherapyCourse,
    session: TherapySession,
    { rescue, tellCoordinator, allHeld }: Consequences,
  ): Promise<void> {
    if (therapy.version === 0) await this.therapies.save(tx, { ...therapy, version: 1 });
    this.tellProcess(tx, file, session, sessions.findLast(({ held }) => held)?.at);
    if (tellCoordinator) tell(tx, file, 'case.sessions-missed', { toRole: 'coordinator' });
    // What is logged late, or while the clocks stand still, calls for nothing any more.
    if (file.stage !== 'execution') return;
    const after = rescue === 'met' ? await this.rescue.meet(tx, file, 'session') : file;
    if (rescue === 'due' && !file.pause) await this.rescue.call(tx, file);
    if (!allHeld) return;
    tell(tx, after, 'case.evaluation-due', { toPerson: after.personInCharge });
    if (!after.pause) await this.cases.apply(tx, after, { do: 'start-evaluation' });
  }

  /** A session that is logged late does not set the clock back; a meeting without the family is none of its therapy. */
  private tellProcess(tx: Tx, file: CaseFile, session: Session | TherapySession, lastHeld: Date | undefined): void {
    const counts = file.line === 'case-management' || session.format !== undefined;
    if (counts && session.held && (!lastHeld || session.at > lastHeld))
      this.process.happened(tx, file, 'session-held', session.at);
  }
}

function tell(
  tx: Tx,
  file: CaseFile,
  code: `case.${string}`,
  to: { toPerson: string } | { toRole: 'coordinator' },
): void {
  raiseNotice(tx, file, { code, aboutKind: 'case', to, urgency: 'today' });
}
