import type { CaseOutcome, Line } from '@oln/contracts';
import { CaseFile } from './case-file.js';
import type { Scenario } from './followed.js';

/** Processes §2 and §3: the same outcomes, each come to in either line. */
export const casesOf = (line: Line): Record<CaseOutcome, Scenario> => ({
  completed: async (scene) => {
    const file = await CaseFile.open(scene, line);
    await file.toEvaluation();
    await file.concludes('met');
    return file;
  },
  'partially-completed': async (scene) => {
    const file = await CaseFile.open(scene, line);
    await file.toEvaluation();
    await file.concludes('partly-met');
    return file;
  },
  'invitation-rejected': async (scene) => {
    const file = await CaseFile.open(scene, line);
    await file.contact('call', 'reached');
    await file.does('invitation/rejection', { reason: 'distrust', risks: [] });
    return file;
  },
  'not-located': async (scene) => {
    const file = await CaseFile.open(scene, line);
    for (const kind of ['call', 'visit', 'through-network']) {
      await file.contact(kind, 'not-reached');
      await scene.pass(3);
    }
    await file.does('not-located', { reason: 'no-answer' });
    return file;
  },
  renounced: async (scene) => {
    const file = await CaseFile.open(scene, line);
    await file.toExecution();
    const risks = [{ risk: 'family-violence', measure: 'network-informed' }];
    await file.does('renunciation', { reason: 'no-time', risks });
    return file;
  },
  moved: async (scene) => {
    const file = await CaseFile.open(scene, line);
    const { id } = await file.does('transfers', { toCommune: '05101', reason: 'family-moved' }, scene.coordinator);
    await scene.until('the other commune takes the family over', async () => {
      const path = `/cases/v1/transfers/${id}`;
      const incoming = await scene.neighbour.get<{ items: { id: string; version: number }[] }>(
        '/cases/v1/transfers?side=incoming&limit=200',
      );
      const asked = incoming.body.items.find((transfer) => transfer.id === id);
      if (!asked) return undefined;
      const { status } = await scene.neighbour.post(`${path}/acceptance`, {}, { ifMatch: asked.version });
      return status === 200;
    });
    return file;
  },
  'of-age': async (scene) => CaseFile.open(scene, line, await scene.family(scene.birthDateOfAgeIn(40))),
  escalated: async (scene) => {
    const file = await CaseFile.open(scene, line);
    await file.isEscalated();
    return file;
  },
  deceased: async (scene) => {
    const household = await scene.family();
    const file = await CaseFile.open(scene, line, household);
    await scene.dies(household.childIds[0]!);
    return file;
  },
});
