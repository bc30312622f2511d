import { NativeConnection } from '@temporalio/worker';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Way } from './way.js';

const CONNECTS_WITHIN_MS = 4_000;
const ASKED_EVERY_MS = 2_000;
const ANSWERS_WITHIN_MS = 3_000;
/** Longer than a busy server takes for the smallest of questions. */
const LOST_AFTER_MS = 12_000;
/** A connection that was made while nothing got through is as lost as the one before. */
const AGAIN_AFTER_MS = 4_000;

/** A server that takes the call and says nothing would be waited for for ever. */
export async function connectNative(address: string): Promise<NativeConnection> {
  const connecting = NativeConnection.connect({ address });
  const late = sleep(CONNECTS_WITHIN_MS, undefined, { ref: false });
  const connection = await Promise.race([connecting, late]);
  if (connection) return connection;
  connecting.then((tooLate) => tooLate.close()).catch(() => undefined);
  throw new Error('Temporal gives no answer');
}

export interface Watch {
  connection: NativeConnection;
  way: Way;
  ended: AbortSignal;
  /** Each time that the way was hung up. */
  lost(): void;
}

/** Hangs the way up once nothing has got through for a while, and again until something does; ends when `ended` is aborted. */
export async function watchOver({ connection, way, ended, lost }: Watch): Promise<void> {
  for (let patientUntil = Date.now() + LOST_AFTER_MS; !ended.aborted;) {
    if (await answers(connection)) patientUntil = Date.now() + LOST_AFTER_MS;
    else if (Date.now() >= patientUntil && !ended.aborted) {
      way.hangUp();
      lost();
      patientUntil = Date.now() + AGAIN_AFTER_MS;
    }
    await sleep(ASKED_EVERY_MS, undefined, { signal: ended, ref: false }).catch(() => undefined);
  }
}

const answers = (connection: NativeConnection): Promise<boolean> =>
  connection
    .withDeadline(Date.now() + ANSWERS_WITHIN_MS, () => connection.workflowService.getSystemInfo({}))
    .then(
      () => true,
      () => false,
    );
