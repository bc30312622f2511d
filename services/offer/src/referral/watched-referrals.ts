import { Inject, Injectable } from '@nestjs/common';
import type { ReferralHappening } from '@oln/contracts';
import { Watched, WatchedOwned, type DueDates, type Tx } from '@oln/service-kit';
import { REFERRAL_DUE_DATES } from './referral-due-dates.js';
import { ReferralNotesRepository } from './referral-notes.repository.js';
import { ReferralProcess } from './referral-process.js';
import { ReferralRepository } from './referral.repository.js';
import type { Referral } from './referral.js';

/** Terminating a process by hand must not lose a child: the watchdog starts it anew from where the referral stands. */
@Injectable()
@Watched('assistedReferral')
export class WatchedReferrals extends WatchedOwned<Referral, ReferralHappening> {
  constructor(
    table: ReferralRepository,
    private readonly notes: ReferralNotesRepository,
    process: ReferralProcess,
    @Inject(REFERRAL_DUE_DATES) dueDates: DueDates,
  ) {
    super(table, process, dueDates);
  }

  protected override async happened(tx: Tx, { id }: Referral) {
    const { listCheckedAt } = await this.notes.of(tx, id);
    return listCheckedAt && { 'list-checked': listCheckedAt.toISOString() };
  }
}
