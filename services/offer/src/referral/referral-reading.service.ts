import { Injectable } from '@nestjs/common';
import {
  auditListed,
  listDueDates,
  newestFirst,
  timelineOf,
  UnitOfWork,
  type DueDateView,
  type Page,
  type PageQuery,
  type TimelineEntryDto,
  type Tx,
} from '@oln/service-kit';
import { ReferralAnswerRow } from '../answer/answer.entity.js';
import { Matching } from '../matching/matching.service.js';
import type { Ranked } from '../matching/matching.js';
import { lookAcrossOffices } from '../vacancy/across-offices.js';
import { standingIn } from '../vacancy/handing-on.service.js';
import { WaitingListRepository } from '../waiting-list/waiting-list.repository.js';
import type { Contact } from './contact.js';
import { ContactRepository } from './contact.repository.js';
import { auditOf } from './referral-announcements.js';
import { ReferralNotesRepository, type ReferralNotes } from './referral-notes.repository.js';
import { assertMayRead, visibleTo, type ReadingRight } from './referral-rights.js';
import { isListed, type Referral } from './referral.js';
import { ReferralRepository, type ReferralFilter } from './referral.repository.js';

export interface WholeView {
  referral: Referral;
  notes: ReferralNotes;
  /** Place in the list, from 1, where it waits. */
  position?: number;
}

/** What stands around a referral when it is read. */
@Injectable()
export class ReferralSurroundings {
  constructor(
    readonly notes: ReferralNotesRepository,
    readonly contacts: ContactRepository,
    readonly list: WaitingListRepository,
    readonly matching: Matching,
  ) {}
}

/** Reading referrals. Reading what is about a child is audited too. */
@Injectable()
export class ReferralReading {
  constructor(
    private readonly work: UnitOfWork,
    private readonly referrals: ReferralRepository,
    private readonly around: ReferralSurroundings,
  ) {}

  get(id: string): Promise<WholeView> {
    return this.ofReferral('referral.read', id, 'referrals.read', async (tx, referral) => ({
      referral,
      notes: await this.around.notes.of(tx, id),
      position: await this.positionOf(tx, referral),
    }));
  }

  list(filter: ReferralFilter, page: PageQuery): Promise<Page<Referral>> {
    return this.work.read('referral.list', async (tx) => {
      const own = visibleTo(tx.context.principal, filter.personInCharge);
      const seen = own ? { ...filter, personInCharge: own } : filter;
      return auditListed(tx, 'referral', filter, await this.referrals.list(tx, seen, page));
    });
  }

  candidates(id: string): Promise<Ranked[]> {
    return this.ofReferral('referral.candidates', id, 'referrals.follow', (tx, referral) =>
      this.around.matching.candidatesFor(tx, referral),
    );
  }

  contacts(id: string, page: PageQuery): Promise<Page<Contact>> {
    return this.ofReferral('referral.contacts', id, 'referrals.read', (tx) => this.around.contacts.list(tx, id, page));
  }

  answers(id: string, page: PageQuery): Promise<Page<ReferralAnswerRow>> {
    return this.ofReferral('referral.answers', id, 'referrals.follow', (tx) => {
      const query = tx.manager.createQueryBuilder(ReferralAnswerRow, 'row').where({ referralId: id });
      return newestFirst(query, 'at', page, (row) => row);
    });
  }

  past(id: string, page: PageQuery): Promise<Page<TimelineEntryDto>> {
    return this.ofReferral('timeline.read', id, 'referrals.follow', (tx) => timelineOf(tx, [id], page));
  }

  coming(id: string): Promise<DueDateView[]> {
    return this.ofReferral(
      'timeline.read',
      id,
      'referrals.follow',
      async (tx) => (await listDueDates(tx, { recordId: id }, { limit: 50 })).items,
    );
  }

  private ofReferral<Result>(
    action: string,
    id: string,
    right: ReadingRight,
    read: (tx: Tx, referral: Referral) => Promise<Result>,
  ): Promise<Result> {
    return this.work.read(action, async (tx) => {
      const referral = await this.referrals.get(tx, id);
      assertMayRead(tx.context.principal, referral, right);
      tx.audit(auditOf(referral));
      return read(tx, referral);
    });
  }

  private async positionOf(tx: Tx, referral: Referral): Promise<number | undefined> {
    if (!isListed(referral)) return undefined;
    const { list, provider } = referral;
    const standing = standingIn(referral, list.arrivedAt);
    return lookAcrossOffices(tx, () => this.around.list.positionOf(tx, provider.offerId, standing));
  }
}
