import { Injectable } from '@nestjs/common';
import { withinReach, type Tx } from '@oln/service-kit';
import type { Commitment } from './commitment.js';

const COLUMNS = `id, commune, line, year, version, starts_on::text as "startsOn", ends_on::text as "endsOn", families`;

const NEWEST = `select distinct on (commune, year, line) ${COLUMNS} from commitments`;
const IN_ORDER = 'order by commune, year, line, version desc';

const ADD = `
  insert into commitments (commune, line, year, version, id, starts_on, ends_on, families, set_at, set_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

interface Asked {
  commune?: string;
  region?: string;
  line?: string;
  year?: number;
  /** Last local day on which it may have been said. */
  asOf?: string;
  /** A day that it holds for. */
  on?: string;
}

/** The only file that touches the table `commitments`. */
@Injectable()
export class CommitmentRepository {
  async find(tx: Tx, commune: string, year: number, line: string): Promise<Commitment | undefined> {
    const sql = `${NEWEST} where commune = $1 and year = $2 and line = $3 ${IN_ORDER}`;
    return (await tx.query<Commitment>(sql, [commune, year, line]))[0];
  }

  list(tx: Tx, { commune, year }: Asked): Promise<Commitment[]> {
    const conditions = `${withinReach(tx, 'commune')} and ($1::text is null or commune = $1) and ($2::int is null or year = $2)`;
    return tx.query<Commitment>(`${NEWEST} where ${conditions} ${IN_ORDER} limit 2000`, [
      commune ?? null,
      year ?? null,
    ]);
  }

  /** What holds on a day, as it had been said by another. */
  inForce(tx: Tx, { commune, region, line, on, asOf }: Asked & { on: string; asOf: string }): Promise<Commitment[]> {
    const sql = `
      select * from (
        ${NEWEST}
         where ${withinReach(tx, 'commune')} and ($1::text is null or commune = $1) and ($2::text is null or left(commune, 2) = $2)
           and ($3::text is null or line = $3) and (set_at at time zone 'America/Santiago')::date <= $4::date
        ${IN_ORDER}) said
       where "startsOn" <= $5 and "endsOn" >= $5`;
    return tx.query<Commitment>(sql, [commune ?? null, region ?? null, line ?? null, asOf, on]);
  }

  add(tx: Tx, { commune, line, year, version, id, startsOn, endsOn, families }: Commitment): void {
    const said = [tx.asOf, tx.context.principal.person];
    tx.write(ADD, [commune, line, year, version, id, startsOn, endsOn, families, ...said]);
  }
}
