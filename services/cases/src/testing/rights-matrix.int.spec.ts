import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES, type Role } from '@oln/contracts';
import { issueDevToken, loadKeyRing } from '@oln/crypto';
import { newId, type Principal } from '@oln/service-kit';
import { backEnds } from '@oln/testing';
import { INSTRUMENT } from '../instrument/instrument.examples.js';
import { body, CasesHouse, ELSEWHERE, HERE } from './cases-house.spec.js';
import { FamilyLife } from './family-life.spec.js';
import { isProfessional, RIGHTS } from './rights-table.spec.js';

interface Operation {
  requestBody?: { content: Record<string, { examples: { example: { value: Record<string, unknown> } } }> };
  'x-oln-roles'?: Role[];
}

/** Where somebody stands to the case: in charge of it, beside it, or in another commune (under the same name, even). */
const PLACES = {
  'in charge': { person: 'gestora-1', communes: [HERE] },
  'a colleague': { person: 'gestora-2', communes: [HERE] },
  'in another commune': { person: 'gestora-1', communes: [ELSEWHERE] },
} as const;
type Place = keyof typeof PLACES;

/** What keeps somebody out. Everything else (a stale version, a wrong stage, an answer) means that they are in. */
const REFUSED =
  /^(REQUEST\.NOT_ALLOWED|REACH\.OTHER_COMMUNE|[A-Z]+\.NOT_YOURS|(CASE|TRANSFER|REASSIGNMENT|APPOINTMENT|ESCALATION|MEASURE)\.NOT_FOUND)$/;

describe('Every route, for every role, in every place', () => {
  let house: CasesHouse;
  let operations: Map<string, Operation>;
  const ids: Record<string, string> = {
    commune: HERE,
    code: 'image-use-consent',
    taskId: newId(),
    institution: 'police',
    level: '1',
  };
  const recordIds: Record<string, string> = {};

  beforeAll(async () => {
    house = await CasesHouse.open('2026-03-02T13:00:00Z');
    const life = await FamilyLife.in(house);
    const file = await life.open();
    ids.caseId = file.id;
    const asked = { toCommune: '13101', reason: 'family-moved' };
    const { coordinator: by } = life;
    const made = async (path: string, input: unknown, ifMatch?: number): Promise<string> =>
      body(await by.post<{ id: string }>(path, input, { ifMatch }), 201).id;
    recordIds.transfers = await made(`/cases/${file.id}/transfers`, asked, 1);
    recordIds.instruments = await made(`/communes/${HERE}/instruments`, { ...INSTRUMENT, code: 'only-here' });
    const hour = { startsAt: '2026-03-04T15:00:00Z', endsAt: '2026-03-04T16:00:00Z' };
    recordIds.appointments = await made('/appointments', {
      commune: HERE,
      person: 'gestora-1',
      kind: 'visit',
      ...hour,
    });
    await life.open({ personInCharge: 'gestora-8' });
    const leaves = { from: 'gestora-8', to: ['gestora-9'], reason: 'leave' };
    recordIds.reassignments = await made(`/communes/${HERE}/reassignments`, leaves);
    const grave = { childIds: [newId()], grounds: ['crime'], factors: [], personInCharge: 'gestora-1' };
    recordIds.escalations = await made('/escalations', { ...grave, urgent: false });
    recordIds.measures = await made('/measures', grave);
    const document = (await (await fetch(`${house.service.url}/api/cases/v1/openapi.json`)).json()) as {
      paths: Record<string, Record<string, Operation>>;
    };
    const all = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [`${method} ${path}`, operation] as const),
    );
    // The kit's own routes, and the feed whose address is the key.
    operations = new Map(
      all.filter(([name]) => !/\/(parked-messages|persons|health|metrics|feeds|acknowledgements)/.test(name)),
    );
  });
  afterAll(() => house?.close());

  it('stands in the table, and the description says the same', () => {
    expect([...RIGHTS.keys()].sort()).toEqual([...operations.keys()].sort());
    for (const [name, roles] of RIGHTS)
      expect([name, [...(operations.get(name)!['x-oln-roles'] ?? [])].sort()]).toEqual([name, [...roles].sort()]);
  });

  it.each([...RIGHTS.keys()])('%s', async (operation) => {
    for (const role of ROLES) {
      for (const place of Object.keys(PLACES) as Place[]) {
        const seen = await call(operation, role, place);
        expect([operation, role, place, seen]).toEqual([operation, role, place, expected(operation, role, place)]);
      }
    }
  });

  /** `in`, or the code of what keeps them out; for a list, whether it shows anything. */
  async function call(operation: string, role: Role, place: Place): Promise<string> {
    const [method, path] = operation.split(' ') as [string, string];
    const kind = path.split('/')[1]!;
    const real = path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? recordIds[kind] ?? newId());
    const example = operations.get(operation)?.requestBody?.content['application/json']?.examples.example.value;
    const answer = await fetch(`${house.service.url}/api/cases/v1${real}`, {
      method: method.toUpperCase(),
      headers: { ...(await headersOf(role, place)), ...(method === 'get' || method === 'delete' ? {} : JSON_TYPE) },
      body: method === 'post' || method === 'put' ? JSON.stringify(harmless(operation, example)) : undefined,
    });
    const text = await answer.text();
    const { code, items } = (text ? JSON.parse(text) : {}) as { code?: string; items?: unknown[] };
    const isUnknown = code === 'INSTRUMENT.NOT_FOUND' && kind === 'instruments';
    if (code && (isUnknown || REFUSED.test(code))) return code;
    if (code?.startsWith('REQUEST.') && code !== 'REQUEST.STALE') return `${code}: ${text}`;
    return items?.length === 0 && !/^\/(cases|escalations|measures)\//.test(path) ? 'in, and sees nothing' : 'in';
  }

  async function headersOf(role: Role, place: Place): Promise<Record<string, string>> {
    const { person, communes } = PLACES[place];
    const principal: Principal = { person, communes: [...communes], roles: [role], kind: 'person' };
    const token = await issueDevToken(principal, loadKeyRing(backEnds().secrets.keysFile), { ttl: 600 });
    // A version that no record has: who is in gets no further.
    return { authorization: `Bearer ${token}`, 'idempotency-key': newId(), 'if-match': '"999"' };
  }
});

