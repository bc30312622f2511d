import { Injectable } from '@nestjs/common';
import { casesEvents } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import { isAttended, type CaseFile } from '../case-file/case-file.js';
import { CaseFileService } from '../case-file/case-file.service.js';
import { raiseNotice } from '../case-file/case-notices.js';
import { CaseProcess } from '../case-file/case-process.js';
import { TherapyRecords } from './therapy-records.js';

/** A family that misses its sessions is looked for, until it is reached or comes again (process §3). */
@Injectable()
export class Rescue {
  constructor(
    private readonly cases: CaseFileService,
    private readonly process: CaseProcess,
    private readonly therapies: TherapyRecords,
  ) {}

  async call(tx: Tx, file: CaseFile): Promise<CaseFile> {
    const after = await this.cases.apply(tx, file, { do: 'call-rescue' });
    const to = { toPerson: after.personInCharge };
    raiseNotice(tx, after, { code: 'case.rescue-due', aboutKind: 'case', to, urgency: 'today' });
    return after;
  }

  /** The family was reached. A contact of before the session that it missed last rescues nothing. */
  async reached(tx: Tx, file: CaseFile, at: Date): Promise<void> {
    if (!dueSince(file)) return;
    const { sessions } = await this.therapies.of(tx, file);
    const missed = sessions.filter(({ held }) => !held).map((session) => session.at.getTime());
    if (at.getTime() >= Math.max(...missed)) await this.meet(tx, file, 'contact');
  }

  async meet(tx: Tx, file: CaseFile, by: 'contact' | 'session'): Promise<CaseFile> {
    const since = dueSince(file);
    if (!since) return file;
    const after = await this.cases.apply(tx, file, { do: 'meet-rescue' });
    // Also where a session meets it: a clock that rings before its process has heard of the move finds it answered.
    this.process.happened(tx, after, 'rescue-contact-made', tx.asOf);
    const { therapy } = await this.therapies.of(tx, after);
    await this.therapies.save(tx, { ...therapy, rescuedAt: tx.asOf });
    const { id, commune, version } = after;
    const data = { id, caseId: id, by, dueSince: since.toISOString() };
    tx.emit(casesEvents.rescueContactMade, { id, commune, version }, data);
    return after;
  }
}

export const dueSince = (file: CaseFile): Date | undefined => (isAttended(file) ? file.rescueDueSince : undefined);
