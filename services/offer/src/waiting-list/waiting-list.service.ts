import { Inject, Injectable } from '@nestjs/common';
import { localDate } from '@oln/calendar';
import { actsIn } from '@oln/identity';
import {
  LOGGER,
  newestFirst,
  type Page,
  type PageQuery,
  repairOne,
  Sweep,
  type Tx,
  UnitOfWork,
  withinReach,
  type Logger,
} from '@oln/service-kit';
import { OfferRepository } from '../offer-map/offer.repository.js';
import { lookAcrossOffices } from '../vacancy/across-offices.js';
import { HandingOn } from '../vacancy/handing-on.service.js';
import { Places } from '../vacancy/places.js';
import { VacancyOfferRow } from '../vacancy/vacancy-offer.entity.js';
import type { VacancyListener } from '../capacity/vacancy-listener.js';
import type { WaitingEntryDto } from './waiting-list.dto.js';
import { WaitingListRepository, type WaitingEntry } from './waiting-list.repository.js';

const DAY_MS = 86_400_000;

/** The list of a service: who waits, since when, and to whom vacancies came. */
@Injectable()
export class WaitingLists implements VacancyListener {
  @Inject(LOGGER) private readonly log: Logger;

  constructor(
    private readonly work: UnitOfWork,
    private readonly offers: OfferRepository,
    private readonly list: WaitingListRepository,
    private readonly handingOn: HandingOn,
    private readonly places: Places,
  ) {}

  page(offerId: string, page: PageQuery): Promise<Page<WaitingEntryDto>> {
    return this.work.read('waiting-list.read', async (tx) => {
      const { commune } = await this.offers.get(tx, offerId);
      tx.audit({ kind: 'offer', id: offerId, commune });
      const found = await lookAcrossOffices(tx, () => this.list.page(tx, offerId, page));
      return { ...found, items: found.items.map((entry) => entryView(tx, entry)) };
    });
  }

  vacancyOffers(offerId: string, page: PageQuery): Promise<Page<VacancyOfferRow>> {
    return this.work.read('vacancy-offer.list', async (tx) => {
      await this.offers.get(tx, offerId);
      const query = tx.manager.createQueryBuilder(VacancyOfferRow, 'row').where({ offerId });
      return newestFirst(query.andWhere(withinReach(tx, 'row.commune')), 'at', page, (row) => row);
    });
  }

  /**
   * Whoever declares places holds their period already, so the list is not waited for: that would be the other order of
   * locks. Where somebody holds it, they see the places themselves, or the event and the sweep below do.
   */
  async vacancyAppeared(tx: Tx, offerId: string): Promise<void> {
    if (await HandingOn.tryLockList(tx, offerId)) await this.handingOn.offerRoom(tx, offerId);
  }

  waiting(tx: Tx, offerId: string): Promise<number> {
    return lookAcrossOffices(tx, () => this.list.countOf(tx, offerId));
  }

  /** What room there is goes to those who wait for it: in order of locks, in a transaction of its own. Gives how many places went. */
  fill(offerId: string): Promise<number> {
    return this.work.run('vacancy.hand-on', (tx) => this.fillIn(tx, offerId));
  }

  async fillIn(tx: Tx, offerId: string): Promise<number> {
    await HandingOn.lockList(tx, offerId);
    const offered = await this.handingOn.offerRoom(tx, offerId);
    if (offered > 0) await this.places.tell(tx, offerId);
    return offered;
  }

  /** Room and somebody who waits for it, whatever happened between two calls: a date came, or a part died. */
  @Sweep('idle-vacancies', 30)
  async fillIdle(): Promise<number> {
    const idle = await this.work.read('vacancy.idle', (tx) => this.list.idleOffers(tx, localDate(tx.asOf.getTime())));
    let offered = 0;
    for (const offerId of idle) {
      await repairOne(this.log, { sweep: 'idle-vacancies', record: offerId }, async () => {
        offered += await this.fill(offerId);
        return true;
      });
    }
    return offered;
  }
}

/** Of a child of another office only the place in the order is told. */
function entryView(tx: Tx, entry: WaitingEntry): WaitingEntryDto {
  const { position, priority, arrivedAt, inReview, heldBack } = entry;
  const waitDays = Math.floor((tx.asOf.getTime() - arrivedAt.getTime()) / DAY_MS);
  const order = { position, priority, arrivedAt: arrivedAt.toISOString(), waitDays, inReview };
  if (!actsIn(tx.context.principal, entry.commune)) return order;
  const { id: referralId, need, ageBand, personInCharge } = entry;
  return { ...order, referralId, need, ageBand, personInCharge, heldBack: heldBack ?? undefined };
}
