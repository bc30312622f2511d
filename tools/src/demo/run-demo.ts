import { body, COMMUNE, NotAsTold, Office } from './office.js';
import { STORIES } from './stories.js';
import type { Story } from './story.js';
import { Problem } from '../problem.js';
import type { StackState } from '../stack/state.js';

export interface Told {
  story: Story;
  result: string;
  asTold: boolean;
}

const PLACES = [{ line: 'case-management', maximum: 40 }];

/** The people of the office are written into the directory; intake hears of their room. */
async function hire(office: Office): Promise<void> {
  const { coordinator, supervisor, managers } = office.staff;
  const country = await office.person(`nacional-${office.run}`, ['national-supervisor']);
  const put = async (person: string, roles: string[], caseloads: unknown[] = [], by = coordinator) =>
    body(
      await by.put(`/gateway/v1/communes/${COMMUNE}/staff/${person}`, {
        roles,
        caseloads,
        active: true,
        email: `${person}@oln.example`,
        mail: 'each',
      }),
    );
  await put(coordinator.person, ['coordinator']);
  await put(supervisor.person, ['regional-supervisor'], [], country);
  for (const manager of managers) await put(manager.person, ['case-manager'], PLACES);
  await office.until('intake knows who has room', async () => {
    const places = body(await coordinator.get<{ person: string }[]>(`/intake/v1/professionals?commune=${COMMUNE}`));
    return managers.every((manager) => places.some(({ person }) => person === manager.person));
  });
}

/** Tells every story at once, a day lasting `secondsPerDay`; time goes back to its pace afterwards. */
export async function runDemo(
  state: StackState,
  secondsPerDay: number,
  narrate: (line: string) => void,
  { only, stop }: { only?: string; stop?: AbortSignal } = {},
): Promise<Told[]> {
  const office = await Office.open(state, narrate);
  await hire(office);
  const stories = STORIES.filter((story) => !only || story.name.toLowerCase() === only.toLowerCase());
  for (const story of stories) narrate(`            ${story.name.padEnd(11)} ${story.about}`);
  await office.setPace(secondsPerDay);
  try {
    return await Promise.race([Promise.all(stories.map((story) => tell(story, office))), stopped(stop)]);
  } finally {
    await office.setPace(0).catch(() => undefined);
  }
}

/** Somebody ended the demo before its end. */
export class Stopped extends Problem {}

const stopped = (stop?: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const told = (): void => reject(new Stopped('Stopped. Time goes at its usual pace again.'));
    if (stop?.aborted) told();
    stop?.addEventListener('abort', told);
  });

async function tell(story: Story, office: Office): Promise<Told> {
  try {
    const result = await story.tell(office);
    return { story, result, asTold: result === story.expected };
  } catch (error) {
    const result = error instanceof NotAsTold ? error.message : String((error as Error).stack ?? error);
    office.tell(story.name, `✗ ${result.split('\n')[0]}`);
    return { story, result, asTold: false };
  }
}
