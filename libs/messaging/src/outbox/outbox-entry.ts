import type { EventDefinition, ProcessMessage } from '@oln/contracts';

/** Record a fact or a message is about; `version` is the record's version after the change. */
export interface OutboxAbout {
  id: string;
  commune: string;
  version: number;
}

/** A fact on its way to JetStream. */
export interface EventEntry {
  lane: 'event';
  /** UUIDv7; becomes the event's id, `Nats-Msg-Id` and the inbox key. */
  id: string;
  definition: EventDefinition;
  about: OutboxAbout;
  data: Record<string, unknown>;
  /** Business time of the fact. */
  asOf: Date;
  /** Person (opaque id), `system` or `process`. */
  actor: string;
  traceparent?: string;
}

/** A start or signal on its way to Temporal. */
export interface ProcessEntry {
  lane: 'process';
  /** UUIDv7; becomes the signal's messageId. */
  id: string;
  message: ProcessMessage;
  about: OutboxAbout;
  traceparent?: string;
}

export type OutboxEntry = EventEntry | ProcessEntry;

/** A process message as the outbox keeps it: with the trace it belongs to. */
export type StoredProcessMessage = ProcessMessage & { traceparent?: string };
