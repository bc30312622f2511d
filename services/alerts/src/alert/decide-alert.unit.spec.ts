import { describe, expect, it } from '@jest/globals';
import { ALERT_STAGES, isRefusal } from '@oln/contracts';
import type { AlertCommand, CommandName } from './alert-commands.js';
import type { Alert } from './alert.js';
import { decideAlert, LEGAL_IN } from './decide-alert.js';
import { ALERT_IN, CASE, CHILD, COMMAND, NOW } from './sample-alerts.spec.js';

const decided = (alert: Alert, command: AlertCommand): Alert => {
  const next = decideAlert(alert, command, NOW);
  if (isRefusal(next)) throw new Error(next.definition.code);
  return next;
};
const refusal = (alert: Alert, command: AlertCommand): string | undefined => {
  const next = decideAlert(alert, command, NOW);
  return isRefusal(next) ? next.definition.code : undefined;
};
const grave = <State extends Alert>(alert: State): State => ({ ...alert, severity: 'high', judged: 'high' });

describe('what can be asked of an alert', () => {
  const pairs = ALERT_STAGES.flatMap((stage) =>
    (Object.keys(COMMAND) as CommandName[]).map((name) => [name, stage] as const),
  );

  it.each(pairs)('%s in %s is as the table of commands says', (name, stage) => {
    const legal = (LEGAL_IN[name] as readonly string[]).includes(stage);
    const known = name === 'identify' && stage === 'confirmation' ? 'ALERT.NOTHING_NEW' : undefined;
    const expected = name === 'answer-lowering' ? 'ALERT.NOTHING_TO_CONFIRM' : known;
    const code = refusal(ALERT_IN[stage], COMMAND[name]);
    if (!legal) expect(code).toBe('ALERT.NOT_IN_STAGE');
    else expect(code).toBe(expected);
  });

  it('a new version each time', () => {
    expect(decided(ALERT_IN.triage, COMMAND.verify).version).toBe(ALERT_IN.triage.version + 1);
  });
});

describe('severity', () => {
  it('rises at once, and by one who looks into it alone', () => {
    expect(decided(ALERT_IN.triage, { ...COMMAND.verify, severity: 'critical' })).toMatchObject({
      severity: 'critical',
      stage: 'answer',
      word: { severity: 'critical', by: 'gestora-1' },
    });
  });

  it('is lowered with a reason', () => {
    expect(refusal(ALERT_IN.triage, { ...COMMAND.verify, severity: 'low' })).toBe('ALERT.REASON_MISSING');
    expect(decided(ALERT_IN.triage, { ...COMMAND.verify, severity: 'low', reason: 'child-seen-safe' }).severity).toBe(
      'low',
    );
  });

  it('of what was high or critical is lowered by two people, and holds until then', () => {
    const asked = decided(grave(ALERT_IN.triage), { ...COMMAND.verify, severity: 'low', reason: 'child-seen-safe' });
    expect(asked).toMatchObject({ severity: 'high', lowering: { to: 'low', by: 'gestora-1' }, stage: 'answer' });
    expect(refusal(asked, { do: 'answer-lowering', agrees: true, by: 'gestora-1' })).toBe('ALERT.SECOND_PERSON');
    expect(decided(asked, { do: 'answer-lowering', agrees: true, by: 'coordinadora-1' })).toMatchObject({
      severity: 'low',
      lowering: undefined,
    });
    expect(decided(asked, { do: 'answer-lowering', agrees: false, by: 'coordinadora-1' })).toMatchObject({
      severity: 'high',
      lowering: undefined,
    });
  });

  it('that somebody wants to lower is asked anew once more is known', () => {
    const asked = decided(grave(ALERT_IN.triage), { ...COMMAND.verify, severity: 'low', reason: 'child-seen-safe' });
    const more = decided(asked, { ...COMMAND.correlate, severity: 'critical' });
    expect(more).toMatchObject({ severity: 'critical', lowering: undefined });
  });

  it('never falls by what comes later', () => {
    const weighed = grave(ALERT_IN.answer);
    expect(decided(weighed, { ...COMMAND.correlate, severity: 'low' }).severity).toBe('high');
    const facts = { ...COMMAND['add-facts'], whole: { severity: 'low' as const, because: [] } };
    expect(decided(weighed, facts).severity).toBe('high');
  });

  it('after a professional’s word only what is new counts', () => {
    const said = decided(ALERT_IN.triage, { ...COMMAND.verify, severity: 'low', reason: 'child-seen-safe' });
    const told: AlertCommand = {
      ...COMMAND['add-facts'],
      whole: { severity: 'high', because: [] },
      fresh: { severity: 'medium', because: [] },
    };
    expect(decided(said, told).severity).toBe('medium');
  });
});

