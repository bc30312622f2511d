import { temporalTls, type Tls } from '@oln/crypto';
import { NativeConnection } from '@temporalio/worker';
import { setTimeout as sleep } from 'node:timers/promises';

const CONNECTS_WITHIN_MS = 4_000;
const ASKED_EVERY_MS = 2_000;
const ANSWERS_WITHIN_MS = 3_000;
/** Longer than a busy server takes for the smallest of questions. */
const LOST_AFTER_MS = 12_000;

/** A server that takes the call and says nothing would be waited for for ever. */
export async function connectNative(address: string, tls?: Tls): Promise<NativeConnection> {
  const connecting = NativeConnection.connect({ address, tls: temporalTls(tls) });
  const late = sleep(CONNECTS_WITHIN_MS, undefined, { ref: false });
  const connection = await Promise.race([connecting, late]);
  if (connection) return connection;
  connecting.then((tooLate) => tooLate.close()).catch(() => undefined);
  throw new Error('Temporal gives no answer');
}

/** Resolves with true once nothing has got through for a while; with false when `ended` is aborted. */
export async function isLost(connection: NativeConnection, ended: AbortSignal): Promise<boolean> {
  for (let throughAt = Date.now(); Date.now() - throughAt < LOST_AFTER_MS;) {
    if (await answers(connection)) throughAt = Date.now();
    await sleep(ASKED_EVERY_MS, undefined, { signal: ended, ref: false }).catch(() => undefined);
    if (ended.aborted) return false;
  }
  return true;
}

const answers = (connection: NativeConnection): Promise<boolean> =>
  connection
    .withDeadline(Date.now() + ANSWERS_WITHIN_MS, () => connection.workflowService.getSystemInfo({}))
    .then(
      () => true,
      () => false,
    );
