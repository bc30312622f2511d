import { Inject, Injectable } from '@nestjs/common';
import { streamKinds } from '@oln/messaging';
import { CONFIG, currentContext, EventFlow, Metrics, Sweep, UnitOfWork, type ServiceConfig } from '@oln/service-kit';
import { UnknownFactRepository } from './unknown-fact.repository.js';
import { UNKNOWN_REASONS, unknownKinds } from './unknown-fact.js';

/** Looks for what is in the stream and in no figure because nobody here knows it, and says so: in `/lag` and as a metric. */
@Injectable()
export class UnknownFactService {
  @Inject(EventFlow) private readonly events: EventFlow;
  @Inject(Metrics) private readonly metrics: Metrics;

  constructor(
    private readonly work: UnitOfWork,
    private readonly unknown: UnknownFactRepository,
    @Inject(CONFIG) private readonly config: ServiceConfig,
  ) {}

  @Sweep('unknown-facts', 60)
  async look(): Promise<void> {
    const kinds = unknownKinds(await streamKinds(this.events.link, this.config.nats.stream));
    const found = await this.work.batch('unknown-facts', currentContext(), async (tx) => {
      const all = [...kinds, ...(await this.unknown.versions(tx))];
      await this.unknown.replace(tx, all);
      return all;
    });
    for (const why of UNKNOWN_REASONS) {
      const messages = found.filter((one) => one.why === why).reduce((sum, one) => sum + one.messages, 0);
      this.metrics.unknown.set({ why }, messages);
    }
  }
}
