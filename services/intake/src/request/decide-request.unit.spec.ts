import { describe, expect, it } from '@jest/globals';
import { INTAKE_STAGES, isRefusal, type IntakeStage, type Refusal } from '@oln/contracts';
import { INTAKE, nextStages } from '@oln/workflows/stages';
import fc from 'fast-check';
import type { AdmissibilityChecks } from './admissibility.js';
import { APPLIES, decideRequest } from './decide-request.js';
import type { CommandName, RequestCommand } from './request-commands.js';
import { isOpen, priorityOfRequest, type IntakeRequest } from './request.js';
import { after, COMMANDS, IN_STAGE, later, MONDAY, pertinent, registered, score } from './sample-requests.spec.js';

const NAMES = Object.keys(COMMANDS) as CommandName[];
const decide = (request: IntakeRequest, command: RequestCommand) => decideRequest(request, command, later(2));
const code = (decided: IntakeRequest | Refusal) => (isRefusal(decided) ? decided.definition.code : 'accepted');
const facts = (decided: IntakeRequest | Refusal): IntakeRequest => {
  if (isRefusal(decided)) throw new Error(decided.definition.code);
  return decided;
};

describe('A request and its process table', () => {
  const pairs = INTAKE_STAGES.flatMap((stage) => NAMES.map((name) => [stage, name] as const));

  it.each(pairs)('agree on %s: %s', (stage, name) => {
    const decided = decide(IN_STAGE[stage], COMMANDS[name]);
    if (!APPLIES[name].includes(stage)) return expect(code(decided)).toBe('INTAKE.NOT_IN_STAGE');
    if (isRefusal(decided)) return;
    expect([stage, ...nextStages(INTAKE, stage)]).toContain(decided.stage);
    if (!isOpen(decided)) expect(INTAKE.stages[stage].outcomes).toContain(decided.outcome);
  });

  it('allow every way the table draws', () => {
    const ways = new Set(
      pairs.flatMap(([stage, name]) => {
        const decided = decide(IN_STAGE[stage], COMMANDS[name]);
        return isRefusal(decided) ? [] : [`${stage} → ${decided.stage}`];
      }),
    );
    ways.add(
      `variant → ${facts(decide(IN_STAGE.variant, { do: 'choose-variant', variant: 'individual-focus', reason: 'needs-of-family' })).stage}`,
    );
    for (const stage of INTAKE_STAGES)
      for (const next of nextStages(INTAKE, stage)) expect(ways).toContain(`${stage} → ${next}`);
  });

  it('reach every outcome', () => {
    const referring = IN_STAGE.referring;
    const notArrived = after(referring, { do: 'check-arrival', arrived: false });
    const ended: Record<string, IntakeRequest> = {
      assigned: IN_STAGE.closed,
      referred: after(referring, { do: 'check-arrival', arrived: true }),
      oriented: after(IN_STAGE.service, { do: 'finish-service' }),
      'not-pertinent': after(notArrived, {
        do: 'end-referral',
        outcome: 'not-pertinent',
        reason: 'family-declines',
        riskChecked: false,
      }),
      duplicate: after(IN_STAGE.admissibility, COMMANDS['close-duplicate']),
      withdrawn: after(IN_STAGE.prioritised, COMMANDS.withdraw),
    };
    for (const [outcome, request] of Object.entries(ended)) expect(request).toMatchObject({ stage: 'closed', outcome });
  });
});

describe('Whatever is asked', () => {
  const anyCommand = fc.constantFrom(...NAMES).map((name) => COMMANDS[name]);

  it('the version grows by one, what is closed stays closed, and a stage is entered when it is entered', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 12 }), (commands) => {
        commands.reduce<IntakeRequest>((request, command, at) => {
          const decided = decideRequest(request, command, later(at));
          if (isRefusal(decided)) return request;
          expect(isOpen(request)).toBe(true);
          expect(decided.version).toBe(request.version + 1);
          expect(decided.stageSince).toEqual(decided.stage === request.stage ? request.stageSince : later(at));
          return decided;
        }, registered());
      }),
    );
  });

  it('nothing changes the request that was decided on', () => {
    for (const name of NAMES) {
      const before = structuredClone(IN_STAGE.prioritised);
      decide(IN_STAGE.prioritised, COMMANDS[name]);
      expect(IN_STAGE.prioritised).toEqual(before);
    }
  });
});

