import { type DynamicModule, Global, type INestApplicationContext, Module, type Type as Class } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import type { ServiceName } from '@oln/contracts';
import { FieldCipher, type KeyRing } from '@oln/crypto';
import { TemporalWay } from '@oln/messaging';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { AuditEntries } from './audit/audit-entries.js';
import { AuditSealer } from './audit/sealer.js';
import type { ServiceConfig } from './config/service-config.js';
import { ServiceClock } from './context/service-clock.js';
import { DeadlineDesk } from './owned-process/owned-deadlines.js';
import { OldReceipts } from './persistence/old-receipts.js';
import { PassedDueDates } from './deadlines/passed-due-dates.js';
import { Health, HealthController } from './http/health.js';
import { KnownTokens } from './http/known-tokens.js';
import type { WaysIn } from './http/server.js';
import { RightsGuard } from './http/rights.js';
import { EventFlow } from './messaging/event-flow.js';
import { IndexKeys } from './index-keys/index-keys.js';
import { IndexRotation } from './index-keys/index-rotation.js';
import { FoundDoors } from './messaging/found-doors.js';
import { ParkedController } from './messaging/parked.http.js';
import { ParkedService } from './messaging/parked.service.js';
import { Questions } from './messaging/questions.js';
import { OfficePolicy } from './office-policy/office-policy.js';
import { OfficePolicyRepository } from './office-policy/office-policy.repository.js';
import { SealedText } from './persistence/sealed-text.js';
import { UnitOfWork } from './persistence/unit-of-work.js';
import { SweepRunner } from './sweep/sweep-runner.js';
import { Metrics } from './telemetry/metrics.js';
import { StandingFigures } from './telemetry/standing-figures.js';
import { ActivityWorker } from './temporal/activity-worker.js';
import { ProcessDirectory } from './temporal/process-directory.js';
import { Schedules } from './temporal/schedules.js';
import { wayOptions } from './temporal/temporal-client.js';
import { CIPHER, CONFIG, DATA_SOURCE, KEYS, LOGGER, TEMPORAL } from './tokens.js';
import { StuckProcesses } from './watchdog/stuck-processes.js';
import { Watchdog } from './watchdog/watchdog.js';

/** What a service is made of: its name, what it is for, its capabilities, its rows. */
export interface ServiceDefinition {
  name: ServiceName;
  description: string;
  module: Class;
  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- TypeORM's own type of an entity class
  entities: Function[];
  /** Adds doors of its own to the HTTP server (the gateway's proxy); `app` gives what the kit shares. */
  /** Paths of body fields at which `null` says something; elsewhere it is refused. */
  clearable?: RegExp;
  extend?(server: FastifyInstance, app: INestApplicationContext): Promise<void>;
  /** Ways in besides the house's own. */
  waysIn?(app: INestApplicationContext): WaysIn;
}

export interface KitParts {
  config: ServiceConfig;
  keys: KeyRing;
  source: DataSource;
  logger: Logger;
  clock: ServiceClock;
  metrics: Metrics;
  tokens: KnownTokens;
}

/** Everything a service gets from the house, made once and shared by all its capabilities. */
@Global()
@Module({})
export class KitModule {
  static with(parts: KitParts): DynamicModule {
    const shared = [
      { provide: CONFIG, useValue: parts.config },
      { provide: KEYS, useValue: parts.keys },
      { provide: DATA_SOURCE, useValue: parts.source },
      { provide: LOGGER, useValue: parts.logger },
      { provide: CIPHER, useFactory: () => new FieldCipher(parts.keys) },
      { provide: TEMPORAL, useFactory: () => new TemporalWay(wayOptions(parts.config.temporal, parts.keys)) },
      { provide: ServiceClock, useValue: parts.clock },
      { provide: Metrics, useValue: parts.metrics },
      { provide: KnownTokens, useValue: parts.tokens },
      AuditEntries,
      UnitOfWork,
      OfficePolicy,
      OfficePolicyRepository,
      SealedText,
      FoundDoors,
      EventFlow,
      Questions,
      ProcessDirectory,
      DeadlineDesk,
      Schedules,
    ];
    return {
      module: KitModule,
      imports: [DiscoveryModule],
      controllers: [HealthController, ParkedController],
      providers: [
        ...shared,
        Health,
        StandingFigures,
        ActivityWorker,
        SweepRunner,
        AuditSealer,
        Watchdog,
        StuckProcesses,
        OldReceipts,
        IndexKeys,
        IndexRotation,
        PassedDueDates,
        ParkedService,
        { provide: APP_GUARD, useClass: RightsGuard },
      ],
      exports: shared,
    };
  }
}
