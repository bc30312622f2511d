import { describe, expect, it } from '@jest/globals';
import { Type } from 'typebox';
import type { OlnEvent } from '../envelope.js';
import { defineEvent, eventType, type EventDefinition } from '../event.js';
import { Code, Count, Id, Instant, OneOf } from '../events/parts.js';
import { assertEvent, validateEvent } from './validate.js';

const ID = '0197a4b2-1111-7222-8333-444455556666';
const definition = defineEvent({
  service: 'cases',
  entity: 'case',
  event: 'moved',
  version: 1,
  description: 'x',
  data: Type.Object({
    id: Id('Case'),
    stage: OneOf(['diagnosis', 'execution'] as const, 'Stage'),
    openedAt: Instant('When'),
    reason: Type.Optional(Code('Why')),
    children: Type.Array(Type.Object({ id: Id('Child'), age: Count('Age') })),
  }),
}) as unknown as EventDefinition;
const data = { id: ID, stage: 'diagnosis', openedAt: '2027-01-01T00:00:00.000Z', children: [{ id: ID, age: 3 }] };

const event = (more: Partial<OlnEvent> = {}, changed: Record<string, unknown> = {}): OlnEvent => ({
  specversion: '1.0',
  id: ID,
  source: '/oln/cases',
  type: eventType(definition),
  subject: ID,
  time: '2027-01-01T00:00:00.000Z',
  datacontenttype: 'application/json',
  dataschema: `urn:oln:schema:${eventType(definition)}`,
  commune: '13110',
  entityversion: 1,
  asof: '2027-01-01T00:00:00.000Z',
  actor: 'p1',
  ...more,
  data: { ...data, ...changed },
});
const problems = (...from: Parameters<typeof event>) => validateEvent(event(...from), [definition]);

describe('An event before it is sent', () => {
  it('is as its contract says', () => {
    expect(problems()).toEqual([]);
    expect(problems({ traceparent: undefined }, { reason: undefined })).toEqual([]);
  });

  it.each([
    ['a missing field', { stage: undefined }],
    ['a code that is not in the list', { stage: 'elsewhere' }],
    ['an id that is none', { id: 'case 7' }],
    ['a time that is none', { openedAt: 'yesterday' }],
    ['a text where a code should be', { reason: 'La madre dice que …' }],
    ['a number below its limit', { children: [{ id: ID, age: -1 }] }],
    ['a field that was not declared', { name: 'Juana' }],
    ['a field that was not declared, inside a list', { children: [{ id: ID, age: 3, name: 'Juana' }] }],
  ])('is refused for %s', (_, changed) => {
    expect(problems({}, changed).length).toBeGreaterThan(0);
  });

  it('is refused for an envelope of another service, or without a commune', () => {
    expect(problems({ source: '/oln/intake' })).not.toEqual([]);
    expect(problems({ commune: '*' })).not.toEqual([]);
  });

  it('is refused when there is no contract for it', () => {
    expect(problems({ type: 'oln.cases.case.vanished.v1' })).toEqual([
      'there is no contract for the type "oln.cases.case.vanished.v1"',
    ]);
  });

  it('is refused in words that do not repeat what it held', () => {
    const refused = event({}, { name: 'Juana', reason: 'La madre dice que …' });
    expect(() => assertEvent(refused, [definition])).toThrow(/is not as its contract says/);
    expect(validateEvent(refused, [definition]).join()).not.toMatch(/Juana|madre/);
  });
});
