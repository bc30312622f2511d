import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { Erasures, lockByName, type Tx } from '@oln/service-kit';
import { SharingConsentRepository } from '../consent/sharing-consent.repository.js';
import { Matching } from '../matching/matching.service.js';
import { auditOf, ReferralAnnouncements } from './referral-announcements.js';
import { ReferralErrors } from './referral.errors.js';
import { openReferral, type NewReferral, type Referral } from './referral.js';
import { ReferralNotesRepository, type ReferralNotes } from './referral-notes.repository.js';
import { ReferralProcess } from './referral-process.js';
import { ReferralRecords } from './referral-records.service.js';
import { ReferralRepository } from './referral.repository.js';

/** What opening looks up and writes down. */
@Injectable()
export class ReferralShelf {
  constructor(
    readonly referrals: ReferralRepository,
    readonly notes: ReferralNotesRepository,
    readonly records: ReferralRecords,
    readonly consents: SharingConsentRepository,
  ) {}
}

/** A referral begins: its process is started with it, and where nobody can be asked the gap is on record at once. */
@Injectable()
export class ReferralOpening {
  constructor(
    private readonly shelf: ReferralShelf,
    private readonly announcements: ReferralAnnouncements,
    private readonly process: ReferralProcess,
    private readonly matching: Matching,
    private readonly erasures: Erasures,
  ) {}

  /** `written`: what people say with it, kept sealed. Throws REFERRAL.CONSENT_WITHDRAWN unless it rests on another legal basis. */
  async open(tx: Tx, opened: NewReferral, written: ReferralNotes = {}): Promise<Referral> {
    await this.erasures.assertNotErased(tx, opened.childId ? [opened.childId] : [], opened.familyId);
    await this.assertShareable(tx, opened);
    await this.assertNoOther(tx, opened);
    const referral = openReferral(opened, tx.asOf);
    await this.shelf.referrals.insert(tx, referral);
    await this.shelf.notes.put(tx, referral, written);
    this.announcements.requested(tx, referral);
    await this.process.start(tx, referral);
    tx.audit({ action: 'referral.request', ...auditOf(referral), reason: referral.basis?.code });
    return referral;
  }

  /** As {@link open}; without anybody to ask it ends with the outcome `no-offer`. */
  async openAndMatch(tx: Tx, opened: NewReferral, written?: ReferralNotes): Promise<Referral> {
    const referral = await this.open(tx, opened, written);
    const left = await this.matching.leftFor(tx, referral);
    if (left.length > 0) return referral;
    return this.shelf.records.apply(tx, referral, { do: 'close-without-offer', candidatesLeft: 0 });
  }

  /** Looked up under a lock: a withdrawal that comes at the same time finds the referral, or is found here. */
  private async assertShareable(tx: Tx, { childId, familyId, basis }: NewReferral): Promise<void> {
    await this.shelf.consents.hold(tx, [childId ?? familyId]);
    if (!basis && (await this.shelf.consents.isWithheld(tx, { childId, familyId })))
      throw new RefusedError(refuse(ReferralErrors.CONSENT_WITHDRAWN, { field: 'legalBasis' }));
  }

  /** The same child is not referred twice for one need: two open referrals would wait in two lists for one place. */
  private async assertNoOther(tx: Tx, { familyId, childId, need }: NewReferral): Promise<void> {
    await lockByName(tx, `referral of ${childId ?? familyId} for ${need}`);
    const other = await this.shelf.referrals.findOpen(tx, { familyId, childId, need });
    if (other) throw new RefusedError(refuse(ReferralErrors.ALREADY_OPEN, { params: { id: other } }));
  }
}
