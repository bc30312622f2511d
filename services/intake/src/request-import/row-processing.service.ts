import { Injectable } from '@nestjs/common';
import { isRefusal } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import { RegistrationService } from '../request/registration.service.js';
import { RequestRepository } from '../request/request.repository.js';
import { RequestService } from '../request/request.service.js';
import type { IntakeRequest } from '../request/request.js';
import type { Person } from '../person/person.js';
import { RowHouseholdService } from './row-household.service.js';
import { RowIdentityService } from './row-identity.service.js';
import type { ImportRow, RowAnswer } from './request-import.js';
import { receivedInstant, type RowFacts } from './sheet/row-facts.js';

/** Requests as the import needs them. */
@Injectable()
export class ImportedRequests {
  constructor(
    private readonly registration: RegistrationService,
    private readonly requests: RequestService,
    private readonly table: RequestRepository,
  ) {}

  /** An open request of the family for the same motive takes the child in; otherwise a new one is registered. */
  async take(
    tx: Tx,
    { commune, importId, rowNumber }: ImportRow,
    familyId: string,
    child: Person,
    facts: RowFacts,
  ): Promise<RowAnswer> {
    const open = (await this.table.openOfFamily(tx, familyId)).filter(({ motive }) => motive === facts.motive);
    const same = open.find(({ children }) => children.includes(child.id));
    if (same) return { state: 'known', code: 'OPEN_REQUEST', requestId: same.id };
    const joined = open[0] && (await this.join(tx, open[0], child));
    if (joined) return { state: 'accepted', code: 'JOINED_REQUEST', requestId: joined.id };
    const { channel, motive, narrative, receivedAt, danger } = facts;
    const request = await this.registration.register(tx, {
      ...{ commune, channel, motive, narrative, familyId, childIds: [child.id], factors: [] },
      receivedAt: receivedAt ? receivedInstant(receivedAt, tx.asOf) : undefined,
      danger: danger ? ['other'] : undefined,
      origin: 'import',
      originKey: `import:${importId}:${rowNumber}`,
    });
    return { state: 'accepted', code: 'NEW_REQUEST', requestId: request.id };
  }

  private async join(tx: Tx, request: IntakeRequest, child: Person): Promise<IntakeRequest | undefined> {
    const joined = await this.requests.tryApply(tx, request, { do: 'add-child', child: child.id });
    return isRefusal(joined) ? undefined : joined;
  }
}

/** From the facts of a row to its answer: who it is about, which household, which request. Inside the row's transaction. */
@Injectable()
export class RowProcessing {
  constructor(
    private readonly identity: RowIdentityService,
    private readonly households: RowHouseholdService,
    private readonly requests: ImportedRequests,
  ) {}

  async process(
    tx: Tx,
    row: ImportRow,
    facts: RowFacts,
    chosen?: { personId?: string; isNew?: boolean },
  ): Promise<RowAnswer> {
    const found = await this.identity.child(tx, row.commune, facts.child, chosen);
    if ('review' in found) return { state: 'to-review', code: found.review, candidates: found.candidates };
    if (found.person.kind !== 'child') return { state: 'refused', code: 'OF_AGE' };
    const familyId = await this.households.of(tx, row.commune, found.person, facts);
    const answer = await this.requests.take(tx, row, familyId, found.person, facts);
    return { ...answer, personId: found.person.id, candidates: [] };
  }
}
