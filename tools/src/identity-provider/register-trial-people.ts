import type { Role } from '@oln/contracts';
import { ApiClient } from '../api-client.js';
import { Problem } from '../problem.js';
import { TRIAL_COMMUNES, TRIAL_PEOPLE } from './trial-people.js';

/** Whom an office does not make of its own people. */
const OVERSEEING: ReadonlySet<Role> = new Set<Role>(['regional-supervisor', 'national-supervisor', 'operator']);

/** Changed since by somebody of the office: theirs holds. */
const KNOWN_OTHERWISE = [412, 428];

/**
 * Whom the embedded provider vouches for, the staff directory knows. Said again at each start: who is there is left as they are.
 * `base`: where the APIs are. Throws {@link Problem} if the directory refuses somebody.
 */
export async function registerTrialPeople(base: string, keysFile: string): Promise<void> {
  const as = (role: Role) => ApiClient.as('system-trial', [role], Object.keys(TRIAL_COMMUNES), base, keysFile);
  const [office, country] = [await as('coordinator'), await as('national-supervisor')];
  for (const { id, places } of TRIAL_PEOPLE)
    for (const { commune, roles } of places) {
      const keeper = roles.some((role) => OVERSEEING.has(role)) ? country : office;
      const member = { roles: [...roles], active: true, caseloads: caseloadsOf(roles) };
      const { status, body } = await keeper.put(`/gateway/v1/communes/${commune}/staff/${id}`, member);
      if (status >= 400 && !KNOWN_OTHERWISE.includes(status))
        throw new Problem(`${id} could not be written into the staff directory (${status}): ${JSON.stringify(body)}`);
    }
}

/** Who attends families has room for them. */
function caseloadsOf(roles: readonly string[]): { line: string; maximum: number }[] {
  if (roles.includes('case-manager')) return [{ line: 'case-management', maximum: 25 }];
  return roles.includes('family-therapist') ? [{ line: 'family-therapy', maximum: 25 }] : [];
}
