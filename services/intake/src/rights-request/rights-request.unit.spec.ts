import { describe, expect, it } from '@jest/globals';
import { isRefusal, settle } from '@oln/contracts';
import { decideRightsRequest, type RightsRequest, type RightsRequestCommand } from './rights-request.js';
import { ANSWER_BY, COMMANDS, EXTENDED_TO, NOW, RECEIVED, REQUEST_IN } from './sample-rights-requests.spec.js';

const code = (before: RightsRequest, command: RightsRequestCommand, asOf = NOW): string => {
  const decided = decideRightsRequest(before, command, asOf);
  return isRefusal(decided) ? decided.definition.code : decided.stage;
};
const extend: RightsRequestCommand = { do: 'extend', reason: 'many-records', answerBy: EXTENDED_TO };
const by = 'coordinadora-1';

describe('A request on rights over data', () => {
  it('is extended once, from the end of the first term on', () => {
    const extended = settle(decideRightsRequest(RECEIVED, extend, NOW));
    expect(extended).toMatchObject({
      ...{ version: 2, stage: 'extended', stageSince: NOW, extendedAt: NOW, extensionReason: 'many-records' },
      firstTermEndsAt: ANSWER_BY,
      answerBy: EXTENDED_TO,
    });
    expect(code(extended, extend)).toBe('RIGHTS_REQUEST.EXTENDED_ALREADY');
  });

  it.each([
    ['2026-04-02T02:59:58Z', 'extended'],
    ['2026-04-02T02:59:59Z', 'extended'],
    ['2026-04-02T03:00:00Z', 'RIGHTS_REQUEST.TERM_PASSED'],
  ])('asked to be extended at %s: %s', (at, expected) => {
    expect(code(RECEIVED, extend, new Date(at))).toBe(expected);
  });

  it.each([
    [{ outcome: 'granted' }, 'closed'],
    [{ outcome: 'granted', reason: 'no-standing' }, 'RIGHTS_REQUEST.REASON_UNNEEDED'],
    [{ outcome: 'partly-granted' }, 'RIGHTS_REQUEST.REASON_MISSING'],
    [{ outcome: 'partly-granted', reason: 'rights-of-others' }, 'closed'],
    [{ outcome: 'refused' }, 'RIGHTS_REQUEST.REASON_MISSING'],
    [{ outcome: 'refused', reason: 'legal-duty-to-keep' }, 'closed'],
  ] as const)('answered by %j: %s', (answer, expected) => {
    expect(code(RECEIVED, { do: 'answer', by, ...answer })).toBe(expected);
    expect(code(REQUEST_IN.extended, { do: 'answer', by, ...answer })).toBe(expected);
  });

  it('gives nothing to somebody of whom nobody knows who they are, and may be refused for that', () => {
    const unknown: RightsRequest = { ...RECEIVED, identity: undefined };
    expect(code(unknown, { do: 'answer', outcome: 'granted', by })).toBe('RIGHTS_REQUEST.IDENTITY_UNCHECKED');
    const inPart = { do: 'answer', outcome: 'partly-granted', reason: 'rights-of-others', by } as const;
    expect(code(unknown, inPart)).toBe('RIGHTS_REQUEST.IDENTITY_UNCHECKED');
    expect(code(unknown, { ...inPart, outcome: 'refused', reason: 'identity-not-established' })).toBe('closed');
    const checked = settle(decideRightsRequest(unknown, { do: 'check-identity', check: 'clave-unica', by }, NOW));
    expect(checked).toMatchObject({ stage: 'received', identity: { check: 'clave-unica', at: NOW, by }, version: 2 });
    expect(code(checked, { do: 'answer', outcome: 'granted', by })).toBe('closed');
  });

  it('answered too late is answered, with what it was and by whom on record', () => {
    const late = new Date('2026-08-01T15:00:00Z');
    const command = { do: 'answer', outcome: 'refused', reason: 'nothing-held', by } as const;
    expect(settle(decideRightsRequest(REQUEST_IN.extended, command, late))).toMatchObject({
      ...{ stage: 'closed', outcome: 'refused', closeReason: 'nothing-held', closedBy: by, closedAt: late },
      ...{ extensionReason: 'complex', answerBy: EXTENDED_TO },
    });
  });

  it('is put in the charge of somebody else, not of who has it', () => {
    expect(code(RECEIVED, { do: 'put-in-charge', person: 'gestora-1' })).toBe('RIGHTS_REQUEST.NOTHING_NEW');
    expect(settle(decideRightsRequest(RECEIVED, { do: 'put-in-charge', person: 'gestora-2' }, NOW))).toMatchObject({
      ...{ personInCharge: 'gestora-2', stage: 'received', stageSince: RECEIVED.stageSince },
    });
  });

  it.each(COMMANDS)('that is closed takes no %j', (command) => {
    expect(code(REQUEST_IN.closed, command)).toBe('RIGHTS_REQUEST.CLOSED');
  });
});
