import { Injectable } from '@nestjs/common';
import { newestFirst, OfficePolicy, SealedText, type Page, type PageQuery, type Tx } from '@oln/service-kit';
import { contactRecord, type Contact } from './contact.js';
import { ReferralContactRow } from './contact.entity.js';
import type { ContactRecord } from './referral-commands.js';
import type { Referral } from './referral.js';

const PLACE = 'referral-contact.note';
/** Nobody is looked for more often within one offer. */
const MOST = 200;

/** The only file that touches the table `referral_contacts`. */
@Injectable()
export class ContactRepository {
  constructor(
    private readonly sealed: SealedText,
    private readonly policy: OfficePolicy,
  ) {}

  async insert(tx: Tx, contact: Contact): Promise<void> {
    await tx.manager.insert(ReferralContactRow, { ...contact, note: this.sealed.seal(contact.note, PLACE) });
  }

  list(tx: Tx, referralId: string, page: PageQuery): Promise<Page<Contact>> {
    const query = tx.manager.createQueryBuilder(ReferralContactRow, 'row').where({ referralId });
    return newestFirst(query, 'at', page, (row) => this.contactOf(row));
  }

  /** Was the family looked for enough since the place was offered? The office's policy says how often. */
  async recordOf(tx: Tx, { id, commune, stageSince }: Referral): Promise<ContactRecord> {
    const { items } = await this.list(tx, id, { limit: MOST });
    const { numbers } = await this.policy.of(tx, commune);
    const needed = { attempts: numbers['referral.contact-attempts'], kinds: numbers['referral.contact-kinds'] };
    return contactRecord(items, stageSince, needed);
  }

  private contactOf({ note, ...row }: ReferralContactRow): Contact {
    return { ...row, note: this.sealed.open(note, PLACE) };
  }
}
