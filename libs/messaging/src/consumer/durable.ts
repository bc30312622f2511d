import {
  AckPolicy,
  DeliverPolicy,
  JetStreamApiCodes,
  JetStreamApiError,
  jetstreamManager,
  ReplayPolicy,
  type JetStreamManager,
} from '@nats-io/jetstream';
import { nanos } from '@nats-io/nats-core';
import type { EventDefinition } from '@oln/contracts';
import type { NatsLink } from '../nats/nats-link.js';

/** A message that is not acknowledged for so long is delivered again; work in progress says so three times as often. */
export const ACK_WAIT_MS = 15_000;

export interface Durable {
  stream: string;
  name: string;
  subjects: string[];
  /** How much may be under way at once, over all replicas. */
  maxAckPending: number;
}

/** `oln.v1.*.cases.case.opened`: of every commune. */
export const subjectsOf = (definitions: readonly EventDefinition[]): string[] =>
  [...new Set(definitions.map(({ service, entity, event }) => `oln.v1.*.${service}.${entity}.${event}`))].sort();

/** Makes the durable pull consumer, or changes it to what the service hears now. A new one starts at the stream's beginning. */
export async function ensureDurable(link: NatsLink, durable: Durable): Promise<void> {
  const manager = await jetstreamManager(await link.connection(), { timeout: 3_000, checkAPI: false });
  const current = await findDurable(manager, durable);
  const settings = {
    filter_subjects: durable.subjects,
    ack_wait: nanos(ACK_WAIT_MS),
    // Counted by the consumer itself: after its tries a message is parked, never silently dropped by the server.
    max_deliver: -1,
    max_ack_pending: durable.maxAckPending,
  };
  if (!current) {
    const identity = {
      durable_name: durable.name,
      ack_policy: AckPolicy.Explicit,
      deliver_policy: DeliverPolicy.All,
      replay_policy: ReplayPolicy.Instant,
    };
    await manager.consumers.add(durable.stream, { ...identity, ...settings });
  } else if (!sameSubjects(current, durable.subjects)) {
    await manager.consumers.update(durable.stream, durable.name, settings);
  }
}

/**
 * Delivers again at once, and in order, what a dead replica left unacknowledged. Servers before 2.14 cannot: there it
 * comes after the ack wait, behind newer ones.
 */
export async function resetDurable(link: NatsLink, { stream, name }: Durable): Promise<void> {
  const manager = await jetstreamManager(await link.connection(), { timeout: 3_000, checkAPI: false });
  await manager.consumers.reset(stream, name).catch(() => undefined);
}

async function findDurable(manager: JetStreamManager, { stream, name }: Durable): Promise<string[] | undefined> {
  try {
    const { config } = await manager.consumers.info(stream, name);
    return config.filter_subjects ?? (config.filter_subject ? [config.filter_subject] : []);
  } catch (error) {
    if (error instanceof JetStreamApiError && error.code === JetStreamApiCodes.ConsumerNotFound) return undefined;
    throw error;
  }
}

const sameSubjects = (current: string[], wanted: string[]): boolean => [...current].sort().join() === wanted.join();
