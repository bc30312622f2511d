import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { eventSubject, type EventDefinition, type OlnEvent, type Role } from '@oln/contracts';
import { ApiClient, eventually, type RunningStack } from '@oln/testing';
import { factsOfOffice } from './made-up-office.js';

/** Offices of the country that is looked at, with their families in a year. San José de Maipo is a very small one. */
export const OFFICES: Readonly<Record<string, number>> = {
  ...{ '13110': 90, '13101': 40, '13201': 30, '13203': 3 },
  ...{ '15101': 9, '01101': 14, '02101': 18, '03101': 9, '04101': 16, '05101': 34, '05109': 14, '06101': 12 },
  ...{ '07101': 14, '16101': 9, '08101': 30, '09101': 24, '14101': 9, '10101': 16, '11101': 6, '12101': 9 },
};
export const OF_REGION = Object.keys(OFFICES).filter((code) => code.startsWith('13'));

const AT_ONCE = 200;
const PATIENT = { withinMs: 300_000, everyMs: 1_000 };

/** Facts of all offices in the stream, what they are committed to, and two supervisors who reach them; until the figures are there, and what is monitored with them. */
export async function fillCountry(stack: RunningStack): Promise<void> {
  const until = new Date(stack.state().clock ? await nowOf(stack) : Date.now());
  const from = new Date(`${monthBefore(until).getUTCFullYear()}-01-02T13:00:00Z`);
  const facts = Object.entries(OFFICES).flatMap(([commune, families]) =>
    factsOfOffice({ commune, families, from, until }),
  );
  await publish(stack, facts);
  await employ(stack, 'supervisora-nacional', 'national-supervisor', Object.keys(OFFICES));
  await employ(stack, 'supervisora-regional-florida', 'regional-supervisor', OF_REGION);
  await commit(stack, until.getUTCFullYear());
  const opened = facts.filter(({ type }) => type.includes('.case.opened')).length;
  const anybody = await as(stack, 'cuenta-1', 'coordinator', Object.keys(OFFICES), 'reporting');
  await eventually(async () => (await invited(anybody, from)) === opened, PATIENT);
  await monitor(stack, until.getUTCFullYear());
}

/** In January the year of an office is the one before: a month of it has ended. */
const monthBefore = (day: Date): Date => new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - 1, 15));

/** Business time, as reporting has it. */
async function nowOf(stack: RunningStack): Promise<string> {
  const anybody = await as(stack, 'cuenta-1', 'coordinator', ['13110'], 'reporting');
  const { body } = await anybody.get<{ asOf: string }>('/figures?indicators=families-invited');
  return `${body.asOf}T20:00:00Z`;
}

export const as = (
  stack: RunningStack,
  person: string,
  role: Role,
  communes: string[],
  service: string,
): Promise<ApiClient> =>
  ApiClient.as(person, [role], communes, `${stack.base}/api/${service}/v1`, stack.secrets.keysFile);

async function invited(client: ApiClient, from: Date): Promise<number | undefined> {
  const asked = `indicators=families-invited&from=${from.toISOString().slice(0, 10)}`;
  const { body } = await client.get<{ items: { value?: number }[] }>(`/figures?${asked}`);
  return body.items[0]?.value;
}

async function publish(stack: RunningStack, facts: readonly OlnEvent[]): Promise<void> {
  const servers = `nats://127.0.0.1:${stack.state().ports.nats}`;
  const nats = await connect({ servers, user: 'house', pass: stack.secrets.nats.house!, inboxPrefix: '_INBOX.house' });
  const client = jetstream(nats, { timeout: 60_000 });
  for (let at = 0; at < facts.length; at += AT_ONCE)
    await Promise.all(
      facts
        .slice(at, at + AT_ONCE)
        .map((fact) => client.publish(subjectOf(fact), JSON.stringify(fact), { msgID: fact.id })),
    );
  await nats.close();
}

function subjectOf({ type, commune }: OlnEvent): string {
  const [, service, entity, event, version] = type.split('.') as [string, 'cases', string, string, string];
  return eventSubject({ service, entity, event, version: Number(version.slice(1)) } as EventDefinition, commune);
}

/** In the staff directory of every one of these offices. */
async function employ(stack: RunningStack, person: string, role: Role, communes: readonly string[]): Promise<void> {
  const keeper = await as(stack, 'nacional-1', 'national-supervisor', [...communes], 'gateway');
  for (const commune of communes) {
    const { status } = await keeper.put(`/communes/${commune}/staff/${person}`, {
      roles: [role],
      active: true,
      caseloads: [],
    });
    if (status >= 400 && ![412, 428].includes(status)) throw new Error(`${person} is not of ${commune}: ${status}`);
  }
}

/** A little more than what has come, and in two offices much more: every light is there. */
async function commit(stack: RunningStack, year: number): Promise<void> {
  const coordinator = await as(stack, 'cuenta-1', 'coordinator', Object.keys(OFFICES), 'reporting');
  for (const [at, [commune, families]] of Object.entries(OFFICES).entries())
    for (const [line, share] of [
      ['case-management', 0.6],
      ['family-therapy', 0.25],
    ] as const) {
      const body = { families: Math.max(1, Math.round(families * share * (at % 3 === 2 ? 1.3 : 1))) };
      await coordinator.put(`/communes/${commune}/commitments/${year}/${line}`, body, { ifMatch: 0 });
    }
}

/** What two offices want to have achieved by the end of the year: one of them is so small that nothing of it leaves the commune. */
const TARGETS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  '13110': { 'families-attended': 71, renounced: 0.15, 'waiting-age': 90, 'activities-held': 26 },
  '13203': { renounced: 0.1 },
};

/** Targets, and alarms: all offices are looked at now, and one alarm of La Florida is taken up. */
async function monitor(stack: RunningStack, year: number): Promise<void> {
  const coordinator = await as(stack, 'cuenta-1', 'coordinator', Object.keys(OFFICES), 'reporting');
  for (const [commune, targets] of Object.entries(TARGETS))
    for (const [indicator, value] of Object.entries(targets)) {
      const path = `/communes/${commune}/targets/${year}/${indicator}`;
      succeeded(path, await coordinator.put(path, { value }, { ifMatch: 0 }));
    }
  for (const commune of Object.keys(OFFICES)) {
    const path = `/communes/${commune}/alarms/evaluation`;
    succeeded(path, await coordinator.post(path, {}));
  }
  const { body } = await coordinator.get<{ items: { id: string; version: number; rule: string }[] }>(
    '/alarms?open=true&commune=13110',
  );
  const path = `/alarms/${body.items[0]!.id}/acknowledgement`;
  succeeded(path, await coordinator.post(path, {}, { ifMatch: body.items[0]!.version }));
}

function succeeded(path: string, { status, body }: { status: number; body: unknown }): void {
  if (status >= 400) throw new Error(`${path} answered ${status}: ${JSON.stringify(body)}`);
}
