import { Controller, Get, Inject, Injectable, NotFoundException, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DataSource } from 'typeorm';
import { Metrics } from '../telemetry/metrics.js';
import { StandingFigures } from '../telemetry/standing-figures.js';
import { ActivityWorker } from '../temporal/activity-worker.js';
import { EventFlow } from '../messaging/event-flow.js';
import { DATA_SOURCE } from '../tokens.js';
import { Public } from './rights.js';

export interface Readiness {
  ready: boolean;
  database: boolean;
  events: boolean;
  processes: boolean;
  stopping: boolean;
}

/** Tells the truth: requests are taken while the database answers; what else is away is named, and work waits in the outbox. */
@Injectable()
export class Health {
  private stopping = false;

  constructor(
    @Inject(DATA_SOURCE) private readonly source: DataSource,
    private readonly events: EventFlow,
    private readonly activities: ActivityWorker,
  ) {}

  beforeApplicationShutdown(): void {
    this.stopping = true;
  }

  async readiness(): Promise<Readiness> {
    const database = await answers(this.source);
    const parts = { database, events: this.events.connected, processes: this.activities.ready };
    return { ready: database && !this.stopping, ...parts, stopping: this.stopping };
  }
}

async function answers(source: DataSource): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 2_000).unref());
  const asked = source.query('select 1').then(
    () => true,
    () => false,
  );
  return Promise.race([asked, late]);
}

@ApiExcludeController()
@Public()
@Controller()
export class HealthController {
  constructor(
    private readonly health: Health,
    private readonly metrics: Metrics,
    private readonly standing: StandingFigures,
  ) {}

  @Get('health/live')
  live(): { alive: true } {
    return { alive: true };
  }

  @Get('health/ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const readiness = await this.health.readiness();
    reply.status(readiness.ready ? 200 : 503);
    return readiness;
  }

  /** For whoever watches over the house from within its network: what a proxy passes on comes from outside, and there are no figures there. */
  @Get('metrics')
  async prometheus(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (isPassedOn(request)) throw new NotFoundException();
    await this.standing.measure();
    const text = await this.metrics.registry.metrics();
    void reply.header('content-type', this.metrics.registry.contentType).send(text);
  }
}

const isPassedOn = ({ headers }: FastifyRequest): boolean =>
  headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
