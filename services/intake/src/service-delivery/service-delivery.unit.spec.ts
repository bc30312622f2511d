import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@oln/contracts';
import {
  decideAgreement,
  decideDelivery,
  isDone,
  waitedFrom,
  type Delivery,
  type DeliveryCommand,
} from './service-delivery.js';

const NOW = new Date('2026-06-15T16:00:00Z');
const facts = {
  id: '01939b1e-0000-7000-8000-000000000001',
  commune: '13110',
  version: 1,
  requestId: '01939b1e-0000-7000-8000-000000000002',
  variant: 'transactional',
  offer: 'benefit-delivery',
  agreedAt: NOW,
  waitsFrom: NOW,
  timesMissed: 0,
} as const;
const STATES: Delivery[] = [
  { ...facts, state: 'agreed' },
  { ...facts, state: 'missed', missedReason: 'family-absent', timesMissed: 1 },
  { ...facts, state: 'delivered', deliveredAt: NOW },
  { ...facts, state: 'feedback', deliveredAt: NOW, satisfied: 'yes' },
];
const COMMANDS: DeliveryCommand[] = [
  { do: 'deliver', at: NOW },
  { do: 'miss', reason: 'provider-absent' },
  { do: 'agree-again' },
  { do: 'give-feedback', satisfied: 'partly' },
];
const LEGAL: Record<string, string> = {
  'agreed deliver': 'delivered',
  'agreed miss': 'missed',
  'missed agree-again': 'agreed',
  'delivered give-feedback': 'feedback',
};

describe('A service that was agreed', () => {
  const pairs = STATES.flatMap((delivery) =>
    COMMANDS.map((command) => [delivery.state, command.do, delivery, command] as const),
  );

  it.each(pairs)('%s: %s', (state, name, delivery, command) => {
    const decided = decideDelivery(delivery, command, NOW);
    const legal = LEGAL[`${state} ${name}`];
    if (isRefusal(decided)) {
      expect([legal, decided.definition.code]).toEqual([undefined, 'SERVICE_DELIVERY.NOT_IN_STATE']);
    } else {
      expect(decided).toMatchObject({ state: legal, version: 2 });
    }
  });

  it('counts how often it was missed, and can be agreed again', () => {
    const missed = decideDelivery(STATES[0]!, { do: 'miss', reason: 'no-stock' }, NOW);
    expect(missed).toMatchObject({ state: 'missed', timesMissed: 1, missedReason: 'no-stock' });
  });

  it('is not delivered tomorrow', () => {
    const decided = decideDelivery(STATES[0]!, { do: 'deliver', at: new Date(NOW.getTime() + 1) }, NOW);
    expect(isRefusal(decided) && decided.definition.code).toBe('SERVICE_DELIVERY.IN_FUTURE');
  });

  it('is waited for from the day it was agreed for, else from when it was agreed, missed or delivered', () => {
    const [day, tomorrow] = [new Date('2026-08-14T16:00:00Z'), new Date('2026-06-16T16:00:00Z')];
    const { id, commune, requestId, variant, offer } = facts;
    const agree = (expectedAt?: Date) => decideAgreement({ id, commune, requestId, variant, offer, expectedAt }, NOW);
    expect(agree()).toMatchObject({ state: 'agreed', version: 1, agreedAt: NOW, waitsFrom: NOW });
    expect(agree(day)).toMatchObject({ expectedAt: day, waitsFrom: day });
    const after = (delivery: Delivery, command: DeliveryCommand) =>
      decideDelivery({ ...delivery, waitsFrom: day }, command, tomorrow);
    expect(after(STATES[0]!, { do: 'miss', reason: 'no-stock' })).toMatchObject({ waitsFrom: tomorrow });
    expect(after(STATES[0]!, { do: 'deliver', at: NOW })).toMatchObject({ waitsFrom: NOW });
    expect(after(STATES[1]!, { do: 'agree-again' })).toMatchObject({ waitsFrom: tomorrow });
    expect(after(STATES[1]!, { do: 'agree-again', expectedAt: day })).toMatchObject({ waitsFrom: day });
  });

  it('is not agreed for a day that is more than a year away', () => {
    const expectedAt = new Date('2062-08-14T16:00:00Z');
    const refused = [
      decideAgreement({ ...facts, expectedAt }, NOW),
      decideDelivery(STATES[1]!, { do: 'agree-again', expectedAt }, NOW),
    ];
    for (const decided of refused)
      expect(isRefusal(decided) && decided.definition.code).toBe('SERVICE_DELIVERY.EXPECTED_TOO_LATE');
  });

  it('keeps its request waiting from the latest that is open', () => {
    const at = (day: number) => new Date(Date.UTC(2026, 6, day));
    const [agreed, , delivered, heard] = STATES as [Delivery, Delivery, Delivery, Delivery];
    const all = [
      { ...agreed, waitsFrom: at(9) },
      { ...delivered, waitsFrom: at(3) },
      { ...heard, waitsFrom: at(30) },
    ];
    expect([waitedFrom(all), waitedFrom(all.slice(1)), waitedFrom(all.slice(2))]).toEqual([at(9), at(3), undefined]);
  });

  it('is done once the family was heard', () => {
    expect(STATES.map(isDone)).toEqual([false, false, false, true]);
  });
});
