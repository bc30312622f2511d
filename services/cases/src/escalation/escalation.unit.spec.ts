import { describe, expect, it } from '@jest/globals';
import { ESCALATION_STAGES, isRefusal } from '@oln/contracts';
import { decideEscalation, LEGAL_IN } from './decide-escalation.js';
import type { CommandName, EscalationCommand } from './escalation-commands.js';
import { anchorsOf } from './escalation-process.js';
import { gradeOf, ownerOf, type Escalation } from './escalation.js';
import { decideExitContact } from './exit-contact.js';
import { CHILD, COMMAND, ESCALATION_IN, NOW, SIBLING } from './sample-escalations.spec.js';
import { daysLeft, decideBy } from './service-term.js';

const done = (before: Escalation, command: EscalationCommand): Escalation => {
  const next = decideEscalation(before, command, NOW);
  if (isRefusal(next)) throw new Error(next.definition.code);
  return next;
};
const refusal = (before: Escalation, command: EscalationCommand): string | undefined => {
  const next = decideEscalation(before, command, NOW);
  return isRefusal(next) ? next.definition.code : undefined;
};

describe('an escalation', () => {
  it.each(Object.keys(LEGAL_IN) as CommandName[])('is asked to %s in its stages only', (name) => {
    for (const stage of ESCALATION_STAGES) {
      const isLegal = (LEGAL_IN[name] as readonly string[]).includes(stage);
      expect([stage, refusal(ESCALATION_IN[stage], COMMAND[name]) === 'ESCALATION.NOT_IN_STAGE']).toEqual([
        stage,
        !isLegal,
      ]);
    }
  });

  it('goes to the coordinator only with grounds and with what has been done', () => {
    expect(refusal({ ...ESCALATION_IN.drafted, hasAccount: false }, COMMAND.submit)).toBe('ESCALATION.NO_ACCOUNT');
    expect(refusal({ ...ESCALATION_IN.drafted, grounds: [] }, COMMAND.submit)).toBe('ESCALATION.NO_GROUNDS');
    expect(done(ESCALATION_IN.drafted, COMMAND.submit)).toMatchObject({ stage: 'approval', version: 2 });
  });

  it('skips approval where danger is imminent, account or not', () => {
    const urgent = { ...ESCALATION_IN.drafted, urgent: true, hasAccount: false };
    expect(done(urgent, COMMAND.submit)).toMatchObject({ stage: 'notified', attempt: 1, level: 1, notifiedAt: NOW });
    expect([gradeOf(urgent), gradeOf(ESCALATION_IN.drafted)]).toEqual(['critical', 'high']);
  });

  it('is not approved by who drafted it, unless they coordinate', () => {
    const own = { do: 'approve', by: 'gestora-1', coordinates: false } as const;
    expect(refusal(ESCALATION_IN.approval, own)).toBe('ESCALATION.OWN_DRAFT');
    expect(done(ESCALATION_IN.approval, { ...own, coordinates: true })).toMatchObject({ stage: 'notified' });
    expect(done(ESCALATION_IN.approval, { ...own, by: 'subrogante-1' })).toMatchObject({ approvedBy: 'subrogante-1' });
  });

  it('is notified again one level higher each time, without end', () => {
    let escalation: Escalation = ESCALATION_IN.notified;
    for (let times = 0; times < 50; times += 1) escalation = done(escalation, COMMAND['notify-again']);
    expect(escalation).toMatchObject({ stage: 'notified', attempt: 51, level: 51, notifiedAt: NOW });
    expect(anchorsOf(escalation)).toMatchObject({ notifiedAt: NOW.toISOString() });
  });

  it('that becomes worse is notified at once, whatever it waited for', () => {
    for (const stage of ['drafted', 'approval', 'rejected'] as const)
      expect(done(ESCALATION_IN[stage], COMMAND.worsen)).toMatchObject({
        stage: 'notified',
        urgent: true,
        level: 1,
        notifiedAt: NOW,
      });
    expect(done(ESCALATION_IN.notified, COMMAND.worsen)).toMatchObject({ attempt: 2, level: 1, urgent: true });
    for (const stage of ['deciding', 'informing', 'handover', 'with-service'] as const)
      expect(done(ESCALATION_IN[stage], COMMAND.worsen)).toMatchObject({ stage, urgent: true });
    expect(done(ESCALATION_IN.rejected, COMMAND.worsen)).not.toHaveProperty('acknowledgedAt');
    expect(done(ESCALATION_IN.deciding, COMMAND.worsen).grounds).toEqual(['grave-violation', 'imminent-danger']);
  });

  it('stops the term of the service, and nobody else’s, while it waits for information', () => {
    const asked = done(ESCALATION_IN.deciding, { do: 'hear-decision', decision: 'more-information', daysLeft: 6 });
    expect(asked).toMatchObject({ stage: 'informing', daysLeft: 6 });
    const again = done(asked, { do: 'hear-decision', decision: 'more-information', daysLeft: 2 });
    expect(again).toMatchObject({ stage: 'informing', daysLeft: 6, stageSince: NOW });
    const by = new Date('2026-05-13T03:59:59Z');
    const back = done(asked, { do: 'inform', decideBy: by });
    expect(anchorsOf(back)).toEqual({ stageSince: NOW.toISOString(), decideBy: by.toISOString() });
    expect(back).not.toHaveProperty('daysLeft');
  });

  it('counts what the service has left in business days', () => {
    const asOf = (text: string): Date => new Date(text);
    const term = '10bd' as const;
    // Acknowledged on Monday 2 March: the term ends on Monday 16. On Friday 6, six of ten days are left.
    expect(daysLeft(ESCALATION_IN.deciding, term, [], asOf('2026-03-06T15:00:00Z'))).toBe(6);
    expect(daysLeft(ESCALATION_IN.deciding, term, [], asOf('2026-03-16T15:00:00Z'))).toBe(0);
    expect(daysLeft(ESCALATION_IN.deciding, term, [], asOf('2026-04-16T15:00:00Z'))).toBe(0);
    // 3 April is Good Friday: given back on Thursday 2, six business days end on Monday 13.
    expect(decideBy(6, ['2026-04-03', '2026-04-04'], asOf('2026-04-02T15:00:00Z')).toISOString()).toBe(
      '2026-04-14T03:59:59.000Z',
    );
    expect(decideBy(0, [], asOf('2026-03-09T15:00:00Z')).toISOString()).toBe('2026-03-10T02:59:59.000Z');
  });

  it('hands the child over with the last step, and not before', () => {
    const fresh = { ...ESCALATION_IN.handover, meetingAt: undefined, fileAt: undefined };
    const step = (name: 'joint-meeting' | 'file-handed-over' | 'family-received') =>
      ({ do: 'hand-over', step: name }) as const;
    expect(refusal(fresh, step('family-received'))).toBe('ESCALATION.STEPS_MISSING');
    for (const [first, second] of [
      ['joint-meeting', 'file-handed-over'],
      ['file-handed-over', 'joint-meeting'],
    ] as const) {
      const one = done(fresh, step(first));
      expect([refusal(one, step('family-received')), ownerOf(one)]).toEqual(['ESCALATION.STEPS_MISSING', 'office']);
      expect(refusal(one, step(first))).toBe('ESCALATION.STEP_DONE');
      const two = done(one, step(second));
      expect([two.stage, ownerOf(two)]).toEqual(['handover', 'office']);
      const all = done(two, step('family-received'));
      expect([all.stage, ownerOf(all)]).toEqual(['with-service', 'specialised-service']);
      expect(all).toMatchObject({ outcome: 'handed-over', outcomeAt: NOW });
    }
  });

  it('is the office’s again when the service ends, and is followed until month 12', () => {
    const left = done(ESCALATION_IN['with-service'], COMMAND['hear-status']);
    expect([left.stage, ownerOf(left)]).toEqual(['exit-follow-up', 'office']);
    expect(anchorsOf(left)).toMatchObject({ leftServiceAt: NOW.toISOString() });
    const held = done(left, { do: 'hold-contact', month: 3 });
    expect(anchorsOf(held)).toHaveProperty('contactedMonth3');
    expect(refusal(held, { do: 'hold-contact', month: 3 })).toBe('ESCALATION.ALREADY_HELD');
    expect(done(held, { do: 'hold-contact', month: 12 })).toMatchObject({
      stage: 'ended',
      outcome: 'handed-over',
      endedAt: NOW,
    });
    expect(done(ESCALATION_IN['with-service'], { do: 'hear-status', status: 'attended' }).stage).toBe('with-service');
  });

  it('is not withdrawn while a ground or factor has no answer', () => {
    const open = {
      do: 'withdraw',
      reason: 'danger-over',
      answered: [{ risk: 'grave-violation', measure: 'escalation' }],
    } as const;
    expect(refusal(ESCALATION_IN.deciding, open)).toBe('ESCALATION.RISK_UNATTENDED');
    expect(done(ESCALATION_IN.deciding, COMMAND.withdraw)).toMatchObject({
      stage: 'ended',
      outcome: 'withdrawn',
      outcomeReason: 'danger-over',
    });
  });

  it('ends with its last child, and keeps an outcome that is fixed', () => {
    const one = done(ESCALATION_IN.deciding, COMMAND['lose-child']);
    expect(one).toMatchObject({
      stage: 'deciding',
      children: [SIBLING],
      leftChildren: [{ child: CHILD, reason: 'of-age' }],
    });
    expect(done(one, { do: 'lose-child', child: SIBLING, reason: 'deceased' })).toMatchObject({
      outcome: 'withdrawn',
      outcomeReason: 'deceased',
    });
    const away = { ...ESCALATION_IN['with-service'], children: [CHILD] };
    expect(done(away, COMMAND['lose-child'])).toMatchObject({ stage: 'ended', outcome: 'handed-over' });
    expect(refusal(one, COMMAND['lose-child'])).toBe('ESCALATION.NOT_ITS_CHILD');
  });

  it('stands still only where nobody waits to be protected, and never ends paused', () => {
    const paused = done(ESCALATION_IN['exit-follow-up'], COMMAND.pause);
    expect(refusal(paused, COMMAND.pause)).toBe('ESCALATION.IS_PAUSED');
    expect(done(paused, { do: 'hold-contact', month: 12 })).toMatchObject({
      stage: 'ended',
      pauses: [{ to: NOW.toISOString() }],
    });
    expect(done(paused, COMMAND.resume)).not.toMatchObject({ pause: { reason: 'hospital' } });
    expect(refusal(ESCALATION_IN['with-service'], { ...COMMAND.pause, until: new Date('2027-01-01T00:00:00Z') })).toBe(
      'ESCALATION.PAUSE_TOO_LONG',
    );
    expect(refusal(ESCALATION_IN['with-service'], { ...COMMAND.pause, until: NOW })).toBe('ESCALATION.DATE_PASSED');
  });

  it('asks for grounds of a rejection', () => {
    expect(refusal(ESCALATION_IN.deciding, { do: 'hear-decision', decision: 'rejected', daysLeft: 1 })).toBe(
      'ESCALATION.NO_REASON',
    );
  });
});

