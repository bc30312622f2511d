import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@oln/contracts';
import { decideDelivery, isDone, type Delivery, type DeliveryCommand } from './service-delivery.js';

const NOW = new Date('2026-06-15T16:00:00Z');
const facts = {
  id: '01939b1e-0000-7000-8000-000000000001',
  commune: '13110',
  version: 1,
  requestId: '01939b1e-0000-7000-8000-000000000002',
  variant: 'transactional',
  offer: 'benefit-delivery',
  agreedAt: NOW,
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

  it('is done once the family was heard', () => {
    expect(STATES.map(isDone)).toEqual([false, false, false, true]);
  });
});
