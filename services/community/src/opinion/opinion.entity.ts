import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What children said at an activity, sealed. Of one that is named, or of those who were there. */
@Entity({ name: 'opinions' })
export class OpinionRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ name: 'activity_id', type: 'uuid' })
  activityId: string;

  @Column({ name: 'participant_id', type: 'uuid', nullable: true })
  participantId: string | null;

  @Column({ type: 'bytea' })
  text: Buffer;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ type: 'text' })
  person: string;
}
