import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { insertStatement, type Tx } from '@oln/service-kit';
import { SeverityRulesRow } from './severity-rules.entity.js';
import { SeverityRulesErrors } from './severity-rules.errors.js';

const COLUMNS = `id, commune, code, valid_from::text as "validFrom", content, loaded_by as "loadedBy", loaded_at as "loadedAt",
  withdrawn_at as "withdrawnAt", version`;

/** The only file that writes the table `severity_rules`; the duty desk reads what is in force together with the rest. */
@Injectable()
export class SeverityRulesRepository {
  /** False if the commune has rules of that code already. */
  async insert(tx: Tx, row: SeverityRulesRow): Promise<boolean> {
    const { text, values } = insertStatement(tx, SeverityRulesRow, row);
    return (await tx.query(`${text} on conflict (commune, code) do nothing returning id`, values)).length > 0;
  }

  async lock(tx: Tx, id: string): Promise<SeverityRulesRow> {
    const [row] = await tx.query<SeverityRulesRow>(`select ${COLUMNS} from severity_rules where id = $1 for update`, [
      id,
    ]);
    if (!row) throw new RefusedError(refuse(SeverityRulesErrors.NOT_FOUND));
    return row;
  }

  withdraw(tx: Tx, { id }: SeverityRulesRow): void {
    tx.write('update severity_rules set withdrawn_at = $2, version = version + 1 where id = $1', [id, tx.asOf]);
  }

  /** All that a commune ever had, the newest first: some dozens. */
  ofCommune(tx: Tx, commune: string): Promise<SeverityRulesRow[]> {
    const sql = `select ${COLUMNS} from severity_rules where commune = $1 order by valid_from desc, loaded_at desc limit 200`;
    return tx.query<SeverityRulesRow>(sql, [commune]);
  }
}
