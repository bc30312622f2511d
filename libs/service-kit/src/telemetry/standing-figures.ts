import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { DATA_SOURCE } from '../tokens.js';
import { Metrics } from './metrics.js';

const WAITING = `
  select lane, count(*)::int as rows, extract(epoch from clock_timestamp() - min(recorded_at))::float as "oldestSeconds"
    from outbox where published_at is null group by lane`;
const REST = `
  select (select count(*) from parked where replayed_at is null)::int as parked,
         (select count(*) from audit where seq > coalesce((select max(seq) from audit_sealed), 0))::int as unsealed,
         (select count(*) from stuck_processes)::int as stuck`;

interface Rest {
  parked: number;
  unsealed: number;
  stuck: number;
}

interface Waiting {
  lane: string;
  rows: number;
  oldestSeconds: number;
}

/** What waits in the service's tables, asked when the figures are read: a holder of a lease that hangs tells nothing. */
@Injectable()
export class StandingFigures {
  constructor(
    @Inject(DATA_SOURCE) private readonly source: DataSource,
    private readonly metrics: Metrics,
  ) {}

  /** Figures keep their last value while the database is away; that it is away is told by readiness. */
  async measure(): Promise<void> {
    await this.source
      .transaction(async (manager) => {
        await manager.query(
          `select set_config('app.communes', '*', true), set_config('statement_timeout', '2000', true)`,
        );
        const waiting = (await manager.query(WAITING)) as Waiting[];
        const [rest] = (await manager.query(REST)) as Rest[];
        this.tell(waiting, rest!);
      })
      .catch(() => undefined);
  }

  private tell(waiting: Waiting[], { parked, unsealed, stuck }: Rest): void {
    for (const lane of ['event', 'process']) {
      const { rows = 0, oldestSeconds = 0 } = waiting.find((found) => found.lane === lane) ?? {};
      this.metrics.outboxLag.set({ lane }, rows);
      this.metrics.outboxAge.set({ lane }, oldestSeconds);
    }
    this.metrics.parked.set(parked);
    this.metrics.unsealed.set(unsealed);
    this.metrics.stuck.set(stuck);
  }
}
