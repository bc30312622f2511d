import { Inject, Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { feedLag, streamStanding } from '@oln/messaging';
import { CONFIG, EventFlow, UnitOfWork, type ServiceConfig } from '@oln/service-kit';
import { UnknownFactRepository } from '../unknown-fact/unknown-fact.repository.js';
import { GenerationErrors } from './generation.errors.js';
import { GenerationRepository } from './generation.repository.js';
import { generationView } from './generation.views.js';
import type { Generation } from './generation.js';
import type { GenerationDto, LagDto } from './generation.dto.js';

/** Sets of projections: which is asked, which is built, and how far behind the stream they are. */
@Injectable()
export class GenerationService {
  @Inject(UnknownFactRepository) private readonly unknown: UnknownFactRepository;

  constructor(
    private readonly work: UnitOfWork,
    private readonly generations: GenerationRepository,
    private readonly events: EventFlow,
    @Inject(CONFIG) private readonly config: ServiceConfig,
  ) {}

  /** The newest first. */
  list(): Promise<GenerationDto[]> {
    return this.work.read('generation.list', async (tx) => (await this.generations.all(tx)).map(generationView));
  }

  /** A new generation from the first fact on, beside the live one. The builder does the rest. */
  async rebuild(from: 'stream' | 'republished'): Promise<GenerationDto> {
    const { first } = await this.standing();
    if (from === 'stream' && first > 1) throw new RefusedError(refuse(GenerationErrors.TRIMMED, { params: { first } }));
    return this.work.run('generation.rebuild', async (tx) => {
      const building = await this.generations.building(tx);
      if (building) throw new RefusedError(refuse(GenerationErrors.UNDER_WAY, { params: { generation: building.id } }));
      const id = await this.generations.make(tx, tx.context.principal.person);
      return generationView((await this.generations.all(tx)).find((one) => one.id === id)!);
    });
  }

  abandon(id: number): Promise<GenerationDto> {
    return this.work.run('generation.abandon', async (tx) => {
      if (!(await this.generations.abandon(tx, id))) throw new RefusedError(refuse(GenerationErrors.NOT_FOUND));
      return generationView((await this.generations.all(tx)).find((one) => one.id === id)!);
    });
  }

  async lag(): Promise<LagDto> {
    const { all, unknown } = await this.work.read('generation.lag', async (tx) => ({
      all: await this.generations.all(tx),
      unknown: await this.unknown.list(tx),
    }));
    const live = all.find(({ state }) => state === 'live')!;
    const building = all.find(({ state }) => state === 'loading' || state === 'folding');
    const { first, last } = await this.standing();
    const waiting = await feedLag(this.events.link, this.config.service, this.config.nats.stream);
    const consumers = [lagOf('live', live, waiting ?? last)];
    if (building)
      consumers.push(lagOf('rebuild', building, Math.max(0, (building.target ?? last) - building.position)));
    return { generation: live.id, consumers, stream: { first, last }, unknown };
  }

  private standing() {
    return streamStanding(this.events.link, this.config.nats.stream);
  }
}

/** Of wall time, as the facts were recorded in. */
function lagOf(name: 'live' | 'rebuild', { heardAt }: Generation, messages: number): LagDto['consumers'][number] {
  const seconds = messages > 0 && heardAt ? Math.max(0, (Date.now() - heardAt.getTime()) / 1_000) : 0;
  return { name, messages, seconds: Math.round(seconds * 10) / 10 };
}
