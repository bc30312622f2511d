import { describe, expect, it } from '@jest/globals';
import { Ledger } from './ledger.js';

describe('The ledger of who asked', () => {
  it('holds hours of calls, and gives the part of one fault', () => {
    const ledger = new Ledger();
    for (let call = 0; call < 400_000; call += 1)
      ledger.asked.push({ key: String(call), what: 'request.register', of: 'request', askedAt: call, attempts: 1 });
    ledger.asked[399_999]!.status = 201;
    const part = ledger.since(1_000);
    expect([part.asked.length, part.acknowledged.length, part.unanswered.length]).toEqual([399_000, 1, 398_999]);
  });
});
