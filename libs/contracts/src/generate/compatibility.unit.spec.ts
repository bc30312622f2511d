import { describe, expect, it } from '@jest/globals';
import { Type, type TObject, type TSchema } from 'typebox';
import { defineEvent, type EventDefinition } from '../event.js';
import { Code, Count, Id, OneOf } from '../events/parts.js';
import { BREAK_RULES, findBreaks, type BreakRule, type Schemas } from './compatibility.js';
import { eventSchema } from './json-schema.js';

const base = {
  id: Id('Case'),
  stage: OneOf(['diagnosis', 'execution'] as const, 'Stage'),
  reason: Type.Optional(Code('Why')),
  count: Count('How many'),
  children: Type.Array(Type.Object({ id: Id('Child'), age: Type.Optional(Count('Age')) })),
};
const TYPE = 'oln.cases.case.moved.v1';
const define = (data: Record<string, TSchema>): EventDefinition =>
  defineEvent({
    service: 'cases',
    entity: 'case',
    event: 'moved',
    version: 1,
    description: 'x',
    data: Type.Object(data) as TObject,
  });
const schemas = (data: Record<string, TSchema>): Schemas => ({ [TYPE]: eventSchema(define(data)) });
const breaks = (current: Record<string, TSchema>, released: Record<string, TSchema> = base) =>
  findBreaks(schemas(released), schemas(current)).map(({ at, rule }) => `${rule} ${at}`.trim());
const without = (name: keyof typeof base) => Object.fromEntries(Object.entries(base).filter(([key]) => key !== name));
const list = (items: TSchema) => Type.Array(items);

describe('A change that breaks who relies on the released contract', () => {
  const cases: [string, Record<string, TSchema>, string[]][] = [
    ['a required field removed', without('count'), ['field-removed data.count']],
    [
      'a required field renamed',
      { ...without('count'), howMany: Count('x') },
      ['field-removed data.count', 'field-required data.howMany'],
    ],
    ['a required field made optional', { ...base, count: Type.Optional(Count('x')) }, ['field-optional data.count']],
    ['a new required field', { ...base, line: Code('Line') }, ['field-required data.line']],
    ['an optional field made required', { ...base, reason: Code('Why') }, ['field-required data.reason']],
    ['a number made text', { ...base, count: Code('x') }, ['type-changed data.count']],
    ['an id made any text', { ...base, id: Type.String() }, ['type-changed data.id']],
    [
      'a code of another pattern',
      { ...base, reason: Type.Optional(Type.String({ pattern: '^x$', maxLength: 80 })) },
      ['type-changed data.reason'],
    ],
    [
      'a code taken from a closed list',
      { ...base, stage: OneOf(['diagnosis'] as const, 'x') },
      ['enum-narrowed data.stage'],
    ],
    [
      'a list closed that was open',
      { ...base, reason: Type.Optional(OneOf(['a'] as const, 'x')) },
      ['type-changed data.reason', 'enum-narrowed data.reason'],
    ],
    ['a higher least number', { ...base, count: Type.Integer({ minimum: 1 }) }, ['limit-narrowed data.count']],
    [
      'a shorter longest text',
      { ...base, reason: Type.Optional(Type.String({ pattern: '^[a-z0-9][a-z0-9.-]*$', maxLength: 8 })) },
      ['limit-narrowed data.reason'],
    ],
    [
      'a field removed inside a list',
      { ...base, children: list(Type.Object({ age: Type.Optional(Count('x')) })) },
      ['field-removed data.children[].id'],
    ],
    ['a list of something else', { ...base, children: list(Id('Child')) }, ['type-changed data.children[]']],
    [
      'fields refused that were allowed',
      {
        ...base,
        children: list(Type.Object({ id: Id('x'), age: Type.Optional(Count('x')) }, { additionalProperties: false })),
      },
      ['closed data.children[]'],
    ],
  ];

  it.each(cases)('is %s', (_, current, found) => {
    expect(breaks(current).sort()).toEqual(found.sort());
  });

  it('is an event removed', () => {
    expect(findBreaks(schemas(base), {})).toEqual([{ event: TYPE, at: '', rule: 'event-removed' }]);
  });

  it('is an alternative removed', () => {
    const either = (...kinds: TSchema[]) => ({ ...base, count: Type.Union(kinds) });
    const three = either(Type.Integer(), Type.Null(), Type.Literal('many'));
    expect(breaks(either(Type.Integer(), Type.Null()), three)).toEqual(['type-changed data.count']);
    expect(breaks(three, either(Type.Integer(), Type.Null()))).toEqual([]);
  });

  it('is caught by every rule there is: none of them sleeps', () => {
    const caught = new Set<string>([
      ...cases.flatMap(([, , found]) => found.map((line) => line.split(' ')[0]!)),
      'event-removed',
    ]);
    expect([...caught].sort()).toEqual(Object.keys(BREAK_RULES).sort() as BreakRule[]);
  });
});

describe('A change that breaks nobody', () => {
  it.each([
    ['none', base],
    ['a new optional field', { ...base, line: Type.Optional(Code('Line')) }],
    ['an optional field removed', without('reason')],
    [
      'a code added to a closed list',
      { ...base, stage: OneOf(['diagnosis', 'execution', 'closure'] as const, 'Stage') },
    ],
    ['a list opened', { ...base, stage: Type.String() }],
    ['a wider limit', { ...base, count: Type.Integer() }],
    ['a better description', { ...base, count: Count('Better said') }],
    ['fields in another order', Object.fromEntries(Object.entries(base).reverse())],
  ])('is %s', (_, current) => {
    expect(breaks(current)).toEqual([]);
  });

  it('is a new event, or a new version beside the old one', () => {
    const both = {
      ...schemas(base),
      'oln.cases.case.moved.v2': eventSchema({ ...define(without('count')), version: 2 }),
    };
    expect(findBreaks(schemas(base), both)).toEqual([]);
  });
});
