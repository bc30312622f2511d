import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Metrics of one process. Labels are routes, codes and part names: never an id of a person or record. */
export class Metrics {
  readonly registry = new Registry();
  readonly requests = new Histogram({
    name: 'oln_http_request_seconds',
    help: 'Duration of HTTP requests',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });
  readonly outboxLag = new Gauge({
    name: 'oln_outbox_unpublished',
    help: 'Rows of the outbox that are not delivered yet',
    labelNames: ['lane'],
    registers: [this.registry],
  });
  readonly outboxAge = new Gauge({
    name: 'oln_outbox_oldest_seconds',
    help: 'How long the oldest row of the outbox that is not delivered yet has waited',
    labelNames: ['lane'],
    registers: [this.registry],
  });
  readonly parked = new Gauge({
    name: 'oln_parked_messages',
    help: 'Messages parked and not replayed',
    registers: [this.registry],
  });
  readonly published = new Counter({
    name: 'oln_outbox_published_total',
    help: 'Rows of the outbox delivered',
    labelNames: ['lane'],
    registers: [this.registry],
  });
  readonly consumed = new Counter({
    name: 'oln_events_consumed_total',
    help: 'Events taken in, by result',
    labelNames: ['result'],
    registers: [this.registry],
  });
  readonly unknown = new Gauge({
    name: 'oln_unknown_facts',
    help: 'Messages of the stream of a kind that no contract names, or in a version that is not known here',
    labelNames: ['why'],
    registers: [this.registry],
  });
  readonly activities = new Histogram({
    name: 'oln_activity_seconds',
    help: 'Duration of activities',
    labelNames: ['activity', 'result'],
    registers: [this.registry],
  });
  readonly repaired = new Counter({
    name: 'oln_watchdog_repaired_total',
    help: 'What the watchdog found lost and repaired',
    labelNames: ['sweep'],
    registers: [this.registry],
  });
  readonly unsealed = new Gauge({
    name: 'oln_audit_unsealed',
    help: 'Audit entries not yet sealed',
    registers: [this.registry],
  });

  readonly stuck = new Gauge({
    name: 'oln_stuck_processes',
    help: 'Processes that run and do not follow their records',
    registers: [this.registry],
  });

  constructor(service: string) {
    this.registry.setDefaultLabels({ service });
    // There from the start: what begins at 1 has no increase that an alarm could see.
    for (const lane of ['event', 'process']) this.published.inc({ lane }, 0);
    for (const result of ['done', 'retried', 'ignored', 'parked']) this.consumed.inc({ result }, 0);
    collectDefaultMetrics({ register: this.registry });
  }
}
