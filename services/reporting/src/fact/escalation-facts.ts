import type { KeptFact } from './history.js';
import { Life, wholeHours } from './life.js';
import type { Mark } from './mark.js';
import { text } from './said.js';

/** Marks of one escalation. It belongs to the day on which it was opened; its acknowledgement to the day of the first notification. */
export function escalationFacts(facts: readonly KeptFact[]): Mark[] {
  if (!facts.some(({ name }) => name === 'escalation.opened')) return [];
  const life = new Life();
  const seen: { openedAt?: number; notifiedAt?: number; outcome?: string } = {};
  let isAcknowledged = false;
  for (const { name, at, data } of facts) {
    if (name === 'escalation.opened') {
      seen.openedAt = at;
      life.count('escalation.opened', at, { code: data.urgent === true ? 'urgent' : 'ordinary' });
      life.hold('escalation.stage', at, 'drafted');
    }
    if (name === 'escalation.notified' && seen.notifiedAt === undefined) {
      seen.notifiedAt = at;
      life.count('escalation.notified', at);
    }
    if (name === 'escalation.acknowledged' && seen.notifiedAt !== undefined && !isAcknowledged) {
      isAcknowledged = true;
      const on = seen.notifiedAt;
      life.count('escalation.acknowledged', at, { on });
      life.count('escalation.acknowledgement-hours', at, { on, value: wholeHours(on, at) });
    }
    if (name === 'escalation.moved') life.hold('escalation.stage', at, stageOf(data));
    const outcome = name === 'escalation.moved' || name === 'escalation.ended' ? text(data, 'outcome') : undefined;
    if (outcome && !seen.outcome) {
      seen.outcome = outcome;
      life.count('escalation.outcome', at, { code: outcome, on: seen.openedAt });
    }
  }
  return life.told();
}

const stageOf = (data: KeptFact['data']): string | undefined => {
  const to = text(data, 'to');
  return to === 'ended' ? undefined : to;
};
