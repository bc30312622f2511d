import type { Msg, NatsConnection, Subscription } from '@nats-io/nats-core';
import { RefusedError, type ServiceName } from '@oln/contracts';
import { setTimeout as sleep } from 'node:timers/promises';
import { spanned, type MessagingHooks } from '../hooks.js';
import type { NatsLink } from '../nats/nats-link.js';
import type { Reply } from './asker.js';
import type { Caller, CallerSeal } from './caller-seal.js';
import { questionSubject, type Question } from './question.js';

export interface Call {
  caller: Caller;
  traceparent?: string;
}

type Answering = (request: unknown, call: Call) => Promise<unknown>;

export interface AnswererOptions {
  link: NatsLink;
  service: ServiceName;
  seal: CallerSeal;
  hooks?: MessagingHooks;
}

/** Answers questions of other services; replicas share them. A refusal by a rule travels back as one. */
export class Answerer {
  private readonly questions = new Map<string, Map<number, Answering>>();
  private readonly subscriptions: Subscription[] = [];
  private opening?: Promise<void>;
  private stopped = false;

  constructor(private readonly options: AnswererOptions) {}

  on<Request, Answer>(
    question: Question<Request, Answer>,
    answering: (request: Request, call: Call) => Promise<Answer>,
  ): this {
    const subject = questionSubject(question);
    const versions = this.questions.get(subject) ?? new Map<number, Answering>();
    this.questions.set(subject, versions.set(question.version, answering as Answering));
    return this;
  }

  start(): void {
    this.opening ??= this.open().catch(() => undefined);
  }

  /** Questions that were asked are still answered; a server that is away is not waited for. */
  async stop(): Promise<void> {
    this.stopped = true;
    const drained = this.subscriptions.map((subscription) => subscription.drain().catch(() => undefined));
    if (this.options.link.connected)
      await Promise.race([Promise.all(drained), sleep(1_000, undefined, { ref: false })]);
  }

  private async open(): Promise<void> {
    const connection = await this.options.link.connection();
    if (!this.stopped) for (const [subject, versions] of this.questions) this.subscribe(connection, subject, versions);
  }

  private subscribe(connection: NatsConnection, subject: string, versions: Map<number, Answering>): void {
    const callback = (error: Error | null, message: Msg): void => {
      if (!error) void this.respond(message, subject, versions);
    };
    this.subscriptions.push(connection.subscribe(subject, { queue: this.options.service, callback }));
  }

  private async respond(message: Msg, subject: string, versions: Map<number, Answering>): Promise<void> {
    const reply = await this.answer(message, subject, versions);
    try {
      message.respond(JSON.stringify(reply));
    } catch (error) {
      // Too big to travel, or the connection has just gone: the asker hears of a failure, or times out.
      const failure = this.failed(error, subject);
      if (this.options.link.connected) message.respond(JSON.stringify(failure));
    }
  }

  private async answer(message: Msg, subject: string, versions: Map<number, Answering>): Promise<Reply> {
    try {
      const version = Number(message.headers?.get('Oln-Version'));
      const answering = versions.get(version);
      if (!answering) return { kind: 'failed', reason: 'version' };
      const caller = this.callerOf(message, subject, version);
      if (!caller) return { kind: 'failed', reason: 'failed' };
      const traceparent = message.headers?.get('traceparent') || undefined;
      const work = () => answering(message.json(), { caller, traceparent });
      return {
        kind: 'answer',
        answer: (await spanned(this.options.hooks ?? {}, `answer ${subject}`, traceparent, work)) ?? null,
      };
    } catch (error) {
      return this.failed(error, subject);
    }
  }

  private callerOf(message: Msg, subject: string, version: number): Caller | undefined {
    const header = (name: string) => message.headers?.get(name) ?? '';
    const parts = {
      caller: header('Oln-Caller'),
      expires: header('Oln-Expires'),
      key: header('Oln-Key'),
      seal: header('Oln-Seal'),
    };
    return this.options.seal.open(subject, `${version}\n${message.string()}`, parts);
  }

  private failed(error: unknown, subject: string): Reply {
    if (error instanceof RefusedError)
      return { kind: 'refused', definition: error.refusal.definition, at: error.refusal.at };
    this.options.hooks?.problem?.({ where: subject, error });
    return { kind: 'failed', reason: 'failed' };
  }
}
