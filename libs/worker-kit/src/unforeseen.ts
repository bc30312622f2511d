import { writeSync } from 'node:fs';
import { placeOf } from './error-place.js';

/**
 * An error that nobody waits for ends the program: what it has in hand may be half done, and the supervisor starts it anew. Before, it is
 * written down in one line, without its message. `base`: what every line of the program's log begins with.
 */
export function endOnUnforeseen(base: Record<string, unknown>): void {
  // A promise that is rejected comes here, too, where nobody else takes it: Temporal takes those of workflows.
  process.on('uncaughtException', (error, origin) => {
    try {
      const line = { ...base, time: new Date().toISOString(), error: placeOf(error), origin };
      // At once: nothing is waited for any more.
      writeSync(
        process.stdout.fd,
        `${JSON.stringify({ ...line, msg: 'Something was not foreseen: the program ends' })}\n`,
      );
    } finally {
      process.exit(1);
    }
  });
}
