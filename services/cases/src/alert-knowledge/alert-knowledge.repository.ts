import { Injectable } from '@nestjs/common';
import { decodeCursor, pageOf, type Page, type PageQuery, type Tx } from '@oln/service-kit';
import { CaseAlertRow } from './alert-knowledge.entity.js';

/** The only file that touches the table `case_alerts`. */
@Injectable()
export class AlertKnowledgeRepository {
  find(tx: Tx, alertId: string): Promise<CaseAlertRow | null> {
    return tx.manager.findOne(CaseAlertRow, { where: { alertId } });
  }

  /** False if the alert is known already. */
  async add(tx: Tx, row: CaseAlertRow): Promise<boolean> {
    const insert = tx.manager.createQueryBuilder().insert().into(CaseAlertRow).values(row).orIgnore();
    const { raw } = await insert.returning('alert_id').execute();
    return (raw as unknown[]).length > 0;
  }

  /** Alerts that a case knows of, newest first. */
  async page(tx: Tx, caseId: string, page: PageQuery): Promise<Page<CaseAlertRow>> {
    const after = decodeCursor(page.cursor, 2);
    const query = tx.manager.createQueryBuilder(CaseAlertRow, 'row').where({ caseId });
    if (after) query.andWhere('(row.heardAt, row.alertId) < (:at, :id)', { at: after[0], id: after[1] });
    const rows = await query
      .orderBy('row.heardAt', 'DESC')
      .addOrderBy('row.alertId', 'DESC')
      .limit(page.limit + 1)
      .getMany();
    return pageOf(
      rows,
      page.limit,
      (row) => [row.heardAt.toISOString(), row.alertId],
      (row) => row,
    );
  }
}
