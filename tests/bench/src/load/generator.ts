import { Caller } from './caller.js';
import type { Load } from './load.js';

/** A process of its own that puts load on servers: told over IPC what to ask for, it answers with what came of it. */
process.on('message', (load: Load) => {
  new Caller(load).run().then(
    (outcome) => process.send!(outcome),
    (error: Error) => process.send!({ problem: `The load broke off: ${error.message}` }),
  );
});
process.on('disconnect', () => process.exit(0));
