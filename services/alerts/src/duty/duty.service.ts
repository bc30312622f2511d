import { Injectable } from '@nestjs/common';
import { communeWithin, lockByName, newId, UnitOfWork, type Tx } from '@oln/service-kit';
import { DutyRepository, type Duty } from './duty.repository.js';

export interface DutyView {
  commune: string;
  version: number;
  person?: string;
}

/** Terms in hours run round the clock: somebody of each office is on duty, and new alerts are theirs (rulings: Time). */
@Injectable()
export class DutyService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly duties: DutyRepository,
  ) {}

  get(named: string): Promise<DutyView> {
    return this.work.read('duty.read', async (tx) => {
      const commune = communeWithin(tx.context, named);
      return viewOf(commune, await this.duties.find(tx, commune));
    });
  }

  put(named: string, person: string | undefined): Promise<DutyView> {
    return this.work.run('duty.change', async (tx) => {
      const commune = communeWithin(tx.context, named);
      await lockByName(tx, `duty ${commune}`);
      const before = await this.duties.find(tx, commune);
      tx.assertVersion(before?.version ?? 0);
      return viewOf(commune, this.change(tx, commune, before, person ?? null));
    });
  }

  /** Nobody is on duty who has left. */
  async left(tx: Tx, commune: string, person: string): Promise<void> {
    const before = await this.duties.find(tx, commune);
    if (before?.person === person) this.change(tx, commune, before, null);
  }

  private change(tx: Tx, commune: string, before: Duty | undefined, person: string | null): Duty {
    const after = { commune, id: before?.id ?? newId(), version: (before?.version ?? 0) + 1, person };
    this.duties.put(tx, after);
    tx.audit({ action: 'duty.change', kind: 'duty', id: after.id, commune, version: after.version });
    return after;
  }
}

const viewOf = (commune: string, duty: Duty | undefined): DutyView => ({
  commune,
  version: duty?.version ?? 0,
  person: duty?.person ?? undefined,
});
