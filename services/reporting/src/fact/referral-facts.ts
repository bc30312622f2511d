import type { KeptFact } from './history.js';
import { Life, wholeDays } from './life.js';
import type { Mark } from './mark.js';
import { instant, text } from './said.js';

/** Marks of one referral from all that was told of it, in order. */
export function referralFacts(facts: readonly KeptFact[]): Mark[] {
  if (!facts.some(({ name }) => name === 'referral.requested')) return [];
  const life = new Life();
  let priority = '';
  for (const fact of facts) {
    const { name, at, data } = fact;
    if (name === 'referral.requested') {
      priority = text(data, 'priority') ?? '';
      life.count('referral.requested', at, { code: text(data, 'need') });
      life.hold('referral.stage', at, 'matching');
    }
    if (name === 'referral.priority-changed') {
      priority = text(data, 'priority') ?? priority;
      if (life.heldSince('referral.waiting')) life.rename('referral.waiting', at, priority);
    }
    if (name === 'referral.moved') moved(life, fact, priority);
    if (name === 'referral.closed')
      life.count('referral.closed', at, { code: text(data, 'outcome'), on: instant(data, 'closedAt', at) });
  }
  return life.told();
}

function moved(life: Life, { at, data }: KeptFact, priority: string): void {
  const to = text(data, 'to') ?? '';
  const waited = life.startOf('referral.waiting');
  if (waited !== undefined && to !== 'waiting') {
    const end = to === 'offered' ? 'offered' : to === 'wait-review' ? 'expired' : 'other';
    life.count('referral.wait-days', at, { code: end, value: wholeDays(waited, at) });
    if (end === 'expired') life.count('referral.wait-expired', at);
  }
  life.hold('referral.stage', at, to === 'closed' ? undefined : to);
  if (to !== 'waiting') life.hold('referral.waiting', at, undefined);
  else if (waited === undefined) life.hold('referral.waiting', at, priority);
}
