import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { CapacityRepository } from '../capacity/capacity.repository.js';
import { WaitingListRepository } from '../waiting-list/waiting-list.repository.js';

/** Is there room beyond those who wait for it? `unknown`: the service declares no places. */
@Injectable()
export class Room {
  constructor(
    private readonly capacities: CapacityRepository,
    private readonly list: WaitingListRepository,
  ) {}

  /** Looks at every commune's children: within `acrossOffices`. */
  async of(tx: Tx, offerId: string): Promise<'declared' | 'unknown' | 'none'> {
    const period = await this.capacities.findPeriod(tx, offerId, tx.asOf);
    if (!period) return 'unknown';
    return period.places - period.taken > (await this.list.countOf(tx, offerId)) ? 'declared' : 'none';
  }
}
