import { Injectable } from '@nestjs/common';
import { placesNow, type Place } from '@oln/identity';
import type { Tx } from '@oln/service-kit';
import { DelegationRepository } from '../delegation/delegation.repository.js';
import { EmergencyAccessRepository } from '../emergency-access/emergency-access.repository.js';
import { StaffRepository } from '../staff/staff.repository.js';

/** Where somebody works, for whom they stand in there, and what they have opened in an emergency: all that a token says. */
@Injectable()
export class Places {
  constructor(
    private readonly staff: StaffRepository,
    private readonly delegations: DelegationRepository,
    private readonly accesses: EmergencyAccessRepository,
  ) {}

  async of(tx: Tx, person: string, now: Date): Promise<Place[]> {
    const places = await this.staff.placesOf(tx, person);
    if (places.length === 0) return [];
    const opened = await this.accesses.inForce(tx, person, now);
    const away = await this.delegations.inForce(tx, person, now);
    const given = new Map<string, Place[]>();
    for (const { from } of away) given.set(from, await this.staff.placesOf(tx, from));
    const theirs = away.map(({ commune, from }) => ({ commune, from, places: given.get(from) ?? [] }));
    return placesNow(places, { away: theirs, opened });
  }
}
