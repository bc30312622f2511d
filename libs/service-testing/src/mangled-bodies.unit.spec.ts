import { describe, expect, it } from '@jest/globals';
import type { Json } from './api-description.js';
import { failures, placesIn, takenForBody, takenUnknown, type Send } from './mangled-bodies.js';

const EXAMPLES: [string, Json][] = [['post /things', { name: 'a', parts: [{ code: 'b' }, { code: 'c' }] }]];
const refuses: Send = (_operation, sent) =>
  Promise.resolve({ status: 400, text: `no ${JSON.stringify(sent).includes('unheardOf') ? 'unheardOf' : ''}` });

/** Is as it should be, but for one body. */
const except =
  (isIt: (sent: Json) => boolean, status: number): Send =>
  (operation, sent) =>
    isIt(sent) ? Promise.resolve({ status, text: '' }) : refuses(operation, sent);

describe('Bodies that are not as they should be', () => {
  it('are tried in every field, and of a list in its first member', () => {
    expect(placesIn(EXAMPLES[0]![1])).toEqual([['name'], ['parts'], ['parts', 0], ['parts', 0, 'code']]);
  });

  it('are all refused by who looks at each', async () => {
    const found = [failures, takenUnknown, takenForBody].map((look) => look(EXAMPLES, refuses));
    expect(await Promise.all(found)).toEqual([[], [], []]);
  });

  it('are told of, where one of them is a failure', async () => {
    const fails = except((sent) => JSON.stringify(sent).includes('"code":1.5'), 500);
    expect(await failures(EXAMPLES, fails)).toEqual(['post /things parts.0.code = 1.5']);
  });

  it('are told of, where a field that nobody knows is taken, or refused without a word of it', async () => {
    const inside = (sent: Json): boolean => JSON.stringify(sent).includes('"code":"b","unheardOf"');
    for (const status of [201, 400])
      expect(await takenUnknown(EXAMPLES, except(inside, status))).toEqual([`post /things parts.0: ${status}`]);
  });

  it('are told of, where what is no object is taken, or a failure', async () => {
    for (const status of [201, 500])
      expect(
        await takenForBody(
          EXAMPLES,
          except((sent) => sent === '[]', status),
        ),
      ).toEqual([`post /things []: ${status}`]);
  });
});
