import type { Role } from '@oln/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What cases know of the gateway's staff directory, from its events. */
@Entity({ name: 'known_staff' })
export class KnownStaffRow {
  @PrimaryColumn({ type: 'text' })
  commune: string;

  @PrimaryColumn({ type: 'text' })
  person: string;

  @Column({ type: 'text', array: true })
  roles: Role[];

  @Column({ type: 'boolean' })
  active: boolean;

  /** Version of the directory's entry: what is older than what is known is no news. */
  @Column({ type: 'int' })
  version: number;

  /** Of who has left: how much was in their charge when that was told last. */
  @Column({ name: 'told_in_charge', type: 'int' })
  toldInCharge: number;
}
