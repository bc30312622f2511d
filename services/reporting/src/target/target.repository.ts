import { Injectable } from '@nestjs/common';
import { withinReach, type Tx } from '@oln/service-kit';
import type { Target } from './target.js';

const COLUMNS = `
  id, commune, year, indicator, version, value::float8 as value, green::float8 as green, yellow::float8 as yellow, withdrawn,
  set_at as "setAt", set_by as "setBy"`;

const ADD = `
  insert into targets (commune, year, indicator, version, id, value, green, yellow, withdrawn, set_at, set_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

/** The only file that touches the table `targets`: a row for each version. */
@Injectable()
export class TargetRepository {
  async find(tx: Tx, commune: string, year: number, indicator: string): Promise<Target | undefined> {
    return (await this.versions(tx, commune, year, indicator, 1))[0];
  }

  /** The newest first. */
  versions(tx: Tx, commune: string, year: number, indicator: string, limit = 200): Promise<Target[]> {
    const sql = `
      select ${COLUMNS} from targets where commune = $1 and year = $2 and indicator = $3 order by version desc limit $4`;
    return tx.query<Target>(sql, [commune, year, indicator, limit]);
  }

  /** What had been said by the end of a local day. */
  inForce(tx: Tx, commune: string, year: number, asOf: string): Promise<Target[]> {
    const sql = `
      select * from (
        select distinct on (indicator) ${COLUMNS} from targets
         where ${withinReach(tx, 'commune')} and commune = $1 and year = $2
           and (set_at at time zone 'America/Santiago')::date <= $3::date
         order by indicator, version desc) said
       where not withdrawn order by indicator`;
    return tx.query<Target>(sql, [commune, year, asOf]);
  }

  add(tx: Tx, { commune, year, indicator, version, id, value, green, yellow, withdrawn, setAt, setBy }: Target): void {
    tx.write(ADD, [commune, year, indicator, version, id, value, green, yellow, withdrawn, setAt, setBy]);
  }
}
