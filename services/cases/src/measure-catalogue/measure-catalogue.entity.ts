import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CatalogueItem } from './measure-catalogue.js';

@Entity({ name: 'measure_catalogues' })
export class MeasureCatalogueRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'text' })
  code: string;

  @Column({ name: 'catalogue_version', type: 'int' })
  catalogueVersion: number;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom: string;

  @Column({ type: 'jsonb' })
  items: CatalogueItem[];

  @Column({ type: 'int' })
  version: number;
}
