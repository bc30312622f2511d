import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { rolesGiven } from '../delegation/delegation.js';
import { DelegationRepository } from '../delegation/delegation.repository.js';
import { EmergencyAccessRepository } from '../emergency-access/emergency-access.repository.js';
import { StaffRepository } from '../staff/staff.repository.js';
import { withMore, type Place } from './places.js';

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
    return places.map((place) => {
      // Who has left meanwhile gives nothing.
      const here = away
        .filter(
          ({ commune, from }) => commune === place.commune && given.get(from)?.some((one) => one.commune === commune),
        )
        .map(({ from }) => from);
      const roles = here.flatMap((from) => rolesAt(given.get(from) ?? [], place.commune));
      const records = opened.filter(({ commune }) => commune === place.commune).map(({ recordId }) => recordId);
      return withMore(place, { roles, standsInFor: here, opened: records });
    });
  }
}

const rolesAt = (places: readonly Place[], commune: string) =>
  rolesGiven(places.find((place) => place.commune === commune)?.roles ?? []);