describe('a dismissal', () => {
  it.each(['received', 'triage', 'answer'] as const)('of a grave alert in %s waits for a second person', (stage) => {
    const asked = decided(grave(ALERT_IN[stage]), COMMAND.dismiss);
    expect(asked).toMatchObject({ stage: 'confirmation', dismissal: { from: stage } });
    expect(refusal(asked, { do: 'confirm-dismissal', by: 'gestora-1' })).toBe('ALERT.SECOND_PERSON');
    expect(refusal(asked, { do: 'send-back', by: 'gestora-1' })).toBe('ALERT.SECOND_PERSON');
    expect(decided(asked, { do: 'send-back', by: 'coordinadora-1' })).toMatchObject({ stage, sentBackAt: NOW });
    expect(decided(asked, { do: 'confirm-dismissal', by: 'coordinadora-1' })).toMatchObject({
      stage: 'closed',
      outcome: 'dismissed',
      confirmedBy: 'coordinadora-1',
    });
  });

  it.each(['received', 'triage', 'answer'] as const)('of another in %s holds at once', (stage) => {
    expect(decided(ALERT_IN[stage], COMMAND.dismiss)).toMatchObject({ stage: 'closed', outcome: 'dismissed' });
  });
});

describe('a child who becomes known while a dismissal waits', () => {
  it('is kept in mind: sent back, the alert goes to who looks into it', () => {
    const asked = decided(grave(ALERT_IN.received), COMMAND.dismiss);
    const known = decided(asked, COMMAND.identify);
    expect(known).toMatchObject({ stage: 'confirmation', childId: CHILD });
    expect(decided(known, { do: 'send-back', by: 'coordinadora-1' })).toMatchObject({
      stage: 'triage',
      childId: CHILD,
    });
  });
});

describe('an answer', () => {
  it('goes into a case only if it is open', () => {
    const into = { do: 'answer', kind: 'case', caseId: CASE, by: 'gestora-1' } as const;
    expect(refusal(ALERT_IN.answer, { ...into, openCases: [] })).toBe('ALERT.CASE_NOT_OPEN');
    expect(refusal(ALERT_IN.answer, { ...into, caseId: undefined, openCases: [CASE] })).toBe('ALERT.CASE_NOT_OPEN');
    expect(decided(ALERT_IN.answer, { ...into, openCases: [CASE] })).toMatchObject({
      stage: 'handing-on',
      answer: { kind: 'case', caseId: CASE, times: 1 },
    });
  });

  it('opens a request beside an open case only for a reason', () => {
    const intake = { do: 'answer', kind: 'intake', openCases: [CASE], by: 'gestora-1' } as const;
    expect(refusal(ALERT_IN.answer, intake)).toBe('ALERT.CASE_OPEN');
    const beside = decided(ALERT_IN.answer, { ...intake, reason: 'other-household' });
    expect(beside).toMatchObject({ stage: 'handing-on', answer: { kind: 'intake', reason: 'other-household' } });
    const alone = decided(ALERT_IN.answer, { ...intake, openCases: [], reason: 'other' });
    expect(alone).toMatchObject({ answer: { kind: 'intake', reason: undefined } });
  });

  it('is given once the one that was asked has it', () => {
    expect(refusal(ALERT_IN['handing-on'], { do: 'arrive', kind: 'intake', targetId: CASE })).toBe(
      'ALERT.NOT_IN_STAGE',
    );
    expect(decided(ALERT_IN['handing-on'], COMMAND.arrive)).toMatchObject({
      stage: 'closed',
      outcome: 'case-informed',
    });
  });

  it('is asked for again, or taken back', () => {
    expect(decided(ALERT_IN['handing-on'], COMMAND['hand-on-again'])).toMatchObject({ answer: { times: 2 } });
    expect(decided(ALERT_IN['handing-on'], COMMAND['take-back'])).toMatchObject({ stage: 'answer' });
  });
});
