import { Injectable } from '@nestjs/common';
import { offerEvents, settle } from '@oln/contracts';
import { newId, UnitOfWork, type Tx } from '@oln/service-kit';
import { enoughAttempts } from './decide-exits.js';
import { decideContact, type Contact } from './contact.js';
import { ContactRepository } from './contact.repository.js';
import { auditOf } from './referral-announcements.js';
import { ReferralCourse } from './referral-course.service.js';
import { ReferralDesk } from './referral-desk.service.js';
import { ReferralProcess } from './referral-process.js';
import type { Referral } from './referral.js';

export type MadeContact = Pick<Contact, 'kind' | 'result' | 'at' | 'note'>;

/** The family is looked for before its place goes to the next. */
@Injectable()
export class ContactService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly desk: ReferralDesk,
    private readonly course: ReferralCourse,
    private readonly contacts: ContactRepository,
    private readonly process: ReferralProcess,
  ) {}

  /** Where the date to let go has passed and this attempt was the last that was missing, the place goes on at once. */
  log(id: string, made: MadeContact): Promise<Contact> {
    return this.work.run('referral.log-contact', async (tx) => {
      const referral = await this.desk.lockForWork(tx, id);
      const about = { id: newId(), commune: referral.commune, referralId: id, person: tx.context.principal.person };
      const contact: Contact = { ...settle(decideContact(made, tx.asOf)), ...about };
      await this.contacts.insert(tx, contact);
      this.tell(tx, referral, contact);
      if (referral.stage === 'offered' && referral.releaseDueSince) await this.releaseIfEnough(tx, referral);
      return contact;
    });
  }

  /** Before the date, by hand: refused while the family was not looked for. */
  release(id: string): Promise<Referral> {
    return this.desk.change('referral.release', id, async (tx, referral) => ({
      do: 'release',
      contact: await this.contacts.recordOf(tx, referral),
    }));
  }

  giveUp(id: string): Promise<Referral> {
    return this.desk.change('referral.give-up', id, async (tx, referral) => ({
      do: 'give-up',
      contact: await this.contacts.recordOf(tx, referral),
    }));
  }

  private async releaseIfEnough(tx: Tx, referral: Referral): Promise<void> {
    const contact = await this.contacts.recordOf(tx, referral);
    if (enoughAttempts(contact)) await this.course.apply(tx, referral, { do: 'release', contact });
  }

  private tell(tx: Tx, referral: Referral, { kind, result, at }: Contact): void {
    const data = { id: referral.id, kind, result, at: at.toISOString() };
    tx.emit(offerEvents.referralContactAttempted, referral, data);
    this.process.happened(tx, referral, 'contact-attempted', at);
    tx.audit(auditOf(referral));
  }
}