describe('a contact after the service', () => {
  const due = new Date('2026-06-05T03:59:59Z');
  const needed = { attempts: 3, kinds: 2, visits: 1 };
  const contact = { month: 1, kind: 'call', result: 'reached', risks: [] } as const;
  const tried = { attempts: [{ kind: 'call' }], needed };

  it('counts from two weeks before it is due', () => {
    const early = decideExitContact(contact, { due, tried }, new Date('2026-05-20T13:00:00Z'));
    expect(isRefusal(early) && early.definition.code).toBe('ESCALATION.TOO_EARLY');
    expect(decideExitContact(contact, { due, tried }, new Date('2026-05-23T13:00:00Z'))).toEqual({ held: true });
  });

  it('is heard at any time where there is a risk, but holds no month that is still to come: nobody is let go early', () => {
    const risk = { ...contact, month: 12, risks: ['family-violence'] } as const;
    expect(decideExitContact(risk, { due, tried }, NOW)).toEqual({ held: false });
    expect(decideExitContact({ ...contact, result: 'declined' }, { due, tried }, NOW)).toEqual({ held: false });
    expect(decideExitContact(risk, { due, tried }, due)).toEqual({ held: true });
  });

  it('that reached nobody is held only once it was really tried', () => {
    const missed = { ...contact, result: 'not-reached' } as const;
    expect(decideExitContact(missed, { due, tried }, due)).toEqual({ held: false });
    const often = { attempts: [{ kind: 'call' }, { kind: 'visit' }, { kind: 'call' }], needed };
    expect(decideExitContact(missed, { due, tried: often }, due)).toEqual({ held: true });
  });
});