describe('Admissibility', () => {
  const admit = (checks: Partial<AdmissibilityChecks>, separate?: 'new-episode') =>
    decide(IN_STAGE.admissibility, { do: 'admit', checks: { ...pertinent, ...checks }, separate, score: score() });

  it.each([
    [{ childUnder18: false }, 'INTAKE.NO_CHILD'],
    [{ livesInCommune: false }, 'INTAKE.LIVES_ELSEWHERE'],
    [{ motiveWithin: false }, 'INTAKE.OUTSIDE_FUNCTIONS'],
    [{ identicalOpen: 'other' }, 'INTAKE.IDENTICAL_OPEN'],
    [{ identicalAttended: 'other' }, 'INTAKE.IDENTICAL_ATTENDED'],
  ])('is refused with %j', (checks, refusal) => {
    expect(code(admit(checks))).toBe(refusal);
  });

  it('admits beside an identical request once somebody has said why it is another', () => {
    for (const checks of [{ identicalOpen: 'other' }, { identicalAttended: 'other' }])
      expect(facts(admit(checks, 'new-episode')).stage).toBe('prioritised');
  });

  it('closes a duplicate only in favour of a request about the same children, and never of itself', () => {
    const { id } = IN_STAGE.admissibility;
    expect(code(decide(IN_STAGE.admissibility, { do: 'close-duplicate', of: id, sharesChild: true }))).toBe(
      'INTAKE.NOT_IDENTICAL',
    );
    expect(code(decide(IN_STAGE.admissibility, { do: 'close-duplicate', of: 'x', sharesChild: false }))).toBe(
      'INTAKE.NOT_IDENTICAL',
    );
  });
});

describe('A family that is referred', () => {
  const again: RequestCommand = { do: 'refer', to: 'health-centre', reason: 'outside-functions' };

  it('is not sent to a second receiver before somebody looked whether it arrived at the first', () => {
    expect(code(decide(IN_STAGE.referring, again))).toBe('INTAKE.ARRIVAL_UNKNOWN');
  });

  it('stays with us when it did not arrive, and another way is tried', () => {
    const lost = after(IN_STAGE.referring, { do: 'check-arrival', arrived: false });
    expect(lost.stage).toBe('referring');
    expect(facts(decide(lost, again))).toMatchObject({
      stage: 'referring',
      referral: { to: 'health-centre', attempt: 2 },
    });
  });

  it('is let go as not pertinent only after somebody looked', () => {
    const end: RequestCommand = {
      do: 'end-referral',
      outcome: 'not-pertinent',
      reason: 'not-reached',
      riskChecked: false,
    };
    expect(code(decide(IN_STAGE.referring, end))).toBe('INTAKE.ARRIVAL_UNKNOWN');
    const lost = after(IN_STAGE.referring, { do: 'check-arrival', arrived: false });
    expect(facts(decide(lost, end))).toMatchObject({ outcome: 'not-pertinent', closeReason: 'not-reached' });
  });
});

describe('The variant', () => {
  it('of family accompaniment needs a line, the others have none', () => {
    const choose = (variant: 'family-accompaniment' | 'transactional', line?: 'family-therapy') =>
      code(decide(IN_STAGE.variant, { do: 'choose-variant', variant, line, reason: 'needs-of-family' }));
    expect(choose('family-accompaniment')).toBe('INTAKE.LINE_MISSING');
    expect(choose('transactional', 'family-therapy')).toBe('INTAKE.LINE_NOT_NEEDED');
    expect(choose('family-accompaniment', 'family-therapy')).toBe('accepted');
  });

  it('puts a family into a line in which it is already only for a reason', () => {
    const line = { variant: 'family-accompaniment', line: 'family-therapy', inLine: 'other' } as const;
    const choose = (separate?: 'other-child') =>
      code(decide(IN_STAGE.variant, { do: 'choose-variant', ...line, reason: 'needs-of-family', separate }));
    expect([choose(), choose('other-child')]).toEqual(['INTAKE.LINE_OPEN', 'accepted']);
  });
});

describe('Imminent danger', () => {
  const danger: RequestCommand = { do: 'report-danger', grounds: ['violence-now'], by: 'gestora-1' };

  it('is taken in at every open stage, becomes a factor, and ends a pause', () => {
    for (const stage of INTAKE_STAGES.filter((one) => one !== 'closed')) {
      const paused = after(IN_STAGE[stage], COMMANDS.pause);
      const reported = facts(decide(paused, danger));
      expect(reported).toMatchObject({
        stage,
        danger: { grounds: ['violence-now'], reportedBy: 'gestora-1' },
        pause: undefined,
      });
      expect(reported.factors).toContain('imminent-danger');
    }
  });

  it('told twice is told once; a new ground joins the old one', () => {
    const once = facts(decide(IN_STAGE.prioritised, danger));
    expect(code(decide(once, danger))).toBe('INTAKE.DANGER_KNOWN');
    const twice = facts(decide(once, { ...danger, grounds: ['violence-now', 'suicide-risk'] }));
    expect(twice.danger?.grounds).toEqual(['violence-now', 'suicide-risk']);
  });

  it('keeps a family from being let go before somebody made sure that no risk stays', () => {
    const once = facts(decide(IN_STAGE.prioritised, danger));
    expect(code(decide(once, { do: 'withdraw', reason: 'family-declines', riskChecked: false }))).toBe(
      'INTAKE.RISK_NOT_CHECKED',
    );
    expect(code(decide(once, { do: 'withdraw', reason: 'family-declines', riskChecked: true }))).toBe('accepted');
  });

  it('keeps a family from being oriented or let go of as not pertinent in the same way', () => {
    const letGo: [IntakeRequest, 'orient' | 'end-referral'][] = [
      [IN_STAGE.variant, 'orient'],
      [IN_STAGE.referring, 'end-referral'],
    ];
    for (const [request, name] of letGo) {
      const once = facts(decide(request, danger));
      expect(code(decide(once, COMMANDS[name]))).toBe('INTAKE.RISK_NOT_CHECKED');
      expect(code(decide(once, { ...COMMANDS[name], riskChecked: true }))).toBe('accepted');
    }
  });

  it('ends a lower word that a coordinator gave before it was known; a later one holds', () => {
    const low: RequestCommand = { ...COMMANDS.override, priority: 'low' };
    const held = after(IN_STAGE.prioritised, COMMANDS.override, COMMANDS['end-override'], low);
    const reported = facts(decide(held, danger));
    expect(reported).not.toHaveProperty('scoring.override');
    expect(priorityOfRequest(facts(decide(reported, low)))).toBe('low');
    const raised = after(IN_STAGE.prioritised, COMMANDS.override);
    expect(facts(decide(raised, danger))).toHaveProperty('scoring.override.priority', 'high');
  });

  it('lets nothing be paused', () => {
    expect(code(decide(facts(decide(IN_STAGE.prioritised, danger)), COMMANDS.pause))).toBe('INTAKE.PAUSE_IN_DANGER');
  });
});

