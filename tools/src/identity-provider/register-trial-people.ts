import { ApiClient } from '../api-client.js';
import { Problem } from '../problem.js';
import { TRIAL_COMMUNES, TRIAL_PEOPLE } from './trial-people.js';

/** Changed since by somebody of the office: theirs holds. */
const KNOWN_OTHERWISE = [412, 428];

/**
 * Whom the embedded provider vouches for, the staff directory knows. Said again at each start: who is there is left as they are.
 * `base`: where the APIs are. Throws {@link Problem} if the directory refuses somebody.
 */
export async function registerTrialPeople(base: string, keysFile: string): Promise<void> {
  const keeper = await ApiClient.as('system-trial', ['coordinator'], Object.keys(TRIAL_COMMUNES), base, keysFile);
  for (const { id, places } of TRIAL_PEOPLE)
    for (const { commune, roles } of places) {
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
