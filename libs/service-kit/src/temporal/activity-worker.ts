import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { RefusedError, type OwnerActivities, type ProcessName } from '@oln/contracts';
import { dataConverter, type KeyRing } from '@oln/crypto';
import { processPrincipal } from '@oln/identity';
import { ApplicationFailure } from '@temporalio/activity';
import { OpenTelemetryActivityInboundInterceptor } from '@temporalio/interceptors-opentelemetry';
import { NativeConnection, Worker } from '@temporalio/worker';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { ServiceConfig } from '../config/service-config.js';
import { withContext, type CallContext } from '../context/call-context.js';
import { FoundDoors } from '../messaging/found-doors.js';
import { Metrics } from '../telemetry/metrics.js';
import { currentTraceparent } from '../telemetry/tracing.js';
import { CONFIG, KEYS, LOGGER } from '../tokens.js';
import { ACTIVITY_DOOR } from './activity-door.js';

type Request = { id: string; commune: string; asOf: string };
type Activity = (request: Request) => Promise<unknown>;

/** Runs the service's activities on its own task queue: a third door to the same use cases. */
@Injectable()
export class ActivityWorker implements OnApplicationBootstrap, OnApplicationShutdown {
  private worker?: Worker;
  private running?: Promise<void>;
  private connection?: NativeConnection;
  private stopped = false;

  @Inject(KEYS) private readonly keys: KeyRing;
  @Inject(LOGGER) private readonly log: Logger;

  constructor(
    private readonly doors: FoundDoors,
    private readonly metrics: Metrics,
    @Inject(CONFIG) private readonly config: ServiceConfig,
  ) {}

  /** True once the worker polls; a service without processes is always ready. */
  get ready(): boolean {
    return !this.running || this.worker?.getState() === 'RUNNING';
  }

  onApplicationBootstrap(): void {
    const activities = this.activities();
    if (Object.keys(activities).length > 0) this.running = this.keepRunning(activities);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    if (this.worker?.getState() === 'RUNNING') this.worker.shutdown();
    await this.running;
  }

  /** A worker ends when Temporal is away too long: it is made again for as long as the service lives. */
  private async keepRunning(activities: Record<string, Activity>): Promise<void> {
    while (!this.stopped) {
      try {
        await this.runOnce(activities);
      } catch (error) {
        this.log.warn(
          { error: error instanceof Error ? error.name : 'error' },
          'Temporal is not reachable; trying again',
        );
        await new Promise((resolve) => setTimeout(resolve, 1_000));
      } finally {
        this.worker = undefined;
        await this.connection?.close().catch(() => undefined);
      }
    }
  }

  private async runOnce(activities: Record<string, Activity>): Promise<void> {
    const { address, namespace } = this.config.temporal;
    this.connection = await connect(address);
    this.worker = await Worker.create({
      connection: this.connection,
      namespace,
      taskQueue: this.config.service,
      identity: `${this.config.service}/${this.config.replica}`,
      activities,
      dataConverter: dataConverter(this.keys),
      maxConcurrentActivityTaskExecutions: 40,
      shutdownGraceTime: '5s',
      interceptors: { activity: [(context) => ({ inbound: new OpenTelemetryActivityInboundInterceptor(context) })] },
    });
    if (!this.stopped) await this.worker.run();
  }

  private activities(): Record<string, Activity> {
    const found: Record<string, Activity> = {};
    type Owner = OwnerActivities & Record<string, Activity>;
    for (const [process, owner] of this.doors.classes<ProcessName, Owner>(ACTIVITY_DOOR)) {
      for (const name of ['putDeadlines', 'deadlineReached'] as const) {
        found[`${process}.${name}`] = this.enter(`${process}.${name}`, (request) => owner[name](request as never));
      }
    }
    return found;
  }

  private enter(name: string, activity: Activity): Activity {
    return async (request) => {
      const end = this.metrics.activities.startTimer({ activity: name });
      try {
        const answer = await withContext(contextOf(request), () => activity(request));
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

const CONNECTS_WITHIN_MS = 10_000;

/** A server that takes the call and says nothing would be waited for for ever. */
async function connect(address: string): Promise<NativeConnection> {
  const connecting = NativeConnection.connect({ address });
  const late = sleep(CONNECTS_WITHIN_MS, undefined, { ref: false });
  const connection = await Promise.race([connecting, late]);
  if (connection) return connection;
  connecting.then((tooLate) => tooLate.close()).catch(() => undefined);
  throw new Error('Temporal gives no answer');
}

const contextOf = ({ commune, asOf }: Request): CallContext => ({
  principal: processPrincipal(commune),
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
