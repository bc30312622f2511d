import { describe, expect, it } from '@jest/globals';
import type { FamilyPlan, Objective, TaskState } from './family-plan.js';
import { takenOver, tasksOf, withStatesOf } from './shared-plan.js';

let ids = 0;
const newId = (): string => `new-${++ids}`;
const task = (id: string, state: TaskState = 'open') => ({ id, rootId: `root-${id}`, state });
const objective = (id: string, caseId: string, agreed = false): Objective =>
  ({ id, rootId: `root-${id}`, caseId, agreed, text: id, factors: [], tasks: [task(`t-${id}`)] }) as never;
const version = (
  planVersion: number,
  state: FamilyPlan['state'],
  caseId: string,
  objectives: Objective[],
): FamilyPlan => ({ id: `v${planVersion}`, planVersion, state, caseId, objectives, signatures: [] }) as never;

const LIVING = new Set(['management', 'therapy']);
const over = (versions: FamilyPlan[], writer = 'therapy', living = LIVING) =>
  takenOver(versions, writer, living, newId).map(({ rootId, caseId, agreed }) => [rootId, caseId, agreed]);

describe('a new version of the plan of a family', () => {
  const approved = version(1, 'approved', 'management', [objective('o1', 'management')]);
  const proposed = version(2, 'proposed', 'management', [objective('o2', 'management')]);

  it('takes the part of the other line over as it was approved, and says so', () => {
    expect(over([approved])).toEqual([['root-o1', 'management', true]]);
    expect(over([approved], 'management')).toEqual([]);
  });

  it('takes over what the other line has proposed, which is still to be agreed on', () => {
    expect(over([approved, proposed])).toEqual([['root-o2', 'management', false]]);
  });

  it('does not take over what was returned to its writer, but what stood as it was', () => {
    const returned = { ...proposed, state: 'returned' } as FamilyPlan;
    expect(over([approved, returned])).toEqual([['root-o1', 'management', true]]);
    const both = version(3, 'returned', 'therapy', [objective('o3', 'therapy'), objective('o2', 'management')]);
    expect(over([approved, { ...proposed, state: 'superseded' } as FamilyPlan, both])).toEqual([
      ['root-o2', 'management', false],
    ]);
  });

  it('leaves out a case that the family has left', () => {
    expect(over([approved], 'therapy', new Set(['therapy']))).toEqual([]);
  });

  it('has ids of its own; what it was taken over from is known over all versions', () => {
    const [first] = takenOver([approved], 'therapy', LIVING, newId);
    const next = version(2, 'approved', 'therapy', [first!]);
    const [second] = takenOver([approved, next], 'therapy', LIVING, newId);
    expect([second!.id === first!.id, second!.rootId, second!.tasks[0]!.rootId]).toEqual([
      false,
      'root-o1',
      'root-t-o1',
    ]);
  });

  it('knows the tasks that were ticked off while it waited for its approval', () => {
    const [copied] = takenOver([approved], 'therapy', LIVING, newId);
    const before = version(1, 'approved', 'management', [
      { ...approved.objectives[0]!, tasks: [task('t-o1', 'done')] } as unknown as Objective,
    ]);
    const next = version(2, 'approved', 'therapy', [copied!, objective('o9', 'therapy')]);
    expect(tasksOf(withStatesOf(next as never, before)).map(({ state }) => state)).toEqual(['done', 'open']);
  });
});
