import type { AlarmOutcome, SnapshotOutcome } from '@oln/contracts';
import { Followed, type Scenario } from './followed.js';
import { body, HERE, type Scene } from './scene.js';

const REPORTING = '/reporting/v1';
/** A quarter ends within so many business days of any day. */
const QUARTER = 95;

/** Process §9: a Temporal Schedule comes by, once a quarter has ended. */
export const SNAPSHOTS: Record<SnapshotOutcome, Scenario> = {
  signed: async (scene) => {
    const path = `${REPORTING}/snapshots?commune=${HERE}&stage=signing`;
    const { id } = await scene.until(
      'the figures of a quarter',
      async () => body(await scene.coordinator.get<{ items: { id: string }[] }>(path)).items[0],
      QUARTER,
    );
    const snapshot = new Followed(scene, 'monitoringSnapshot', id, scene.coordinator);
    await snapshot.does('signature', { observation: 'Revisado con el equipo' });
    return snapshot;
  },
};

interface Alarm {
  id: string;
  subject: string;
}

/** Overdue work of three processes, each the cause of one scenario: the office wants to hear of the first clock already. */
const causes = new WeakMap<Scene, Promise<Alarm[]>>();

function alarmsOf(scene: Scene): Promise<Alarm[]> {
  const known = causes.get(scene) ?? opened(scene);
  causes.set(scene, known);
  return known;
}

const rulePath = `${REPORTING}/communes/${HERE}/alarm-rules/work-overdue`;
const look = async (scene: Scene): Promise<void> =>
  void body(await scene.coordinator.post(`${REPORTING}/communes/${HERE}/alarms/evaluation`, {}));

async function opened(scene: Scene): Promise<Alarm[]> {
  body(await scene.coordinator.put(rulePath, { limit: 0 }, { ifMatch: 0 }));
  return scene.until(
    'overdue work of three processes',
    async () => {
      await look(scene);
      const path = `${REPORTING}/alarms?commune=${HERE}&rule=work-overdue&open=true`;
      const { items } = body(await scene.coordinator.get<{ items: Alarm[] }>(path));
      return items.length >= 3 && items;
    },
    60,
  );
}

const alarm = async (scene: Scene, which: number): Promise<[Followed, string]> => {
  const { id, subject } = (await alarmsOf(scene))[which]!;
  return [new Followed(scene, 'monitoringAlarm', id, scene.coordinator), subject];
};

/** Process §9. */
export const ALARMS: Record<AlarmOutcome, Scenario> = {
  resolved: async (scene) => {
    const [followed] = await alarm(scene, 0);
    await followed.does('acknowledgement');
    await followed.does('closing', { outcome: 'resolved', reason: 'work-redistributed' });
    return followed;
  },
  dismissed: async (scene) => {
    const [followed] = await alarm(scene, 1);
    await followed.does('closing', { outcome: 'dismissed', reason: 'known-and-accepted' });
    return followed;
  },
  ended: async (scene) => {
    const [followed, subject] = await alarm(scene, 2);
    // More is tolerated from now on.
    body(await scene.coordinator.put(rulePath, { limit: 0, limits: [{ subject, limit: 100_000 }] }, { ifMatch: 1 }));
    await look(scene);
    return followed;
  },
};
