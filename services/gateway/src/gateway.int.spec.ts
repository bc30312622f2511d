import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type OlnEvent, type Role } from '@oln/contracts';
import { issueDevToken, loadKeyRing } from '@oln/crypto';
import { migrate, startService, UnitOfWork, type Principal, type RunningService, type Tx } from '@oln/service-kit';
import {
  ApiClient,
  backEnds,
  freshDatabase,
  serviceAddresses,
  serviceEnvironment,
  type Answer,
  type FreshDatabase,
} from '@oln/testing';
import { request } from 'node:http';
import { gateway } from './gateway.js';
import { MIGRATIONS } from './migrations/index.js';
import { NoticeService } from './notice/notice.service.js';

const HERE = '13110';
const ELSEWHERE = '05101';
const MANAGER = { roles: ['case-manager'], active: true, caseloads: [{ line: 'case-management', maximum: 25 }] };
const OTHERS = {
  ...serviceAddresses(() => 'http://127.0.0.1:1'),
  OLN_SMTP_URL: 'smtp://127.0.0.1:1',
};

const codeOf = ({ status, body }: Answer<Record<string, unknown>>): unknown => [status, body.code];

describe('The gateway', () => {
  const before = { ...process.env };
  let database: FreshDatabase;
  let service: RunningService;
  let coordinator: ApiClient;

  beforeAll(async () => {
    Object.assign(process.env, OTHERS);
    database = await freshDatabase();
    await migrate(database.migratorUrl('gateway'), 'gateway', MIGRATIONS);
    service = await startService(gateway, serviceEnvironment('gateway', database));
    coordinator = await as('coordinadora-1', ['coordinator']);
  });
  afterAll(async () => {
    process.env = before;
    await service?.stop();
    await database?.drop();
  });

  const as = (person: string, roles: Role[], communes = [HERE]): Promise<ApiClient> =>
    ApiClient.as(person, roles, communes, `${service.url}/api/gateway/v1`, backEnds().secrets.keysFile);

  describe('keeps who works where', () => {
    const path = `/communes/${HERE}/staff/gestora-1`;

    it('registers somebody once, however often it is sent', async () => {
      const first = await coordinator.put(path, { ...MANAGER, email: 'gestora-1@oln.example', mail: 'each' });
      expect(first.body).toEqual({
        person: 'gestora-1',
        commune: HERE,
        ...MANAGER,
        language: 'es',
        mail: 'each',
        version: 1,
      });
      expect((await coordinator.put(path, { ...MANAGER, email: 'gestora-1@oln.example' })).body.version).toBe(1);
    });

    it('changes nobody whom the caller has not seen as they are', async () => {
      expect(codeOf(await coordinator.put(path, { ...MANAGER, active: false }))).toEqual([
        428,
        'REQUEST.VERSION_MISSING',
      ]);
      expect(codeOf(await coordinator.put(path, { ...MANAGER, active: false }, { ifMatch: 7 }))).toEqual([
        412,
        'REQUEST.STALE',
      ]);
      expect((await coordinator.put(path, { ...MANAGER, active: false }, { ifMatch: 1 })).body.version).toBe(2);
    });

    it('leaves as it is what a change does not name, the address too', async () => {
      const back = await coordinator.put(path, MANAGER, { ifMatch: 2 });
      expect(back.body).toMatchObject({ active: true, mail: 'each', version: 3 });
      const same = await coordinator.put(path, { ...MANAGER, email: 'gestora-1@oln.example' });
      expect(same.body.version).toBe(3);
    });

    it('tells one of two who register the same person at once that the other was faster', async () => {
      const put = (maximum: number) =>
        coordinator.put(`/communes/${HERE}/staff/gestora-2`, {
          ...MANAGER,
          caseloads: [{ line: 'case-management', maximum }],
        });
      const answers = await Promise.all([put(10), put(20)]);
      const statuses = answers.map(({ status }) => status).sort();
      expect(statuses[0]).toBe(200);
      expect([409, 428]).toContain(statuses[1]);
    });

    it('is closed to another commune', async () => {
      const elsewhere = await as('coordinadora-9', ['coordinator'], [ELSEWHERE]);
      expect(codeOf(await elsewhere.get(`/communes/${HERE}/staff`))).toEqual([403, 'STAFF.OTHER_COMMUNE']);
      expect(codeOf(await elsewhere.put(path, MANAGER, { ifMatch: 3 }))).toEqual([403, 'STAFF.OTHER_COMMUNE']);
    });
  });

  describe('gives notices to people', () => {
    const hear = (commune: string, to: { toPerson?: string; toRole?: Role }): Promise<void> => {
      const about = '01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b12';
      const data = {
        code: 'deadline.overdue',
        about,
        aboutKind: 'request',
        rule: 'admissibility.decide',
        urgency: 'today',
        ...to,
      };
      const event = { commune, asof: '2026-03-02T13:00:00.000Z', data } as unknown as OlnEvent<never>;
      const principal: Principal = { person: 'system:inbox', roles: [], communes: [commune], kind: 'system' };
      const context = { principal, asOf: new Date(event.asof), language: 'es', door: 'nats' } as const;
      return service.app
        .get(UnitOfWork)
        .batch('inbox', context, (tx: Tx) => service.app.get(NoticeService).deliver(tx, event));
    };
    const inbox = async (person: string, roles: Role[], language?: 'en') =>
      (await (await as(person, roles)).get<{ items: { text: string }[] }>('/notices', language && { language })).body
        .items;

    it('in words of their language', async () => {
      await hear(HERE, { toPerson: 'gestora-1' });
      const [notice] = await inbox('gestora-1', ['case-manager']);
      expect(notice?.text).toBe('Un plazo venció sin respuesta: decidir admisibilidad');
    });

    it('to the supervisor of the region where the office has no coordinator', async () => {
      const region = { roles: ['regional-supervisor'], active: true, caseloads: [] };
      const country = await as('nacional-1', ['national-supervisor']);
      expect((await country.put(`/communes/${HERE}/staff/supervisora-1`, region)).status).toBe(200);
      await hear(HERE, { toPerson: 'nadie-aqui' });
      expect(await inbox('supervisora-1', ['regional-supervisor'])).toHaveLength(1);
    });

    it('and refuses to take one in that nobody would get: it is parked until there is somebody', async () => {
      await expect(hear(ELSEWHERE, { toRole: 'coordinator' })).rejects.toThrow('NOTICE.NOBODY_TO_TELL');
    });

    it('of which nothing but their own is theirs', async () => {
      const [notice] = await inbox('gestora-1', ['case-manager']);
      const { id } = notice as unknown as { id: string };
      const colleague = await as('gestora-2', ['case-manager']);
      expect(codeOf(await colleague.post(`/notices/${id}/read`, undefined))).toEqual([404, 'NOTICE.NOT_FOUND']);
      expect((await (await as('gestora-1', ['case-manager'])).post(`/notices/${id}/read`, undefined)).status).toBe(200);
      expect(await inbox('gestora-1', ['case-manager'])).toEqual([]);
    });
  });

  describe('shows a stranger', () => {
    const see = (path: string, accept = '*/*', language = 'es') =>
      fetch(`${service.url}${path}`, { headers: { accept, 'accept-language': language } });

    it('where the APIs are, and their descriptions', async () => {
      const { services } = (await (await see('/')).json()) as { services: { name: string; openapi: string }[] };
      expect(services.map(({ name }) => name)).toEqual([
        'intake',
        'cases',
        'alerts',
        'offer',
        'community',
        'reporting',
        'gateway',
      ]);
      expect((await see(services.at(-1)!.openapi)).status).toBe(200);
      const page = await see('/', 'text/html', 'en');
      expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(await page.text()).toContain('The APIs');
    });

    it('nothing else', async () => {
      for (const path of [
        '/api/gateway/v1/notices',
        '/api/gateway/v1',
        '/apis',
        '/api/intake/v1/requests',
        '//',
        '/api//',
      ])
        expect([path, (await see(path)).status]).toEqual([path, 401]);
    });

    it('no address that leads upwards, and says so as everywhere', async () => {
      const { keysFile } = backEnds().secrets;
      const someone = {
        person: 'coordinadora-1',
        roles: ['coordinator' as const],
        communes: [HERE],
        kind: 'person' as const,
      };
      const token = await issueDevToken(someone, loadKeyRing(keysFile));
      for (const path of [
        '/api/intake/v1/../../../metrics',
        '/api/intake/v1/%2e%2e/%2e%2e/metrics',
        '/api/cases/v1/%5c..',
      ]) {
        const { status, type } = await raw(path, token);
        expect([path, status, type]).toEqual([path, 400, 'application/problem+json; charset=utf-8']);
      }
    });

    it('that a service is away, and what to do', async () => {
      const desk = await ApiClient.as(
        'coordinadora-1',
        ['coordinator'],
        [HERE],
        `${service.url}/api`,
        backEnds().secrets.keysFile,
      );
      expect(codeOf(await desk.get('/cases/v1/cases', { retryMs: 0 }))).toEqual([503, 'SERVICE.UNAVAILABLE']);
    });
  });

  /** `fetch` would tidy the address up. */
  function raw(path: string, token: string): Promise<{ status?: number; type?: string }> {
    const { hostname, port } = new URL(service.url);
    const headers = { authorization: `Bearer ${token}` };
    return new Promise((resolve, reject) => {
      request({ hostname, port, path, headers }, (answer) => {
        answer.resume();
        resolve({ status: answer.statusCode, type: answer.headers['content-type'] });
      })
        .on('error', reject)
        .end();
    });
  }
});
