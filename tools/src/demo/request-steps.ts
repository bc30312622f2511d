import type { ApiClient } from '../api-client.js';
import { CaseSteps, type CaseView } from './case-steps.js';
import { body, COMMUNE, type Office } from './office.js';
import type { FamilyIds } from './people.js';
import { RecordSteps, type RecordView } from './record-steps.js';

export interface RequestView extends RecordView {
  channel: string;
  motive: string;
  childIds: string[];
  factors: string[];
  scoring?: { priority: string; score: number };
}

export async function register(office: Office, family: FamilyIds, motive = 'parenting'): Promise<RequestView> {
  const { familyId, childIds } = family;
  const request = {
    commune: COMMUNE,
    channel: 'spontaneous',
    motive,
    familyId,
    childIds,
    factors: [],
    narrative: 'Pide orientación',
  };
  return body(await office.staff.coordinator.post<RequestView>('/intake/v1/requests', request));
}

const stepsOf = (office: Office, id: string): RecordSteps<RequestView> =>
  new RecordSteps(office, '/intake/v1/requests', id, office.staff.coordinator);

/** A step of a request as it is now. */
export const step = (office: Office, id: string, name: string, input: unknown = {}): Promise<RequestView> =>
  stepsOf(office, id).change(name, input);

export const requestOf = (office: Office, id: string): Promise<RequestView> => stepsOf(office, id).view();

/** Assigned to somebody with room; cases opens the case by itself. */
export async function assign(office: Office, story: string, requestId: string, manager: ApiClient): Promise<CaseSteps> {
  await step(office, requestId, 'variant', {
    variant: 'family-accompaniment',
    line: 'case-management',
    reason: 'needs-of-family',
  });
  await step(office, requestId, 'assign', { person: manager.person });
  const file = await office.until('the case of the request', async () => {
    const found = await manager.get<{ items: (CaseView & { requestId: string })[] }>('/cases/v1/cases?limit=200');
    return body(found).items.find((item) => item.requestId === requestId);
  });
  office.tell(story, `queda a cargo de ${manager.person} → ${office.link(`case-${file.id}`)}`);
  return new CaseSteps(office, file.id, manager);
}
