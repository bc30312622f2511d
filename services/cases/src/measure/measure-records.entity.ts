import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was done in a measure, one row each; what people wrote is sealed. */
@Entity({ name: 'measure_records' })
export class MeasureRecordRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ name: 'measure_id', type: 'uuid' })
  measureId: string;

  @Column({ type: 'text' })
  kind: string;

  @Column({ type: 'text', nullable: true })
  code: string | null;

  @Column({ type: 'bytea', nullable: true })
  note: Buffer | null;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ type: 'text' })
  person: string;
}

/** One term of a measure as it was adopted or renewed: never changed. */
@Entity({ name: 'measure_terms' })
export class MeasureTermRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ name: 'measure_id', type: 'uuid' })
  measureId: string;

  @Column({ type: 'int' })
  term: number;

  @Column({ name: 'catalogue_id', type: 'uuid' })
  catalogueId: string;

  @Column({ type: 'text', array: true })
  measures: string[];

  @Column({ type: 'text' })
  responsible: string;

  @Column({ name: 'institution_id', type: 'uuid', nullable: true })
  institutionId: string | null;

  @Column({ type: 'timestamptz' })
  since: Date;

  @Column({ type: 'timestamptz' })
  until: Date;

  @Column({ name: 'adopted_by', type: 'text' })
  adoptedBy: string;
}
