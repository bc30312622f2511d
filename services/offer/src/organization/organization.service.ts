import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { communeWithin, newId, type Page, type PageQuery, type Tx, UnitOfWork } from '@oln/service-kit';
import { InstitutionAccounts } from './institution-accounts.repository.js';
import { OrganizationErrors } from './organization.errors.js';
import { OrganizationRepository } from './organization.repository.js';
import { changedOrganization, type Organization, type OrganizationFacts } from './organization.js';

/** Institutions of an office's map, and who answers for them. */
@Injectable()
export class OrganizationService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly organizations: OrganizationRepository,
    private readonly accounts: InstitutionAccounts,
  ) {}

  add(named: string | undefined, facts: OrganizationFacts): Promise<Organization> {
    return this.work.run('organization.add', async (tx) => {
      const commune = communeWithin(tx.context, named);
      const organization = { ...facts, id: newId(), commune, version: 1, addedAt: tx.asOf, changedAt: tx.asOf };
      await this.organizations.insert(tx, organization);
      audit(tx, organization);
      return organization;
    });
  }

  change(id: string, facts: OrganizationFacts): Promise<Organization> {
    return this.work.run('organization.change', async (tx) => {
      const current = await this.organizations.lock(tx, id);
      tx.assertVersion(current.version);
      const next = changedOrganization(current, facts, tx.asOf);
      await this.organizations.save(tx, next);
      audit(tx, next);
      return next;
    });
  }

  get(id: string): Promise<Organization> {
    return this.work.read('organization.read', (tx) => this.organizations.get(tx, id));
  }

  list(part: string | undefined, page: PageQuery): Promise<Page<Organization>> {
    return this.work.read('organization.list', (tx) => this.organizations.list(tx, part, page));
  }

  accountsOf(id: string): Promise<string[]> {
    return this.work.read('organization.accounts', async (tx) => {
      await this.organizations.get(tx, id);
      return this.accounts.peopleOf(tx, id);
    });
  }

  /** The person's token names their role; for which institution they speak is said here. */
  addAccount(id: string, person: string): Promise<string[]> {
    return this.work.run('organization.add-account', async (tx) => {
      const organization = await this.organizations.lock(tx, id);
      if (!(await this.accounts.add(tx, id, organization.commune, person)))
        throw new RefusedError(refuse(OrganizationErrors.ACCOUNT_EXISTS, { field: 'person' }));
      audit(tx, organization);
      return this.accounts.peopleOf(tx, id);
    });
  }

  removeAccount(id: string, person: string): Promise<void> {
    return this.work.run('organization.remove-account', async (tx) => {
      const organization = await this.organizations.lock(tx, id);
      if (!(await this.accounts.remove(tx, id, person)))
        throw new RefusedError(refuse(OrganizationErrors.ACCOUNT_UNKNOWN));
      audit(tx, organization);
    });
  }
}

const audit = (tx: Tx, { id, commune, version }: Organization): void =>
  tx.audit({ kind: 'organization', id, commune, version });
