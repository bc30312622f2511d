import { Injectable } from '@nestjs/common';
import { addTerm } from '@oln/calendar';
import { processOfLine } from '@oln/contracts';
import { OfficePolicy, type Tx } from '@oln/service-kit';
import { isExited, type CaseFile } from '../case-file/case-file.js';
import { CaseProcess } from '../case-file/case-process.js';
import { ContactHistory } from '../invitation/contact-history.js';
import { type FollowUpCircumstances, type FollowUpMonth } from './follow-up.js';
import { FollowUpRepository } from './follow-up.repository.js';

const TERMS = { 3: 'follow-up.first', 6: 'follow-up.second' } as const satisfies Record<FollowUpMonth, string>;

/** When a contact is due, how hard it was tried, and the process that waits for it. */
@Injectable()
export class FollowUpSurroundings {
  constructor(
    readonly process: CaseProcess,
    private readonly policy: OfficePolicy,
    private readonly contacts: ContactHistory,
    private readonly followUps: FollowUpRepository,
  ) {}

  async of(tx: Tx, file: CaseFile, month: FollowUpMonth): Promise<FollowUpCircumstances> {
    const terms = (await this.policy.of(tx, file.commune)).termsOf(processOfLine(file.line));
    const exitAt = isExited(file) ? file.exitAt : tx.asOf;
    const since = (await this.followUps.lastHeld(tx, file.id)) ?? exitAt;
    return {
      due: new Date(addTerm(exitAt.toISOString(), terms[TERMS[month]]!, [])),
      tried: await this.contacts.of(tx, file, since),
    };
  }
}
