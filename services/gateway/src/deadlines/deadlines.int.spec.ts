import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DueDateView, ExplainedProcess } from '@oln/service-kit';
import { GatewayHouse, HERE } from '../testing/gateway-house.spec.js';

const ID = (n: number): string => `01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b${String(n).padStart(2, '0')}`;

const clock = (n: number, process: string, due: string): DueDateView => ({
  id: ID(n),
  commune: HERE,
  process,
  recordId: ID(n + 50),
  stage: 'invitation',
  rule: 'invitation.respond',
  due,
  overdue: false,
  personInCharge: 'gestora-1',
  overdueTo: 'coordinator',
  climbs: [],
  clock: 'term',
  countedFrom: '2026-03-02T13:00:00.000Z',
  climbed: [],
});

const explained = (recordId: string): ExplainedProcess => ({
  workflowId: `case-${recordId}`,
  process: 'case-management',
  recordId,
  commune: HERE,
  standing: {
    stage: 'invitation',
    version: 2,
    since: '2026-03-02T13:00:00.000Z',
    ended: false,
    personInCharge: 'gestora-1',
    startedAt: '2026-03-02T13:00:00.000Z',
    revived: 0,
  },
  clocks: [clock(1, 'case-management', '2026-03-31T02:59:59.000Z')],
  onTheWay: { count: 0, attempts: 0 },
  steps: [],
});

interface Listed {
  items: (DueDateView & {
    labels: Record<string, string>;
    path?: string;
    otherwise: string;
    standsInFor?: string;
    next?: { sentence: string };
  })[];
  next?: string;
  missing: string[];
}

