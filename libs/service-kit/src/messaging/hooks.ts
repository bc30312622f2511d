import { tlsTrouble, type Tls } from '@oln/crypto';
import type { MessagingHooks } from '@oln/messaging';
import type { Logger } from 'pino';
import type { Metrics } from '../telemetry/metrics.js';
import { inSpan } from '../telemetry/tracing.js';

/** Messaging's news as metrics, logs and spans. Never a payload. `tls`: how the way to Temporal is secured. */
export const messagingHooks = (metrics: Metrics, log: Logger, tls?: Tls): MessagingHooks => ({
  leased: (active) => log.info({ active }, 'The relay of this replica'),
  sent: ({ lane, rows }) => metrics.published.inc({ lane }, rows),
  handled: () => metrics.consumed.inc({ result: 'done' }),
  retried: ({ consumer, type, error }) => {
    metrics.consumed.inc({ result: 'retried' });
    log.warn({ consumer, type, error: nameOf(error) }, 'A message failed and is tried again');
  },
  ignored: () => metrics.consumed.inc({ result: 'ignored' }),
  parked: ({ consumer, code }) => {
    metrics.consumed.inc({ result: 'parked' });
    log.error({ consumer, code }, 'A message was parked: list and replay it at /parked-messages');
  },
  problem: ({ where, error }) =>
    log.warn({ where, error: nameOf(error), why: tlsTrouble(error, tls) }, 'Messaging waits for another part'),
  inSpan: (name, traceparent, fn) => inSpan(name, { traceparent }, fn),
});

/** What an error may say in a log: its messages can quote data. */
export const nameOf = (error: unknown): string => {
  const { name, code } = (error ?? {}) as { name?: string; code?: string };
  return [name ?? 'error', code].filter(Boolean).join(' ');
};
