import { Injectable } from '@nestjs/common';
import { KeyedTables, SealedText, type KeyedRows } from '@oln/service-kit';
import { NOTE_PLACE } from '../alert/alert-notes.repository.js';
import { AlertSealing } from '../alert/alert-sealing.js';

/** What says that an alert, or words about one, were told before. */
@Injectable()
export class AlertsKeyedTables extends KeyedTables {
  readonly tables: readonly KeyedRows[] = [
    {
      table: 'alerts',
      key: ['id'],
      hashed: ['key'],
      read: ['digest'],
      hashes: (row) => ({ key: this.keyOf(row as { id: string; digest: Buffer | null }) }),
    },
    {
      table: 'alert_notes',
      key: ['id'],
      hashed: ['hash'],
      read: ['alert_id', 'text'],
      hashes: ({ alert_id: alertId, text }) => ({
        hash: this.sealing.textHashes(alertId as string, this.text.open(text as Buffer, NOTE_PLACE))[0],
      }),
    },
  ];

  constructor(
    private readonly sealing: AlertSealing,
    private readonly text: SealedText,
  ) {
    super();
  }

  /** One that was written down before digests were kept is told again as another alert. */
  private keyOf({ id, digest }: { id: string; digest: Buffer | null }): string {
    return digest ? this.sealing.keysUnder(this.sealing.openDigest(id, digest))[0]! : `before:${id}`;
  }
}
