import { Inject, Injectable } from '@nestjs/common';
import { CIPHER, type FieldCipher, type Tx } from '@oln/service-kit';
import { In } from 'typeorm';
import { CalendarFeedRow } from './appointment.entity.js';

const KIND = 'calendar-feed';

/** The only file that touches the table `calendar_feeds`. */
@Injectable()
export class CalendarFeedRepository {
  constructor(@Inject(CIPHER) private readonly cipher: FieldCipher) {}

  /** A new address takes the place of the one before. */
  async put(tx: Tx, commune: string, person: string, token: string): Promise<void> {
    await tx.manager
      .createQueryBuilder()
      .insert()
      .into(CalendarFeedRow)
      .values({ commune, person, tokenHash: this.cipher.exact(KIND, token), madeAt: tx.asOf })
      .orUpdate(['token_hash', 'made_at'], ['commune', 'person'])
      .execute();
  }

  async personOf(tx: Tx, token: string): Promise<string | undefined> {
    const tokenHash = In(this.cipher.exactCandidates(KIND, token));
    return (await tx.manager.findOne(CalendarFeedRow, { where: { tokenHash } }))?.person;
  }

  async remove(tx: Tx, commune: string, person: string): Promise<void> {
    await tx.manager.delete(CalendarFeedRow, { commune, person });
  }
}
