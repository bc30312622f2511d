import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient, eventually, startStack, type RunningStack } from '@oln/testing';
import { adminUrl } from '@oln/tools';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

const ENV = 'test-trace';
const HERE = '13110';

interface Span {
  traceId: string;
  name: string;
  resource?: Record<string, string>;
}

interface LogLine {
  traceId?: string;
  service: string;
  msg: string;
  [field: string]: unknown;
}

/** What somebody does at the front desk is one trace, wherever it leads: through two services, their events and a process. */
describe('One trace', () => {
  let stack: RunningStack;
  let admin: pg.Client;
  let requestId: string;
  let caseId: string;
  let trace: string;

  beforeAll(async () => {
    stack = await startStack(ENV);
    admin = new pg.Client(adminUrl(stack.state().ports.postgres, stack.secrets, 'oln'));
    await admin.connect();
    const desk = await person('coordinadora-1', 'coordinator');
    requestId = await requestReadyToAssign(desk);
    trace = await assign(desk);
    caseId = await eventually(
      async () => (await admin.query('select id from cases.case_files where request_id = $1', [requestId])).rows[0]?.id,
      { withinMs: 30_000 },
    );
    await eventually(async () => (await rows('cases.due_dates', 'entity_id = $1', caseId)).length > 0, {
      withinMs: 30_000,
    });
    // The worker writes its spans every five seconds.
    await eventually(() => spanNames().includes('oln-worker: StartActivity:caseManagement.putDeadlines'), {
      withinMs: 20_000,
    });
  });

  afterAll(async () => {
    await admin?.end();
    await stack?.stop();
  });

  const person = (name: string, role: 'coordinator' | 'case-manager') =>
    ApiClient.as(name, [role], [HERE], `${stack.base}/api`, stack.secrets.keysFile);

  async function requestReadyToAssign(desk: ApiClient): Promise<string> {
    const manager = { roles: ['case-manager'], active: true, caseloads: [{ line: 'case-management', maximum: 25 }] };
    await expectDone(desk.put(`/gateway/v1/communes/${HERE}/staff/gestora-1`, manager));
    const child = {
      givenNames: 'Rayén',
      firstSurname: 'Quilapán',
      birthDate: '2018-04-04',
      sex: 'female',
      commune: HERE,
    };
    const { id: personId } = await expectDone(
      desk.post<{ id: string }>('/intake/v1/persons', { ...child, confirmedNew: true }),
    );
    const members = [{ personId, relation: 'child' }];
    const { id: familyId } = await expectDone(
      desk.post<{ id: string }>('/intake/v1/families', { members, commune: HERE }),
    );
    const asked = { commune: HERE, channel: 'spontaneous', motive: 'school', familyId, childIds: [personId] };
    const { id } = await expectDone(desk.post<{ id: string }>('/intake/v1/requests', asked));
    const choice = { variant: 'family-accompaniment', line: 'case-management', reason: 'needs-of-family' };
    for (const [step, input] of Object.entries({ admit: {}, 'take-up': {}, variant: choice })) {
      const ifMatch = await versionOf(desk, id);
      await expectDone(desk.post(`/intake/v1/requests/${id}/${step}`, input, { ifMatch }));
    }
    return id;
  }

  /** Gives the trace that the gateway began, as intake's outbox holds it. */
  async function assign(desk: ApiClient): Promise<string> {
    const ifMatch = await versionOf(desk, requestId);
    const answer = () => desk.post(`/intake/v1/requests/${requestId}/assign`, { person: 'gestora-1' }, { ifMatch });
    // Intake hears of a new colleague by an event.
    await eventually(async () => (await answer()).status === 200);
    const [assigned] = await rows('intake.outbox', `entity_id = $1 and subject like '%.request.assigned'`, requestId);
    return traceOf(assigned!.payload);
  }

  const versionOf = async (desk: ApiClient, id: string) =>
    (await expectDone(desk.get<{ version: number }>(`/intake/v1/requests/${id}`))).version;

  const rows = async (table: string, where: string, ...values: unknown[]) =>
    (await admin.query(`select * from ${table} where ${where}`, values)).rows as Record<string, unknown>[];

  const ofTrace = <Line extends { traceId?: string }>(lines: Line[]) =>
    lines.filter(({ traceId }) => traceId === trace);
  const spans = (): Span[] => ofTrace(linesOf<Span>(join(stack.folder, 'spans.jsonl')));
  const spanNames = () => spans().map(({ name, resource }) => `${resource?.['service.name'] ?? 'oln-worker'}: ${name}`);
  const logs = (): LogLine[] => {
    const folder = join(stack.folder, 'logs');
    return ofTrace(readdirSync(folder).flatMap((file) => linesOf<LogLine>(join(folder, file))));
  };

  it('is in the spans of every part on the way, from the gateway to the activity of the process that began', () => {
    expect(spanNames()).toEqual(
      expect.arrayContaining([
        'oln-gateway: POST /api/intake/v1/*',
        'oln-intake: POST /api/intake/v1/requests/:id/assign',
        'oln-intake: SignalWorkflow:moved',
        'oln-worker: HandleSignal:moved',
        'oln-cases: hear oln.intake.request.assigned.v1',
        'oln-cases: StartWorkflow:caseManagement',
        'oln-worker: StartActivity:caseManagement.putDeadlines',
        'oln-cases: RunActivity:caseManagement.putDeadlines',
        'oln-gateway: hear oln.intake.notice.raised.v1',
      ]),
    );
  });

  it('is in what the services recorded: facts, messages to processes, and what an activity left behind', async () => {
    const recorded = async (service: string, id: string) =>
      (await rows(`${service}.outbox`, 'entity_id = $1 order by seq', id))
        .filter(({ payload }) => traceOf(payload) === trace)
        .map(({ lane, subject, payload }) => {
          const { kind, signal } = payload as { kind?: string; signal?: string };
          return lane === 'event' ? String(subject).split('.').slice(-2).join('.') : (signal ?? kind);
        });
    expect(await recorded('intake', requestId)).toEqual(expect.arrayContaining(['request.assigned', 'moved']));
    expect(await recorded('cases', caseId)).toEqual(
      expect.arrayContaining(['case.opened', 'start', 'case.deadline-set']),
    );
  });

  it('is in the audit log of both services, through each door', async () => {
    const audited = async (service: string, id: string) =>
      (await rows(`${service}.audit`, 'entity_id = $1 and trace like $2', id, `00-${trace}-%`)).map(
        ({ door, action }) => `${door}: ${action}`,
      );
    expect(await audited('intake', requestId)).toContain('http: request.assign');
    expect(await audited('cases', caseId)).toEqual(
      expect.arrayContaining(['nats: case.open', 'activity: case.put-deadlines']),
    );
  });

  it('is in a line of every log on the way, which says what was done and names nobody', () => {
    const lines = logs().map(
      ({ service, msg, route, type, activity }) => `${service} ${msg} ${route ?? type ?? activity}`,
    );
    expect(lines).toEqual(
      expect.arrayContaining([
        'gateway Answered /api/intake/v1/*',
        'intake Answered /api/intake/v1/requests/:id/assign',
        'cases Heard oln.intake.request.assigned.v1',
        'cases Answered a process caseManagement.putDeadlines',
      ]),
    );
  });
});

const traceOf = (payload: unknown): string => String((payload as { traceparent?: string }).traceparent).split('-')[1]!;

function linesOf<Line>(file: string): Line[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Line);
}

async function expectDone<Body>(asked: Promise<{ status: number; body: Body }>): Promise<Body> {
  const { status, body } = await asked;
  if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`);
  return body;
}
