import { askControl, environmentPaths } from '@oln/tools';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ProcessHistory } from '../../house/process-reader.js';
import type { Finding } from '../../invariants/invariant.js';
import type { Arena, Fault, Strike } from '../fault.js';
import { partsOf } from '../partition/ways.js';
import { strikeAt } from '../recovery.js';
import { buildOf, ILLEGAL, LEGAL, type Bundles } from './bundles.js';
import { keep, replay } from './replays.js';
import { crossings, ofReplays, ofWalks, walkOf, type Builds, type Walk } from './walks.js';

/** Histories of the run that are looked at, and of those the ones that are replayed as well. */
const LOOKED_AT = 600;
const REPLAYED = 200;
const BLOWS = 6;

/** A worker with a newer build joins the old one, each goes on with the other's processes, then the old one is stopped. */
export const upgrade: Fault = {
  id: 'F13',
  about:
    'a worker with a newer build beside the old one, each goes on with the processes of the other; every history replays',
  readyWithinMs: 15_000,
  needs: 'bundles',
  strike: async (arena, forMs) => {
    const bundles = bundlesOf(arena);
    const next = bundles.changed('next', LEGAL);
    const [old, joining] = partsOf('worker', arena.stack.state().options.replicas) as [string, string];
    const pauseMs = (forMs - 4_000) / BLOWS;
    const kill = ({ pid }: { pid?: number }): void => void process.kill(pid!, 'SIGKILL');
    const struck: Strike[] = [];
    const blow = async (part: string, note: string, harm: Parameters<typeof strikeAt>[2]): Promise<void> => {
      if (arena.stopped()) return;
      await sleep(pauseMs * arena.random.between(0.5, 1));
      struck.push(await strikeAt(arena, part, harm, note));
    };
    bundles.give(joining, next);
    await blow(joining, 'the newer build joins', () => restart(arena, joining));
    await blow(joining, 'the older build goes on with its processes', kill);
    await blow(old, 'the newer build goes on with its processes', kill);
    await blow(joining, 'and back', kill);
    await blow(old, 'and on again', kill);
    bundles.give(old, next);
    await blow(old, 'the older build is stopped for good', () => restart(arena, old));
    return struck;
  },
  afterwards: async (arena) => {
    const bundles = bundlesOf(arena);
    const next = bundles.changed('next', LEGAL);
    const builds = { old: buildOf(bundles.old), new: buildOf(next) };
    const histories = await historiesOf(arena);
    const walks = histories.map(({ workflowId, history }) => walkOf(workflowId, history));
    return [...ofWalks(walks, builds), ...(await replayed(arena, next, bundles, { histories, walks, builds }))];
  },
};

function bundlesOf({ bundles }: Arena): Bundles {
  if (!bundles) throw new Error('The stack was started without bundles that can be exchanged');
  return bundles;
}

async function restart({ stack }: Arena, part: string): Promise<void> {
  const { socket } = environmentPaths(stack.state().env);
  if (!(await askControl(socket, `/restart?part=${part}`))) throw new Error(`${part} could not be asked to restart`);
}

interface Seen {
  histories: { workflowId: string; history: ProcessHistory }[];
  walks: Walk[];
  builds: Builds;
}

async function historiesOf({ house, random }: Arena): Promise<Seen['histories']> {
  const runs = random.shuffle(await house.processes.all()).slice(0, LOOKED_AT);
  const found: Seen['histories'] = [];
  for (const { workflowId, runId } of runs)
    found.push({ workflowId, history: await house.processes.history(workflowId, runId) });
  return found;
}

async function replayed(
  arena: Arena,
  next: string,
  bundles: Bundles,
  { histories, walks, builds }: Seen,
): Promise<Finding[]> {
  const { onward, back } = crossings(walks, builds);
  arena.say(
    `            ${walks.length} processes: ${onward} went on with the newer build, ${back} back to the older one; replaying …`,
  );
  arena.figure('processes that went on with the newer build', onward);
  arena.figure('processes that went back to the older build', back);
  const run = { folder: keep(histories.slice(0, REPLAYED)), keysFile: arena.stack.secrets.keysFile };
  const [recorded, ofRun] = [await replay(next), await replay(next, run)];
  // That it can fail is seen in every run.
  const illegal = await replay(bundles.changed('illegal', ILLEGAL), run);
  arena.figure('recorded histories that replay', recorded.histories);
  arena.figure('histories of this run that replay', ofRun.histories);
  return ofReplays({ recorded, ofRun, illegal });
}