/** Owners of processes speak over the real wire; the gateway is the real one. */
describe('What is due and where processes stand, over all services', () => {
  let house: GatewayHouse;
  const asked: Record<string, unknown>[] = [];

  beforeAll(async () => {
    house = await GatewayHouse.open();
    const owned = {
      cases: [
        clock(1, 'case-management', '2026-03-31T02:59:59.000Z'),
        clock(3, 'case-management', '2026-04-02T02:59:59.000Z'),
      ],
      intake: [clock(2, 'intake', '2026-04-01T02:59:59.000Z')],
    };
    for (const service of ['cases', 'intake'] as const)
      await house.answers(service, 'deadlines', (question: Record<string, unknown>) => {
        asked.push({ service, ...question });
        const [due] = question.cursor
          ? (JSON.parse(Buffer.from(question.cursor as string, 'base64url').toString()) as [string])
          : [''];
        const left = owned[service].filter((item) => item.due > due);
        const limit = question.limit as number;
        return { items: left.slice(0, limit), ...(left.length > limit ? { next: 'more' } : {}) };
      });
    await house.answers('cases', 'deadline-counts', () => ({
      items: [{ process: 'case-management', overdue: 2, today: 1, week: 0, later: 4 }],
    }));
    await house.answers('cases', 'explain', ({ recordId }: { recordId: string }) => ({
      items: recordId === ID(51) ? [explained(recordId)] : [],
    }));
    for (const service of ['intake', 'offer', 'alerts', 'community', 'reporting'] as const)
      await house.answers(service, 'explain', () => ({ items: [] }));
    const coordinator = await house.as('coordinadora-1', ['coordinator']);
    for (const [person, role] of [
      ['gestora-1', 'case-manager'],
      ['gestora-2', 'case-manager'],
      ['terapeuta-1', 'family-therapist'],
    ])
      await coordinator.put(`/communes/${HERE}/staff/${person}`, { roles: [role], active: true, caseloads: [] });
  });
  afterAll(() => house?.close());

  const list = async (
    query = '',
    language: 'es' | 'en' = 'es',
    role: 'case-manager' | 'coordinator' = 'case-manager',
  ) => {
    asked.splice(0);
    const person = await house.as(role === 'coordinator' ? 'coordinadora-1' : 'gestora-1', [role]);
    return (await person.get<Listed>(`/deadlines${query}`, { language })).body;
  };

  it('is one list, soonest first, with whom it did not hear', async () => {
    const { items, missing } = await list();
    expect(items.map(({ id }) => id)).toEqual([ID(1), ID(2), ID(3)]);
    expect(missing).toEqual(['offer', 'alerts', 'community', 'reporting']);
  });

  it('goes on page by page, each shown once', async () => {
    const first = await list('?limit=2');
    const second = await list(`?limit=2&cursor=${first.next}`);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([ID(1), ID(2), ID(3)]);
    expect(second.next).toBeUndefined();
  });

  it('says what each is in the language asked for, what happens if nobody acts, and where its record is', async () => {
    const { items } = await list('', 'en');
    expect(items[0]).toMatchObject({
      recordKind: 'case',
      path: `/api/cases/v1/cases/${ID(51)}`,
      labels: { process: 'Case management', stage: 'Invitation' },
    });
    const [spanish] = (await list()).items;
    expect(spanish!.labels.rule).toBe('Respuesta de la familia');
    expect(spanish!.otherwise).not.toBe('');
  });

  it('asks for what is expected of the caller, of their team, of people by name, or of the commune', async () => {
    const actorsOf = async (...how: Parameters<typeof list>) => {
      await list(...how);
      return asked[0]!.actors;
    };
    expect(await actorsOf()).toEqual({ persons: ['gestora-1'], roles: ['case-manager'] });
    expect(await actorsOf('?scope=team')).toEqual({ persons: ['gestora-1', 'gestora-2'], roles: ['case-manager'] });
    expect(await actorsOf('?scope=team', 'es', 'coordinator')).toEqual({
      persons: ['coordinadora-1', 'gestora-1', 'gestora-2', 'terapeuta-1'],
      roles: ['coordinator', 'deputy-coordinator'],
    });
    expect(await actorsOf('?persons=gestora-2,terapeuta-1')).toEqual({
      persons: ['gestora-2', 'terapeuta-1'],
      roles: [],
    });
    expect(await actorsOf('?scope=commune')).toBeUndefined();
  });

  it('asks for what is in the charge of a colleague who is away as well, and says for whom one acts', async () => {
    asked.splice(0);
    const standsInFor = [{ commune: HERE, person: 'gestora-1' }];
    const standIn = { person: 'gestora-2', roles: ['case-manager' as const], communes: [HERE], standsInFor };
    const client = await house.acting({ ...standIn, kind: 'person' });
    const { items } = (await client.get<Listed>('/deadlines')).body;
    expect(asked[0]!.actors).toEqual({ persons: ['gestora-2'], roles: ['case-manager'], standsInFor });
    expect(items.map((item) => item.standsInFor)).toEqual(['gestora-1', 'gestora-1', 'gestora-1']);
    expect((await list()).items.map((item) => 'standsInFor' in item)).toEqual([false, false, false]);
  });

  it('asks the owner of one process alone, and passes on what is filtered for', async () => {
    const { missing } = await list('?process=case-management&overdue=true&before=2026-04-01T00:00:00Z');
    expect(asked).toMatchObject([
      { service: 'cases', process: 'case-management', overdue: true, before: '2026-04-01T00:00:00Z' },
    ]);
    expect(missing).toEqual([]);
  });

  it('refuses what it does not know', async () => {
    const person = await house.as('gestora-1', ['case-manager']);
    for (const query of ['?scope=all', '?process=caseManagement', '?persons=a%20b', '?cursor=%2e%2e', '?limit=201'])
      expect([query, (await person.get(`/deadlines${query}`)).status]).toEqual([query, 400]);
  });

  it('is counted by process', async () => {
    const person = await house.as('gestora-1', ['case-manager']);
    expect((await person.get('/deadlines/summary')).body).toEqual({
      items: [{ process: 'case-management', label: 'Gestión de casos', overdue: 2, today: 1, week: 0, later: 4 }],
      missing: ['intake', 'offer', 'alerts', 'community', 'reporting'],
    });
  });

  describe('explained', () => {
    const explain = async (id: string, role: 'regional-supervisor' | 'network-member' = 'regional-supervisor') =>
      (await house.as('supervisora-1', [role])).get<{ items: Record<string, unknown>[]; code?: string }>(
        `/explain/${id}`,
        {
          retryMs: 0,
        },
      );

    it('by the id of the process or of the record: where it stands, and that no process runs for it', async () => {
      for (const id of [ID(51), `case-${ID(51)}`]) {
        const { status, body } = await explain(id);
        expect([status, body.items]).toMatchObject([
          200,
          [
            {
              workflowId: `case-${ID(51)}`,
              owner: 'cases',
              path: `/api/cases/v1/cases/${ID(51)}`,
              agreement: 'lost',
              standing: { stageLabel: 'Invitación', personInCharge: 'gestora-1' },
              look: { status: 'none' },
            },
          ],
        ]);
        expect(body.items[0]!.text).toContain('NO hay proceso que corra para este registro');
      }
    });

    it('only where there is one, within reach, and to who may ask', async () => {
      expect([(await explain(ID(52))).status, (await explain(ID(52))).body.code]).toEqual([404, 'EXPLAIN.NOT_FOUND']);
      expect((await explain(`referral-${ID(51)}`)).status).toBe(404);
      expect((await explain('case-1')).status).toBe(400);
      expect((await explain(ID(51), 'network-member')).status).toBe(403);
    });
  });
});
