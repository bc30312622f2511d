import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FrontDeskLife } from '../testing/front-desk.spec.js';
import { body, codeOf, ELSEWHERE, IntakeHouse } from '../testing/intake-house.spec.js';
import type { GuardianshipDto } from './guardianship.dto.js';

describe('Guardianship', () => {
  let house: IntakeHouse;
  let desk: FrontDeskLife;

  beforeAll(async () => {
    house = await IntakeHouse.open();
    desk = new FrontDeskLife(await house.as('gestora-1', ['case-manager']));
  });
  afterAll(() => house?.close());

  const record = (childId: string, guardianId: string, changes = {}) =>
    desk.staff.post<GuardianshipDto>('/guardianships', {
      ...{ childId, guardianId, kind: 'personal-care', source: 'court-order', since: '2024-02-29' },
      ...changes,
    });
  const ofChild = async (childId: string) =>
    body(await desk.staff.get<GuardianshipDto[]>(`/guardianships?childId=${childId}`));

  it('is recorded, ends once on a date, and the past one stays known', async () => {
    const { childIds, motherId } = await desk.household();
    const [child = ''] = childIds;
    const { id, version } = body(await record(child, motherId));
    const end = (until: string) => desk.staff.post(`/guardianships/${id}/end`, { until }, { ifMatch: version });
    expect(codeOf(await end('2024-02-28'))).toEqual([422, 'GUARDIANSHIP.ENDS_BEFORE']);
    const answers = await Promise.all([end('2026-06-01'), end('2026-06-02')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const foster = {
      kind: 'residence',
      guardianId: undefined,
      institution: 'residencia-13110-02',
      since: '2026-06-01',
    };
    body(await record(child, motherId, foster));
    expect((await ofChild(child)).map(({ kind, until }) => [kind, until !== undefined])).toEqual([
      ['residence', false],
      ['personal-care', true],
    ]);
  });

  it('is known by every entry of the child, and is recorded with the entry in use', async () => {
    const { childIds, motherId } = await desk.household();
    const [child = ''] = childIds;
    const double = await desk.person({ run: undefined, birthDate: undefined, kind: 'child' });
    body(await record(double.id, motherId));
    body(await desk.staff.post('/person-merges', { merged: double.id, survivor: child, reason: 'documents-seen' }));
    expect(await ofChild(child)).toHaveLength(1);
    expect(codeOf(await record(double.id, motherId))).toEqual([409, 'PERSON.MERGED']);
  });

  it('of a child of another commune is neither seen nor recorded', async () => {
    const { childIds, motherId } = await desk.household();
    const stranger = await house.as('gestora-9', ['case-manager'], [ELSEWHERE]);
    expect(codeOf(await stranger.get(`/guardianships?childId=${childIds[0]}`))).toEqual([404, 'PERSON.NOT_FOUND']);
    const given = { childId: childIds[0], guardianId: motherId, kind: 'personal-care', source: 'agreement' };
    const answer = await stranger.post('/guardianships', { ...given, since: '2026-01-01' });
    expect(codeOf(answer)).toEqual([404, 'PERSON.NOT_FOUND']);
  });

  it('is audited by who reads it', async () => {
    const { childIds } = await desk.household();
    await ofChild(childIds[0]!);
    const { rows } = await house.admin.query(`select person from audit where entity_id = $1 and action = $2`, [
      childIds[0],
      'guardianship.of-child',
    ]);
    expect(rows).toEqual([{ person: 'gestora-1' }]);
  });
});
