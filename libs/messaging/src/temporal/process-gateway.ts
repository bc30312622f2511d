import type { StoredProcessMessage } from '../outbox/outbox-entry.js';

export type StartMessage = Extract<StoredProcessMessage, { kind: 'start' }>;
export type SignalMessage = Extract<StoredProcessMessage, { kind: 'signal' }>;

/** `already-started`: a process is started once, ever, unless it is revived; a repeated start has nothing to do. */
export type StartOutcome = 'started' | 'already-started';
/** What comes for a process that is closed or absent is the owner's to judge (0-rulings, Truth): its watchdog looks. */
export type SignalOutcome = 'signalled' | 'process-closed' | 'no-process';

/**
 * The way to the processes. Throws {@link ProcessesAway} when none can be reached, {@link ProcessBusy} when this one
 * cannot be reached now, anything else when the message itself was refused.
 */
export interface ProcessGateway {
  start(message: StartMessage): Promise<StartOutcome>;
  /** `messageId`: the outbox row's id, which the process remembers. */
  signal(message: SignalMessage, messageId: string): Promise<SignalOutcome>;
  close(): Promise<void>;
}

/** Temporal cannot be reached; no message is at fault. */
export class ProcessesAway extends Error {
  constructor(cause: unknown) {
    super('Temporal is away', { cause });
    this.name = 'ProcessesAway';
  }
}

/** Temporal is busy or slow with this one process: soon again. */
export class ProcessBusy extends Error {
  constructor(cause: unknown) {
    super('The process cannot be reached at the moment', { cause });
    this.name = 'ProcessBusy';
  }
}