describe('Priority', () => {
  it('is what the coordinator says, whatever the model says later, until they take it back', () => {
    const overridden = after(IN_STAGE.prioritised, COMMANDS.override);
    expect(priorityOfRequest(overridden)).toBe('high');
    const scored = after(overridden, { do: 'score', score: score(['neglect']) });
    expect(priorityOfRequest(scored)).toBe('high');
    expect(priorityOfRequest(after(scored, COMMANDS['end-override']))).toBe('low');
  });

  it('does not change by hearing the same again', () => {
    const known = facts(decide(IN_STAGE.prioritised, COMMANDS['add-facts']));
    expect(code(decide(known, COMMANDS['add-facts']))).toBe('INTAKE.NOTHING_NEW');
    expect(code(decide(IN_STAGE.prioritised, { do: 'score', score: score() }))).toBe('INTAKE.NOTHING_NEW');
    expect(code(decide(IN_STAGE.prioritised, COMMANDS['end-override']))).toBe('INTAKE.NOTHING_NEW');
  });
});

describe('Children of a request', () => {
  const [child = ''] = IN_STAGE.prioritised.children;
  const two = after(IN_STAGE.prioritised, COMMANDS['add-child']);

  it('leave one by one; the request goes on with the others', () => {
    const left = facts(decide(two, { do: 'child-left', child, reason: 'of-age' }));
    expect(left).toMatchObject({ stage: 'prioritised', children: [COMMANDS['add-child'].child] });
  });

  it('end it when the last one dies', () => {
    expect(facts(decide(IN_STAGE.prioritised, { do: 'child-left', child, reason: 'deceased' }))).toMatchObject({
      outcome: 'withdrawn',
      closeReason: 'deceased',
      children: [],
    });
  });

  it('do not end it by a birthday: a person decides', () => {
    expect(code(decide(IN_STAGE.prioritised, { do: 'child-left', child, reason: 'of-age' }))).toBe('INTAKE.NO_CHILD');
  });

  it('are in it once', () => {
    expect(code(decide(two, COMMANDS['add-child']))).toBe('INTAKE.NOTHING_NEW');
  });
});

describe('A pause', () => {
  const paused = after(IN_STAGE.prioritised, COMMANDS.pause);

  it('has an end in the future, and a latest one', () => {
    const pause = (until: Date) =>
      code(decideRequest(IN_STAGE.prioritised, { ...COMMANDS.pause, until, latest: later(90) }, later(2)));
    expect(pause(later(2))).toBe('INTAKE.PAUSE_TOO_LONG');
    expect(pause(new Date(later(2).getTime() + 1))).toBe('accepted');
    expect(pause(later(90))).toBe('accepted');
    expect(pause(new Date(later(90).getTime() + 1))).toBe('INTAKE.PAUSE_TOO_LONG');
  });

  it('stops what has a clock, not what protects', () => {
    expect(code(decide(paused, COMMANDS['take-up']))).toBe('INTAKE.PAUSED');
    for (const name of ['withdraw', 'report-danger', 'add-facts', 'add-child', 'put-in-charge', 'resume'] as const) {
      expect(code(decide(paused, COMMANDS[name]))).toBe('accepted');
    }
  });

  it('ends with the request', () => {
    expect(facts(decide(paused, COMMANDS.withdraw)).pause).toBeUndefined();
  });
});

it('Every stage has a request in the samples, entered on its own day', () => {
  for (const stage of INTAKE_STAGES) expect(IN_STAGE[stage].stage).toBe(stage satisfies IntakeStage);
  expect(IN_STAGE.registered.stageSince).toEqual(MONDAY);
});
