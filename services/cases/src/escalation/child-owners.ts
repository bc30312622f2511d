import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { ChildOwnerRow } from './escalation.entity.js';
import { ownerOf, type Escalation, type Owner } from './escalation.js';

export interface ChildOwnerView {
  childId: string;
  owner: Owner;
  escalationId: string;
  since: string;
}

const KEEP = `
  insert into child_owners (commune, child_id, owner, escalation_id, since)
  select $1, unnest($2::uuid[]), $3, $4, $5
  on conflict (commune, child_id) do update
     set owner = excluded.owner, escalation_id = excluded.escalation_id, since = excluded.since
   where child_owners.owner <> excluded.owner or child_owners.escalation_id <> excluded.escalation_id`;

/** Never two owners, never nobody: the only file that touches `child_owners`. A row of a child changes, it never goes and comes. */
@Injectable()
export class ChildOwners {
  async keep(tx: Tx, escalation: Escalation): Promise<void> {
    const { commune, children, id } = escalation;
    await tx.manager.query(KEEP, [commune, children, ownerOf(escalation), id, tx.asOf]);
  }

  /** Who is no child any more is in nobody's charge. */
  async forget(tx: Tx, { commune, id }: Escalation, childId: string): Promise<void> {
    await tx.manager.delete(ChildOwnerRow, { commune, childId, escalationId: id });
  }

  async of(tx: Tx, { commune, children }: Escalation): Promise<ChildOwnerView[]> {
    const rows = await tx.manager.query<{ child_id: string; owner: Owner; escalation_id: string; since: Date }[]>(
      'select child_id, owner, escalation_id, since from child_owners where commune = $1 and child_id = any ($2::uuid[]) order by child_id',
      [commune, children],
    );
    return rows.map((row) => ({
      childId: row.child_id,
      owner: row.owner,
      escalationId: row.escalation_id,
      since: row.since.toISOString(),
    }));
  }
}
