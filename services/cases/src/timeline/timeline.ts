import type { OlnEvent } from '@oln/contracts';

/** A row of the outbox, which is the event log. */
export interface EventRow {
  /** bigint, as text. */
  seq: string;
  payload: OlnEvent;
}

export interface TimelineEntry {
  id: string;
  /** `oln.cases.case.moved.v1` */
  type: string;
  /** Business time. */
  at: string;
  /** Person (opaque id), `process` or `system:<name>`. */
  actor: string;
  version: number;
  /** Ids and codes of the event. */
  facts: Record<string, unknown>;
}

export const entryOf = ({ payload }: EventRow): TimelineEntry => ({
  id: payload.id,
  type: payload.type,
  at: payload.asof,
  actor: payload.actor,
  version: payload.entityversion,
  facts: payload.data,
});
