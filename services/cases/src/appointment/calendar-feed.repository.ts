import { Inject, Injectable } from '@nestjs/common';
import { CIPHER, type FieldCipher, type Tx } from '@oln/service-kit';
import { createHash } from 'node:crypto';
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
      .values({ commune, person, tokenHash: hashOf(token), madeAt: tx.asOf })
      .orUpdate(['token_hash', 'made_at'], ['commune', 'person'])
      .execute();
  }

  /** One that was hashed with a key of the index, as all once were, needs that key no more from now on. */
  async personOf(tx: Tx, token: string): Promise<string | undefined> {
    const tokenHash = hashOf(token);
    const keyed = this.cipher.exactCandidates(KIND, token);
    const row = await tx.manager.findOne(CalendarFeedRow, { where: { tokenHash: In([tokenHash, ...keyed]) } });
    if (row && row.tokenHash !== tokenHash)
      await tx.manager.update(CalendarFeedRow, { commune: row.commune, person: row.person }, { tokenHash });
    return row?.person;
  }

  async remove(tx: Tx, commune: string, person: string): Promise<void> {
    await tx.manager.delete(CalendarFeedRow, { commune, person });
  }
}

/** Without a key: nobody guesses 24 random bytes. */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
