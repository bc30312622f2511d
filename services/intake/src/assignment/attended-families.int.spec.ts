import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { casesEvents, gatewayEvents, LINES, type Line } from '@oln/contracts';
import { newId } from '@oln/service-kit';
import { FrontDeskLife, type Household } from '../testing/front-desk.spec.js';
import { body, codeOf, factOf, HERE, IntakeHouse } from '../testing/intake-house.spec.js';
import { CaseloadService } from './caseload.service.js';
import { StaffService } from './staff.service.js';

describe('A family that is attended already', () => {
  let house: IntakeHouse;
  let desk: FrontDeskLife;
  let household: Household;
  /** Assigned, for case management: its case is open. */
  let first: string;

  beforeAll(async () => {
    house = await IntakeHouse.open();
    desk = new FrontDeskLife(await house.as('coordinadora-1'));
    const caseloads = LINES.map((line) => ({ line, maximum: 40 }));
    const data = { person: 'gestora-1', roles: ['case-manager' as const], active: true, caseloads };
    const event = factOf(gatewayEvents.staffChanged, HERE, newId(), 1, data, house.now);
    await house.hear(event, (told, tx) => house.get(StaffService).changed(tx, told));
  });
  afterAll(() => house?.close());

  beforeEach(async () => {
    household = await desk.household(2);
    first = await assigned('case-management');
  });

  const [CHILD, SIBLING] = [0, 1];
  const asks = (motive: string, childIds = [household.childIds[CHILD]!]) =>
    desk.request({ motive, childIds }, household);

  async function assigned(line: Line): Promise<string> {
    const { id } = await asks('parenting');
    await desk.toAssignment(id, line);
    await desk.step(id, 'assign', { person: 'gestora-1' });
    return id;
  }

  async function refusal(id: string, step: string, input: object = {}) {
    const { version } = await desk.get(id);
    const answer = await desk.staff.post<Record<string, unknown>>(`/requests/${id}/${step}`, input, {
      ifMatch: version,
    });
    return { code: codeOf(answer), namesFirst: JSON.stringify(answer.body).includes(first) };
  }

  async function toVariant(motive = 'school', childIds?: string[]): Promise<string> {
    const { id } = await asks(motive, childIds);
    await desk.step(id, 'admit');
    await desk.step(id, 'take-up');
    return id;
  }

  const into = (line: Line, more: object = {}) => ({
    ...{ variant: 'family-accompaniment', line, reason: 'needs-of-family' },
    ...more,
  });

  async function caseCloses(): Promise<void> {
    const of = { id: newId(), requestId: first, familyId: household.familyId, children: household.childIds };
    const closing = { outcome: 'completed', stage: 'closure', closedAt: house.now.toISOString() } as const;
    const data = { ...of, line: 'case-management' as const, personInCharge: 'gestora-1', ...closing };
    const event = factOf(casesEvents.caseClosed, HERE, of.id, 9, data, house.now);
    await house.hear(event, (told, tx) => house.get(CaseloadService).closed(tx, told));
  }

  it('is not admitted for the same again; whoever attends it is told of what came', async () => {
    const { id } = await asks('parenting');
    expect(body(await desk.staff.get(`/requests/${id}/checks`))).toMatchObject({ identicalAttended: first });
    expect(await refusal(id, 'admit')).toEqual({ code: [409, 'INTAKE.IDENTICAL_ATTENDED'], namesFirst: true });
    expect(await desk.step(id, 'duplicate', { of: first })).toMatchObject({ outcome: 'duplicate', duplicateOf: first });
    expect((await house.events(id)).map(({ data }) => data)).toContainEqual(
      expect.objectContaining({ code: 'request.joined-case', about: id, toPerson: 'gestora-1' }),
    );
  });

  it('is admitted beside its case for a reason; a sister whom the case does not have is not left to it', async () => {
    const ofSister = await asks('parenting', [household.childIds[SIBLING]!]);
    expect(await desk.step(ofSister.id, 'admit')).toMatchObject({ stage: 'prioritised' });
    await desk.step(ofSister.id, 'withdraw', { reason: 'solved', riskChecked: true });
    const { id } = await asks('parenting', household.childIds);
    expect(await refusal(id, 'duplicate', { of: first })).toEqual({
      code: [422, 'INTAKE.NOT_IDENTICAL'],
      namesFirst: false,
    });
    expect(await refusal(id, 'admit')).toEqual({ code: [409, 'INTAKE.IDENTICAL_ATTENDED'], namesFirst: true });
    expect(await desk.step(id, 'admit', { separate: 'other-child' })).toMatchObject({ stage: 'prioritised' });
  });

  it('gets the other line beside it, but no second case of the same one without a reason', async () => {
    const id = await toVariant('school', [household.childIds[SIBLING]!]);
    expect(await refusal(id, 'variant', into('case-management'))).toEqual({
      code: [409, 'INTAKE.LINE_OPEN'],
      namesFirst: true,
    });
    expect(await desk.step(id, 'variant', into('family-therapy'))).toMatchObject({ stage: 'assignment' });
    const second = await toVariant('neglect');
    await desk.step(second, 'variant', into('case-management', { separate: 'other-child' }));
    const chosen = (await house.events(second)).find(({ name }) => name === 'request.variant-chosen');
    expect(chosen?.data).toMatchObject({ line: 'case-management', separate: 'other-child' });
  });

  it('of two who choose the same line for it at once, one is told that it is in it', async () => {
    const requests = [await toVariant('school'), await toVariant('neglect')];
    const choose = async (id: string) => {
      const { version } = await desk.get(id);
      return desk.staff.post(`/requests/${id}/variant`, into('family-therapy'), { ifMatch: version });
    };
    const answers = await Promise.all(requests.map(choose));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is attended no more once its case has its outcome', async () => {
    await caseCloses();
    const again = await asks('parenting');
    expect(await desk.step(again.id, 'admit')).toMatchObject({ stage: 'prioritised' });
    await desk.step(again.id, 'take-up');
    expect(await desk.step(again.id, 'variant', into('case-management'))).toMatchObject({ stage: 'assignment' });
    const late = await asks('parenting');
    expect(await refusal(late.id, 'duplicate', { of: first })).toEqual({
      code: [422, 'INTAKE.NOT_IDENTICAL'],
      namesFirst: false,
    });
  });
});
