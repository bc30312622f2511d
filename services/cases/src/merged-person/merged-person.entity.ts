import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What cases know of intake's merges, from its events: a case keeps the id it was opened with. */
@Entity({ name: 'merged_persons' })
export class MergedPersonRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'uuid' })
  into: string;
}
