import { describe, expect, it } from '@jest/globals';
import { crossings, ofReplays, ofWalks, walkOf, type Walk } from './walks.js';

const BUILDS = { old: 'a', new: 'b' };
const done = (...builds: string[]): Walk['tasks'] => builds.map((build) => ({ what: 'done', build }));
const walk = (workflowId: string, ...tasks: Walk['tasks']): Walk => ({ workflowId, tasks });
const sound = [walk('case-1', ...done('a', 'a', 'b')), walk('case-2', ...done('b', 'a')), walk('case-3', ...done('a'))];
const whats = (walks: Walk[]): string[] => ofWalks(walks, BUILDS).map(({ what }) => what);

describe('Processes under two builds', () => {
  it('are counted by the way they went', () => {
    expect(crossings(sound, BUILDS)).toEqual({ onward: 1, back: 1 });
    expect(crossings([walk('case-1', ...done('a', 'b', 'a'))], BUILDS)).toEqual({ onward: 1, back: 1 });
    expect(whats(sound)).toEqual([]);
  });

  it('are found when one is not deterministic, even if it went on later', () => {
    const broken = { what: 'failed', build: 'b', cause: 'not deterministic' } as const;
    expect(whats([...sound, walk('case-4', ...done('a'), broken, ...done('a'))])).toEqual([
      'case-4: not deterministic',
    ]);
  });

  it('are found when a task failed and nothing came after it; one that was tried again is none', () => {
    const failed = { what: 'failed', build: 'b', cause: 'cause 23' } as const;
    expect(whats([...sound, walk('case-4', failed, ...done('a'))])).toEqual([]);
    expect(whats([...sound, walk('case-4', ...done('a'), failed)])).toEqual([
      'case-4: its last task failed (cause 23)',
    ]);
  });

  it('are found when none went on with the other build: then nothing was shown', () => {
    expect(whats([walk('case-1', ...done('a', 'b'))])).toEqual([
      'no process went back from the new build to the old one',
    ]);
    expect(whats([walk('case-1', ...done('b', 'a'))])).toEqual([
      'no process of the old build went on with the new one',
    ]);
  });

  it('are read from their histories: who did a task, and why one failed', () => {
    const history = {
      events: [
        { eventId: 1 as never, workflowTaskCompletedEventAttributes: { identity: 'worker@a' } },
        { eventId: 2 as never, activityTaskScheduledEventAttributes: {} },
        { eventId: 3 as never, workflowTaskFailedEventAttributes: { identity: 'worker-2@b', cause: 24 } },
      ],
    };
    expect(walkOf('case-1', history)).toEqual({
      workflowId: 'case-1',
      tasks: [
        { what: 'done', build: 'a' },
        { what: 'failed', build: 'b', cause: 'not deterministic' },
      ],
    });
  });
});

describe('Replays with the newer build', () => {
  const good = { holds: true, histories: 60, said: '60 histories replay' };
  const refused = { holds: false, histories: 60, said: '60 of 60 histories do not replay any more' };
  const whatsOf = (more: object): string[] =>
    ofReplays({ recorded: good, ofRun: good, illegal: refused, ...more }).map(({ what }) => what);

  it('hold when all replay, and what must not replay does not', () => expect(whatsOf({})).toEqual([]));

  it.each([
    ['a recorded one does not', { recorded: refused }, 'recorded histories: 60 of 60 histories do not replay any more'],
    ['one of the run does not', { ofRun: refused }, 'histories of this run: 60 of 60 histories do not replay any more'],
    ['there are too few', { ofRun: { ...good, histories: 39 } }, 'only 99 histories were replayed'],
    [
      'what would break every process passes',
      { illegal: good },
      'a build that would break every process replays: the replay proves nothing',
    ],
  ])('are found when %s', (_why, more, text) => expect(whatsOf(more)).toEqual([text]));
});
