import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AnswerLinkMail } from '@oln/contracts';
import { newId } from '@oln/service-kit';
import { eventually } from '@oln/testing';
import { GatewayHouse, HERE } from '../testing/gateway-house.spec.js';
import { AnswerLinkConsumer } from './answer-link.nats.js';
import { LinkMailer } from './link-mailer.js';

const HOUR_MS = 3_600_000;
const ADDRESS = 'oficina-de-partes@cesfam.example';
const TOKEN = 'c2VjcmV0LW9mLXRoZS1saW5r';

describe('Links that answer once', () => {
  let house: GatewayHouse;
  /** What the issuing service says of a link; undefined: it does not know it, as a service that is behind. */
  const known = new Map<string, AnswerLinkMail | null>();

  beforeAll(async () => {
    house = await GatewayHouse.open();
    await house.answers('offer', 'answer-link-mail', ({ id }: { id: string }) => {
      if (!known.has(id)) throw new Error('not known yet');
      return known.get(id);
    });
    const coordinator = await house.as('coordinadora-1', ['coordinator']);
    const member = { roles: ['coordinator'], active: true, caseloads: [], mail: 'none' };
    expect((await coordinator.put(`/communes/${HERE}/staff/coordinadora-1`, member)).status).toBe(200);
  });
  afterAll(() => house?.close());
  beforeEach(() => {
    house.mails.splice(0);
    house.mailFails = false;
  });

  const mailOf = (id: string, more: Partial<AnswerLinkMail> = {}): AnswerLinkMail => ({
    to: ADDRESS,
    url: `/api/offer/v1/answers/${TOKEN}${id}`,
    expiresAt: new Date(house.now.getTime() + 48 * HOUR_MS).toISOString(),
    language: 'es',
    ...more,
  });
  async function issued(hours = 48, times = 1): Promise<string> {
    const id = newId();
    const expiresAt = new Date(house.now.getTime() + hours * HOUR_MS).toISOString();
    const consumer = house.service.app.get(AnswerLinkConsumer);
    for (let time = 0; time < times; time += 1)
      await house.hear((event, tx) => consumer.fromOffer(event as never, tx), {
        id,
        about: newId(),
        aboutKind: 'referral',
        expiresAt,
      } as never);
    return id;
  }
  const sweep = () => house.sweeps(() => house.service.app.get(LinkMailer).sendWaiting());
  const stateOf = async (id: string) =>
    (
      await house.rows<{ state: string; attempts: number }>('select state, attempts from answer_links where id = $1', [
        id,
      ])
    )[0];
  const settled = (id: string, state: string) =>
    eventually(async () => {
      await sweep();
      return (await stateOf(id))?.state === state;
    });
  const told = async (id: string) =>
    (
      await house.rows<{ type: string; reason?: string }>(
        `select split_part(subject, '.', 6) as type, payload -> 'data' ->> 'reason' as reason from outbox
          where entity_id = $1 and lane = 'event'`,
        [id],
      )
    ).map(({ type, reason }) => (reason ? `${type}: ${reason}` : type));

  it('are mailed to who has no account, completed with the public address, though heard of twice', async () => {
    const id = await issued(48, 2);
    known.set(id, mailOf(id));
    await settled(id, 'mailed');
    const text = house.mails
      .find((mail) => mail.includes(id))!
      .replaceAll('=\r\n', '')
      .replaceAll('=3D', '=');
    expect(text).toContain(`To: ${ADDRESS}`);
    expect(text).toContain(`https://oln.example/api/offer/v1/answers/${TOKEN}${id}`);
    expect(await told(id)).toEqual(['mailed']);
    await sweep();
    expect(house.mails.filter((mail) => mail.includes(id))).toHaveLength(1);
  });

  it('leave neither address nor link behind, in no table', async () => {
    for (const table of ['answer_links', 'outbox', 'audit', 'notices', 'idempotency']) {
      const [row] = await house.rows<{ count: string }>(
        `select count(*) from ${table} where row_to_json(${table})::text like any ($1)`,
        [[`%${ADDRESS}%`, `%${TOKEN}%`]],
      );
      expect([table, row!.count]).toEqual([table, '0']);
    }
  });

  it('are tried again while the issuing service or the mail server does not do its part', async () => {
    const id = await issued();
    house.mailFails = true;
    await sweep();
    await eventually(async () => (await stateOf(id))!.attempts > 0);
    known.set(id, mailOf(id));
    await house.admin.query('update answer_links set tried_at = null where id = $1', [id]);
    await sweep();
    expect((await stateOf(id))!.state).toBe('waiting');
    house.mailFails = false;
    await house.admin.query('update answer_links set tried_at = null where id = $1', [id]);
    await settled(id, 'mailed');
  });

  it('are not mailed once they were used or withdrawn', async () => {
    const id = await issued();
    known.set(id, null);
    await settled(id, 'not-needed');
    expect([house.mails, await told(id)]).toEqual([[], []]);
  });

  it('are given up when they expire, which the service and the office are told', async () => {
    const id = await issued(-1);
    await settled(id, 'not-mailed');
    expect(await told(id)).toEqual(['not-mailed: expired']);
    const inbox = await (
      await house.as('coordinadora-1', ['coordinator'])
    ).get<{ items: { code: string; text: string }[] }>('/notices');
    expect(inbox.body.items).toContainEqual(
      expect.objectContaining({ code: 'answer-link.not-mailed', text: expect.stringContaining('otra vía') }),
    );
  });

  it('are given up at once where there is no address to send them to', async () => {
    const id = await issued();
    known.set(id, mailOf(id, { to: 'a@b.example,c@d.example' }));
    await settled(id, 'not-mailed');
    expect(await told(id)).toEqual(['not-mailed: no-address']);
  });
});
