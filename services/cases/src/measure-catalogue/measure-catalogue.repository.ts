import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { In } from 'typeorm';
import { MeasureCatalogueRow } from './measure-catalogue.entity.js';
import type { MeasureCatalogue } from './measure-catalogue.js';

/** The only file that touches the table `measure_catalogues`. */
@Injectable()
export class MeasureCatalogueRepository {
  /** All versions of a commune and of the house, newest first. */
  async known(tx: Tx, commune: string): Promise<MeasureCatalogue[]> {
    const where = { commune: In([commune, '*']) };
    return tx.manager.find(MeasureCatalogueRow, { where, order: { validFrom: 'DESC', catalogueVersion: 'DESC' } });
  }

  /** False if that version is loaded already. */
  async insert(tx: Tx, catalogue: MeasureCatalogue): Promise<boolean> {
    const { raw } = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(MeasureCatalogueRow)
      .values({ ...catalogue, items: [...catalogue.items] })
      .orIgnore()
      .returning('id')
      .execute();
    return (raw as unknown[]).length > 0;
  }
}
