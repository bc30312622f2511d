import type { EventData, EventDefinition, ProcessMessage } from '@oln/contracts';
import { refuse, RefusedError } from '@oln/contracts';
import type { ClientBase } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { withContext, type CallContext } from '../context/call-context.js';
import { KitErrors } from '../http/kit.errors.js';
import { StatementNames } from './statement-names.js';

/** Record a fact or a message is about. */
export interface About {
  id: string;
  commune: string;
  version: number;
}

export interface AuditEntry {
  /** Default: the action of the unit of work. */
  action?: string;
  kind: string;
  /** Absent: nothing was found. */
  id?: string;
  commune: string;
  version?: number;
  /** Code of the reason, never free text. */
  reason?: string;
}

/** What a transaction speaks through. One that shares its commit has no manager: TypeORM knows nothing of the others. */
export interface Speech {
  client: Pick<ClientBase, 'query'>;
  source: DataSource;
  manager?: EntityManager;
}

const NAMES = new StatementNames();

interface Emitted {
  definition: EventDefinition;
  about: About;
  data: Record<string, unknown>;
  context: CallContext;
}

interface Told {
  message: ProcessMessage;
  about: About;
  context: CallContext;
}

interface Audited {
  entry: AuditEntry;
  context: CallContext;
}

/**
 * One use case's transaction: reads and writes through `manager`, or straight to the connection where every millisecond
 * counts; facts, messages and audit entries are written at its end.
 */
export class Tx {
  readonly events: Emitted[] = [];
  readonly messages: Told[] = [];
  readonly audits: Audited[] = [];
  private readonly otherwise: Emitted[] = [];
  /** A transaction of the house itself (an inbox batch) that leaves no entry of its own when nothing happened. */
  silent = false;
  private readonly sent: Promise<unknown>[] = [];
  private readonly atTheEnd = new Map<object, () => Promise<void>>();
  private wrote = false;

  constructor(
    private readonly speech: Speech,
    private current: CallContext,
    readonly action: string,
  ) {}

  get manager(): EntityManager {
    const { manager } = this.speech;
    if (!manager) throw new Error('A change that shares its commit speaks by query and write');
    return manager;
  }

  /** Entities and their columns. */
  get source(): DataSource {
    return this.speech.source;
  }

  /** Something was sent by `write`. */
  get hasWritten(): boolean {
    return this.wrote;
  }

  get context(): CallContext {
    return this.current;
  }

  /**
   * Runs `fn` under another context (one message of a batch). What it has sent by `write` is not waited for: the next message need
   * not wait for it either, and if it fails, the batch does.
   */
  async under<Result>(context: CallContext, fn: () => Promise<Result>): Promise<Result> {
    const before = this.current;
    this.current = context;
    try {
      return await withContext(context, fn);
    } catch (error) {
      // What was sent before and failed is the cause of what failed after it.
      await this.done();
      throw error;
    } finally {
      this.current = before;
    }
  }

  /**
   * Rows of a statement with `$1`…, past TypeORM. If it comes again and again, a change plans it once for all values: not
   * for lists with filters, whose best plan depends on what is filtered for. A read plans it each time, for its values.
   */
  async query<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
    const name = values.length > 0 ? NAMES.of(text) : undefined;
    return (await this.speech.client.query({ name, text, values })).rows as Row[];
  }

  /** Sends a write, planned once, and does not wait for its answer: that comes with the commit, which it prevents if it fails. */
  write(text: string, values: unknown[]): void {
    this.wrote = true;
    const sent = this.speech.client.query({ name: NAMES.of(text), text, values });
    sent.catch(() => undefined);
    this.sent.push(sent);
  }

  /**
   * Runs once, behind all messages of a batch and before its commit, under the batch's own context. What belongs to `owner` comes once,
   * however often it is asked for: what each message left behind is then worked off together.
   */
  once(owner: object, work: () => Promise<void>): void {
    if (!this.atTheEnd.has(owner)) this.atTheEnd.set(owner, work);
  }

  async endBatch(): Promise<void> {
    for (const work of this.atTheEnd.values()) await work();
    this.atTheEnd.clear();
  }

  /** What was sent and not waited for has been done; rejects if any of it failed. */
  async done(): Promise<void> {
    await Promise.all(this.sent.splice(0));
  }

  /** Business time of the call. */
  get asOf(): Date {
    return this.context.asOf;
  }

  emit<Definition extends EventDefinition>(definition: Definition, about: About, data: EventData<Definition>): void {
    this.events.push({ definition, about, data: data as Record<string, unknown>, context: this.current });
  }

  /**
   * Tells this of the record's new version if nothing else does that is about it (notices are not): whoever follows the
   * record by its facts misses no version.
   */
  emitOtherwise<Definition extends EventDefinition>(
    definition: Definition,
    about: About,
    data: EventData<Definition>,
  ): void {
    this.otherwise.push({ definition, about, data: data as Record<string, unknown>, context: this.current });
  }

  /** At the end of the transaction, once. */
  tellWhatIsUntold(): void {
    for (const fallback of this.otherwise.splice(0)) {
      const { about, definition } = fallback;
      const told = this.events.some(
        (fact) =>
          fact.about.id === about.id &&
          fact.about.version === about.version &&
          fact.definition.entity === definition.entity,
      );
      if (!told) this.events.splice(this.placeOf(fallback), 0, fallback);
    }
  }

  /** Before what is told of later versions of the same record: its facts stand in the stream in their order. */
  private placeOf({ about }: Emitted): number {
    const later = this.events.findIndex((fact) => fact.about.id === about.id && fact.about.version > about.version);
    return later < 0 ? this.events.length : later;
  }

  /** Tells the record's own process. Delivered after the commit, in order per workflow id. */
  tell(message: ProcessMessage, about: About): void {
    this.messages.push({ message, about, context: this.current });
  }

  audit(entry: AuditEntry): void {
    this.audits.push({ entry, context: this.current });
  }

  /** Two people changing one record: the second one is told, and nothing of theirs is written. */
  assertVersion(current: number): void {
    const expected = this.context.expectedVersion;
    if (expected !== undefined && expected !== current) {
      throw new RefusedError(refuse(KitErrors.STALE, { params: { expected, current } }));
    }
  }
}
