import type { KeptFact } from './history.js';
import { Life, wholeDays } from './life.js';
import type { Mark } from './mark.js';
import { instant, text } from './said.js';

/** Where the admissibility of a request is decided. */
const DECIDED: Readonly<Record<string, string>> = {
  prioritised: 'pertinent',
  referring: 'not-pertinent',
  closed: 'closed',
};
const UNDECIDED = new Set(['registered', 'admissibility']);

/** Marks of one request from all that was told of it, in order. */
export function requestFacts(facts: readonly KeptFact[]): Mark[] {
  const received = facts.find(({ name }) => name === 'request.received');
  if (!received) return [];
  const life = new Life();
  const receivedAt = instant(received.data, 'receivedAt', received.at);
  for (const fact of facts) {
    const { name, at, data } = fact;
    if (fact === received) {
      life.count('request.received', at, { code: text(data, 'channel'), on: receivedAt });
      life.hold('request.stage', at, 'registered');
    }
    if (name === 'request.moved') moved(life, fact, receivedAt);
    if (name === 'request.variant-chosen')
      life.count('request.variant', at, { code: text(data, 'variant'), on: receivedAt });
    if (name === 'request.closed') {
      life.hold('request.stage', at, undefined);
      life.count('request.closed', at, { code: text(data, 'outcome'), on: instant(data, 'closedAt', at) });
    }
  }
  return life.told();
}

function moved(life: Life, { at, data }: KeptFact, receivedAt: number): void {
  const to = text(data, 'to') ?? '';
  const finding = UNDECIDED.has(text(data, 'from') ?? '') ? DECIDED[to] : undefined;
  if (finding) life.count('request.admissibility-days', at, { code: finding, value: wholeDays(receivedAt, at) });
  life.hold('request.stage', at, to === 'closed' ? undefined : to);
}
