import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UnitOfWork } from '@oln/service-kit';
import type { LinkMail } from './answer-link-mail.service.js';
import { AnswerLinkConsumer, AnswerLinkQuestions } from './answer-link.nats.js';
import { body, HERE, OfferHouse } from '../testing/offer-house.spec.js';
import { ReferralLife } from '../testing/referral-life.spec.js';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const MAIL = 'derivaciones@cesfam.example';

describe('a receiver without an account', () => {
  let house: OfferHouse;
  let life: ReferralLife;

  beforeAll(async () => {
    house = await OfferHouse.open('2026-03-02T13:00:00Z');
    life = await ReferralLife.in(house);
  });
  afterAll(() => house?.close());

  const newestOf = async (about: string): Promise<string> => {
    const newest = 'select id from answer_links where about = $1 order by issued_at desc, id desc limit 1';
    return (await house.admin.query(newest, [about])).rows[0].id as string;
  };

  /** As the gateway asks. Gives the newest link of the record. */
  async function mailOf(about: string): Promise<LinkMail | null> {
    const id = await newestOf(about);
    const questions = house.service.app.get(AnswerLinkQuestions);
    return house.under({ person: 'system:watchdog', kind: 'system', communes: '*' }, () => questions.mail({ id }));
  }

  /** As the gateway tells, inside the transaction of the inbox. */
  function notMailed(id: string, about: string, service: 'cases' | 'offer' = 'offer'): Promise<void> {
    const data = { id, about, aboutKind: 'referral', service, reason: 'expired' as const };
    const consumer = house.service.app.get(AnswerLinkConsumer);
    return house.under({ person: 'system:inbox', kind: 'system' }, () =>
      house.service.app.get(UnitOfWork).run('inbox', (tx) => consumer.notMailed({ commune: HERE, data } as never, tx)),
    );
  }

  const look = async (url: string): Promise<[number, string]> => {
    const answer = await fetch(`${house.service.url}${url}`);
    return [answer.status, await answer.text()];
  };
  const send = async (url: string, fields: Record<string, string>): Promise<[number, string]> => {
    const answer = await fetch(`${house.service.url}${url}`, {
      method: 'POST',
      headers: FORM,
      body: new URLSearchParams(fields),
    });
    return [answer.status, await answer.text()];
  };
  const sendJson = async (url: string, sent: unknown): Promise<[number, Record<string, unknown>]> => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${house.service.url}${url}`, { method: 'POST', headers, body: JSON.stringify(sent) });
    return [answer.status, (await answer.json()) as Record<string, unknown>];
  };

  it('answers by a page that tells no name, once', async () => {
    const offer = await life.service('need-link', 1, { contactEmail: MAIL });
    const { id, familyId } = await life.sent(offer);
    const mail = await mailOf(id);
    expect(mail).toMatchObject({ to: MAIL, expiresAt: '2026-03-16T13:00:00.000Z' });
    const page = await fetch(`${house.service.url}${mail!.url}`);
    const html = await page.text();
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect([page.headers.get('cache-control'), page.headers.get('referrer-policy')]).toEqual([
      'no-store',
      'no-referrer',
    ]);
    expect(html).toContain('<html lang="es">');
    expect(html).toContain('7 a 13 años');
    for (const secret of ['<script', familyId, id, 'gestora-1', 'Prefiere']) expect(html).not.toContain(secret);
    const accepted = { answer: 'accepted', date: '2026-03-20', time: '11:00', place: 'Box <4>' };
    expect((await send(mail!.url, { ...accepted, date: '2026-02-30' }))[0]).toBe(422);
    expect((await send(mail!.url, { answer: 'declined' }))[1]).toContain('razón');
    expect((await send(mail!.url, accepted))[0]).toBe(200);
    expect(await life.get(id)).toMatchObject({
      stage: 'offered',
      appointmentAt: '2026-03-20T14:00:00.000Z',
      place: 'Box <4>',
    });
    expect((await send(mail!.url, accepted))[1]).toContain('ya se respondió');
    expect((await look(mail!.url))[1]).toContain('ya se respondió');
    const answers = body(await life.manager.get<{ items: unknown[] }>(`/referrals/${id}/answers`)).items;
    expect(answers).toMatchObject([{ kind: 'accepted', via: 'link', person: 'system:answer-link' }]);
  });

  it('answers twice at once, and once counts', async () => {
    const { id } = await life.sent(await life.service('need-link-twice', 1, { contactEmail: MAIL }));
    const { url } = (await mailOf(id))!;
    const both = await Promise.all([sendJson(url, { answer: 'wait-listed' }), sendJson(url, { answer: 'accepted' })]);
    expect(both.map(([status]) => status).sort()).toEqual([200, 409]);
    expect((await house.admin.query('select 1 from referral_answers where referral_id = $1', [id])).rows).toHaveLength(
      1,
    );
  });

  it('says whether the family came, and what came of it', async () => {
    const offer = await life.service('need-link-come', 1, { contactEmail: MAIL });
    const { id } = await life.attending(offer);
    await house.travelTo('2026-03-13T13:00:00Z');
    expect(await sendJson((await mailOf(id))!.url, { answer: 'attended', date: '2026-03-12', time: '10:00' })).toEqual([
      200,
      { taken: true },
    ]);
    expect(await life.get(id)).toMatchObject({ stage: 'result', effectiveAt: '2026-03-12T13:00:00.000Z' });
    expect(await sendJson((await mailOf(id))!.url, { answer: 'result', result: 'attending' })).toEqual([
      200,
      { taken: true },
    ]);
    expect(await life.get(id)).toMatchObject({ stage: 'closed', outcome: 'effective', result: 'attending' });
  });

  it('is told clearly of a link that does not hold any more', async () => {
    const { id } = await life.sent(await life.service('need-link-old', 1, { contactEmail: MAIL }));
    const { url } = (await mailOf(id))!;
    await life.step(id, 'withdrawal', { reason: 'need-met' });
    expect((await look(url))[1]).toContain('ya no se necesita');
    expect(await mailOf(id)).toBeNull();
    const expired = await life.sent(await life.service('need-link-late', 1, { contactEmail: MAIL }));
    const late = (await mailOf(expired.id))!.url;
    await house.travelTo('2026-04-13T13:00:00Z');
    expect((await look(late))[1]).toContain('venció');
    expect(await look(`${late.slice(0, -4)}AAAA`)).toMatchObject([404, expect.stringContaining('no existe')]);
    const [status, problem] = await sendJson(late, { answer: 'wait-listed' });
    expect([status, problem.code]).toEqual([409, 'ANSWER_LINK.EXPIRED']);
  });

  it('without an address gets its link from the office, which is shown once and on record', async () => {
    const offer = await life.service('need-link-hand', 1);
    const { id, version } = await life.sent(offer);
    const link = body(
      await life.manager.post<{ id: string; path: string }>(`/referrals/${id}/answer-link`, {}, { ifMatch: version }),
      201,
    );
    expect((await look(link.path))[0]).toBe(200);
    const { rows } = await house.admin.query('select secret, token_hash from answer_links where id = $1', [link.id]);
    expect(rows[0].secret).toBeNull();
    expect(link.path).not.toContain(rows[0].token_hash);
    const audit = await house.admin.query(`select 1 from audit where action = 'answer-link.fetch' and entity_id = $1`, [
      id,
    ]);
    expect(audit.rows).toHaveLength(1);
    expect((await house.events(link.id)).map(({ name }) => name)).not.toContain('answer-link.issued');
  });

  it('never got its link: who is in charge of the referral is told, once', async () => {
    const { id } = await life.sent(await life.service('need-link-unsent', 1, { contactEmail: MAIL }));
    const link = await newestOf(id);
    await notMailed(link, id, 'cases');
    expect(await life.notices(id)).not.toContain('referral.link-not-mailed > gestora-1');
    for (let times = 0; times < 3; times += 1) await notMailed(link, id);
    expect((await life.notices(id)).filter((notice) => notice.includes('link-not-mailed'))).toEqual([
      'referral.link-not-mailed > gestora-1',
    ]);
    expect(await life.get(id)).toMatchObject({ stage: 'sent' });
  });

  it('nobody is told of a link that is not needed any more', async () => {
    const { id } = await life.sent(await life.service('need-link-unsent-late', 1, { contactEmail: MAIL }));
    const link = await newestOf(id);
    await life.step(id, 'withdrawal', { reason: 'need-met' });
    await notMailed(link, id);
    expect((await life.notices(id)).join()).not.toContain('link-not-mailed');
  });

  it('nobody but the house is told address and link', async () => {
    const { id } = await life.sent(await life.service('need-link-asked', 1, { contactEmail: MAIL }));
    const { rows } = await house.admin.query('select id from answer_links where about = $1', [id]);
    const questions = house.service.app.get(AnswerLinkQuestions);
    const asked = house.under({ person: 'coordinadora-1', kind: 'person', roles: ['coordinator'] }, () =>
      questions.mail({ id: rows[0].id }),
    );
    await expect(asked).rejects.toThrow('REQUEST.NOT_ALLOWED');
    const stored = await house.admin.query(
      `select payload::text as text from outbox where payload::text like '%/answers/%'`,
    );
    expect(stored.rows).toEqual([]);
  });
});
