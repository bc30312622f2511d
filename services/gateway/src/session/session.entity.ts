import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BrowserFamily, Device } from './browser.js';

@Entity({ name: 'sessions' })
export class SessionRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'text' })
  person: string;

  /** SHA-256 of what the cookie holds: whoever reads the table signs in as nobody. */
  @Column({ type: 'bytea', name: 'secret_hash' })
  secretHash: Buffer;

  /** What the provider asks for when somebody signs out; sealed. */
  @Column({ type: 'bytea', name: 'id_token', nullable: true })
  idToken: Buffer | null;

  @Column({ type: 'timestamptz', name: 'opened_at' })
  openedAt: Date;

  @Column({ type: 'timestamptz', name: 'seen_at' })
  seenAt: Date;

  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true })
  endedAt: Date | null;

  @Column({ type: 'text' })
  browser: BrowserFamily;

  @Column({ type: 'text' })
  device: Device;

  /** When the provider last had them prove who they are; null where it did not say. */
  @Column({ type: 'timestamptz', name: 'proved_at', nullable: true })
  provedAt: Date | null;
}
