import { describe, expect, it } from '@jest/globals';
import { isRefusal, MEASURE_OUTCOMES, MEASURE_STAGES } from '@oln/contracts';
import { PROTECTION_MEASURE } from '@oln/workflows/stages';
import fc from 'fast-check';
import {
  catalogued,
  catalogueInForce,
  decideCatalogue,
  type MeasureCatalogue,
} from '../measure-catalogue/measure-catalogue.js';
import { GENERIC_MEASURES } from '../measure-catalogue/shipped-catalogue.js';
import { decideHearing, heardSoFar } from '../protection-hearing/protection-hearing.js';
import { decideMeasure, LEGAL_IN } from './decide-measure.js';
import type { CommandName, MeasureCommand } from './measure-commands.js';
import { anchorsOf } from './measure-process.js';
import type { Measure } from './measure.js';
import { measureOf, rowOf } from './measure.rows.js';
import * as sample from './sample-measures.spec.js';

const { COMMAND, MEASURE_IN, NOW, CHILD, SIBLING, LATER } = sample;

const done = (before: Measure, command: MeasureCommand): Measure => {
  const next = decideMeasure(before, command, NOW);
  if (isRefusal(next)) throw new Error(next.definition.code);
  return next;
};
const refusal = (before: Measure, command: MeasureCommand): string | undefined => {
  const next = decideMeasure(before, command, NOW);
  return isRefusal(next) ? next.definition.code : undefined;
};

