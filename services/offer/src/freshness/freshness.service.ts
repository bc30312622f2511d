import { Inject, Injectable } from '@nestjs/common';
import { offerEvents } from '@oln/contracts';
import { LOGGER, repairOne, Sweep, type Tx, UnitOfWork, type Logger } from '@oln/service-kit';
import type { Offer } from '../offer-map/offer.js';
import { OfferRepository } from '../offer-map/offer.repository.js';
import { ProviderRights } from '../offer-map/provider-rights.js';
import { AskingOwners } from './asking-owners.js';
import { confirmed, grownStale, staleBefore } from './freshness.js';

/** Entries one transaction takes: the next run goes on. */
const AT_ONCE = 100;

/** Every provider confirms its entry every so often; otherwise it is marked, and its owner asked. */
@Injectable()
export class FreshnessService {
  @Inject(LOGGER) private readonly log: Logger;

  constructor(
    private readonly work: UnitOfWork,
    private readonly offers: OfferRepository,
    private readonly rights: ProviderRights,
    private readonly asking: AskingOwners,
  ) {}

  confirm(id: string): Promise<Offer> {
    return this.work.run('offer.confirm', async (tx) => {
      const current = await this.offers.lock(tx, id);
      await this.rights.assert(tx, current);
      tx.assertVersion(current.version);
      return this.keepConfirmed(tx, current);
    });
  }

  /** For whoever answers by a link: who they are was settled by the link. */
  async confirmByLink(tx: Tx, id: string): Promise<Offer> {
    return this.keepConfirmed(tx, await this.offers.lock(tx, id));
  }

  /** Gives how many entries it marked. Whoever did not answer is asked again, and the coordinator with them. */
  @Sweep('stale-offers', 60)
  async markStale(): Promise<number> {
    const communes = await this.work.read('offer.communes', (tx) => this.offers.communes(tx));
    let marked = 0;
    for (const commune of communes) {
      await repairOne(this.log, { sweep: 'stale-offers', record: commune }, async () => {
        marked += await this.markOf(commune);
        return true;
      });
    }
    return marked;
  }

  private async markOf(commune: string): Promise<number> {
    let marked = 0;
    for (let last = AT_ONCE; last === AT_ONCE; marked += last) {
      last = await this.work.run('offer.mark-stale', (tx) => this.markSome(tx, commune));
    }
    for (let last = AT_ONCE; last === AT_ONCE;) {
      last = await this.work.run('offer.ask-again', (tx) => this.askSome(tx, commune));
    }
    return marked;
  }

  private async markSome(tx: Tx, commune: string): Promise<number> {
    const { numbers } = await this.asking.policyOf(tx, commune);
    const before = staleBefore(tx.asOf, numbers['offer.fresh-days']);
    const old = await this.offers.unconfirmedSince(tx, commune, before, AT_ONCE);
    for (const offer of old) {
      const stale = grownStale(offer, tx.asOf);
      await this.offers.save(tx, stale);
      tx.emit(offerEvents.offerStale, stale, { id: stale.id, lastConfirmedAt: stale.confirmedAt.toISOString() });
      await this.asking.ask(tx, stale);
    }
    return old.length;
  }

  private async askSome(tx: Tx, commune: string): Promise<number> {
    const { numbers } = await this.asking.policyOf(tx, commune);
    const before = staleBefore(tx.asOf, numbers['offer.fresh-days']);
    const silent = await this.offers.askedBefore(tx, commune, before, AT_ONCE);
    for (const offer of silent) {
      await this.offers.asked(tx, offer);
      await this.asking.askAgain(tx, offer);
    }
    return silent.length;
  }

  private async keepConfirmed(tx: Tx, current: Offer): Promise<Offer> {
    const next = confirmed(current, tx.asOf);
    await this.offers.save(tx, next);
    tx.emit(offerEvents.offerConfirmed, next, { id: next.id, confirmedAt: tx.asOf.toISOString() });
    tx.audit({ kind: 'offer', id: next.id, commune: next.commune, version: next.version });
    return next;
  }
}
