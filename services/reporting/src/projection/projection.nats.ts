import { Injectable } from '@nestjs/common';
import type { OlnEvent } from '@oln/contracts';
import { Hears, type Tx } from '@oln/service-kit';
import { HEARD_EVENTS, heardFacts, isUnfit, type HeardFact } from '../heard/hearings.js';
import { ProjectionService } from './projection.service.js';

interface Batch {
  heard: HeardFact[];
  heardAt: number;
  unfit: number;
}

/** Everything that figures are made of. A batch of messages is taken in at once, behind its last one. */
@Injectable()
export class ProjectionListener {
  private readonly batches = new WeakMap<Tx, Batch>();

  constructor(private readonly projections: ProjectionService) {}

  @Hears(...HEARD_EVENTS)
  async hear(event: OlnEvent, tx: Tx): Promise<void> {
    const batch = this.batches.get(tx) ?? { heard: [], heardAt: 0, unfit: 0 };
    this.batches.set(tx, batch);
    batch.heard.push(...heardFacts(event));
    if (isUnfit(event)) batch.unfit += 1;
    batch.heardAt = Math.max(batch.heardAt, Date.parse(event.time) || 0);
    tx.once(this, () =>
      this.projections.take(tx, batch.heard, { heardAt: new Date(batch.heardAt), unfit: batch.unfit }),
    );
  }
}
