import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@oln/contracts';
import { Questions, type DueDateView, type ExplainedProcess, type Page } from '@oln/service-kit';
import { FrontDeskLife } from '../testing/front-desk.spec.js';
import { body, HERE, IntakeHouse } from '../testing/intake-house.spec.js';
import { AnonymisationLife } from './anonymisation-life.spec.js';

describe('What is due of an anonymisation, and why', () => {
  let house: IntakeHouse;
  let id: string;
  let requestId: string;

  beforeAll(async () => {
    house = await IntakeHouse.open('2026-12-01T15:00:00Z');
    const desk = new FrontDeskLife(await house.as('coordinadora-1'));
    const life = new AnonymisationLife(house, desk);
    const { childIds } = await desk.household(1);
    const one = await life.opened(childIds[0]!);
    id = one.id;
    requestId = one.rightsRequestId!;
    await life.ring(id, 'begin');
    // The process puts the clock of the next stage; played by hand, it left that of the one before.
    await house.admin.query(`update due_dates set state = 'open', met_at = null where entity_id = $1`, [id]);
  });
  afterAll(() => house?.close());

  async function shownTo(role: Role): Promise<{ explained: string[]; due: string[]; ofItsRequest: string[] }> {
    const principal = { person: 'alguien-1', roles: [role], communes: [HERE], kind: 'person' as const };
    const ask = <Answer>(query: string, question: object): Promise<Answer> =>
      house.under(principal, () => house.get(Questions).ask<Answer>('intake', query, question));
    const explain = async (recordId: string): Promise<string[]> =>
      (await ask<{ items: ExplainedProcess[] }>('explain', { recordId })).items.map(({ process }) => process);
    const due = (await ask<Page<DueDateView>>('deadlines', { recordId: id })).items;
    const own = body(await (await house.as('alguien-1', [role])).get<Page<DueDateView>>(`/due?recordId=${id}`)).items;
    return {
      explained: await explain(id),
      due: [...due, ...own].map(({ process }) => process),
      ofItsRequest: await explain(requestId),
    };
  }

  it('is told to whom the anonymisation is: who leads the office, and who oversees it', async () => {
    for (const role of ['coordinator', 'deputy-coordinator', 'regional-supervisor', 'national-supervisor'] as const)
      expect([role, await shownTo(role)]).toEqual([
        role,
        {
          explained: ['anonymisation'],
          due: ['anonymisation', 'anonymisation'],
          ofItsRequest: ['rights-request'],
        },
      ]);
  });

  it('is told to nobody else, with whatever right they follow the request that asked for it', async () => {
    for (const role of ['case-manager', 'family-therapist', 'community-manager', 'chcc-support'] as const)
      expect([role, await shownTo(role)]).toEqual([role, { explained: [], due: [], ofItsRequest: ['rights-request'] }]);
  });
});
