import { Injectable } from '@nestjs/common';
import { settle } from '@oln/contracts';
import { newId, UnitOfWork, type Tx } from '@oln/service-kit';
import { PersonRepository } from '../person/person.repository.js';
import { assertInUse } from '../person/person.service.js';
import { GuardianshipRepository } from './guardianship.repository.js';
import type { GuardianshipDto } from './guardianship.dto.js';
import { guardianshipView } from './guardianship.views.js';
import { decideEnd, decideGuardianship, type Guardianship, type NewGuardianship } from './guardianship.js';

/** Who cares for a child and decides for it. */
@Injectable()
export class GuardianshipService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly guardianships: GuardianshipRepository,
    private readonly persons: PersonRepository,
  ) {}

  record(given: NewGuardianship): Promise<GuardianshipDto> {
    return this.work.run('guardianship.record', async (tx) => {
      const child = await this.persons.get(tx, given.childId);
      assertInUse(child);
      const guardian = given.guardianId ? await this.persons.get(tx, given.guardianId) : undefined;
      if (guardian) assertInUse(guardian);
      settle(decideGuardianship(given, child, guardian));
      const guardianship: Guardianship = {
        ...given,
        id: newId(),
        commune: child.commune,
        version: 1,
        recordedAt: tx.asOf,
      };
      await this.guardianships.insert(tx, guardianship);
      this.audit(tx, guardianship);
      return guardianshipView(guardianship);
    });
  }

  end(id: string, until: string): Promise<GuardianshipDto> {
    return this.work.run('guardianship.end', async (tx) => {
      const before = await this.guardianships.lock(tx, id);
      tx.assertVersion(before.version);
      const after = settle(decideEnd(before, until));
      await this.guardianships.save(tx, after);
      this.audit(tx, after);
      return guardianshipView(after);
    });
  }

  ofChild(childId: string): Promise<Guardianship[]> {
    return this.work.read('guardianship.of-child', async (tx) => {
      const { commune } = await this.persons.get(tx, childId);
      tx.audit({ kind: 'person', id: childId, commune });
      return this.guardianships.ofChild(tx, childId);
    });
  }

  private audit(tx: Tx, { id, commune, version }: Guardianship): void {
    tx.audit({ kind: 'guardianship', id, commune, version });
  }
}
