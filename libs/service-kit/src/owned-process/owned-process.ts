import { Injectable } from '@nestjs/common';
import { holidaysOver } from '@oln/calendar/holidays';
import {
  workflowId,
  type Happened,
  type Moved,
  type Paused,
  type ProcessInput,
  type ProcessName,
  type ProcessStart,
  type Reassigned,
  type Resumed,
  type Standing,
  type Term,
} from '@oln/contracts';
import { ServiceClock } from '../context/service-clock.js';
import { OfficePolicy } from '../office-policy/office-policy.js';
import type { About, Tx } from '../persistence/transaction.js';

/** What every record that has a process has. */
export interface OwnedRecord extends About {
  stageSince: Date;
  personInCharge?: string;
  /** When its clocks stood still (ISO instants), and since when they do. Without `pauses` it cannot be paused. */
  pauses?: readonly { from: string; to: string }[];
  pause?: { since: Date; until: Date; reason: string };
}

/** The last time each thing happened, for a process that is started anew. */
export type Happenings<Happening extends string> = Partial<Record<Happening, string>>;

interface Signals<Happening extends string> {
  moved: Moved;
  happened: Happened & { what: Happening };
  reassigned: Reassigned;
  paused: Paused;
  resumed: Resumed;
}

/**
 * What the owner of a record tells its process, delivered by the outbox after the commit. `Happening`: the codes of what
 * restarts or meets clocks of that process. An owner's own class says which process it is and where its record stands.
 */
@Injectable()
export abstract class OwnedProcess<Owned extends OwnedRecord, Happening extends string = never> {
  constructor(
    private readonly clock: ServiceClock,
    protected readonly policy: OfficePolicy,
  ) {}

  /** Which process a record has. */
  protected abstract processOf(record: Owned): ProcessName;

  /** Where a record stands, as its process is told. */
  abstract readonly standingOf: (record: Owned, asOf: Date) => Standing;

  /** The earliest instant from which clocks of the record are counted: its holidays are those since then. */
  protected countedFrom(record: Owned): Date {
    return record.stageSince;
  }

  /** What its process starts with besides what holds for every record. */
  protected startsWith(_record: Owned): Partial<ProcessInput> {
    return {};
  }

  workflowIdOf(record: Owned): string {
    return workflowId(this.processOf(record), record.id);
  }

  hasEnded(record: Owned): boolean {
    return this.standingOf(record, record.stageSince).ended === true;
  }

  /** The process only needs to hear of a new version where its clocks or its end depend on it. */
  standsElsewhere(before: Owned, after: Owned): boolean {
    const at = new Date(0);
    const [was, is] = [before, after].map((record) => ({ ...this.standingOf(record, at), version: 0 }));
    return JSON.stringify(was) !== JSON.stringify(is);
  }

  async start(tx: Tx, record: Owned): Promise<void> {
    tx.tell(await this.startMessage(tx, record), record);
  }

  /** For who knows the office's terms already. */
  startUnder(tx: Tx, record: Owned, terms: Record<string, Term>): void {
    tx.tell(this.messageUnder(tx, record, terms), record);
  }

  /** From where the record stands now: also how a lost process is started anew. */
  async startMessage(tx: Tx, record: Owned, happened?: Happenings<Happening>): Promise<ProcessStart> {
    const policy = await this.policy.of(tx, record.commune);
    return this.messageUnder(tx, record, policy.termsOf(this.processOf(record)), happened);
  }

  moved(tx: Tx, record: Owned, reason?: string): void {
    this.signal(tx, record, 'moved', { ...this.standingOf(record, tx.asOf), reason, actor: actorOf(tx) });
  }

  happened(tx: Tx, record: Owned, what: Happening, at = tx.asOf): void {
    this.signal(tx, record, 'happened', { what, asOf: at.toISOString(), actor: actorOf(tx) });
  }

  reassigned(tx: Tx, record: Owned, personInCharge: string): void {
    this.signal(tx, record, 'reassigned', { personInCharge, asOf: tx.asOf.toISOString() });
  }

  paused(tx: Tx, record: Owned, { until, reason }: { until: Date; reason: string }): void {
    const asOf = tx.asOf.toISOString();
    this.signal(tx, record, 'paused', { until: until.toISOString(), reason, asOf });
  }

  resumed(tx: Tx, record: Owned): void {
    this.signal(tx, record, 'resumed', { asOf: tx.asOf.toISOString() });
  }

  private messageUnder(
    tx: Tx,
    record: Owned,
    policy: Record<string, Term>,
    happened?: Happenings<Happening>,
  ): ProcessStart {
    const { id, commune, version, personInCharge, pauses, pause } = record;
    const { stage, priority, anchors, asOf } = this.standingOf(record, tx.asOf);
    const input: ProcessInput = {
      ...{ id, commune, stage, version, personInCharge, priority, anchors, asOf, policy },
      holidays: holidaysOver(this.countedFrom(record), tx.asOf),
      clock: this.clock.forProcesses(),
      pauses: pauses && [...pauses],
      pause: pause && { since: pause.since.toISOString(), until: pause.until.toISOString(), reason: pause.reason },
      ...this.startsWith(record),
      ...(happened && { happened: happened as Record<string, string> }),
    };
    return { kind: 'start', process: this.processOf(record), workflowId: this.workflowIdOf(record), input };
  }

  private signal<Name extends keyof Signals<Happening>>(
    tx: Tx,
    record: Owned,
    signal: Name,
    message: Omit<Signals<Happening>[Name], 'messageId'>,
  ): void {
    const workflow = { process: this.processOf(record), workflowId: this.workflowIdOf(record) };
    tx.tell({ kind: 'signal', ...workflow, signal, message }, record);
  }
}

const actorOf = (tx: Tx): string => tx.context.principal.person;
