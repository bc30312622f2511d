import { Inject, Injectable } from '@nestjs/common';
import type { ProcessMessage } from '@oln/contracts';
import { Watched, type DueDates, type OpenRecord, type Tx, type WatchedRecords } from '@oln/service-kit';
import { auditOf } from './referral-announcements.js';
import { REFERRAL_DUE_DATES } from './referral-due-dates.js';
import { ReferralNotesRepository } from './referral-notes.repository.js';
import { ReferralProcess, referralWorkflowId } from './referral-process.js';
import { ReferralRepository } from './referral.repository.js';

/** Terminating a process by hand must not lose a child: the watchdog starts it anew from where the referral stands. */
@Injectable()
@Watched('assistedReferral')
export class WatchedReferrals implements WatchedRecords {
  constructor(
    private readonly referrals: ReferralRepository,
    private readonly notes: ReferralNotesRepository,
    private readonly process: ReferralProcess,
    @Inject(REFERRAL_DUE_DATES) private readonly dueDates: DueDates,
  ) {}

  async openRecords(tx: Tx, after: string | undefined, limit: number): Promise<OpenRecord[]> {
    const living = await this.referrals.living(tx, after, limit);
    return living.map(({ id, commune, version }) => ({ id, commune, version, workflowId: referralWorkflowId(id) }));
  }

  async revival(tx: Tx, id: string): Promise<Extract<ProcessMessage, { kind: 'start' }> | undefined> {
    const referral = await this.referrals.lock(tx, id);
    if (referral.stage === 'closed') return undefined;
    await this.dueDates.forgetRevision(tx, id);
    tx.audit(auditOf(referral));
    const { listCheckedAt } = await this.notes.of(tx, id);
    const happened: Record<string, string> = listCheckedAt ? { 'list-checked': listCheckedAt.toISOString() } : {};
    return { ...(await this.process.startMessage(tx, referral, happened)), revive: true };
  }
}
