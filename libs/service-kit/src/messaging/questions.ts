import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { ServiceName } from '@oln/contracts';
import type { KeyRing } from '@oln/crypto';
import type { Principal } from '@oln/identity';
import { Answerer, Asker, CallerSeal, defineQuestion } from '@oln/messaging';
import type { ServiceConfig } from '../config/service-config.js';
import { currentContext, withContext } from '../context/call-context.js';
import { ServiceClock } from '../context/service-clock.js';
import { CONFIG, KEYS } from '../tokens.js';
import { EventFlow } from './event-flow.js';
import { FoundDoors } from './found-doors.js';
import { ANSWERS } from './hears.js';

/** Questions between services: read only, with a timeout, under the principal of who asked first. */
@Injectable()
export class Questions implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly asker: Asker;
  private readonly answerer: Answerer;

  constructor(
    @Inject(CONFIG) config: ServiceConfig,
    @Inject(KEYS) keys: KeyRing,
    private readonly doors: FoundDoors,
    private readonly clock: ServiceClock,
    @Inject(EventFlow) events: EventFlow,
  ) {
    const seal = new CallerSeal(() => keys.token);
    this.asker = new Asker({ link: events.link, seal });
    this.answerer = new Answerer({ link: events.link, service: config.service, seal, hooks: events.hooks });
    this.service = config.service;
  }

  private readonly service: ServiceName;

  /** Throws `Unavailable` naming the service when it does not answer in time. */
  ask<Answer>(service: ServiceName, query: string, question: unknown): Promise<Answer> {
    const { principal, traceparent } = currentContext();
    return this.asker.ask(defineQuestion<unknown, Answer>({ service, query, version: 1 }), question, principal, {
      traceparent,
    });
  }

  onApplicationBootstrap(): void {
    const found = this.doors.methods<string>(ANSWERS);
    for (const { mark, call } of found) {
      const question = defineQuestion<unknown, unknown>({ service: this.service, query: mark, version: 1 });
      this.answerer.on(question, (request, { caller, traceparent }) =>
        withContext(
          { principal: caller as Principal, asOf: this.clock.now(), language: 'es', door: 'nats', traceparent },
          () => call(request),
        ),
      );
    }
    if (found.length > 0) this.answerer.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.answerer.stop();
  }
}