describe('a protection measure', () => {
  it.each(Object.keys(LEGAL_IN) as CommandName[])('is asked to %s in its stages only', (name) => {
    for (const stage of MEASURE_STAGES) {
      const isLegal = (LEGAL_IN[name] as readonly string[]).includes(stage);
      expect([stage, refusal(MEASURE_IN[stage], COMMAND[name]) === 'MEASURE.NOT_IN_STAGE']).toEqual([stage, !isLegal]);
    }
  });

  it('is not adopted, nor rejected, before child and adults were heard', () => {
    const silent = { childrenUnheard: [CHILD], adultsHeard: true };
    const alone = { childrenUnheard: [], adultsHeard: false };
    for (const name of ['complete-hearing', 'adopt', 'not-adopt'] as const) {
      const before = name === 'complete-hearing' ? MEASURE_IN.hearing : MEASURE_IN.adoption;
      expect(refusal(before, { ...COMMAND[name], hearings: silent })).toBe('MEASURE.CHILD_UNHEARD');
      expect(refusal(before, { ...COMMAND[name], hearings: alone })).toBe('MEASURE.ADULTS_UNHEARD');
    }
  });

  it('is of the catalogue, in somebody’s hands, and not for longer than it allows', () => {
    const adopt = (changed: object, catalogue: object = {}): MeasureCommand => ({
      ...COMMAND.adopt,
      wanted: { ...sample.WANTED, ...changed },
      catalogue: { ...sample.CATALOGUED, ...catalogue },
    });
    const refused = (changed: object, catalogue?: object) => refusal(MEASURE_IN.adoption, adopt(changed, catalogue));
    expect(refused({ measures: [] })).toBe('MEASURE.NO_MEASURE');
    expect(refused({}, { unknown: ['jail'] })).toBe('MEASURE.NOT_IN_CATALOGUE');
    expect(refused({ responsible: 'police' })).toBe('MEASURE.NOT_RESPONSIBLE');
    expect(refused({ until: NOW })).toBe('MEASURE.DATE_PASSED');
    expect(refused({ until: new Date('2027-05-06T03:59:59Z') })).toBe('MEASURE.TERM_TOO_LONG');
    expect(done(MEASURE_IN.adoption, COMMAND.adopt)).toMatchObject({
      stage: 'in-force',
      term: 1,
      inForceSince: NOW,
      inForceUntil: LATER,
    });
  });

  it('counts its term anew from a renewal, in the same record', () => {
    const renewed = done(MEASURE_IN['term-review'], COMMAND.renew);
    expect(renewed).toMatchObject({ stage: 'in-force', term: 2, inForceSince: NOW, id: sample.OPENED.id });
    expect(anchorsOf(renewed)).toEqual({
      stageSince: NOW.toISOString(),
      inForceSince: NOW.toISOString(),
      inForceUntil: LATER.toISOString(),
    });
  });

  it('that is not complied with is back in force with a warning, lifted or escalated', () => {
    const found = done(MEASURE_IN['in-force'], COMMAND.review);
    expect(found).toMatchObject({ stage: 'non-compliance', lastReviewAt: NOW });
    expect(done(found, COMMAND.warn)).toMatchObject({ stage: 'in-force', warnings: 1, inForceUntil: LATER });
    expect(done(found, COMMAND.lift)).toMatchObject({ outcome: 'lifted', outcomeReason: 'goals-reached' });
    expect(done(found, COMMAND.escalate)).toMatchObject({ outcome: 'escalated', endedAt: NOW });
    expect(done(MEASURE_IN['in-force'], { do: 'review', finding: 'partly' })).toMatchObject({
      stage: 'in-force',
      lastReviewAt: NOW,
    });
  });

  it('ends with its last child: a procedure is withdrawn, what holds is lifted', () => {
    for (const [stage, outcome] of [
      ['hearing', 'withdrawn'],
      ['in-force', 'lifted'],
    ] as const) {
      const one = done(MEASURE_IN[stage], COMMAND['lose-child']);
      expect(one).toMatchObject({ stage, children: [SIBLING] });
      expect(done(one, { do: 'lose-child', child: SIBLING, reason: 'deceased' })).toMatchObject({
        outcome,
        outcomeReason: 'deceased',
      });
    }
  });

  it('is not withdrawn while a ground or factor has no answer', () => {
    expect(refusal(MEASURE_IN.opened, { ...COMMAND.withdraw, answered: [] })).toBe('MEASURE.RISK_UNATTENDED');
  });

  it('waits for who is to be heard, and for nothing else', () => {
    const paused = done(MEASURE_IN.hearing, COMMAND.pause);
    expect(refusal(paused, COMMAND['complete-hearing'])).toBe('MEASURE.IS_PAUSED');
    expect(done(paused, COMMAND.withdraw)).toMatchObject({ stage: 'ended', pauses: [{ to: NOW.toISOString() }] });
    expect(refusal(MEASURE_IN.hearing, { ...COMMAND.pause, until: NOW })).toBe('MEASURE.DATE_PASSED');
    expect(refusal(MEASURE_IN.hearing, { ...COMMAND.pause, latest: NOW })).toBe('MEASURE.PAUSE_TOO_LONG');
  });
});

describe('a hearing', () => {
  it('is of a child of the measure or of an adult, with what was said or why nothing was', () => {
    const refused = (hearing: object, measure: Measure = MEASURE_IN.hearing) => {
      const decided = decideHearing(measure, { who: 'child', childId: CHILD, said: 'x', ...hearing });
      return isRefusal(decided) ? decided.definition.code : undefined;
    };
    expect(refused({})).toBeUndefined();
    expect(refused({ childId: sample.CATALOGUE_ID })).toBe('PROTECTION_HEARING.CHILD_MISSING');
    expect(refused({ unheardReason: 'too-young' })).toBe('PROTECTION_HEARING.SAID_OR_WHY_NOT');
    expect(refused({ said: undefined })).toBe('PROTECTION_HEARING.SAID_OR_WHY_NOT');
    expect(refused({ said: undefined, unheardReason: 'too-young' })).toBeUndefined();
    expect(refused({}, MEASURE_IN.ended)).toBe('PROTECTION_HEARING.NOT_IN_STAGE');
  });

  it('counts for its child alone', () => {
    expect(heardSoFar(sample.OPENED, [{ who: 'child', childId: CHILD }])).toEqual({
      childrenUnheard: [SIBLING],
      adultsHeard: false,
    });
    expect(heardSoFar(sample.OPENED, [{ who: 'adult' }]).adultsHeard).toBe(true);
  });
});

