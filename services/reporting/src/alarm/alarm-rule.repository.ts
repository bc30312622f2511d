import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@oln/calendar';
import type { AlarmRule } from '@oln/contracts';
import { withinReach, type Tx } from '@oln/service-kit';
import type { SaidRule } from './alarm-rules.js';

const COLUMNS = `
  id, commune, rule, version, enabled, "limit", limits, days, from_day::text as "from", set_at as "setAt", set_by as "setBy"`;

const ADD = `
  insert into alarm_rules (commune, rule, version, id, enabled, "limit", limits, days, from_day, set_at, set_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

/** The only file that touches the table `alarm_rules`: a row for each version of what an office has said. */
@Injectable()
export class AlarmRuleRepository {
  /** The newest first. */
  versions(tx: Tx, commune: string, rule: AlarmRule): Promise<SaidRule[]> {
    const sql = `select ${COLUMNS} from alarm_rules where commune = $1 and rule = $2 order by version desc limit 200`;
    return this.rows(tx, sql, [commune, rule]);
  }

  /** What holds on a day: of all that begin by then the one that was said last. */
  inForce(tx: Tx, commune: string, on: LocalDate): Promise<SaidRule[]> {
    const sql = `
      select distinct on (rule) ${COLUMNS} from alarm_rules
       where ${withinReach(tx, 'commune')} and commune = $1 and from_day <= $2::date
       order by rule, version desc`;
    return this.rows(tx, sql, [commune, on]);
  }

  add(tx: Tx, said: SaidRule): void {
    const { commune, rule, version, id, enabled, limit, limits, days, from, setAt, setBy } = said;
    const numbers = [limit, JSON.stringify(limits), days ? JSON.stringify(days) : null];
    tx.write(ADD, [commune, rule, version, id, enabled, ...numbers, from, setAt, setBy]);
  }

  private async rows(tx: Tx, sql: string, values: unknown[]): Promise<SaidRule[]> {
    const rows = await tx.query<SaidRule & { days: SaidRule['days'] | null }>(sql, values);
    return rows.map(({ days, ...row }) => ({ ...row, ...(days && { days }) }));
  }
}
