import { describe, expect, it, test } from '@jest/globals';
import { CASE_STAGES, isRefusal, type CaseStage } from '@oln/contracts';
import type { CaseCommand, CommandName, RiskCheck } from './case-commands.js';
import type { CaseFile } from './case-file.js';
import { decideCase, LEGAL_IN } from './decide-case.js';
import {
  ACCEPTED,
  CASE_IN,
  CHILD,
  COMMAND,
  LATER,
  LATEST,
  NEEDED,
  NO_RISKS,
  NOW,
  OPENED,
  SIBLING,
} from './sample-cases.spec.js';

const decide = (file: CaseFile, command: CaseCommand, asOf = NOW) => decideCase(file, command, asOf);
const refusalOf = (file: CaseFile, command: CaseCommand, asOf = NOW): string => {
  const decision = decide(file, command, asOf);
  return isRefusal(decision) ? decision.definition.code : 'nothing was refused';
};
const after = (file: CaseFile, command: CaseCommand, asOf = NOW): CaseFile => {
  const decision = decide(file, command, asOf);
  if (isRefusal(decision)) throw new Error(decision.definition.code);
  return decision;
};

describe('what a case does next', () => {
  test.each([
    ['an accepted invitation leads to the diagnosis', 'invitation', 'accept-invitation', 'diagnosis'],
    ['a complete diagnosis leads to the plan', 'diagnosis', 'complete-diagnosis', 'family-plan'],
    ['an approved plan leads to its execution', 'family-plan', 'start-execution', 'execution'],
    ['month 6 leads to the evaluation', 'execution', 'start-evaluation', 'evaluation'],
    ['an extension leads back to the execution', 'evaluation', 'extend', 'execution'],
    ['objectives met lead to the closure', 'evaluation', 'start-closure', 'closure'],
    ['a closed case is followed up', 'closure', 'close', 'follow-up'],
    ['a rejected invitation is looked at once more', 'invitation', 'reject-invitation', 'second-look'],
    ['a family that renounces is looked at once more', 'execution', 'renounce', 'second-look'],
    ['a family not located is looked at once more', 'diagnosis', 'stop-searching', 'second-look'],
    ['an escalated case ends here', 'execution', 'escalate', 'ended'],
    ['a case handed to another commune ends here', 'closure', 'hand-over', 'ended'],
    ['after the second look the family is let go', 'second-look', 'let-go', 'ended'],
    ['a family that declines the follow-up is let go', 'follow-up', 'decline-follow-up', 'ended'],
  ] as const)('%s', (_sentence, stage, command, next) => {
    const moved = after(CASE_IN[stage], COMMAND[command]);
    expect(moved.stage).toBe(next);
    expect(moved.version).toBe(CASE_IN[stage].version + 1);
  });

  it('counts the months from the acceptance of the invitation', () => {
    expect(after(CASE_IN.invitation, COMMAND['accept-invitation'])).toMatchObject({ acceptedAt: NOW, stageSince: NOW });
  });

  it('keeps the date up to which it was extended', () => {
    expect(after(CASE_IN.evaluation, COMMAND.extend)).toMatchObject({
      stage: 'execution',
      extendedTo: LATER,
      acceptedAt: ACCEPTED,
    });
  });
});

describe('the outcome of a case', () => {
  test.each([
    ['invitation-rejected', 'invitation', 'reject-invitation'],
    ['renounced', 'family-plan', 'renounce'],
    ['not-located', 'invitation', 'stop-searching'],
    ['escalated', 'invitation', 'escalate'],
    ['moved', 'execution', 'hand-over'],
    ['completed', 'closure', 'close'],
  ] as const)('is %s, fixed at once, which frees the caseload', (outcome, stage, command) => {
    expect(after(CASE_IN[stage], COMMAND[command])).toMatchObject({ outcome, exitAt: NOW, exitStage: stage });
  });

  it('is partially completed where objectives are left', () => {
    expect(after(CASE_IN.closure, { do: 'close', objectivesMet: false, tasksLeftOpen: 0 })).toMatchObject({
      outcome: 'partially-completed',
      stage: 'follow-up',
    });
  });

  it.each(['of-age', 'deceased'] as const)('is %s only with the last child', (reason) => {
    const first = after(CASE_IN.execution, { do: 'lose-child', child: CHILD, reason });
    expect(first).toMatchObject({ stage: 'execution', children: [SIBLING] });
    expect(after(first, { do: 'lose-child', child: SIBLING, reason })).toMatchObject({
      stage: 'ended',
      outcome: reason,
      children: [],
    });
  });

  it('stays as it was fixed when the last child comes of age during the follow-up', () => {
    const first = after(CASE_IN['follow-up'], COMMAND['lose-child']);
    expect(after(first, { do: 'lose-child', child: SIBLING, reason: 'of-age' })).toMatchObject({
      stage: 'ended',
      outcome: 'completed',
    });
  });

  it('stays open through the second contact of the follow-up, which ends the case', () => {
    const month3 = after(CASE_IN['follow-up'], COMMAND['hold-follow-up']);
    expect(month3).toMatchObject({ stage: 'follow-up', heldMonths: [3] });
    expect(after(month3, { do: 'hold-follow-up', month: 6 })).toMatchObject({
      stage: 'ended',
      outcome: 'completed',
      endedAt: NOW,
    });
    expect(after(CASE_IN['follow-up'], { do: 'hold-follow-up', month: 6 }).stage).toBe('ended');
  });
});

