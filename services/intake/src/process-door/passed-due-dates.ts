import { Injectable } from '@nestjs/common';
import { ServiceClock, Sweep, UnitOfWork, type DueDateRow } from '@oln/service-kit';
import { PassedDueDatesRepository } from './passed-due-dates.repository.js';
import { RequestDeadlines } from './request-deadlines.js';

/** Wall time a process has to tell of a clock by itself. */
const GRACE_MS = 120_000;
const BATCH = 100;

/** A deadline never fails silently: where its process does not tell of it, the owner does (rulings: Truth). */
@Injectable()
export class PassedDueDates {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: ServiceClock,
    private readonly passed: PassedDueDatesRepository,
    private readonly deadlines: RequestDeadlines,
  ) {}

  @Sweep('passed-due-dates', 30)
  async repair(): Promise<number> {
    const speed = this.clock.forProcesses()?.speed ?? 1;
    // While the environment stands still nothing passes; at speed, the grace is as long in wall time as ever.
    return speed === 0 ? 0 : this.repairBefore(new Date(this.clock.now().getTime() - GRACE_MS * speed));
  }

  async repairBefore(instant: Date): Promise<number> {
    const rows = await this.work.read('due.passed', (tx) => this.passed.before(tx, instant, BATCH));
    let repaired = 0;
    for (const row of rows) if (await this.speakFor(row)) repaired += 1;
    return repaired;
  }

  /** True if somebody had to be told; what was answered meanwhile is only taken down. */
  private async speakFor({ id, entity_id, commune, stage, rule, due }: DueDateRow): Promise<boolean> {
    const about = { id: entity_id, commune, stage, rule, due: due.toISOString(), asOf: this.clock.now().toISOString() };
    const { verdict } = await this.deadlines.reached({ ...about, level: 'due' });
    if (verdict === 'answered') await this.work.run('due.take-down', (tx) => this.passed.takeDown(tx, id));
    return verdict === 'stands';
  }
}
