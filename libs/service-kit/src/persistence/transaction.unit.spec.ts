import { describe, expect, it } from '@jest/globals';
import { casesEvents } from '@oln/contracts';
import type { CallContext } from '../context/call-context.js';
import { Tx, type Speech } from './transaction.js';

const ID = '01939b1e-0000-7000-8000-000000000001';
const record = { id: ID, commune: '13110', version: 3 };
const context: CallContext = {
  principal: { person: 'gestora-1', roles: ['case-manager'], communes: ['13110'], kind: 'person' },
  asOf: new Date('2026-03-02T13:00:00Z'),
  language: 'es',
  door: 'http',
};

/** Names of the facts of a change that would rather be told of by others. */
function told(others: (tx: Tx) => void): string[] {
  const tx = new Tx({} as Speech, context, 'case.revise');
  tx.emitOtherwise(casesEvents.caseAmended, record, { id: ID, what: 'case.revise' });
  others(tx);
  tx.tellWhatIsUntold();
  tx.tellWhatIsUntold();
  return tx.events.map(({ definition }) => `${definition.entity}.${definition.event}`);
}

const resumed = (tx: Tx, version = 3): void =>
  tx.emit(casesEvents.caseResumed, { ...record, version }, { id: ID, by: 'person' });

describe('A fact for what would change in silence', () => {
  it('is told, once, where nothing else is', () => {
    expect(told(() => undefined)).toEqual(['case.amended']);
  });

  it('is left out where another fact tells of the version, before or after it', () => {
    expect(told(resumed)).toEqual(['case.resumed']);
  });

  it('stands before facts of later versions', () => {
    expect(told((tx) => resumed(tx, 4))).toEqual(['case.amended', 'case.resumed']);
  });

  it('is told beside facts of another version, and beside notices', () => {
    expect(told((tx) => resumed(tx, 2))).toEqual(['case.resumed', 'case.amended']);
    const notice = {
      code: 'case.informed',
      about: ID,
      aboutKind: 'case',
      toPerson: 'gestora-1',
      urgency: 'now',
    } as const;
    expect(told((tx) => tx.emit(casesEvents.noticeRaised, record, notice))).toEqual(['notice.raised', 'case.amended']);
  });
});
