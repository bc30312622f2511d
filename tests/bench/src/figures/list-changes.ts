/** A family on its way to the service with the long list, as it stands before the bench changes it. Version 3 each. */
export type Stand = 'sent' | 'waiting' | 'offered';

interface Change {
  /** Last part of the route `/referrals/:id/…`. */
  step: string;
  /** Where the family must stand. */
  from: Stand;
  input: Record<string, unknown>;
  /** What must be true afterwards, of a row of `offer.referrals`. */
  holds: string;
}

const PAUSED_UNTIL_DAYS = 30;
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const JOINS: Change = { step: 'wait-listing', from: 'sent', input: {}, holds: `stage = 'waiting'` };

/**
 * What happens to a list, in equal shares: who joins it, who leaves it, who is put before others, who is paused, and who
 * gives a place back that then goes to the first of the list. As many join as leave: it stays as long as it was.
 */
export const CHANGES: readonly Change[] = [
  JOINS,
  { step: 'withdrawal', from: 'waiting', input: { reason: 'need-met' }, holds: `stage = 'closed'` },
  { step: 'worsening', from: 'waiting', input: { priority: 'high' }, holds: 'priority_rank = 0' },
  JOINS,
  {
    step: 'pause',
    from: 'waiting',
    input: { until: inDays(PAUSED_UNTIL_DAYS), reason: 'hospital' },
    holds: 'paused_since is not null',
  },
  {
    step: 'withdrawal',
    from: 'offered',
    input: { reason: 'need-met' },
    holds: `stage = 'closed' and not exists (select 1 from offer.claims where referral_id = referrals.id)`,
  },
];

/** Which rows each change asked for: ids by its place in CHANGES. */
export interface Planned {
  paths: string[];
  bodies: string[];
  ids: string[][];
}

/** Families by where they stand: each is changed once, so that the version that a call names is the one that is there. */
export class Families {
  private readonly left: Record<Stand, string[]>;

  constructor(standing: Readonly<Record<Stand, readonly string[]>>) {
    this.left = { sent: [...standing.sent], waiting: [...standing.waiting], offered: [...standing.offered] };
  }

  /** So many calls, one change after the other. */
  plan(calls: number): Planned {
    const planned: Planned = { paths: [], bodies: [], ids: CHANGES.map(() => []) };
    for (let call = 0; call < calls; call++) {
      const { step, from, input } = CHANGES[call % CHANGES.length]!;
      const id = this.left[from].pop();
      if (!id) throw new Error(`There are no families left that are ${from}`);
      planned.paths.push(`/api/offer/v1/referrals/${id}/${step}`);
      planned.bodies.push(JSON.stringify(input));
      planned.ids[call % CHANGES.length]!.push(id);
    }
    return planned;
  }

  /** How many of each so many calls take. */
  static needed(calls: number): Record<Stand, number> {
    const needed = { sent: 0, waiting: 0, offered: 0 };
    for (const { from } of CHANGES) needed[from] += Math.ceil(calls / CHANGES.length);
    return needed;
  }
}

/** By how many the list grows when these calls have been answered; a place that is given back takes the first from it. */
export const growth = ({ ids }: Planned): number =>
  CHANGES.reduce((sum, change, at) => {
    if (change === JOINS) return sum + ids[at]!.length;
    return change.step === 'withdrawal' ? sum - ids[at]!.length : sum;
  }, 0);

export const givenBack = ({ ids }: Planned): number =>
  CHANGES.reduce((sum, { from }, at) => (from === 'offered' ? sum + ids[at]!.length : sum), 0);
