import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@oln/contracts';
import { ApiClient, eventually, findTraces, startStack, type RunningStack } from '@oln/testing';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

const HERE = '13110';
const ADDRESS = 'turno@proteccion.example';

interface Mail {
  to: string[];
  subject: string;
  text: string;
}

describe('An institution without an account', () => {
  let stack: RunningStack;
  let escalation: string;

  beforeAll(async () => {
    stack = await startStack('test-links');
    const coordinator = await as('coordinadora-1', 'coordinator');
    await coordinator.put(`/gateway/v1/communes/${HERE}/staff/coordinadora-1`, {
      roles: ['coordinator'],
      active: true,
      caseloads: [],
    });
    const title = { es: 'Turno de protección', en: 'Protection on duty' };
    const recipient = { scope: 'commune', title, people: [], active: true, email: ADDRESS };
    const path = `/cases/v1/communes/${HERE}/recipients/specialised-service/1`;
    expect((await coordinator.put(path, recipient, { ifMatch: 0 })).status).toBe(200);
    const { status, body } = await coordinator.post<{ id: string }>('/cases/v1/escalations', {
      commune: HERE,
      childIds: [randomUUID()],
      grounds: ['imminent-danger'],
      factors: ['family-violence'],
      urgent: true,
    });
    expect([status, body]).toEqual([201, expect.anything()]);
    escalation = body.id;
  });
  afterAll(() => stack?.stop());

  const as = (person: string, role: Role): Promise<ApiClient> =>
    ApiClient.as(person, [role], [HERE], `${stack.base}/api`, stack.secrets.keysFile);

  const mails = async (): Promise<Mail[]> =>
    (await (await fetch(`http://127.0.0.1:${stack.state().ports.mail}/mails`)).json()) as Mail[];
  const linkIn = ({ text }: Mail): string => /^http:\S+$/m.exec(text)![0];
  const mailed = (): Promise<Mail | undefined> =>
    eventually(async () => (await mails()).find(({ to }) => to.includes(ADDRESS)), { withinMs: 30_000 });

  it('is mailed a link, which says nothing of the child', async () => {
    const mail = (await mailed())!;
    expect(linkIn(mail)).toMatch(new RegExp(`^${stack.base}/api/cases/v1/acknowledgements/`));
    expect(mail.text).not.toContain(escalation);
  });

  it('opens it without a token and answers by the form, once', async () => {
    const link = linkIn((await mailed())!);
    const page = await fetch(link, { headers: { accept: 'text/html' } });
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<form method="post">')]);
    const answer = () => fetch(link, { method: 'POST', body: new URLSearchParams() });
    expect([(await answer()).status, (await answer()).status]).toEqual([200, 409]);
  });

  it('is heard at once: the escalation goes on, and its process with it', async () => {
    const supervisor = await as('supervisora-1', 'regional-supervisor');
    const explain = async () =>
      (
        await supervisor.get<{ items: { agreement: string; standing: { stage: string }; text: string }[] }>(
          `/gateway/v1/explain/escalation-${escalation}`,
        )
      ).body.items[0];
    const found = await eventually(explain, { withinMs: 20_000, until: (one) => one?.agreement === 'agrees' });
    expect(found!.standing.stage).toBe('deciding');
    expect(found!.text).toContain('Escalamiento al servicio especializado');
  });

  it('leaves neither its address nor its link in any log', async () => {
    const key = linkIn((await mailed())!)
      .split('/')
      .at(-1)!;
    expect(findTraces([join(stack.folder, 'logs')], [ADDRESS, key])).toEqual([]);
  });
});
