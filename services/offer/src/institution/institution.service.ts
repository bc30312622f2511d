import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { actsIn } from '@oln/identity';
import { newestFirst, UnitOfWork, type Page, type PageQuery, type Tx } from '@oln/service-kit';
import type { Answer } from '../answer/answer.js';
import { AnswerDesk } from '../answer/answer-desk.service.js';
import { InstitutionAccounts } from '../organization/institution-accounts.repository.js';
import { OrganizationRepository } from '../organization/organization.repository.js';
import { auditOf } from '../referral/referral-announcements.js';
import { ReferralCourse } from '../referral/referral-course.service.js';
import { ReferralNotesRepository } from '../referral/referral-notes.repository.js';
import { ReferralErrors } from '../referral/referral.errors.js';
import { ReferralRow } from '../referral/referral.entity.js';
import { providerOf, type Referral } from '../referral/referral.js';
import { referralOf } from '../referral/referral.rows.js';
import { acrossOffices } from '../vacancy/across-offices.js';

export interface ReceivedView {
  referral: Referral;
  note?: string;
  place?: string;
}

const IN_HANDS = `row.stage <> 'matching'`;

/**
 * What an institution of the network sees and says: what was sent to it, from whichever commune, and nothing else. Its
 * people are known by their account, or by the institution their token names.
 */
@Injectable()
export class InstitutionDesk {
  constructor(
    private readonly work: UnitOfWork,
    private readonly accounts: InstitutionAccounts,
    private readonly organizations: OrganizationRepository,
    private readonly course: ReferralCourse,
    private readonly answers: AnswerDesk,
    private readonly notes: ReferralNotesRepository,
  ) {}

  list(filter: { stage?: string; offerId?: string }, page: PageQuery): Promise<Page<Referral>> {
    return this.work.read('institution.list', async (tx) => {
      const own = await this.institutionsOf(tx);
      await acrossOffices(tx);
      const query = tx.manager
        .createQueryBuilder(ReferralRow, 'row')
        .where('row.organization_id = any (:own)', { own });
      query.andWhere(IN_HANDS);
      if (filter.stage) query.andWhere('row.stage = :stage', { stage: filter.stage });
      if (filter.offerId) query.andWhere('row.offer_id = :offerId', { offerId: filter.offerId });
      return newestFirst(query, 'requestedAt', page, referralOf);
    });
  }

  get(id: string): Promise<ReceivedView> {
    return this.work.read('institution.read', async (tx) => {
      const own = await this.institutionsOf(tx);
      await acrossOffices(tx);
      const row = await tx.manager.findOne(ReferralRow, { where: { id } });
      const referral = assertOwn(row ? referralOf(row) : undefined, own);
      tx.audit(auditOf(referral));
      // What people wrote is not given out while nobody has said on what else than consent it rests.
      if (referral.consentWithdrawnAt) return { referral };
      const { note, place } = await this.notes.of(tx, id);
      return { referral, note, place };
    });
  }

  answer(id: string, answer: Answer): Promise<Referral> {
    return this.work.run(`institution.${answer.kind}`, async (tx) => {
      const own = await this.institutionsOf(tx);
      await acrossOffices(tx);
      const referral = assertOwn(await this.course.lock(tx, id), own);
      tx.assertVersion(referral.version);
      return this.answers.take(tx, referral, answer, 'institution');
    });
  }

  private async institutionsOf(tx: Tx): Promise<string[]> {
    const { person, institution } = tx.context.principal;
    const known = await this.accounts.organizationsOf(tx, person);
    // What a directory says of its people holds for the institutions of its own communes.
    const theirs = institution ? await this.organizations.find(tx, institution) : undefined;
    return institution && theirs && actsIn(tx.context.principal, theirs.commune)
      ? [...new Set([institution, ...known])]
      : known;
  }
}

/** What was not sent to them does not exist for them. */
function assertOwn(referral: Referral | undefined, own: readonly string[]): Referral {
  const provider = referral && providerOf(referral);
  if (!provider || !own.includes(provider.organizationId)) throw new RefusedError(refuse(ReferralErrors.NOT_FOUND));
  return referral;
}
