import { Link } from '@oln/testing';
import type { Detour, Ports } from '@oln/tools';
import { SERVICES } from '../../house/services.js';

/** What a part may be cut off from. */
export const BACK_ENDS = ['nats', 'temporal', 'postgres'] as const;
export type BackEnd = (typeof BACK_ENDS)[number];

/** A worker speaks to Temporal alone. */
export const reachedFrom = (who: string): readonly BackEnd[] => (who === 'worker' ? ['temporal'] : BACK_ENDS);

/** Every service, and the workers. */
export const WHO: readonly string[] = [...SERVICES, 'worker'];

/** A way of its own for each replica of each service and worker to each back end, all of them ours to lose. */
export class Ways {
  private constructor(private readonly links: ReadonlyMap<string, Link>) {}

  static async open(ports: Pick<Ports, BackEnd>, replicas: number): Promise<Ways> {
    const links = new Map<string, Link>();
    for (const who of WHO)
      for (const part of partsOf(who, replicas))
        for (const backEnd of reachedFrom(who)) links.set(`${part} ${backEnd}`, await Link.to(ports[backEnd]));
    return new Ways(links);
  }

  /** By the names of parts, as a stack wants to be told. */
  get detours(): Record<string, Detour> {
    const found: Record<string, Detour> = {};
    for (const [name, { port }] of this.links) {
      const [part, backEnd] = name.split(' ') as [string, BackEnd];
      found[part] = { ...found[part], [backEnd]: port };
    }
    return found;
  }

  of(part: string, backEnd: BackEnd): Link {
    const link = this.links.get(`${part} ${backEnd}`);
    if (!link) throw new Error(`${part} has no way to ${backEnd}`);
    return link;
  }

  async close(): Promise<void> {
    await Promise.all([...this.links.values()].map((link) => link.close()));
  }
}

/** As the stack names its parts; the gateway has no second one. */
export const partsOf = (who: string, replicas: number): string[] =>
  Array.from({ length: who === 'gateway' ? 1 : replicas }, (_, replica) =>
    replica === 0 ? who : `${who}-${replica + 1}`,
  );