describe('a case refuses', () => {
  const critical = { known: ['violence'], assessed: true, answered: [] };
  test.each<[string, CaseStage, CaseCommand, string]>([
    [
      'an invitation without its documents',
      'invitation',
      { do: 'accept-invitation', missingDocuments: ['data-use'] },
      'CASE.DOCUMENTS_MISSING',
    ],
    [
      'a rejection that leaves a risk unattended',
      'invitation',
      { do: 'reject-invitation', reason: 'other', risks: critical },
      'CASE.RISK_UNATTENDED',
    ],
    [
      'a renunciation that leaves a risk unattended',
      'execution',
      { do: 'renounce', reason: 'other', risks: critical },
      'CASE.RISK_UNATTENDED',
    ],
    [
      'a plan before the diagnosis',
      'diagnosis',
      { do: 'complete-diagnosis', hasCommonDiagnosis: false, childrenUnheard: [], assessmentMissing: [] },
      'CASE.DIAGNOSIS_MISSING',
    ],
    [
      'a plan before every child was heard',
      'diagnosis',
      { do: 'complete-diagnosis', hasCommonDiagnosis: true, childrenUnheard: [CHILD], assessmentMissing: [] },
      'CASE.CHILD_UNHEARD',
    ],
    [
      'to start without an approved plan',
      'family-plan',
      { do: 'start-execution', planApproved: false },
      'CASE.PLAN_NOT_APPROVED',
    ],
    [
      'an extension nobody needs',
      'evaluation',
      { ...COMMAND.extend, objectivesMet: true },
      'CASE.EXTENSION_NOT_NEEDED',
    ],
    [
      'an extension beyond month 9',
      'evaluation',
      { ...COMMAND.extend, until: new Date(LATEST.getTime() + 1) },
      'CASE.EXTENSION_TOO_LONG',
    ],
    ['an extension into the past', 'evaluation', { ...COMMAND.extend, until: NOW }, 'CASE.DATE_PASSED'],
    ['to close without an evaluation', 'evaluation', { do: 'start-closure', evaluated: false }, 'CASE.NOT_EVALUATED'],
    [
      'to close over open tasks',
      'closure',
      { do: 'close', objectivesMet: true, tasksLeftOpen: 2 },
      'CASE.TASKS_LEFT_OPEN',
    ],
    [
      'to give up after two attempts',
      'invitation',
      { ...COMMAND['stop-searching'], contact: { attempts: [{ kind: 'call' }, { kind: 'visit' }], needed: NEEDED } },
      'CASE.CONTACT_NOT_TRIED',
    ],
    [
      'to give up without a visit',
      'invitation',
      {
        ...COMMAND['stop-searching'],
        contact: { attempts: [{ kind: 'call' }, { kind: 'letter' }, { kind: 'call' }], needed: NEEDED },
      },
      'CASE.CONTACT_NOT_TRIED',
    ],
    [
      'to give up after visits alone',
      'invitation',
      {
        ...COMMAND['stop-searching'],
        contact: { attempts: [{ kind: 'visit' }, { kind: 'visit' }, { kind: 'visit' }], needed: NEEDED },
      },
      'CASE.CONTACT_NOT_TRIED',
    ],
    [
      'a child it does not know',
      'execution',
      { do: 'lose-child', child: 'somebody', reason: 'of-age' },
      'CASE.CHILD_NOT_IN_CASE',
    ],
    [
      'a pause beyond the maximum',
      'execution',
      { ...COMMAND.pause, until: new Date(LATEST.getTime() + 1) },
      'CASE.PAUSE_TOO_LONG',
    ],
    ['a pause into the past', 'execution', { ...COMMAND.pause, until: OPENED }, 'CASE.DATE_PASSED'],
    ['to resume what is not paused', 'execution', COMMAND.resume, 'CASE.NOT_PAUSED'],
    ['the person who is in charge already', 'execution', { do: 'reassign', to: 'gestora-1' }, 'CASE.SAME_PERSON'],
  ])('%s', (_sentence, stage, command, code) => {
    expect(refusalOf(CASE_IN[stage], command)).toBe(code);
  });

  it('a contact of the follow-up that was held already', () => {
    const held = after(CASE_IN['follow-up'], COMMAND['hold-follow-up']);
    expect(refusalOf(held, COMMAND['hold-follow-up'])).toBe('CASE.ALREADY_HELD');
  });

  it('to let a family go before the second look is due, unless a risk has come to light', () => {
    const early = { ...CASE_IN['second-look'], lookDueSince: undefined };
    expect(refusalOf(early, COMMAND['let-go'])).toBe('CASE.LOOK_NOT_DUE');
    expect(after(early, { do: 'let-go', riskFound: true })).toMatchObject({ stage: 'ended', outcome: 'renounced' });
  });

  it('to let a family of high priority go whose risks nobody has named', () => {
    const urgent: CaseFile = { ...CASE_IN.invitation, priority: 'high' };
    const said = { risk: 'family-violence', measure: 'network-informed' } as const;
    const reject = (risks: RiskCheck): CaseCommand => ({ do: 'reject-invitation', reason: 'distrust', risks });
    const unsaid = { known: [], assessed: false, answered: [] };
    expect(refusalOf(urgent, reject(unsaid))).toBe('CASE.RISK_UNSAID');
    expect(refusalOf(urgent, { do: 'renounce', reason: 'no-time', risks: unsaid })).toBe('CASE.RISK_UNSAID');
    for (const risks of [NO_RISKS, { ...unsaid, answered: [said] }])
      expect(after(urgent, reject(risks))).toMatchObject({ outcome: 'invitation-rejected' });
    expect(after(CASE_IN.invitation, reject(unsaid))).toMatchObject({ outcome: 'invitation-rejected' });
  });

  it('every command in a stage it does not belong to', () => {
    for (const name of Object.keys(COMMAND) as CommandName[]) {
      const legal: readonly CaseStage[] = LEGAL_IN[name];
      for (const stage of CASE_STAGES.filter((candidate) => !legal.includes(candidate))) {
        expect([name, stage, refusalOf(CASE_IN[stage], COMMAND[name])]).toEqual([name, stage, 'CASE.NOT_IN_STAGE']);
      }
    }
  });
});

