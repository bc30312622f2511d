import { Injectable } from '@nestjs/common';
import type { ConsentState } from '@oln/policy';
import type { Tx } from '@oln/service-kit';
import type { SeverityRules } from '../severity/severity-rules.js';

export interface Duty {
  commune: string;
  id: string;
  version: number;
  person: string | null;
}

export interface OfficeRow {
  /** Rules in force, where somebody has loaded some. */
  rules: SeverityRules | null;
  duty: string | null;
  /** An alert that is the same. */
  known: string | null;
  /** What was said of the child, and its score. */
  score: ConsentState | null;
}

/** Everything a new alert asks of its office, in one statement: every alert that comes in asks it. */
const OFFICE = `
  select (select content from severity_rules where commune = $1 and valid_from <= $2 and withdrawn_at is null
           order by valid_from desc, loaded_at desc limit 1) as rules,
         (select person from duty_persons where commune = $1) as duty,
         (select id from alerts where commune = $1 and key = any ($3) limit 1) as known,
         (select state from score_consents where person_id = $4) as score`;

const PUT = `
  insert into duty_persons (commune, id, version, person) values ($1, $2, $3, $4)
  on conflict (commune) do update set version = excluded.version, person = excluded.person`;

/** The only file that writes the table `duty_persons`. */
@Injectable()
export class DutyRepository {
  /** `today`: local date. */
  async office(tx: Tx, commune: string, today: string, keys: readonly string[], childId?: string): Promise<OfficeRow> {
    return (await tx.query<OfficeRow>(OFFICE, [commune, today, keys, childId ?? null]))[0]!;
  }

  async find(tx: Tx, commune: string): Promise<Duty | undefined> {
    const sql = 'select commune, id, version, person from duty_persons where commune = $1';
    return (await tx.query<Duty>(sql, [commune]))[0];
  }

  put(tx: Tx, { commune, id, version, person }: Duty): void {
    tx.write(PUT, [commune, id, version, person]);
  }
}
