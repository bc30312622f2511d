import { LINES, type Line } from '@oln/contracts';
import type { Versioned } from './caller.js';
import type { Office } from './offices.js';
import type { Simulation } from './simulation.js';

interface RequestView extends Versioned {
  stage: string;
  motive: string;
  line?: Line;
}

interface QueueEntry {
  requestId: string;
  version: number;
  stage: 'prioritised' | 'variant' | 'assignment';
  motive: string;
  line?: Line;
}

interface Place {
  person: string;
  line: Line;
  families: number;
  maximum: number;
}

export interface PlanView extends Versioned {
  caseId: string;
  state: string;
  objectives: { id: string; caseId: string; tasks: { id: string; state: string }[] }[];
  signatures: { party: string }[];
}

/** What a coordinator does when she looks into the lists of her office; she knows families by them alone. */
export async function coordinate(simulation: Simulation, office: Office): Promise<void> {
  await decideAdmissibility(simulation, office);
  await accompanyReferred(simulation, office);
  await takeFromTheQueue(simulation, office);
  await approvePlans(simulation, office);
}

const requestsIn = ({ coordinator, commune }: Office, stage: string): Promise<RequestView[]> =>
  coordinator.all<RequestView>(`/intake/v1/requests?commune=${commune.code}&stage=${stage}&sort=oldest`);

const step = (
  { key }: Simulation,
  { coordinator }: Office,
  { id, version }: Versioned,
  name: string,
  input: unknown = {},
): Promise<RequestView> =>
  coordinator.post<RequestView>(`/intake/v1/requests/${id}/${name}`, input, {
    key: key(`request-${id}-${name}`),
    ifMatch: version,
  });

async function decideAdmissibility(simulation: Simulation, office: Office): Promise<void> {
  const { notPertinent } = simulation.scenario;
  for (const request of await requestsIn(office, 'admissibility')) {
    const isOurs = request.motive !== notPertinent.motive;
    const input = { to: notPertinent.referredTo, reason: 'outside-functions' };
    await simulation.attempt(() =>
      isOurs ? step(simulation, office, request, 'admit') : step(simulation, office, request, 'refer', input),
    );
  }
}

/** They were received there: only then is the referral over. */
async function accompanyReferred(simulation: Simulation, office: Office): Promise<void> {
  for (const request of await requestsIn(office, 'referring'))
    await simulation.attempt(() => step(simulation, office, request, 'arrival', { arrived: true }));
}

/** In the order of the queue, for as long as somebody has room. */
async function takeFromTheQueue(simulation: Simulation, office: Office): Promise<void> {
  const { coordinator, commune } = office;
  const queue = await coordinator.all<QueueEntry>(`/intake/v1/queue?commune=${commune.code}`);
  if (queue.length === 0) return;
  const places = await coordinator.get<Place[]>(`/intake/v1/professionals?commune=${commune.code}`);
  const room = new Map<Line, number>(
    LINES.map((line) => [
      line,
      places
        .filter((place) => place.line === line)
        .reduce((sum, { families, maximum }) => sum + Math.max(0, maximum - families), 0),
    ]),
  );
  for (const entry of queue) {
    const line = entry.line ?? simulation.lineOf(entry.motive);
    const left = room.get(line) ?? 0;
    if (left <= 0) continue;
    room.set(line, left - 1);
    await simulation.attempt(() => toAProfessional(simulation, office, entry, line));
  }
}

async function toAProfessional(simulation: Simulation, office: Office, entry: QueueEntry, line: Line): Promise<void> {
  let at: Versioned & { stage: string } = { id: entry.requestId, version: entry.version, stage: entry.stage };
  if (at.stage === 'prioritised') at = await step(simulation, office, at, 'take-up');
  if (at.stage === 'variant') {
    const variant = { variant: 'family-accompaniment', line, reason: 'needs-of-family' };
    at = await step(simulation, office, at, 'variant', variant);
  }
  await office.coordinator.post(
    `/intake/v1/requests/${at.id}/assign`,
    {},
    {
      // Nobody may have had room the last time: it is asked anew.
      key: simulation.key(`request-${at.id}-assign-${simulation.clock.today()}`),
      ifMatch: at.version,
    },
  );
}

async function approvePlans(simulation: Simulation, office: Office): Promise<void> {
  const { coordinator } = office;
  for (const { id } of await coordinator.all<Versioned>('/cases/v1/cases?stage=family-plan')) {
    await simulation.attempt(async () => {
      const plans = await coordinator.get<PlanView[]>(`/cases/v1/cases/${id}/family-plans`);
      const plan = plans.find(({ state }) => state === 'proposed');
      if (!plan || !isSigned(plan)) return;
      const path = `/cases/v1/cases/${id}/family-plans/${plan.id}/approval`;
      await coordinator.post(path, {}, { key: simulation.key(`plan-${plan.id}-approval`), ifMatch: plan.version });
    });
  }
}

const isSigned = ({ signatures }: PlanView): boolean =>
  ['family', 'child', 'case-manager'].every((party) => signatures.some((signature) => signature.party === party));
