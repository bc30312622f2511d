import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@oln/service-kit';
import { holdSweeps } from '@oln/testing';
import { GatewayHouse, HERE } from '../testing/gateway-house.spec.js';
import { NoticeConsumer } from './notice.nats.js';
import { NoticeMailer } from './notice-mailer.js';

describe('Mails of notices', () => {
  let house: GatewayHouse;

  beforeAll(async () => {
    house = await GatewayHouse.open();
    await holdSweeps(house.admin, 'mail-now');
    const coordinator = await house.as('coordinadora-1', ['coordinator']);
    for (const person of ['gestora-1', 'gestora-2']) {
      const member = {
        roles: ['case-manager'],
        active: true,
        caseloads: [],
        email: `${person}@oln.example`,
        mail: 'each',
      };
      await coordinator.put(`/communes/${HERE}/staff/${person}`, member);
    }
  });
  afterAll(() => house?.close());

  const send = () => house.sweeps(() => house.service.app.get(NoticeMailer).sendNow());
  const notice = (toPerson: string) => {
    const data = { code: 'case.opened', about: newId(), aboutKind: 'case', toPerson, urgency: 'now' } as const;
    const consumer = house.service.app.get(NoticeConsumer);
    return house.hear((event, tx) => consumer.fromCases(event as never, tx), data);
  };
  const waiting = () => house.rows('select person, mail_attempts as attempts from notices where mailed_at is null');

  it('one that cannot be made waits longer, and holds up nobody else', async () => {
    for (const person of ['gestora-1', 'gestora-2']) await notice(person);
    const [{ email }] = (await house.rows<{ email: Buffer }>(`select email from staff where person = 'gestora-1'`)) as [
      { email: Buffer },
    ];
    await house.rows(`update staff set email = 'unreadable' where person = 'gestora-1'`);
    await send();
    expect(house.mails.map((mail) => /^To: (.*)$/m.exec(mail)?.[1])).toEqual(['gestora-2@oln.example']);
    expect(await waiting()).toEqual([{ person: 'gestora-1', attempts: 1 }]);
    await house.rows(`update staff set email = $1 where person = 'gestora-1'`, [email]);
    await send();
    expect(await waiting()).toHaveLength(1);
    await house.rows('update notices set mail_tried_at = null');
    await send();
    expect(await waiting()).toEqual([]);
  });
});
