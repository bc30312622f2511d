import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { changedOrganization, type Organization, type OrganizationFacts } from '../organization/organization.js';
import { OrganizationRepository } from '../organization/organization.repository.js';
import { textOf } from './check-rows.js';
import { rowsOf, type Dataset } from './hsds-dataset.js';
import type { DataSetOf } from './hsds-import.js';
import { organizationFacts } from './map-facts.js';
import { stableId } from './stable-id.js';

/** Institutions of a data set as records of the map: by the id of the source, which gives the same record ever. */
@Injectable()
export class ImportedOrganizations {
  constructor(private readonly organizations: OrganizationRepository) {}

  /** Gives the record of each id of the source. Where the source says what it said before, the map stays as it is. */
  async apply(tx: Tx, dataset: Dataset, of: DataSetOf): Promise<Map<string, string>> {
    const known = await this.organizations.ofSource(tx, of.commune, of.source);
    const records = new Map<string, string>();
    const fresh: Organization[] = [];
    for (const { values } of rowsOf(dataset, 'organization')) {
      const sourceId = textOf(values.id);
      const facts = organizationFacts(values);
      const current = known.get(sourceId);
      const id = current?.id ?? stableId('organization', of.commune, of.source, sourceId);
      records.set(sourceId, id);
      if (current?.sourceMark && of.isMarkOf(current.sourceMark, facts)) continue;
      const sourceMark = of.markOf(facts);
      if (current) await this.change(tx, id, facts, sourceMark);
      else fresh.push(newOrganization(tx, facts, { id, sourceId, sourceMark, ...of }));
    }
    await this.organizations.insertAll(tx, fresh);
    return records;
  }

  private async change(tx: Tx, id: string, facts: OrganizationFacts, sourceMark: string): Promise<void> {
    const current = await this.organizations.lock(tx, id);
    const { kind, status } = current;
    const next = changedOrganization({ ...current, sourceMark }, { ...facts, kind, status }, tx.asOf);
    await this.organizations.save(tx, next);
    tx.audit({ kind: 'organization', id, commune: next.commune, version: next.version, reason: 'imported' });
  }
}

type Origin = { id: string; sourceId: string; sourceMark: string; commune: string; source: string };

function newOrganization(
  tx: Tx,
  facts: OrganizationFacts,
  { id, sourceId, sourceMark, commune, source }: Origin,
): Organization {
  const origin = { id, commune, source, sourceId, sourceMark };
  return { ...facts, ...origin, version: 1, addedAt: tx.asOf, changedAt: tx.asOf };
}