describe('the catalogue of measures', () => {
  const of = (changed: Partial<MeasureCatalogue>): MeasureCatalogue => ({
    ...{
      id: sample.CATALOGUE_ID,
      commune: '*',
      code: 'oln-measures',
      catalogueVersion: 1,
      validFrom: '2026-01-01',
      version: 1,
    },
    items: GENERIC_MEASURES,
    ...changed,
  });

  it('that the house ships can be used; one without measures, or with one twice, cannot', () => {
    expect(isRefusal(decideCatalogue(of({})))).toBe(false);
    expect(isRefusal(decideCatalogue(of({ items: [] })))).toBe(true);
    expect(isRefusal(decideCatalogue(of({ items: [GENERIC_MEASURES[0]!, GENERIC_MEASURES[0]!] })))).toBe(true);
    expect(isRefusal(decideCatalogue(of({ items: [{ ...GENERIC_MEASURES[0]!, responsibles: [] }] })))).toBe(true);
  });

  it('in force is the office’s newest that holds today, or else the house’s', () => {
    const own = of({ commune: '13110', validFrom: '2026-03-01', catalogueVersion: 2 });
    const next = of({ commune: '13110', validFrom: '2026-06-01', catalogueVersion: 3 });
    expect(catalogueInForce([of({}), own, next], '2026-02-28')).toMatchObject({ commune: '*' });
    expect(catalogueInForce([of({}), own, next], '2026-03-01')).toEqual(own);
    expect(catalogueInForce([of({}), own, next], '2026-06-01')).toEqual(next);
    expect(catalogueInForce([next], '2026-03-01')).toBeUndefined();
  });

  it('allows what all measures allow, for the shortest of their terms', () => {
    const wanted = { measures: ['family-support', 'priority-access', 'jail'] };
    expect(catalogued(of({}), wanted, '12m', new Date('2026-03-02T13:00:00Z'))).toMatchObject({
      unknown: ['jail'],
      responsibles: expect.arrayContaining(['local-office', 'municipal-programme']) as never,
    });
    const { latest } = catalogued(of({}), { measures: ['priority-access'] }, '12m', new Date('2026-03-02T13:00:00Z'));
    expect(latest.toISOString()).toBe('2026-09-03T03:59:59.000Z');
  });
});

describe('whatever happens to a measure, in whatever order', () => {
  const commands = fc.oneof(
    fc.constantFrom<MeasureCommand>(...Object.values(COMMAND)),
    fc.constantFrom<MeasureCommand>(
      { do: 'review', finding: 'complied-with' },
      { do: 'lose-child', child: SIBLING, reason: 'deceased' },
      { do: 'reassign', to: 'gestora-1' },
    ),
  );
  const lives = fc.array(fc.record({ command: commands, afterDays: fc.integer({ min: 0, max: 20 }) }), {
    maxLength: 60,
    size: 'max',
  });

  function live(life: { command: MeasureCommand; afterDays: number }[]): Measure[] {
    const all: Measure[] = [sample.OPENED];
    let now = sample.MONDAY.getTime();
    for (const { command, afterDays } of life) {
      now += afterDays * 86_400_000;
      const next = decideMeasure(all.at(-1)!, command, new Date(now));
      if (!isRefusal(next)) all.push(next);
    }
    return all;
  }

  it('it has a clock or an outcome of the list, a child while it lives, and its row says what it said', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const all = live(life);
        for (const measure of all) {
          const clocks = Object.keys(PROTECTION_MEASURE.stages[measure.stage].clocks);
          expect(clocks.length > 0 || (measure.stage === 'ended' && MEASURE_OUTCOMES.includes(measure.outcome))).toBe(
            true,
          );
          expect(measure.stage === 'ended' || measure.children.length > 0).toBe(true);
          expect(measureOf(rowOf(measure))).toEqual(measure);
        }
        expect(all.map(({ version }) => version)).toEqual(all.map((_, at) => at + 1));
        expect(all.slice(0, -1).some(({ stage }) => stage === 'ended')).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
