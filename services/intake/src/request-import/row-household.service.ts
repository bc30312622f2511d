import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { FamilyRepository } from '../family/family.repository.js';
import { FamilyService } from '../family/family.service.js';
import type { NewMember } from '../family/family.js';
import type { Person } from '../person/person.js';
import { RowIdentityService } from './row-identity.service.js';
import type { RowFacts } from './sheet/row-facts.js';

/** The household of a row, or of an alert: the child's, or the adult's with the child in it, or a new one. */
@Injectable()
export class RowHouseholdService {
  constructor(
    private readonly families: FamilyService,
    private readonly table: FamilyRepository,
    private readonly identity: RowIdentityService,
  ) {}

  async of(tx: Tx, commune: string, child: Person, { adult }: Pick<RowFacts, 'adult'>): Promise<string> {
    const [childFamily] = await this.table.familiesOf(tx, child.id);
    if (childFamily) return childFamily;
    const carer = adult && (await this.identity.adult(tx, commune, adult));
    const [carerFamily] = carer ? await this.table.familiesOf(tx, carer.id) : [];
    const asChild: NewMember = { personId: child.id, relation: 'child' };
    if (carerFamily) {
      await this.families.addMember(tx, await this.table.lock(tx, carerFamily), asChild);
      return carerFamily;
    }
    const members =
      carer && carer.id !== child.id ? [asChild, { personId: carer.id, relation: adult.relation }] : [asChild];
    return (await this.families.create(tx, commune, members)).id;
  }
}
