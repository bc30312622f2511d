import { Injectable } from '@nestjs/common';
import { localDate } from '@oln/calendar';
import { refuse, RefusedError, settle, type Term } from '@oln/contracts';
import { assertWithinReach, newId, OfficePolicy, UnitOfWork, type Tx } from '@oln/service-kit';
import type { Catalogued, Wanted } from '../measure/measure-commands.js';
import { MeasureCatalogueErrors } from './measure-catalogue.errors.js';
import {
  catalogued,
  catalogueInForce,
  decideCatalogue,
  type CatalogueItem,
  type MeasureCatalogue,
} from './measure-catalogue.js';
import { MeasureCatalogueRepository } from './measure-catalogue.repository.js';

export interface NewCatalogue {
  code: string;
  catalogueVersion: number;
  validFrom: string;
  items: readonly CatalogueItem[];
}

/** What may be adopted is data: the house ships a generic catalogue, offices and regions load theirs. */
@Injectable()
export class MeasureCatalogueService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly catalogues: MeasureCatalogueRepository,
    private readonly policy: OfficePolicy,
  ) {}

  list(commune: string): Promise<MeasureCatalogue[]> {
    return this.work.read('measure-catalogue.list', (tx) => {
      assertWithinReach(tx, commune);
      return this.catalogues.known(tx, commune);
    });
  }

  load(commune: string, given: NewCatalogue): Promise<MeasureCatalogue> {
    return this.work.run('measure-catalogue.load', async (tx) => {
      assertWithinReach(tx, commune);
      const catalogue = settle(decideCatalogue({ ...given, id: newId(), commune, version: 1 }));
      if (!(await this.catalogues.insert(tx, catalogue)))
        throw new RefusedError(refuse(MeasureCatalogueErrors.VERSION_EXISTS));
      tx.audit({ kind: 'measure-catalogue', id: catalogue.id, commune, version: 1 });
      return catalogue;
    });
  }

  /** What the catalogue in force says of what is wanted. */
  async check(tx: Tx, commune: string, wanted: Pick<Wanted, 'measures'>): Promise<Catalogued> {
    const today = localDate(tx.asOf.toISOString());
    const catalogue = catalogueInForce(await this.catalogues.known(tx, commune), today);
    if (!catalogue) throw new RefusedError(refuse(MeasureCatalogueErrors.NONE_IN_FORCE));
    const terms = (await this.policy.of(tx, commune)).termsOf('protectionMeasure');
    return catalogued(catalogue, wanted, terms['in-force.term-ends'] as Term, tx.asOf);
  }
}
