import { describe, expect, it } from '@jest/globals';
import { sampleInput } from '../testing/sample-state.js';
import { pausesOf, withMark, type PauseMark } from './pauses.js';
import { openState } from './process-state.js';

const from = (at: string, until = '2026-09-01'): PauseMark => ({ at, id: `p${at}`, until, reason: 'away' });
const to = (at: string): PauseMark => ({ at, id: `r${at}` });
const pauses = (...marks: PauseMark[]) => pausesOf(marks.reduce<PauseMark[]>(withMark, []));

describe('Clocks stand still', () => {
  it('from a pause to the next resumption', () => {
    expect(pauses(from('2026-03-05'), to('2026-03-20'))).toEqual({
      pauses: [{ from: '2026-03-05', to: '2026-03-20' }],
      pause: undefined,
    });
  });

  it('until they go on', () => {
    expect(pauses(from('2026-03-05')).pause).toEqual({ since: '2026-03-05', until: '2026-09-01', reason: 'away' });
  });

  it('from the first of two pauses, to the date of the second', () => {
    const { pause } = pauses(from('2026-03-05'), from('2026-03-10', '2026-10-01'));
    expect(pause).toMatchObject({ since: '2026-03-05', until: '2026-10-01' });
  });

  it('not after a resumption alone', () => {
    expect(pauses(to('2026-03-20'))).toEqual({ pauses: [], pause: undefined });
  });

  it('the second time though the end of the first was heard last', () => {
    const { pauses: over, pause } = pauses(from('2026-04-01'), from('2026-03-05'), to('2026-03-20'));
    expect(over).toEqual([{ from: '2026-03-05', to: '2026-03-20' }]);
    expect(pause).toMatchObject({ since: '2026-04-01' });
  });

  it('again in a process that is started anew, as its owner tells', () => {
    const state = openState(
      sampleInput({
        pauses: [{ from: '2026-03-05', to: '2026-03-20' }],
        pause: { since: '2026-04-01', until: '2026-05-01', reason: 'away' },
      }),
    );
    expect(state.pauses).toEqual([{ from: '2026-03-05', to: '2026-03-20' }]);
    expect(state.pause).toMatchObject({ since: '2026-04-01', until: '2026-05-01' });
  });

  it('apart from each other where one began as another ended, also when more is heard later', () => {
    const told = [
      { from: '2026-03-05', to: '2026-03-20' },
      { from: '2026-03-20', to: '2026-03-25' },
    ];
    const { pauseMarks } = openState(sampleInput({ pauses: told }));
    const heard = [from('2026-04-01'), to('2026-04-02')].reduce<PauseMark[]>(withMark, pauseMarks);
    expect(pausesOf(heard).pauses).toEqual([...told, { from: '2026-04-01', to: '2026-04-02' }]);
  });
});
