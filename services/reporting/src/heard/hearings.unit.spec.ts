import { describe, expect, it } from '@jest/globals';
import { EVENTS, eventType, type OlnEvent } from '@oln/contracts';
import { heardFacts, HEARD_EVENTS, HEARINGS, isUnfit } from './hearings.js';

const ID = '01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b11';

const event = (type: string, data: Record<string, unknown>): OlnEvent => ({
  ...{ specversion: '1.0', id: ID.toUpperCase(), source: '/oln/x', type, subject: ID, time: '2026-03-02T15:00:01Z' },
  ...{ datacontenttype: 'application/json', dataschema: `urn:oln:schema:${type}`, commune: '13110', entityversion: 3 },
  ...{ asof: '2026-03-02T15:00:00Z', actor: 'ana', data },
});

describe('What is heard', () => {
  it('is told by somebody, and says what is kept of it', () => {
    const told = new Map(EVENTS.map((definition) => [eventType(definition), definition]));
    for (const { definition, keeps } of HEARINGS) {
      const type = eventType(definition);
      const fields = Object.keys(told.get(type)?.data.properties ?? {});
      expect([type, fields]).toEqual([type, expect.arrayContaining([...keeps])]);
    }
  });

  it('is heard once', () => {
    expect(new Set(HEARD_EVENTS.map(eventType)).size).toBe(HEARD_EVENTS.length);
  });

  it('is kept as ids, codes and days of its record', () => {
    const told = event('oln.cases.session.logged.v1', {
      id: 'session',
      caseId: 'case-1',
      kind: 'office',
      held: true,
      at: '2026-03-01T15:00:00Z',
      children: [ID],
    });
    expect(heardFacts(told)).toEqual([
      {
        ...{ commune: '13110', kind: 'case', record: 'case-1' },
        fact: {
          ...{ id: ID, name: 'session.logged', subject: ID, version: 3, at: Date.parse('2026-03-02T15:00:00Z') },
          data: { held: true, at: '2026-03-01T15:00:00Z' },
        },
      },
    ]);
  });

  it('tells the clocks of one record apart by their process', () => {
    const clock = {
      id: 'case-1',
      process: 'family-therapy',
      stage: 'execution',
      rule: 'execution.session',
      due: '2026-03-01T15:00:00Z',
    };
    const [heard] = heardFacts(event('oln.cases.case.deadline-overdue.v1', { ...clock, told: 'coordinator' }));
    expect(heard).toMatchObject({ kind: 'clock', record: 'case-1/family-therapy' });
  });

  it('is by the person where somebody takes part: in two plans they are one', () => {
    const [heard] = heardFacts(
      event('oln.community.participation.recorded.v1', { id: 'a', planId: 'b', personId: 'c', as: 'child' }),
    );
    expect(heard).toMatchObject({ kind: 'participant', record: 'c', fact: { data: { planId: 'b', as: 'child' } } });
  });

  it('is of both entries where the registry finds them to be one person', () => {
    const merged = event('oln.intake.person.merged.v1', { id: 'a', into: 'b' });
    expect(heardFacts(merged).map(({ kind, record, fact }) => [kind, record, fact.data])).toEqual([
      ['participant', 'a', { into: 'b' }],
      ['participant', 'b', { into: 'b' }],
    ]);
    const undone = event('oln.intake.person.unmerged.v1', { id: 'a', from: 'b' });
    expect(heardFacts(undone).map(({ record }) => record)).toEqual(['a', 'b']);
  });

  it('is nothing where nobody makes figures of it, or where it names no record: then it is unfit', () => {
    const unheard = [
      event('oln.cases.case.informed.v1', { id: 'case-1' }),
      event('oln.community.mural.painted.v1', { id: 'a' }),
    ];
    for (const one of unheard) expect([heardFacts(one), isUnfit(one)]).toEqual([[], false]);
    const unnamed = event('oln.cases.session.logged.v1', { held: true });
    expect([heardFacts(unnamed), isUnfit(unnamed)]).toEqual([[], true]);
    const half = event('oln.intake.person.merged.v1', { id: 'a' });
    expect([heardFacts(half), isUnfit(half)]).toEqual([[], true]);
  });

  it('keeps no list of children, no place and no note', () => {
    const kept = new Set(HEARINGS.flatMap(({ keeps }) => keeps));
    for (const never of ['children', 'childIds', 'familyId', 'note', 'place', 'motive'])
      expect([never, kept.has(never)]).toEqual([never, false]);
  });
});
