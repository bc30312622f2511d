import { Injectable } from '@nestjs/common';
import { columnsOf, insertStatement, newId, SealedText, type Tx } from '@oln/service-kit';
import { AlertNoteRow, type NoteKind } from './alert-note.entity.js';
import { AlertSealing } from './alert-sealing.js';

export interface AlertNote {
  id: string;
  kind: NoteKind;
  writtenBy: string;
  at: Date;
  text: string;
}

export const NOTE_PLACE = 'alert-note.text';

/** Of the same words, told before under another key of the index. */
const MOVED = 'update alert_notes set hash = $2 where alert_id = $1 and hash = any ($3)';

/** The only file that touches the table `alert_notes`. */
@Injectable()
export class AlertNotesRepository {
  constructor(
    private readonly text: SealedText,
    private readonly sealing: AlertSealing,
  ) {}

  /** Written with the rest of the transaction; the same words a second time are not. Who adds to an alert that is there holds its lock. */
  add(tx: Tx, alert: { id: string; commune: string }, kind: NoteKind, text: string | undefined): void {
    if (text === undefined) return;
    const [hash = '', ...others] = this.sealing.textHashes(alert.id, text);
    if (others.length > 0) tx.write(MOVED, [alert.id, hash, others]);
    const statement = insertStatement(tx, AlertNoteRow, {
      ...{ id: newId(), commune: alert.commune, alertId: alert.id, kind, at: tx.asOf },
      writtenBy: tx.context.principal.person,
      hash,
      text: this.text.seal(text, NOTE_PLACE),
    });
    tx.write(`${statement.text} on conflict (alert_id, hash) do nothing`, statement.values);
  }

  async has(tx: Tx, alertId: string, text: string): Promise<boolean> {
    const sql = 'select 1 from alert_notes where alert_id = $1 and hash = any ($2)';
    return (await tx.query(sql, [alertId, this.sealing.textHashes(alertId, text)])).length > 0;
  }

  /** The newest first. */
  async of(tx: Tx, alertId: string): Promise<AlertNote[]> {
    const columns = columnsOf(tx.source, AlertNoteRow, ['id', 'kind', 'writtenBy', 'at', 'text']);
    const sql = `select ${columns} from alert_notes row where row.alert_id = $1 order by row.at desc, row.id desc limit 200`;
    const rows = await tx.query<AlertNoteRow>(sql, [alertId]);
    return rows.map(({ id, kind, writtenBy, at, text }) => ({
      id,
      kind,
      writtenBy,
      at,
      text: this.text.open(text, NOTE_PLACE),
    }));
  }
}
