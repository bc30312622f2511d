import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'genograms' })
export class GenogramRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId: string;

  @Column({ name: 'family_id', type: 'uuid' })
  familyId: string;

  /** Sealed JSON: who is bound to whom, and how, is as sensitive as what was said. */
  @Column({ type: 'bytea' })
  drawing: Buffer;

  @Column({ name: 'drawn_at', type: 'timestamptz' })
  drawnAt: Date;

  @Column({ type: 'text' })
  person: string;
}
