import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UnitOfWork } from '@oln/service-kit';
import { CasesHouse, body, HERE } from '../testing/cases-house.spec.js';
import { EscalationLife } from '../testing/escalation-life.spec.js';
import { AcknowledgementService } from './acknowledgement.service.js';
import { AnswerLinkConsumer } from './answer-link.nats.js';

describe('a link for who has no account', () => {
  let house: CasesHouse;
  let life: EscalationLife;

  beforeAll(async () => {
    house = await CasesHouse.open('2026-03-02T13:00:00Z');
    life = await EscalationLife.in(house);
    const recipient = { scope: 'commune', title: { es: 'Equipo <local>', en: 'Local team' }, people: [], active: true };
    const path = `/communes/${HERE}/recipients/specialised-service/1`;
    body(await life.coordinator.put(path, { ...recipient, email: 'equipo@proteccion.example' }, { ifMatch: 0 }));
  });
  afterAll(() => house?.close());

  const mailOf = (id: string) => house.under({}, () => house.service.app.get(AcknowledgementService).mailOf(id));
  const linksOf = async (escalation: string): Promise<string[]> =>
    (
      await house.admin.query('select id from answer_links where about = $1 order by made_at, id', [escalation])
    ).rows.map(({ id }) => id);
  /** As the gateway tells, inside the transaction of the inbox. */
  const notMailed = (id: string, about: string, service: 'cases' | 'offer' = 'cases') => {
    const data = { id, about, aboutKind: 'escalation', service, reason: 'no-address' as const };
    const consumer = house.service.app.get(AnswerLinkConsumer);
    return house.under({ person: 'system:inbox', kind: 'system' }, () =>
      house.service.app.get(UnitOfWork).run('inbox', (tx) => consumer.notMailed({ commune: HERE, data } as never, tx)),
    );
  };
  const open = (url: string, method = 'GET', accept = 'application/json') =>
    fetch(`${house.service.url}${url}`, {
      method,
      headers: { accept, ...(method === 'POST' && { 'content-type': 'application/x-www-form-urlencoded' }) },
      body: method === 'POST' ? '' : undefined,
    });

  it('is told of without its secret, which lies nowhere in the clear, and is mailed to the institution', async () => {
    const { id } = await life.notified();
    const [link] = await linksOf(id);
    expect(await life.told(link!, 'answer-link.issued')).toMatchObject([
      { about: id, aboutKind: 'escalation', expiresAt: '2026-03-16T13:00:00.000Z' },
    ]);
    const mail = await mailOf(link!);
    expect(mail).toMatchObject({
      to: 'equipo@proteccion.example',
      url: expect.stringMatching(/^\/api\/cases\/v1\/acknowledgements\/13110\./) as never,
    });
    const secret = mail!.url.split('.').at(-1)!;
    for (const table of ['answer_links', 'outbox', 'escalations', 'escalation_notifications']) {
      const { rows } = await house.admin.query(
        `select count(*)::int as n from ${table} t where t::text like '%' || $1 || '%'`,
        [secret],
      );
      expect([table, rows[0].n]).toEqual([table, 0]);
    }
  });

  it('acknowledges once; looking at it, as mail programs do, acknowledges nothing', async () => {
    const { id } = await life.notified();
    const { url } = (await mailOf((await linksOf(id))[0]!))!;
    const page = await open(url, 'GET', 'text/html');
    expect([page.status, page.headers.get('content-security-policy')]).toEqual([
      200,
      expect.stringContaining("default-src 'none'"),
    ]);
    expect(await page.text()).toContain('Equipo &lt;local&gt;');
    expect(await (await open(url)).json()).toMatchObject({ used: false, commune: HERE });
    expect(await life.get(id)).toMatchObject({ stage: 'notified' });
    const answers = await Promise.all([open(url, 'POST', 'text/html'), open(url, 'POST'), open(url, 'POST')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await life.get(id)).toMatchObject({ stage: 'deciding' });
    expect(await mailOf((await linksOf(id))[0]!)).toBeNull();
    expect((await open(url)).status).toBe(200);
  });

  it('of an earlier notification counts as well: somebody there has it', async () => {
    const { id } = await life.notified();
    const { url } = (await mailOf((await linksOf(id))[0]!))!;
    await house.travelTo('2026-03-04T13:00:00Z');
    await life.ring(id, 'notified.acknowledge', '2026-03-04T13:00:00.000Z', '2026-03-02T13:00:00.000Z');
    expect(await life.get(id)).toMatchObject({ attempt: 2 });
    expect((await open(url, 'POST')).status).toBe(200);
    expect(await life.get(id)).toMatchObject({ stage: 'deciding' });
  });

  it('that could not be mailed is told of to who is in charge, once', async () => {
    const { id } = await life.notified();
    const [link] = await linksOf(id);
    await notMailed(link!, id, 'offer');
    expect(await life.notices(id)).not.toContain('escalation.link-not-mailed gestora-1');
    for (let times = 0; times < 3; times += 1) await notMailed(link!, id);
    const told = (await life.told(id, 'notice.raised')).filter(({ code }) => code === 'escalation.link-not-mailed');
    expect(told).toEqual([
      {
        ...{ code: 'escalation.link-not-mailed', about: id, aboutKind: 'escalation' },
        ...{ toPerson: 'gestora-1', urgency: 'today' },
      },
    ]);
    expect(await life.get(id)).toMatchObject({ stage: 'notified' });
    const urgent = await life.notified({ reason: 'imminent-danger' });
    await notMailed((await linksOf(urgent.id))[0]!, urgent.id);
    expect(await life.told(urgent.id, 'notice.raised')).toContainEqual(
      expect.objectContaining({ code: 'escalation.link-not-mailed', urgency: 'now' }),
    );
  });

  it('that could not be mailed is nobody’s concern once the institution has it', async () => {
    const { id } = await life.deciding();
    await notMailed((await linksOf(id))[0]!, id);
    expect(await life.notices(id)).not.toContain('escalation.link-not-mailed gestora-1');
  });

  it('expires, and is unknown where a letter of it is wrong', async () => {
    const { id } = await life.notified();
    const { url } = (await mailOf((await linksOf(id))[0]!))!;
    const wrong = `${url.slice(0, -1)}${url.endsWith('A') ? 'B' : 'A'}`;
    for (const [path, code] of [
      [wrong, 404],
      [url.replace('13110', '05101'), 404],
      [`${url}x`, 400],
    ] as const)
      expect([path, (await open(path, 'POST')).status]).toEqual([path, code]);
    await house.travelTo('2026-03-20T13:00:00Z');
    const answer = await open(url, 'POST');
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([409, 'ANSWER_LINK.EXPIRED']);
    expect(await mailOf((await linksOf(id))[0]!)).toBeNull();
  });
});
