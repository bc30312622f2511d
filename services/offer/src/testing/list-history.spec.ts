import type pg from 'pg';

/** What happened around the list of one service, in the order in which it came about (each under the lock of the list). */
export type Happening =
  | { what: 'listed'; id: string; arrivedAt: string }
  | { what: 'given'; id: string; at: string }
  /** Given back by a family that asked for later: it stays on the list, and is not called meanwhile. */
  | { what: 'postponed'; id: string; at: string }
  | { what: 'received'; id: string }
  | { what: 'counted'; places: number; taken: number };

export interface Judged {
  /** What was not right, in words; none: all was. */
  faults: string[];
  holding: string[];
  received: string[];
  /** Who waits in the end, in the order in which they are to be called. */
  waiting: string[];
}

/** Judged from the history, not from final counts: `ranks` is the priority of each referral, 0 first. */
export function judge(history: readonly Happening[], ranks: ReadonlyMap<string, number>): Judged {
  const judging = new Judging(ranks);
  for (const happening of history) judging.take(happening);
  return judging.judged;
}

class Judging {
  private readonly faults: string[] = [];
  private readonly holding = new Set<string>();
  private readonly received = new Set<string>();
  private readonly listed = new Map<string, string>();
  /** Since when somebody counts that ever came on the list: a place that came to nothing does not cost it. */
  private readonly arrived = new Map<string, string>();
  private readonly later = new Set<string>();

  constructor(private readonly ranks: ReadonlyMap<string, number>) {}

  take(happening: Happening): void {
    switch (happening.what) {
      case 'listed':
        return this.list(happening.id, happening.arrivedAt);
      case 'given':
        return this.give(happening.id, happening.at);
      case 'postponed':
        return this.postpone(happening.id, happening.at);
      case 'received':
        return this.receive(happening.id);
      case 'counted':
        return this.count(happening.places, happening.taken);
    }
  }

  get judged(): Judged {
    const order = [...this.listed].map(([id, arrivedAt]) => this.keyOf(id, arrivedAt)).sort(byKey);
    const waiting = order.map(([, , id]) => id);
    return { faults: this.faults, holding: [...this.holding], received: [...this.received], waiting };
  }

  private list(id: string, since: string): void {
    if (this.listed.has(id)) this.faults.push(`${id} came on the list twice`);
    this.arrived.set(id, this.arrived.get(id) ?? since);
    this.listed.set(id, this.arrived.get(id)!);
  }

  private give(id: string, at: string): void {
    if (this.holding.has(id)) this.faults.push(`${id} was given a place twice`);
    const own = this.keyOf(id, this.listed.get(id) ?? at);
    this.listed.delete(id);
    const passed = [...this.listed].filter(
      ([other, since]) => !this.later.has(other) && byKey(this.keyOf(other, since), own) < 0,
    );
    if (passed.length > 0) this.faults.push(`${id} went before ${passed.map(([other]) => other).join(', ')}`);
    this.holding.add(id);
    this.later.delete(id);
  }

  private postpone(id: string, at: string): void {
    if (!this.holding.delete(id)) this.faults.push(`${id} gave back a place it did not have`);
    this.later.add(id);
    this.list(id, at);
  }

  private receive(id: string): void {
    if (!this.holding.has(id)) this.faults.push(`${id} was received without a place`);
    if (this.received.has(id)) this.faults.push(`${id} was received twice`);
    this.received.add(id);
  }

  private count(places: number, taken: number): void {
    if (taken !== this.holding.size) this.faults.push(`${taken} counted as taken, ${this.holding.size} given`);
    if (taken > places) this.faults.push(`${taken} taken of ${places}`);
  }

  private keyOf(id: string, since: string): Key {
    return [this.ranks.get(id)!, Date.parse(since), id];
  }
}

type Key = readonly [rank: number, since: number, id: string];
const byKey = (one: Key, other: Key): number =>
  one[0] - other[0] || one[1] - other[1] || (one[2] < other[2] ? -1 : Number(one[2] > other[2]));

const HISTORY = `
  select split_part(subject, '.', 6) as name, entity_id as id, payload -> 'data' as data, payload ->> 'asof' as at
    from outbox
   where lane = 'event'
     and (payload -> 'data' ->> 'serviceId' = $1 or (entity = 'offer' and entity_id = $1::uuid))
   order by seq`;

interface Told {
  name: string;
  id: string;
  at: string;
  data: { arrivedAt: string; places: number; taken: number };
}

/** As the house told it, by business time. Numbers of the outbox are given under the lock of the list: their order is that of what happened. */
export async function historyOf(admin: pg.Client, offerId: string): Promise<Happening[]> {
  const { rows } = await admin.query<Told>(HISTORY, [offerId]);
  return rows.flatMap(happeningOf);
}

function happeningOf({ name, id, at, data }: Told): Happening[] {
  switch (name) {
    case 'wait-listed':
      return [{ what: 'listed', id, arrivedAt: data.arrivedAt }];
    case 'vacancy-offered':
      return [{ what: 'given', id, at }];
    case 'vacancy-released':
      return [{ what: 'postponed', id, at }];
    case 'effective':
      return [{ what: 'received', id }];
    case 'capacity-changed':
      return [{ what: 'counted', places: data.places, taken: data.taken }];
    default:
      return [];
  }
}
