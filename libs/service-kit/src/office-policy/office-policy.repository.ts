import { Injectable } from '@nestjs/common';
import { lockByName } from '../persistence/lock-by-name.js';
import type { Tx } from '../persistence/transaction.js';

export interface OfficePolicyRow {
  commune: string;
  /** For events and audit. */
  id: string;
  terms: Record<string, string>;
  numbers: Record<string, number>;
  version: number;
}

const OF_COMMUNE = 'select commune, id, terms, numbers, version from office_policies where commune = $1';

const PUT = `
  insert into office_policies (commune, id, terms, numbers, version) values ($1, $2, $3, $4, $5)
  on conflict (commune) do update set terms = excluded.terms, numbers = excluded.numbers, version = excluded.version`;

/** The only file that touches the table `office_policies`. */
@Injectable()
export class OfficePolicyRepository {
  async find(tx: Tx, commune: string): Promise<OfficePolicyRow | undefined> {
    const [row] = await tx.query<OfficePolicyRow>(OF_COMMUNE, [commune]);
    return row;
  }

  /** For a change: whoever comes second, also when there is no row yet, sees what the first one did. */
  async lock(tx: Tx, commune: string): Promise<OfficePolicyRow | undefined> {
    await lockByName(tx, `office-policy ${commune}`);
    return this.find(tx, commune);
  }

  /** Written with the rest of the transaction. */
  put(tx: Tx, { commune, id, terms, numbers, version }: OfficePolicyRow): void {
    tx.write(PUT, [commune, id, JSON.stringify(terms), JSON.stringify(numbers), version]);
  }
}

/** For the migrations of a service that owns processes. */
export const OFFICE_POLICY_TABLE = `
  create table office_policies (
    commune text primary key,
    id uuid not null,
    terms jsonb not null,
    numbers jsonb not null,
    version int not null
  );`;
