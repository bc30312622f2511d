import { Database, NatsLink, Relay } from '@oln/messaging';
import { performance } from 'node:perf_hooks';
import type { NatsLogin } from '../house/house.js';

export interface Relaying {
  databaseUrl: string;
  nats: NatsLogin;
  /** Rows that wait in the outbox. */
  rows: number;
}

export interface Relayed {
  sent: number;
  seconds: number;
  problems: string[];
}

const GIVEN_UP_AFTER_MS = 120_000;

/** The production relay of a service, from its start until everything that waited has left and is marked. */
async function relay({ databaseUrl, nats, rows }: Relaying): Promise<Relayed> {
  const database = new Database(databaseUrl, { name: 'bench/relay' });
  const link = new NatsLink({ ...nats, name: 'bench/relay' });
  await link.connection();
  await database.query('select 1');
  const problems: string[] = [];
  let sent = 0;
  const began = performance.now();
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${sent} of ${rows} were sent: ${problems[0]}`)), GIVEN_UP_AFTER_MS);
    const hooks = {
      sent: ({ rows: some }: { rows: number }): void => {
        sent += some;
        if (sent < rows) return;
        clearTimeout(late);
        resolve();
      },
      problem: ({ error }: { error: unknown }): void => void problems.push(String(error)),
    };
    const running = new Relay({ replica: 'bench', database, link, hooks });
    running.start();
    ending = () => running.stop();
  });
  const seconds = (performance.now() - began) / 1_000;
  await ending();
  await link.close();
  await database.close();
  return { sent, seconds, problems };
}

let ending: () => Promise<void> = async () => undefined;

process.on('message', (relaying: Relaying) => {
  relay(relaying).then(
    (relayed) => process.send!(relayed),
    (error: Error) => process.send!({ problem: error.message }),
  );
});
process.on('disconnect', () => process.exit(0));
// What is killed writes no profile.
process.on('SIGTERM', () => process.exit(0));
