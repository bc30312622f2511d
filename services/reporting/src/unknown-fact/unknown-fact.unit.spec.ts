import { describe, expect, it } from '@jest/globals';
import { unknownKinds } from './unknown-fact.js';

describe('What the stream holds', () => {
  it('is unknown where no contract names it, whether or not somebody hears it here', () => {
    const kinds = new Map([
      ['cases.case.opened', 7],
      ['gateway.staff.changed', 3],
      ['community.mural.painted', 2],
    ]);
    expect(unknownKinds(kinds)).toEqual([{ why: 'kind', kind: 'community.mural.painted', messages: 2 }]);
  });

  it('is told of without what somebody may have put into its name', () => {
    const kinds = new Map([
      ['cases.Ana P.seen', 1],
      ['cases.Bna Q.seen', 2],
    ]);
    expect(unknownKinds(kinds)).toEqual([{ why: 'kind', kind: 'cases.?na??.seen', messages: 3 }]);
  });
});
