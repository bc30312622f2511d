import type { KeptFact } from './history.js';
import { Life, wholeHours } from './life.js';
import type { Mark } from './mark.js';
import { instant, text } from './said.js';

/** Marks of one alert. It counts under the severity that it has: what rose is counted anew from the day on which it rose. */
export function alertFacts(facts: readonly KeptFact[]): Mark[] {
  const received = facts.find(({ name }) => name === 'alert.received');
  if (!received) return [];
  const life = new Life();
  const receivedAt = instant(received.data, 'receivedAt', received.at);
  let isOpen = true;
  let isVerified = false;
  for (const { name, at, data } of facts) {
    const severity = text(data, 'severity');
    if (name === 'alert.closed') {
      isOpen = false;
      life.count('alert.closed', at, { code: text(data, 'outcome'), on: instant(data, 'closedAt', at) });
      answered(life, 'alert.answer-hours', at, { severity, receivedAt });
    }
    if (severity) life.hold('alert.received', at, severity, { on: receivedAt });
    if (!isOpen) life.hold('alert.open', at, undefined);
    else if (severity) stands(life, at, severity);
    if (name === 'alert.verified' && !isVerified) {
      // One that comes back to who verified it was verified when it first was.
      isVerified = true;
      answered(life, 'alert.verification-hours', at, { severity, receivedAt });
    }
  }
  return life.told();
}

/** It is as old as it is, however grave it came to be. */
const stands = (life: Life, at: number, severity: string): void =>
  life.heldSince('alert.open') ? life.rename('alert.open', at, severity) : life.hold('alert.open', at, severity);

function answered(
  life: Life,
  measure: 'alert.verification-hours' | 'alert.answer-hours',
  at: number,
  { severity, receivedAt }: { severity?: string; receivedAt: number },
): void {
  life.count(measure, at, { code: severity, on: receivedAt, value: wholeHours(receivedAt, at) });
}
