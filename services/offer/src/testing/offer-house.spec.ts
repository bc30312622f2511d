import { body, codeOf, ELSEWHERE, HERE, ServiceHouse, startHouse, type ToldFact } from '@oln/service-testing';
import { offer } from '../offer.js';
import { MIGRATIONS } from '../migrations/index.js';

export { body, codeOf, ELSEWHERE, HERE };
/** Of the same region. */
export const NEXT_DOOR = '13101';

/** The service as it runs. Holds no tests. */
export class OfferHouse extends ServiceHouse {
  static async open(startsAt: string, environment?: Record<string, string>): Promise<OfferHouse> {
    const records = ['referrals'];
    return new OfferHouse(
      await startHouse({ definition: offer, migrations: MIGRATIONS, records, environment }, startsAt),
    );
  }

  /** What was told of a record, in order. */
  events(id: string): Promise<ToldFact[]> {
    return this.facts(id, 'about');
  }
}