const JSON_TYPE = { 'content-type': 'application/json' };

/** The example, so that it changes nothing that others in the table rely on. */
function harmless(operation: string, example: Record<string, unknown> = {}): Record<string, unknown> {
  if (operation.endsWith('/reassignments')) return { ...example, from: 'gestora-99' };
  if (operation === 'post /appointments') return { ...example, caseId: undefined };
  if (operation === 'post /escalations' || operation === 'post /measures') return { ...example, childIds: [] };
  return example;
}

function expected(operation: string, role: Role, place: Place): string {
  if (!RIGHTS.get(operation)!.includes(role)) return 'REQUEST.NOT_ALLOWED';
  const path = operation.split(' ')[1]!;
  const isElsewhere = place === 'in another commune';
  const isBeside = isProfessional(role) && place === 'a colleague';
  if (path.startsWith('/cases/')) return isElsewhere ? 'CASE.NOT_FOUND' : isBeside ? 'CASE.NOT_YOURS' : 'in';
  if (path.startsWith('/communes/')) return isElsewhere ? 'REACH.OTHER_COMMUNE' : 'in';
  if (path.includes('{id}')) return ofRecord(operation, isElsewhere, isBeside);
  return ofList(operation, isElsewhere, isBeside);
}

function ofRecord(operation: string, isElsewhere: boolean, isBeside: boolean): string {
  const record = operation.split('/')[1]!.slice(0, -1).toUpperCase();
  // Here is who asked for the handover; the other side answers it.
  const isOtherSide = /transfers.*(acceptance|decline)/.test(operation);
  if (isElsewhere || isOtherSide) return `${record}.NOT_FOUND`;
  return isBeside && OF_SOMEBODY.includes(record) ? `${record}.NOT_YOURS` : 'in';
}

/** Records that are in somebody's charge. */
const OF_SOMEBODY = ['APPOINTMENT', 'ESCALATION', 'MEASURE'];

function ofList(operation: string, isElsewhere: boolean, isBeside: boolean): string {
  if (operation === 'post /appointments')
    return isElsewhere ? 'REACH.OTHER_COMMUNE' : isBeside ? 'APPOINTMENT.NOT_YOURS' : 'in';
  if (operation === 'post /escalations' || operation === 'post /measures') return 'in';
  // Nobody has a clock or a task yet; the instruments of the house are everybody's.
  if (/tasks|due/.test(operation)) return 'in, and sees nothing';
  if (operation === 'get /instruments') return 'in';
  return isElsewhere || isBeside ? 'in, and sees nothing' : 'in';
}
