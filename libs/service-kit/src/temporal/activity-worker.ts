import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { RefusedError, type OwnerActivities, type ProcessName } from '@oln/contracts';
import { dataConverter, tlsTrouble, type KeyRing } from '@oln/crypto';
import { processPrincipal, SYSTEM, type Principal } from '@oln/identity';
import { ApplicationFailure } from '@temporalio/activity';
import { OpenTelemetryActivityInboundInterceptor } from '@temporalio/interceptors-opentelemetry';
import { LastingWorker } from '@oln/worker-kit';
import { Worker, type NativeConnection } from '@temporalio/worker';
import type { Logger } from 'pino';
import type { ServiceConfig } from '../config/service-config.js';
import { withContext, type CallContext } from '../context/call-context.js';
import { FoundDoors } from '../messaging/found-doors.js';
import { Metrics } from '../telemetry/metrics.js';
import { currentTraceparent } from '../telemetry/tracing.js';
import { CONFIG, KEYS, LOGGER } from '../tokens.js';
import { ACTIVITY, ACTIVITY_DOOR, type ActivityRule } from './activity-door.js';

type Request = { asOf: string };
type RecordRequest = Request & { id: string; commune: string };
type Activity = (request: Request) => Promise<unknown>;

/** Runs the service's activities on its own task queue: a third door to the same use cases. */
@Injectable()
export class ActivityWorker implements OnApplicationBootstrap, OnApplicationShutdown {
  private lasting?: LastingWorker;
  private running?: Promise<void>;

  @Inject(KEYS) private readonly keys: KeyRing;
  @Inject(LOGGER) private readonly log: Logger;

  constructor(
    private readonly doors: FoundDoors,
    private readonly metrics: Metrics,
    @Inject(CONFIG) private readonly config: ServiceConfig,
  ) {}

  /** True once the worker polls; a service without processes is always ready. */
  get ready(): boolean {
    return !this.lasting || this.lasting.worker?.getState() === 'RUNNING';
  }

  onApplicationBootstrap(): void {
    const activities = this.activities();
    if (Object.keys(activities).length === 0) return;
    const { address, tls } = this.config.temporal;
    this.lasting = new LastingWorker({
      ...{ address, tls },
      create: (connection) => this.create(connection, activities),
      away: (error) => {
        const { name } = error instanceof Error ? error : new Error();
        this.log.warn({ error: name, why: tlsTrouble(error, tls) }, 'Temporal is not reachable; trying again');
      },
    });
    this.running = this.lasting.run();
  }

  async onApplicationShutdown(): Promise<void> {
    this.lasting?.stop();
    await this.running;
  }

  private create(connection: NativeConnection, activities: Record<string, Activity>): Promise<Worker> {
    return Worker.create({
      connection,
      namespace: this.config.temporal.namespace,
      taskQueue: this.config.service,
      identity: `${this.config.service}/${this.config.replica}`,
      activities,
      dataConverter: dataConverter(this.keys),
      maxConcurrentActivityTaskExecutions: 40,
      shutdownGraceTime: '5s',
      shutdownForceTime: '10s',
      interceptors: { activity: [(context) => ({ inbound: new OpenTelemetryActivityInboundInterceptor(context) })] },
    });
  }

  private activities(): Record<string, Activity> {
    const found: Record<string, Activity> = {};
    type Owner = OwnerActivities & Record<string, Activity>;
    for (const [process, owner] of this.doors.classes<ProcessName, Owner>(ACTIVITY_DOOR)) {
      for (const name of ['putDeadlines', 'deadlineReached'] as const) {
        const activity: Activity = (request) => owner[name](request as never);
        found[`${process}.${name}`] = this.enter(`${process}.${name}`, activity, ofRecord);
      }
    }
    for (const { mark, call } of this.doors.methods<ActivityRule>(ACTIVITY))
      found[mark.name] = this.enter(mark.name, call, () => SYSTEM[mark.as]);
    return found;
  }

  private enter(name: string, activity: Activity, principalOf: (request: Request) => Principal): Activity {
    return async (request) => {
      const end = this.metrics.activities.startTimer({ activity: name });
      try {
        const answer = await withContext(contextOf(request, principalOf(request)), () => activity(request));
        end({ result: 'done' });
        this.log.info({ activity: name }, 'Answered a process');
        return answer;
      } catch (error) {
        end({ result: 'failed' });
        throw translated(error);
      }
    };
  }
}

/** Who asks for a record's process reaches its commune and no other. */
const ofRecord = (request: Request): Principal => processPrincipal((request as RecordRequest).commune);

const contextOf = ({ asOf }: Request, principal: Principal): CallContext => ({
  principal,
  asOf: new Date(asOf),
  language: 'es',
  door: 'activity',
  traceparent: currentTraceparent(),
});

/** A refusal by a rule is never retried; everything else is, without its message: it may quote data. */
function translated(error: unknown): Error {
  if (error instanceof RefusedError) {
    const { code } = error.refusal.definition;
    return ApplicationFailure.create({ message: code, type: code, nonRetryable: true });
  }
  const name = error instanceof Error ? error.name : 'Error';
  return ApplicationFailure.create({ message: `The activity could not be carried out (${name})`, type: name });
}
