import { describe, expect, it } from '@jest/globals';
import { casesEvents, type EventDefinition } from '@oln/contracts';
import { toEvent } from '../outbox/to-event.js';
import { Decoder } from './decode.js';

const heard = casesEvents.caseMoved as EventDefinition;
const ID = '0197a4b2-1111-7222-8333-444455556666';
const event = toEvent({
  lane: 'event',
  id: '0197a4b2-0000-7000-8000-000000000001',
  definition: heard,
  about: { id: ID, commune: '13110', version: 3 },
  data: { id: ID, line: 'case-management', from: 'diagnosis', to: 'family-plan' },
  asOf: new Date('2027-03-01T12:00:00Z'),
  actor: 'system',
});
const bytes = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));

describe('A message that arrives', () => {
  const decoder = new Decoder([heard]);

  it('is heard when it is a fact of a type that is heard here', () => {
    expect(decoder.decode(bytes(event))).toEqual({ kind: 'heard', event });
  });

  it('is heard with data that only a newer maker knows', () => {
    expect(decoder.decode(bytes({ ...event, data: { ...event.data, to: 'a-new-stage', more: 1 } })).kind).toBe('heard');
  });

  it('is ignored when nobody here hears its type', () => {
    expect(decoder.decode(bytes({ ...event, type: 'oln.intake.request.registered.v1' })).kind).toBe('ignored');
    expect(decoder.decode(bytes({ ...event, type: 'oln.somewhere.thing.done.v4' })).kind).toBe('ignored');
  });

  it('is ignored in another version that the house knows, and unfit in one it does not', () => {
    const known = new Decoder([heard], [heard, { ...heard, version: 2 }]);
    expect(known.decode(bytes({ ...event, type: 'oln.cases.case.moved.v2' })).kind).toBe('ignored');
    expect(decoder.decode(bytes({ ...event, type: 'oln.cases.case.moved.v2' }))).toEqual({
      kind: 'unfit',
      code: 'MESSAGE.UNKNOWN_VERSION',
    });
  });

  it.each([
    ['not JSON', '{', 'MESSAGE.NOT_JSON'],
    ['a list', [], 'MESSAGE.NOT_AN_EVENT'],
    ['without an id', { ...event, id: undefined }, 'MESSAGE.NOT_AN_EVENT'],
    ['with an id that is no UUID', { ...event, id: '7' }, 'MESSAGE.NOT_AN_EVENT'],
    ['without a version of its entity', { ...event, entityversion: '3' }, 'MESSAGE.NOT_AN_EVENT'],
    ['without a business time', { ...event, asof: 'yesterday' }, 'MESSAGE.NOT_AN_EVENT'],
    ['without data', { ...event, data: null }, 'MESSAGE.NOT_AN_EVENT'],
    ['of all communes', { ...event, commune: '*' }, 'MESSAGE.NOT_AN_EVENT'],
    ['of no type of ours', { ...event, type: 'com.example.thing' }, 'MESSAGE.UNKNOWN_TYPE'],
    ['too big', { ...event, data: { filler: 'x'.repeat(262_144) } }, 'MESSAGE.TOO_BIG'],
  ])('is unfit %s', (_, message, code) => {
    expect(decoder.decode(bytes(message))).toEqual({ kind: 'unfit', code });
  });

  it('is unfit in bytes that are no UTF-8', () => {
    expect(decoder.decode(new Uint8Array([0x22, 0xff, 0x22]))).toEqual({ kind: 'unfit', code: 'MESSAGE.NOT_JSON' });
  });
});
