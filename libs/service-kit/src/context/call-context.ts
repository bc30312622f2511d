import type { Principal } from '@oln/identity';
import { AsyncLocalStorage } from 'node:async_hooks';

export type Door = 'http' | 'nats' | 'activity' | 'system';

/** Who calls, when (business time), through which door. Set by every door before a use case runs. */
export interface CallContext {
  principal: Principal;
  asOf: Date;
  language: 'es' | 'en';
  door: Door;
  idempotencyKey?: string;
  /** Version named by `If-Match`. */
  expectedVersion?: number;
  traceparent?: string;
  /** Digest of method, path and body: a repeated Idempotency-Key must come with the same. */
  requestFingerprint?: string;
  /** Address the call came from. */
  origin?: string;
  /** Aborted when the part stops that does this: nothing further is begun, another replica goes on. */
  ends?: AbortSignal;
}

const storage = new AsyncLocalStorage<CallContext>();

export const withContext = <Result>(context: CallContext, fn: () => Result): Result => storage.run(context, fn);

export const findContext = (): CallContext | undefined => storage.getStore();

/** The context of the running call. Throws where no door has set one: nothing runs without a principal. */
export function currentContext(): CallContext {
  const context = storage.getStore();
  if (!context) throw new Error('No call context: a use case was entered without a door');
  return context;
}
