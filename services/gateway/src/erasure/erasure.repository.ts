import { Injectable } from '@nestjs/common';
import { lockByName, type Tx } from '@oln/service-kit';

/** What was told of an order so far. */
export interface Erasure {
  /** Anonymisation that ordered it. */
  id: string;
  commune: string;
  attempt: number;
  state: 'erased' | 'refused' | 'gone';
  /** Services that have erased theirs under this attempt. */
  toldBy: readonly string[];
  /** Records whose texts are erased, those of earlier attempts included. */
  records: readonly string[];
}

const COLUMNS = `id, commune, attempt, state, told_by as "toldBy", records`;
const FIND = `select ${COLUMNS} from erasures where id = $1`;
const ABOUT = `select ${COLUMNS} from erasures where records @> array[$1::uuid] order by id for update`;
const PUT = `
  insert into erasures (id, commune, attempt, state, told_by, records) values ($1, $2, $3, $4, $5, $6)
  on conflict (id) do update set attempt = excluded.attempt, state = excluded.state, told_by = excluded.told_by,
    records = excluded.records, erased_at = clock_timestamp()`;

/** In one order for all, until the end of the transaction. */
const LOCK_RECORDS = `
  select pg_advisory_xact_lock(hashtextextended('erasure of record ' || record, 0))
    from (select distinct record from unnest($1::uuid[]) record order by record) as records`;

/** The only file that touches the table `erasures`. */
@Injectable()
export class ErasureRepository {
  async find(tx: Tx, id: string): Promise<Erasure | undefined> {
    return (await tx.query<Erasure>(FIND, [id]))[0];
  }

  /** By name as well: it may not be there yet. After its records: whoever opens one locks in that order. */
  async lock(tx: Tx, id: string): Promise<Erasure | undefined> {
    await lockByName(tx, `erasure ${id}`);
    return (await tx.query<Erasure>(`${FIND} for update`, [id]))[0];
  }

  /** Nothing is opened of these records meanwhile; what is read after it sees what was waited for. */
  async lockRecords(tx: Tx, records: readonly string[]): Promise<void> {
    await tx.query(LOCK_RECORDS, [records]);
  }

  about(tx: Tx, record: string): Promise<Erasure[]> {
    return tx.query<Erasure>(ABOUT, [record]);
  }

  async put(tx: Tx, { id, commune, attempt, state, toldBy, records }: Erasure): Promise<void> {
    await tx.query(PUT, [id, commune, attempt, state, toldBy, records]);
  }
}
