import { setTimeout as sleep } from 'node:timers/promises';
import type { House } from '../../house/house.js';

const LOOK_EVERY_MS = 15;

/** A sound fact, and how long who hears it took to have its effect. */
export interface Probe {
  id: string;
  service: string;
  sentAt: number;
  /** Absent: it has not come. */
  tookMs?: number;
  /** Published side by side with a poison for the same service. */
  isNeighbour: boolean;
}

/** Looks into the inboxes, by SQL, when each probe has had its effect there. */
export class ProbeWatch {
  readonly probes: Probe[] = [];
  private ended = false;
  private readonly looking: Promise<void>;

  constructor(private readonly house: Pick<House, 'read'>) {
    this.looking = this.look();
  }

  /** As it is published. */
  sent(probe: Omit<Probe, 'sentAt'>): void {
    this.probes.push({ ...probe, sentAt: Date.now() });
  }

  /** Gives those that are still on their way so much time. */
  async end(withinMs: number): Promise<void> {
    for (const until = Date.now() + withinMs; this.missing.length > 0 && Date.now() < until;)
      await sleep(LOOK_EVERY_MS);
    this.ended = true;
    await this.looking;
  }

  private get missing(): Probe[] {
    return this.probes.filter(({ tookMs }) => tookMs === undefined);
  }

  private async look(): Promise<void> {
    while (!this.ended) {
      await this.house
        .read(async (rows) => {
          for (; !this.ended; await sleep(LOOK_EVERY_MS)) {
            const { missing } = this;
            const services = [...new Set(missing.map(({ service }) => service))];
            if (services.length === 0) continue;
            const each = services.map(
              (service) =>
                `select '${service}' as service, message_id as id from ${service}.inbox where message_id = any ($1)`,
            );
            const ids = missing.map(({ id }) => id);
            const there = await rows<{ service: string; id: string }>(each.join(' union all '), [ids]);
            this.arrived(there, Date.now());
          }
        })
        .catch(() => sleep(LOOK_EVERY_MS));
    }
  }

  private arrived(there: readonly { service: string; id: string }[], now: number): void {
    const known = new Set(there.map(({ service, id }) => `${service} ${id}`));
    for (const probe of this.missing) if (known.has(`${probe.service} ${probe.id}`)) probe.tookMs = now - probe.sentAt;
  }
}

/** How long probes took, in milliseconds; what never came took for ever. */
export interface Took {
  count: number;
  p50: number;
  p99: number;
  max: number;
}

export function tookOf(probes: readonly Probe[]): Took {
  const sorted = probes.map(({ tookMs = Infinity }) => tookMs).sort((one, other) => one - other);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { count: sorted.length, p50: at(0.5), p99: at(0.99), max: sorted.at(-1) ?? 0 };
}
