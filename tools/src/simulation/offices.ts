import { LINES, type Line, type Role } from '@oln/contracts';
import type { Principal } from '@oln/identity';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../problem.js';
import { Caller, Refused } from './caller.js';
import type { LineToGateway } from './line-to-gateway.js';
import type { CommuneOfScenario, Scenario } from './scenario.js';
import { professionalsOf } from './scale.js';

export interface Professional {
  caller: Caller;
  line: Line;
  caseload: number;
}

/** The people of one office. */
export interface Office {
  commune: CommuneOfScenario;
  desk: Caller;
  coordinator: Caller;
  supervisor: Caller;
  /** Says who supervises. */
  country: Caller;
  communityManager: Caller;
  professionals: Professional[];
  /** Somebody who answers for an institution of the network. */
  institution(organizationId: string): Caller;
}

const ROLE: Record<Line, { role: Role; name: string }> = {
  'case-management': { role: 'case-manager', name: 'gestora' },
  'family-therapy': { role: 'family-therapist', name: 'terapeuta' },
};

/** Where people call, and what signs their tokens. */
export interface Way {
  base: string;
  keysFile: string;
  line: LineToGateway;
}

export function openOffices(scenario: Scenario, { base, keysFile, line }: Way): Office[] {
  const { communes, lines } = scenario;
  const professionals = professionalsOf(scenario);
  return communes.map((commune, at) => {
    const { code } = commune;
    const as = (name: string, role: Role): Caller =>
      new Caller(line, base, keysFile, {
        person: `sim-${name}-${code}`,
        roles: [role],
        communes: [code],
        kind: 'person',
      });
    const ofLine = (of: Line): Professional[] => {
      const { role, name } = ROLE[of];
      return Array.from({ length: professionals[of][at]! }, (_, index) => ({
        caller: as(`${name}-${index + 1}`, role),
        line: of,
        caseload: lines[of].caseload,
      }));
    };
    const network = new Map<string, Caller>();
    const institution = (organizationId: string): Caller => {
      const person = `sim-red-${organizationId.slice(-12)}`;
      const principal: Principal = {
        person,
        roles: ['network-member'],
        communes: [code],
        institution: organizationId,
        kind: 'person',
      };
      const known = network.get(organizationId) ?? new Caller(line, base, keysFile, principal);
      network.set(organizationId, known);
      return known;
    };
    return {
      commune,
      institution,
      desk: as('recepcion', 'chcc-support'),
      coordinator: as('coordinadora', 'coordinator'),
      supervisor: as('supervisora', 'regional-supervisor'),
      country: as('nacional', 'national-supervisor'),
      communityManager: as('comunitaria', 'community-manager'),
      professionals: LINES.flatMap(ofLine),
    };
  });
}

const ROOM_KNOWN_WITHIN_MS = 60_000;

/** Writes the people into the staff directory, and waits until intake has heard who has room. */
export async function hire({
  commune,
  desk,
  coordinator,
  supervisor,
  country,
  communityManager,
  professionals,
}: Office): Promise<void> {
  const put = (person: string, role: Role, caseloads: object[] = [], by = coordinator) =>
    by
      .put(`/gateway/v1/communes/${commune.code}/staff/${person}`, { roles: [role], caseloads, active: true })
      .catch(isThereAlready);
  await put(coordinator.person, 'coordinator');
  await Promise.all([
    put(desk.person, 'chcc-support'),
    put(supervisor.person, 'regional-supervisor', [], country),
    put(communityManager.person, 'community-manager'),
    ...professionals.map(({ caller, line, caseload }) =>
      put(caller.person, ROLE[line].role, [{ line, maximum: caseload }]),
    ),
  ]);
  for (const end = Date.now() + ROOM_KNOWN_WITHIN_MS; ; await sleep(200)) {
    const places = await coordinator.get<{ person: string }[]>(`/intake/v1/professionals?commune=${commune.code}`);
    if (professionals.every(({ caller }) => places.some(({ person }) => person === caller.person))) return;
    if (Date.now() > end)
      throw new Problem(
        `intake has not heard who has room in ${commune.code}: ./oln status shows which part is not well.`,
      );
  }
}

/** Of a run that was stopped while it hired. */
function isThereAlready(error: unknown): void {
  if (!(error instanceof Refused && [409, 412, 428].includes(error.status))) throw error;
}
