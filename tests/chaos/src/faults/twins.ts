import { startBackEnds, type BackEnds } from '@oln/testing';
import type { Finding } from '../invariants/invariant.js';
import type { Streamed } from '../house/stream-reader.js';
import { SERVICES, type Service } from '../house/services.js';
import type { Arena } from './fault.js';
import { hear } from './twin.js';

const ENV = 'chaos-twins';

/** Each service hears both rows of messages in a set of its own; the states it ends in must be one. */
export async function compareTwins(
  arena: Arena,
  ordered: readonly Streamed[],
  disordered: readonly Streamed[],
): Promise<Finding[]> {
  const { speed } = arena.stack.state().clock!;
  // The house has been looked at: its clocks need not take two cores from who hears everything anew, seven services twice.
  arena.stack.setSpeed(0);
  const { backEnds, stop } = await startBackEnds(ENV);
  // What makes fresh databases looks there for the back ends of its run.
  process.env.OLN_TEST_ENV = ENV;
  try {
    const found: Finding[] = [];
    const hearing = (await arena.house.stream.consumers()).map(({ name }) => name);
    for (const [index, service] of SERVICES.entries()) {
      if (arena.stopped()) break;
      if (!hearing.includes(service)) continue;
      found.push(...(await compare(arena, backEnds, service, index * 2 + 1, { ordered, disordered })));
    }
    return found;
  } finally {
    await stop();
    arena.stack.setSpeed(speed);
  }
}

async function compare(
  arena: Arena,
  backEnds: BackEnds,
  service: Service,
  account: number,
  { ordered, disordered }: { ordered: readonly Streamed[]; disordered: readonly Streamed[] },
): Promise<Finding[]> {
  const once = await hear(arena, backEnds, service, account, ordered);
  const often = await hear(arena, backEnds, service, account + 1, disordered);
  const lines = [...once.values()].reduce((sum, count) => sum + count, 0);
  arena.say(`${service}: ${lines} lines of state after hearing it once in order`);
  if (lines === 0) return [{ invariant: 'I3', kind: 'wrong', what: `${service}: nothing came of what it heard` }];
  const keys = [...new Set([...once.keys(), ...often.keys()])];
  return keys.flatMap((line): Finding[] => {
    const [wanted, got] = [once.get(line) ?? 0, often.get(line) ?? 0];
    if (wanted === got) return [];
    const kind = got > wanted ? 'doubled' : 'lost';
    return [{ invariant: 'I3', kind, what: `${service}, in disorder: ${got} times instead of ${wanted}: ${line}` }];
  });
}
