import { Inject, Injectable } from '@nestjs/common';
import type { OlnEvent } from '@oln/contracts';
import { readStream, streamStanding, type StreamPage } from '@oln/messaging';
import { CONFIG, currentContext, EventFlow, Sweep, UnitOfWork, type ServiceConfig, type Tx } from '@oln/service-kit';
import { HEARD_EVENTS, heardFacts, isUnfit } from '../heard/hearings.js';
import { ProjectionRepository } from '../projection/projection.repository.js';
import { ProjectionService } from '../projection/projection.service.js';
import type { Generation } from './generation.js';
import { GenerationRepository } from './generation.repository.js';

/** Facts that one transaction takes in. */
const PAGE = 2_000;
/** Facts that are in memory at once while a commune is folded. */
const FOLDED_AT_ONCE = 5_000;
/** Communes that are folded at the same time: while one waits for the database, the marks of another are made. */
const LANES = 3;
/** How long what was live is kept for who is still reading from it. */
const KEPT_SECONDS = 60;

/** The consumer that reads for a rebuild (tools/src/stack/nats.ts lets it). */
export const REBUILD_CONSUMER = 'reporting-rebuild';

/**
 * Builds a generation beside the live one, a transaction at a time: after a crash it goes on from the last one. First every fact up to
 * the target is kept as it comes (the consumer keeps what comes behind it, in both), then commune by commune they become marks, and
 * the two change places. By one replica at a time.
 */
@Injectable()
export class Builder {
  @Inject(EventFlow) private readonly events: EventFlow;
  @Inject(CONFIG) private readonly config: ServiceConfig;

  constructor(
    private readonly work: UnitOfWork,
    private readonly generations: GenerationRepository,
    private readonly projections: ProjectionService,
    private readonly rows: ProjectionRepository,
  ) {}

  @Sweep('rebuild', 1)
  async goOn(): Promise<void> {
    const building = await this.batch((tx) => this.generations.building(tx));
    if (!building) return;
    if (building.state === 'loading' && !(await this.load(building))) return;
    await this.fold(building.id);
  }

  /** What nobody reads any more. */
  @Sweep('retired-generations', 15)
  async drop(): Promise<void> {
    const old = await this.batch((tx) => this.generations.toDrop(tx, KEPT_SECONDS));
    for (const id of old) await this.batch((tx) => this.generations.drop(tx, id));
  }

  /** True once everything up to the target is kept. */
  private async load(building: Generation): Promise<boolean> {
    const { id, position } = building;
    const target = building.target ?? (await this.aim(id));
    let reached = position;
    const reading = { stream: this.config.nats.stream, name: REBUILD_CONSUMER, hears: HEARD_EVENTS, pageSize: PAGE };
    const pages = readStream(this.events.link, { ...reading, after: position, until: target, signal: ends() });
    for await (const page of ahead(pages)) {
      if (!(await this.batch((tx) => this.keep(tx, id, page)))) return false;
      reached = page.position;
      if (isEnding()) return false;
    }
    if (reached < target) return false;
    await this.batch((tx) => this.generations.startFolding(tx, id));
    await this.batch((tx) => this.generations.analyze(tx, id));
    return true;
  }

  /** What is in the stream now is read from it; whatever comes later the consumer takes into this generation as well, which it knows by now. */
  private async aim(id: number): Promise<number> {
    const { last } = await streamStanding(this.events.link, this.config.nats.stream);
    await this.batch((tx) => this.generations.aim(tx, id, last));
    return last;
  }

  private async keep(tx: Tx, id: number, { events, position, unfit }: StreamPage): Promise<boolean> {
    const heard = events.flatMap(heardFacts);
    const facts = heard.length > 0 ? await this.rows.load(tx, id, heard) : 0;
    const unfitAll = unfit + events.filter(isUnfit).length;
    return this.generations.loaded(tx, id, { position, facts, unfit: unfitAll, heardAt: newest(events) });
  }

  private async fold(id: number): Promise<void> {
    for (;;) {
      const left = await this.batch((tx) => this.generations.unfolded(tx, id));
      if (isEnding()) return;
      if (left.length === 0) break;
      await this.foldAll(id, left);
      if (isEnding()) return;
    }
    await this.batch((tx) => this.generations.analyze(tx, id));
    await this.batch(async (tx) => {
      await this.generations.stop(tx);
      // A commune of which the first fact came a moment ago has its turn first.
      if ((await this.generations.unfolded(tx, id)).length === 0) await this.generations.swap(tx, id);
    });
  }

  private async foldAll(id: number, communes: readonly string[]): Promise<void> {
    const left = [...communes];
    const lane = async (): Promise<void> => {
      for (let commune = left.shift(); commune !== undefined && !isEnding(); commune = left.shift()) {
        const next = commune;
        await this.batch((tx) => this.projections.foldCommune(tx, id, next, FOLDED_AT_ONCE));
      }
    };
    const outcomes = await Promise.allSettled(Array.from({ length: LANES }, lane));
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  }

  private batch<Result>(fn: (tx: Tx) => Promise<Result>): Promise<Result> {
    return this.work.batch('rebuild', currentContext(), fn);
  }
}

const ends = (): AbortSignal | undefined => currentContext().ends;
const isEnding = (): boolean => ends()?.aborted ?? false;

/** The next page is read while this one is kept. */
async function* ahead<Page>(pages: AsyncGenerator<Page>): AsyncGenerator<Page> {
  try {
    for (let next = pages.next(); ;) {
      const { done, value } = await next;
      if (done) return;
      next = pages.next();
      // Whoever asks for it hears of it.
      next.catch(() => undefined);
      yield value as Page;
    }
  } finally {
    await pages.return(undefined);
  }
}

function newest(events: readonly OlnEvent[]): Date | undefined {
  const times = events.map(({ time }) => Date.parse(time)).filter((at) => !Number.isNaN(at));
  return times.length > 0 ? new Date(times.reduce((one, other) => Math.max(one, other))) : undefined;
}
