import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@oln/contracts';
import { newId } from '@oln/service-kit';
import { eventually, type ApiClient } from '@oln/testing';
import { ELSEWHERE, GatewayHouse, HERE } from '../testing/gateway-house.spec.js';
import { NoticeMailer } from './notice-mailer.js';
import { NoticeService } from './notice.service.js';
import { NoticesLeftBehind } from './notices-left-behind.js';

describe('What waits for somebody who has left', () => {
  let house: GatewayHouse;
  let region: ApiClient;

  beforeAll(async () => {
    house = await GatewayHouse.open();
    region = await house.as('supervisora-1', ['regional-supervisor'], [HERE, ELSEWHERE]);
    await hire('coordinadora-1', 'coordinator');
  });
  afterAll(() => house?.close());

  const member = (person: string, role: Role) => ({
    ...{ roles: [role], active: true, caseloads: [], email: `${person}@oln.example`, mail: 'each' },
  });
  const pathOf = (person: string, commune = HERE) => `/communes/${commune}/staff/${person}`;
  async function hire(person: string, role: Role, commune = HERE): Promise<void> {
    expect((await region.put(pathOf(person, commune), member(person, role))).status).toBe(200);
  }
  async function leaves(person: string, role: Role, commune = HERE): Promise<void> {
    const left = { ...member(person, role), active: false };
    expect((await region.put(pathOf(person, commune), left, { ifMatch: 1 })).status).toBe(200);
  }
  /** Gives the id of what it is about. */
  async function raised(to: object[], urgency: 'today' | 'digest' = 'today', commune = HERE): Promise<string> {
    const about = newId();
    const notices = house.service.app.get(NoticeService, { strict: false });
    for (const one of to) {
      const said = { code: 'deadline.overdue', about, aboutKind: 'case', rule: 'invitation.respond', urgency, ...one };
      await house.hear((event, tx) => notices.deliver(tx, { ...event, asof: RAISED } as never), said as never, commune);
    }
    return about;
  }
  const RAISED = '2026-03-02T13:00:00.000Z';
  const handOn = () => house.sweeps(() => house.service.app.get(NoticesLeftBehind, { strict: false }).handOn());
  const sendNow = () => house.sweeps(() => house.service.app.get(NoticeMailer, { strict: false }).sendNow());
  const inboxOf = async (person: string, role: Role, commune = HERE) => {
    const client = await house.as(person, [role], [commune]);
    return (await client.get<{ items: { about: string }[] }>('/notices')).body.items.map(({ about }) => about);
  };

  it('is not taken for mailed: whoever answers in their place gets it, and its mail', async () => {
    await hire('gestora-1', 'case-manager');
    house.mailFails = true;
    const about = await raised([{ toPerson: 'gestora-1' }]);
    await leaves('gestora-1', 'case-manager');
    house.mailFails = false;
    await sendNow();
    await handOn();
    expect(await inboxOf('coordinadora-1', 'coordinator')).toEqual([about]);
    expect(await inboxOf('gestora-1', 'case-manager')).toEqual([]);
    const mailed = () => house.rows('select person from notices where about = $1 and mailed_at is not null', [about]);
    await eventually(async () => {
      await sendNow();
      return (await mailed()).length > 0;
    });
    expect(await mailed()).toEqual([{ person: 'coordinadora-1' }]);
    expect(house.mails.some((mail) => mail.includes('To: coordinadora-1@oln.example'))).toBe(true);
    await handOn();
    expect(await inboxOf('coordinadora-1', 'coordinator')).toEqual([about]);
  });

  it('is nothing that somebody who is there was told as well, nor what is only news', async () => {
    await hire('gestora-2', 'case-manager');
    const both = await raised([{ toPerson: 'gestora-2' }, { toRole: 'coordinator' }]);
    const news = await raised([{ toPerson: 'gestora-2' }], 'digest');
    await leaves('gestora-2', 'case-manager');
    await handOn();
    expect((await inboxOf('coordinadora-1', 'coordinator')).filter((about) => about === both)).toHaveLength(1);
    expect(await inboxOf('coordinadora-1', 'coordinator')).not.toContain(news);
    expect(await inboxOf('gestora-2', 'case-manager')).toEqual([news]);
  });

  it('is nothing that they have read', async () => {
    await hire('gestora-3', 'case-manager');
    const about = await raised([{ toPerson: 'gestora-3' }]);
    const own = await house.as('gestora-3', ['case-manager']);
    const [{ id }] = (await own.get<{ items: [{ id: string }] }>('/notices')).body.items;
    await own.post(`/notices/${id}/read`, undefined);
    await leaves('gestora-3', 'case-manager');
    await handOn();
    expect(await inboxOf('coordinadora-1', 'coordinator')).not.toContain(about);
  });

  it('waits for somebody where nobody is left', async () => {
    await hire('gestora-9', 'case-manager', ELSEWHERE);
    const about = await raised([{ toPerson: 'gestora-9' }], 'today', ELSEWHERE);
    await leaves('gestora-9', 'case-manager', ELSEWHERE);
    await handOn();
    expect(await inboxOf('gestora-9', 'case-manager', ELSEWHERE)).toEqual([about]);
    await hire('coordinadora-9', 'coordinator', ELSEWHERE);
    await handOn();
    expect(await inboxOf('coordinadora-9', 'coordinator', ELSEWHERE)).toEqual([about]);
  });
});
