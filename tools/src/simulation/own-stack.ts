import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Problem } from '../problem.js';
import type { ClockRecord } from '../stack/clock-record.js';
import { eraseEnvironment, stopEnvironment } from '../stack/environments.js';
import { environmentPaths } from '../stack/paths.js';
import type { StackState } from '../stack/state.js';
import { detach } from '../verbs/detach.js';
import type { Notebook } from './notebook.js';

/** The environment of simulations that are not told which one to take. */
export const OWN = 'simulation';
/** Far from the ports of `./oln up`. */
export const OWN_PORTS = 5_000;

/** Eight in the morning in Santiago, in winter. */
const MORNING = 'T12:00:00Z';

/**
 * A stack of the simulation's own, whose time begins in the morning of the scenario's first day, and stands still at first. What an
 * earlier simulation that has finished left in it is erased; one that has not is not.
 */
export async function startOwn(
  startsOn: string,
  { portOffset, before, resume }: { portOffset: number; before?: Notebook; resume: boolean },
): Promise<StackState> {
  const paths = environmentPaths(OWN);
  if (!resume) {
    if (before && !before.pages.finished)
      throw new Problem(
        `A simulation was stopped before its end, on ${before.pages.doneUntil ?? 'its first day'}: --resume goes on with it, ./oln reset --env ${OWN} erases it.`,
      );
    await stopEnvironment(OWN);
    eraseEnvironment(OWN);
    mkdirSync(dirname(paths.clock), { recursive: true, mode: 0o700 });
    const record: ClockRecord = {
      ...{ epoch: 0, wall: new Date().toISOString(), business: `${startsOn}${MORNING}` },
      ...{ speed: 0, environment: OWN },
    };
    writeFileSync(paths.clock, JSON.stringify(record));
  } else if (!existsSync(paths.clock)) throw new Problem('There is no simulation to go on with: leave out --resume.');
  return detach({ env: OWN, portOffset });
}
