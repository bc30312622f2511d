import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { casesEvents, gatewayEvents } from '@oln/contracts';
import { SYSTEM } from '@oln/identity';
import { newId } from '@oln/service-kit';
import { FrontDeskLife } from '../testing/front-desk.spec.js';
import { body, factOf, HERE, IntakeHouse } from '../testing/intake-house.spec.js';
import { CaseloadService } from './caseload.service.js';
import { StaffService } from './staff.service.js';
import { UnopenedCases } from './unopened-cases.js';

describe('A family that was assigned', () => {
  let house: IntakeHouse;
  let desk: FrontDeskLife;

  beforeAll(async () => {
    house = await IntakeHouse.open('2026-06-15T16:00:00Z');
    desk = new FrontDeskLife(await house.as('coordinadora-1'));
    const roles: ['case-manager'] = ['case-manager'];
    const caseloads = [{ line: 'case-management' as const, maximum: 40 }];
    const data = { person: 'gestora-1', roles, active: true, caseloads };
    const hired = factOf(gatewayEvents.staffChanged, HERE, newId(), 1, data, house.now);
    await house.hear(hired, (event, tx) => house.get(StaffService).changed(tx, event));
  });
  afterAll(() => house?.close());

  async function assigned(): Promise<string> {
    const { id, version } = await desk.toAssignment((await desk.request()).id);
    body(await desk.staff.post(`/requests/${id}/assign`, {}, { ifMatch: version }));
    return id;
  }
  const opens = async (requestId: string): Promise<void> => {
    const opened = {
      ...{ id: newId(), requestId, familyId: newId(), children: [newId()], line: 'case-management' as const },
      ...{ personInCharge: 'gestora-1', priority: 'low' as const, openedAt: house.now.toISOString() },
    };
    const event = factOf(casesEvents.caseOpened, HERE, opened.id, 1, opened, house.now);
    await house.hear(event, (heard, tx) => house.get(CaseloadService).opened(tx, heard));
  };
  const tellBefore = (instant: string) =>
    house.under(SYSTEM.watchdog, () => house.get(UnopenedCases).tellBefore(new Date(instant)));
  const notices = async (id: string) =>
    (await house.events(id)).flatMap(({ name, data }) =>
      name === 'notice.raised' && data.code === 'request.no-case' ? [[data.toRole, data.urgency]] : [],
    );

  it('and has no case is told of once, to the coordinator; one whose case was opened is not', async () => {
    const [lost, attended] = [await assigned(), await assigned()];
    await opens(attended);
    await tellBefore('2026-06-15T16:00:00Z');
    expect([await notices(lost), await notices(attended)]).toEqual([[], []]);
    for (let twice = 0; twice < 2; twice += 1) await tellBefore('2026-06-15T16:00:01Z');
    expect([await notices(lost), await notices(attended)]).toEqual([[['coordinator', 'now']], []]);
  });
});
