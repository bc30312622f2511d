import { describe, expect, it } from '@jest/globals';
import { ofDry } from './judge.js';
import { KINDS, poisonOf, type PoisonKind } from './poisons.js';
import { harmlessFact } from './sound-facts.js';
import { wellsOf } from './wells.js';

const STAFF = 'oln.v1.*.gateway.staff.changed';
const NOTICES = 'oln.v1.*.intake.notice.raised';
const consumer = (name: string, ...subjects: string[]) => ({ name, config: { filter_subjects: subjects } });
const well = { subjects: [STAFF], hearers: ['intake', 'cases'] };
const payload = (kind: PoisonKind): string => poisonOf(kind, well).payload;
const parsed = (kind: PoisonKind) => JSON.parse(payload(kind)) as Record<string, unknown>;

describe('Poison', () => {
  it('is given to everybody who hears anything', () => {
    const consumers = [
      consumer('intake', STAFF, 'oln.v1.*.cases.case.opened'),
      consumer('cases', STAFF),
      consumer('gateway', NOTICES),
    ];
    expect(wellsOf(consumers as never).wells).toEqual([well, { subjects: [NOTICES], hearers: ['gateway'] }]);
  });

  it('cannot be given to somebody for whom there is no harmless fact, and that is found', () => {
    const { wells, dry } = wellsOf([
      consumer('offer', 'oln.v1.*.cases.case.closed'),
      consumer('cases', STAFF),
    ] as never);
    expect([wells.map(({ hearers }) => hearers), dry]).toEqual([[['cases']], ['offer']]);
    expect(ofDry(dry).map(({ what }) => what)).toEqual([
      'offer: was given no poison, for want of a harmless fact that it hears',
    ]);
  });

  it('is of many kinds, each spoilt in one thing', () => {
    expect(KINDS).toHaveLength(10);
    expect(() => parsed('not JSON')).toThrow();
    expect(parsed('unknown type').type).toBe('quod-nemo-novit');
    expect(parsed('unknown version').type).toBe('oln.gateway.staff.changed.v99');
    expect(parsed('of all communes').commune).toBe('*');
    expect(parsed('data that does not fit').data).toEqual({ person: null, roles: 'none', active: 'perhaps' });
    expect(poisonOf('unknown commune', well)).toMatchObject({
      commune: '99999',
      subject: 'oln.v1.99999.gateway.staff.changed',
    });
  });

  it('is as large as the broker takes: the server a megabyte, the stream half of it', () => {
    const sizes = (['too big to be read', 'too big for the stream'] as const).map((kind) =>
      Buffer.byteLength(payload(kind)),
    );
    expect(sizes[0]).toBeLessThan(512 * 1_024 - 1_000);
    expect(sizes[0]).toBeGreaterThan(256 * 1_024);
    expect(sizes[1]).toBeLessThan(1_024 * 1_024);
    expect(sizes[1]).toBeGreaterThan(512 * 1_024);
  });

  it('differs from sound facts by that alone', () => {
    const { event } = harmlessFact([STAFF], '13110')!;
    expect(Object.keys(parsed('refused for ever')).sort()).toEqual(Object.keys(event).sort());
  });
});