describe('a therapy', () => {
  const therapy = { ...CASE_IN.execution, line: 'family-therapy' as const };
  const looking = after(therapy, COMMAND['call-rescue']);

  it('has someone look for a family since it missed its sessions, once', () => {
    expect(looking).toMatchObject({ stage: 'execution', rescueDueSince: NOW });
    expect(after(looking, COMMAND['call-rescue'], LATER)).toMatchObject({ rescueDueSince: NOW });
    expect(refusalOf(CASE_IN.execution, COMMAND['call-rescue'])).toBe('CASE.OTHER_LINE');
  });

  it('until the family is reached, also in a pause, or leaves the execution in whatever way', () => {
    expect(after(looking, COMMAND['meet-rescue'])).toHaveProperty('rescueDueSince', undefined);
    expect(refusalOf(therapy, COMMAND['meet-rescue'])).toBe('CASE.RESCUE_NOT_DUE');
    expect(after(after(looking, COMMAND.pause), COMMAND['meet-rescue'])).toHaveProperty('rescueDueSince', undefined);
    for (const command of [COMMAND['start-evaluation'], COMMAND.renounce, COMMAND.escalate])
      expect([command.do, (after(looking, command) as { rescueDueSince?: Date }).rescueDueSince]).toEqual([
        command.do,
        undefined,
      ]);
  });

  it('is assessed as a system before it has a plan', () => {
    const assessing = { ...CASE_IN.diagnosis, line: 'family-therapy' as const };
    const lacking = { ...COMMAND['complete-diagnosis'], assessmentMissing: ['genogram'] as const };
    expect(refusalOf(assessing, lacking)).toBe('CASE.ASSESSMENT_MISSING');
    expect(after(assessing, COMMAND['complete-diagnosis']).stage).toBe('family-plan');
  });
});

describe('a paused case', () => {
  const paused = after(CASE_IN.execution, COMMAND.pause);
  const DAY = 86_400_000;

  it('does not move on', () => {
    expect(refusalOf(paused, COMMAND['start-evaluation'])).toBe('CASE.IS_PAUSED');
    expect(refusalOf(paused, COMMAND.pause)).toBe('CASE.IS_PAUSED');
  });

  it('goes on where it was, its months later by the length of the pause', () => {
    const resumed = after(paused, COMMAND.resume, new Date(NOW.getTime() + 10 * DAY));
    const pauses = [{ from: NOW.toISOString(), to: new Date(NOW.getTime() + 10 * DAY).toISOString() }];
    expect(resumed).toMatchObject({ stage: 'execution', pause: undefined, pauses });
  });

  it('can be left, reassigned and lose a child', () => {
    expect(after(paused, { do: 'renounce', reason: 'other', risks: NO_RISKS })).toMatchObject({
      outcome: 'renounced',
      pause: undefined,
    });
    expect(after(paused, COMMAND.reassign)).toMatchObject({ personInCharge: 'gestora-2', pause: paused.pause });
    expect(after(paused, COMMAND['lose-child'])).toMatchObject({ children: [SIBLING], pause: paused.pause });
  });
});
