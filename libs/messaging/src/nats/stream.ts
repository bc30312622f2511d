import {
  DiscardPolicy,
  jetstreamManager,
  JetStreamApiError,
  RetentionPolicy,
  StorageType,
  type JetStreamManager,
  type StreamConfig,
} from '@nats-io/jetstream';
import { nanos } from '@nats-io/nats-core';
import { isStreamMissing } from './nats-away.js';
import type { NatsLink } from './nats-link.js';

export const DEFAULT_STREAM = 'OLN';
export const EVENT_SUBJECTS = 'oln.v1.>';

/** Limits a stream is made with; an operator may change them later, services leave that alone. */
export interface StreamLimits {
  replicas?: number;
  maxBytes?: number;
  /** The outbox keeps facts for life; the stream keeps what consumers may still have to catch up with. */
  maxAgeDays?: number;
  duplicateWindowSeconds?: number;
}

const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;
const ALREADY_EXISTS = 10_058;

/** Makes the stream if it is missing and mends what the relay depends on. Safe to call by everybody at once. */
export async function ensureStream(link: NatsLink, stream = DEFAULT_STREAM, limits: StreamLimits = {}): Promise<void> {
  const manager = await jetstreamManager(await link.connection(), { timeout: 3_000, checkAPI: false });
  const current = await findStream(manager, stream);
  if (!current) return addStream(manager, stream, limits);
  if (current.allow_atomic && current.subjects.includes(EVENT_SUBJECTS)) return;
  await manager.streams.update(stream, { allow_atomic: true, subjects: [EVENT_SUBJECTS] });
}

async function findStream(manager: JetStreamManager, stream: string): Promise<StreamConfig | undefined> {
  try {
    return (await manager.streams.info(stream)).config;
  } catch (error) {
    if (isStreamMissing(error)) return undefined;
    throw error;
  }
}

async function addStream(manager: JetStreamManager, stream: string, limits: StreamLimits): Promise<void> {
  const { replicas = 1, maxBytes = -1, maxAgeDays = 90, duplicateWindowSeconds = 300 } = limits;
  try {
    await manager.streams.add({
      name: stream,
      subjects: [EVENT_SUBJECTS],
      storage: StorageType.File,
      retention: RetentionPolicy.Limits,
      discard: DiscardPolicy.Old,
      num_replicas: replicas,
      max_bytes: maxBytes,
      max_age: nanos(maxAgeDays * DAY_MS),
      max_msg_size: 512 * 1024,
      duplicate_window: nanos(duplicateWindowSeconds * SECOND_MS),
      allow_atomic: true,
    });
  } catch (error) {
    // Somebody else made it at the same moment, with other limits.
    if (!(error instanceof JetStreamApiError) || error.code !== ALREADY_EXISTS) throw error;
  }
}
