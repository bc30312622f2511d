import { Injectable } from '@nestjs/common';
import type { Line } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';

export interface OpenCase {
  caseId: string;
  line: Line;
  personInCharge?: string;
}

interface Row {
  caseId: string;
  line: Line;
  personInCharge: string | null;
}

/** Children by any entry of the same person. */
const OF_CHILD = `
  select open.case_id as "caseId", open.line, open.person_in_charge as "personInCharge"
    from open_cases open join open_case_children child using (case_id)
   where child.child_id in (select entries_of($1)) and open.closed_at is null order by open.case_id`;

/** The only file that touches `open_cases` and `open_case_children`: what alerts know of cases, from their events. */
@Injectable()
export class OpenCaseRepository {
  async ofChild(tx: Tx, childId: string): Promise<OpenCase[]> {
    const rows = await tx.query<Row>(OF_CHILD, [childId]);
    return rows.map(({ personInCharge, ...row }) => ({ ...row, personInCharge: personInCharge ?? undefined }));
  }

  async childrenOf(tx: Tx, caseId: string): Promise<string[]> {
    const sql = 'select child_id as id from open_case_children where case_id = $1';
    return (await tx.query<{ id: string }>(sql, [caseId])).map(({ id }) => id);
  }

  /** What was heard to be closed stays closed, in whatever order it is heard. */
  opened(tx: Tx, commune: string, of: { id: string; line: Line; personInCharge: string; children: string[] }): void {
    tx.write(
      `insert into open_cases (case_id, commune, line, person_in_charge) values ($1, $2, $3, $4)
       on conflict (case_id) do update set line = excluded.line, person_in_charge = coalesce(open_cases.person_in_charge, excluded.person_in_charge)`,
      [of.id, commune, of.line, of.personInCharge],
    );
    tx.write(
      `insert into open_case_children (case_id, commune, child_id) select $1::uuid, $2, unnest($3::uuid[]) on conflict do nothing`,
      [of.id, commune, of.children],
    );
  }

  closed(tx: Tx, commune: string, of: { id: string; line: Line }): void {
    tx.write(
      `insert into open_cases (case_id, commune, line, closed_at) values ($1, $2, $3, $4)
       on conflict (case_id) do update set closed_at = excluded.closed_at`,
      [of.id, commune, of.line, tx.asOf],
    );
  }

  reassigned(tx: Tx, commune: string, of: { id: string; line: Line; to: string }): void {
    tx.write(
      `insert into open_cases (case_id, commune, line, person_in_charge) values ($1, $2, $3, $4)
       on conflict (case_id) do update set person_in_charge = excluded.person_in_charge`,
      [of.id, commune, of.line, of.to],
    );
  }

  childLeft(tx: Tx, caseId: string, childId: string): void {
    tx.write('delete from open_case_children where case_id = $1 and child_id = $2', [caseId, childId]);
  }
}
