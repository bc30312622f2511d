import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { AttendedFamilies } from '../assignment/attended-families.repository.js';
import { isUnderAge } from '../person/person.js';
import type { AdmissibilityChecks } from './admissibility.js';
import { isWithinFunctions } from './motives.js';
import { RequestHousehold } from './request-household.js';
import { RequestRepository } from './request.repository.js';
import type { IntakeRequest } from './request.js';

/** What admissibility asks of the registry, of the other requests and of who is attended, at the moment somebody decides. */
@Injectable()
export class AdmissibilityFacts {
  constructor(
    private readonly table: RequestRepository,
    private readonly household: RequestHousehold,
    private readonly attended: AttendedFamilies,
  ) {}

  async of(tx: Tx, request: IntakeRequest): Promise<AdmissibilityChecks> {
    const children = await this.household.childrenOf(tx, request);
    const communes = await this.household.communesOf(tx, request);
    return {
      childUnder18: children.some((child) => isUnderAge(child, tx.asOf)),
      livesInCommune: communes.length === 0 || communes.includes(request.commune),
      motiveWithin: isWithinFunctions(request.motive),
      identicalOpen: await this.table.identicalOpen(tx, request),
      identicalAttended: await this.attended.identical(tx, request),
    };
  }

  get(tx: Tx, id: string): Promise<IntakeRequest> {
    return this.table.get(tx, id);
  }
}
