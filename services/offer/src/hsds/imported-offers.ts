import { Injectable } from '@nestjs/common';
import { isRefusal } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import { CapacityService } from '../capacity/capacity.service.js';
import { changedOffer, newOffer } from '../offer-map/decide-offer.js';
import { tellChanged } from '../offer-map/offer-map.service.js';
import { regionOf, type Offer, type OfferFacts } from '../offer-map/offer.js';
import { OfferRepository } from '../offer-map/offer.repository.js';
import { textOf } from './check-rows.js';
import type { HsdsRemark } from './hsds.errors.js';
import { Nesting, rowsOf, type Dataset, type HsdsRow } from './hsds-dataset.js';
import type { DataSetOf } from './hsds-import.js';
import { offerFacts, type ImportedFacts } from './map-facts.js';
import { stableId } from './stable-id.js';

/** Services of a data set as records of the map. */
@Injectable()
export class ImportedOffers {
  constructor(
    private readonly offers: OfferRepository,
    private readonly capacities: CapacityService,
  ) {}

  /** Gives the record of each id of the source. Where the source says what it said before, the map stays as it is. */
  async apply(
    tx: Tx,
    dataset: Dataset,
    organizations: Map<string, string>,
    of: DataSetOf,
  ): Promise<Map<string, string>> {
    const known = await this.offers.ofSource(tx, of.commune, of.source);
    const nesting = new Nesting(dataset);
    const records = new Map<string, string>();
    const fresh: Offer[] = [];
    for (const { values } of rowsOf(dataset, 'service')) {
      const sourceId = textOf(values.id);
      const organizationId = organizations.get(textOf(values.organization_id))!;
      const facts = offerFacts(values, nesting, {
        commune: of.commune,
        placeId: (id) => stableId('place', of.commune, of.source, id),
      });
      const current = known.get(sourceId);
      const id = current?.id ?? stableId('offer', of.commune, of.source, sourceId);
      records.set(sourceId, id);
      if (current?.sourceMark && of.isMarkOf(current.sourceMark, { ...facts, organizationId })) continue;
      const sourceMark = of.markOf({ ...facts, organizationId });
      if (current) await this.change(tx, id, { facts, organizationId, sourceMark });
      else fresh.push(newFrom(tx, { ...factsOf(facts), organizationId }, { id, sourceId, sourceMark }, of));
    }
    await this.offers.insertAll(tx, fresh);
    for (const offer of fresh) tellChanged(tx, offer);
    return records;
  }

  /** Places as the source declares them; what is taken is ours to know. Gives what is said of a row. */
  async applyPlaces(
    tx: Tx,
    dataset: Dataset,
    offers: Map<string, string>,
    of: DataSetOf,
  ): Promise<Map<HsdsRow, HsdsRemark>> {
    const remarks = new Map<HsdsRow, HsdsRemark>();
    for (const row of rowsOf(dataset, 'x_capacity')) {
      const { service_id: service, valid_from: from, valid_to: to, places } = row.values;
      const id = offers.get(textOf(service));
      const period = { places: Number(textOf(places)), periodTo: dateOf(to) };
      if (!id || !dateOf(from) || !Number.isInteger(period.places) || period.places < 0) continue;
      const remark = await this.declare(tx, { id, commune: of.commune }, dateOf(from)!, period);
      if (remark) remarks.set(row, remark);
    }
    return remarks;
  }

  private async declare(
    tx: Tx,
    offer: { id: string; commune: string },
    from: string,
    period: { places: number; periodTo?: string },
  ): Promise<HsdsRemark | undefined> {
    const current = await this.capacities.find(tx, offer.id, from);
    if (current && current.places === period.places && current.periodTo === period.periodTo) return undefined;
    const declared = await this.capacities.declare(tx, offer, from, period);
    if (!isRefusal(declared)) return undefined;
    const below = declared.definition.code === 'CAPACITY.BELOW_TAKEN';
    return below
      ? { code: 'PLACES_BELOW_TAKEN', column: 'places', params: declared.at.params }
      : { code: 'PERIODS_OVERLAP', column: 'valid_from', params: declared.at.params };
  }

  private async change(
    tx: Tx,
    id: string,
    { facts, organizationId, sourceMark }: { facts: ImportedFacts; organizationId: string; sourceMark: string },
  ): Promise<void> {
    const current = await this.offers.lock(tx, id);
    const next = changedOffer({ ...current, sourceMark }, { ...merged(current, facts), organizationId }, tx.asOf);
    await this.offers.save(tx, next);
    tellChanged(tx, next);
  }
}

/** What only the office knows stays: who keeps the entry; and its codes, where the source does not speak in them. */
function merged(current: Offer, facts: ImportedFacts): OfferFacts {
  const { sector, needs, motives, requirements, sexes, communes, regionWide, personInCharge } = current;
  const own = facts.speaksOurTerms ? {} : { sector, needs, motives, requirements, sexes };
  const served = {
    communes: [...new Set([...facts.communes, ...communes])],
    regionWide: facts.regionWide || regionWide,
  };
  return { ...factsOf(facts), organizationId: current.organizationId, ...own, ...served, personInCharge };
}

function factsOf({ speaksOurTerms: _ours, ...facts }: ImportedFacts): Omit<ImportedFacts, 'speaksOurTerms'> {
  return facts;
}

function newFrom(
  tx: Tx,
  facts: OfferFacts,
  origin: { id: string; sourceId: string; sourceMark: string },
  { commune, source }: DataSetOf,
): Offer {
  const offer = newOffer(origin.id, commune, facts, tx.asOf);
  return { ...offer, region: regionOf(commune), source, sourceId: origin.sourceId, sourceMark: origin.sourceMark };
}

const dateOf = (value: unknown): string | undefined => /^\d{4}-\d\d-\d\d$/.exec(textOf(value))?.[0];
