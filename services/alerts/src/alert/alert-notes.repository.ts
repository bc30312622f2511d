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

const PLACE = 'alert-note.text';

/** The only file that touches the table `alert_notes`. */
@Injectable()
export class AlertNotesRepository {
  constructor(
    private readonly text: SealedText,
    private readonly sealing: AlertSealing,
  ) {}

  /** Written with the rest of the transaction; the same words a second time are not. */
  add(tx: Tx, alert: { id: string; commune: string }, kind: NoteKind, text: string | undefined): void {
    if (text === undefined) return;
    const statement = insertStatement(tx, AlertNoteRow, {
      ...{ id: newId(), commune: alert.commune, alertId: alert.id, kind, at: tx.asOf },
      writtenBy: tx.context.principal.person,
      hash: this.sealing.textHash(alert.id, text),
      text: this.text.seal(text, PLACE),
    });
    tx.write(`${statement.text} on conflict (alert_id, hash) do nothing`, statement.values);
  }

  async has(tx: Tx, alertId: string, text: string): Promise<boolean> {
    const sql = 'select 1 from alert_notes where alert_id = $1 and hash = $2';
    return (await tx.query(sql, [alertId, this.sealing.textHash(alertId, text)])).length > 0;
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
      text: this.text.open(text, PLACE),
    }));
  }
}
