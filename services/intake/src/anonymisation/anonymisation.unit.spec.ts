import { describe, expect, it } from '@jest/globals';
import { isRefusal, settle } from '@oln/contracts';
import { decideAnonymisation, type Anonymisation, type AnonymisationCommand } from './anonymisation.js';
import { ANNOUNCED, ANONYMISATION_IN, COMMANDS, ERASING, LATEST, NOW } from './sample-anonymisations.spec.js';

const code = (before: Anonymisation, command: AnonymisationCommand): string => {
  const decided = decideAnonymisation(before, command, NOW);
  return isRefusal(decided) ? decided.definition.code : decided.stage;
};
const hold = (until: Date): AnonymisationCommand => ({ do: 'hold', reason: 'person-asks', until, latest: LATEST });

describe('An anonymisation', () => {
  it.each([
    [NOW, 'ANONYMISATION.DATE_PASSED'],
    [new Date(NOW.getTime() + 1), 'held'],
    [LATEST, 'held'],
    [new Date(LATEST.getTime() + 1), 'ANONYMISATION.TOO_LONG'],
  ])('held until %s: %s', (until, expected) => {
    expect(code(ANNOUNCED, hold(until))).toBe(expected);
  });

  it('is over when every service has told, told twice or in another order', () => {
    let one: Anonymisation = ERASING;
    for (const service of ['offer', 'gateway', 'cases', 'community', 'offer'] as const) {
      one = settle(decideAnonymisation(one, { do: 'hear-erased', service }, NOW));
      expect(code(one, { do: 'finish' })).toBe('ANONYMISATION.NOT_ERASED');
    }
    one = settle(decideAnonymisation(one, { do: 'hear-erased', service: 'alerts' }, NOW));
    const ended = settle(decideAnonymisation(one, { do: 'finish' }, NOW));
    expect(ended).toMatchObject({ stage: 'closed', outcome: 'anonymised', closedAt: NOW });
  });

  it('that is announced again forgets who had told, and keeps the count of its orders', () => {
    const again = settle(decideAnonymisation(ANONYMISATION_IN.erasing, COMMANDS[1]!, NOW));
    expect(again).toMatchObject({ stage: 'announced', announcedAt: NOW, attempt: 1 });
    expect(again).not.toHaveProperty('erasedBy');
    expect(settle(decideAnonymisation(again, COMMANDS[2]!, NOW))).toMatchObject({ attempt: 2, erasedBy: [] });
  });

  it.each(COMMANDS)('that is closed takes no %j', (command) => {
    expect(code(ANONYMISATION_IN.closed, command)).toBe('ANONYMISATION.NOT_IN_STAGE');
  });
});
