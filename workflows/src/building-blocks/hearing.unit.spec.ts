import { describe, expect, it } from '@jest/globals';
import type { Message, Moved } from '@oln/contracts';
import fc from 'fast-check';
import { CASE_MANAGEMENT } from '../case-management/stages.js';
import { MONDAY, sampleState } from '../testing/sample-state.js';
import * as hearing from './hearing.js';
import type { ProcessState } from './process-state.js';

const day = (number: number): string => new Date(Date.parse(MONDAY) + number * 86_400_000).toISOString();
const inInvitation = () => sampleState({ stage: 'invitation', anchors: { stageSince: MONDAY } });

let ids = 0;
const message = (asOf: string): Message => ({ messageId: `0198-${String(++ids).padStart(6, '0')}`, asOf });
const moved = (version: number, stage: string, asOf: string, more: Partial<Moved> = {}): Moved => ({
  ...message(asOf),
  version,
  stage,
  actor: 'gestora-1',
  anchors: { stageSince: asOf },
  ...more,
});
const move = (state: ProcessState, ...moves: Moved[]): boolean[] =>
  moves.map((one) => hearing.obeyMove(CASE_MANAGEMENT, state, one));

describe('A process obeys the newest standing of its record', () => {
  it('and ignores what is older or the same', () => {
    const state = inInvitation();
    expect(
      move(state, moved(3, 'family-plan', day(9)), moved(2, 'diagnosis', day(4)), moved(3, 'closure', day(9))),
    ).toEqual([true, false, false]);
    expect(state).toMatchObject({ stage: 'family-plan', version: 3, enteredAt: day(9) });
  });

  it('entering a stage anew when the record was elsewhere meanwhile, though it never heard of that', () => {
    const state = inInvitation();
    move(state, moved(4, 'execution', day(30)), moved(6, 'execution', day(200)));
    expect(state.enteredAt).toBe(day(200));
  });

  it('staying where it is when only the version grew', () => {
    const state = inInvitation();
    move(state, moved(2, 'invitation', day(3), { anchors: undefined }));
    expect(state).toMatchObject({ version: 2, enteredAt: MONDAY });
    expect(state.timeline).toHaveLength(1);
  });

  it('keeping the priority that is not named again; of anchors those that are named hold, and no others', () => {
    const state = inInvitation();
    const rescue = { stageSince: day(3), acceptedAt: day(3), rescueDueSince: day(5) };
    move(state, moved(2, 'diagnosis', day(3), { anchors: rescue, priority: 'high' }));
    move(state, moved(3, 'diagnosis', day(6), { anchors: undefined }));
    expect(state.anchors).toEqual(rescue);
    const anchors = { stageSince: day(9), acceptedAt: day(3) };
    move(state, moved(4, 'family-plan', day(9), { anchors }));
    expect(state).toMatchObject({ anchors, priority: 'high' });
    expect(state.anchors).toEqual(anchors);
  });

  it('and as it was, where the run is one of those that kept anchors', () => {
    const state = inInvitation();
    let asked = 0;
    const keeps = () => (asked++, false);
    const accepted = moved(2, 'diagnosis', day(3), { anchors: { stageSince: day(3), acceptedAt: day(3) } });
    hearing.obeyMove(CASE_MANAGEMENT, state, accepted, keeps);
    expect(asked).toBe(0);
    hearing.obeyMove(CASE_MANAGEMENT, state, moved(3, 'family-plan', day(9)), keeps);
    expect([asked, state.anchors]).toEqual([1, { stageSince: day(9), acceptedAt: day(3) }]);
  });

  it('and takes the answer of an activity for what it is: a standing', () => {
    const state = inInvitation();
    const standing = { version: 2, stage: 'diagnosis', anchors: { stageSince: day(3) }, asOf: day(5) };
    expect(hearing.obeyMove(CASE_MANAGEMENT, state, standing)).toBe(true);
    expect(state.enteredAt).toBe(day(3));
  });
});

describe('A process ends', () => {
  it('with an outcome from the closed list, and hears nothing more', () => {
    const state = inInvitation();
    move(state, moved(2, 'ended', day(3), { outcome: 'deceased', ended: true }));
    expect(state).toMatchObject({ ended: true, outcome: 'deceased' });
    expect(move(state, moved(3, 'execution', day(4)))).toEqual([false]);
  });

  it.each([undefined, 'forgotten', 'toString'])('not with %p: it stays open, where people see it', (outcome) => {
    const state = inInvitation();
    move(state, moved(2, 'ended', day(3), { outcome, ended: true }));
    expect(state).toMatchObject({ ended: false, outcome: undefined });
    expect(state.timeline.at(-1)).toMatchObject({ what: 'ended-without-outcome' });
    move(state, moved(3, 'ended', day(3), { outcome: 'moved', ended: true }));
    expect(state).toMatchObject({ ended: true, outcome: 'moved' });
  });

  it('with the outcome that was fixed before', () => {
    const state = inInvitation();
    move(state, moved(2, 'follow-up', day(3), { outcome: 'completed' }), moved(3, 'ended', day(90), { ended: true }));
    expect(state).toMatchObject({ ended: true, outcome: 'completed' });
  });
});

describe('A message', () => {
  it('is heard once, for as long as repeats may come', () => {
    const state = inInvitation();
    const first = message(MONDAY);
    expect([hearing.hearsFirst(state, first), hearing.hearsFirst(state, first)]).toEqual([true, false]);
    for (let count = 0; count < 500; count++) hearing.hearsFirst(state, message(MONDAY));
    expect(state.heard.length).toBeLessThanOrEqual(200);
  });

  it('of one term does not bring back an older term of another', () => {
    const state = inInvitation();
    const [older, newer] = [message(day(1)), message(day(2))];
    hearing.hearPolicy(state, { ...newer, policy: { 'invitation.respond': '10bd' } });
    hearing.hearPolicy(state, { ...older, policy: { 'invitation.respond': '5bd', 'diagnosis.complete': '20d' } });
    expect(state.policy).toEqual({ 'invitation.respond': '10bd', 'diagnosis.complete': '20d' });
  });

  it('of a person from before the start says nothing new', () => {
    const state = inInvitation();
    expect(hearing.hearReassignment(state, { ...message(day(-1)), personInCharge: 'gestora-0' })).toBe(false);
    expect(hearing.hearReassignment(state, { ...message(MONDAY), personInCharge: 'gestora-2' })).toBe(true);
    expect(state.personInCharge).toBe('gestora-2');
  });
});

/** A life of a case, told in the order in which it was lived; some of it at one instant, while time stood still. */
const LIFE: ((state: ProcessState) => unknown)[] = [
  ...[
    moved(2, 'diagnosis', day(3), { anchors: { stageSince: day(3), acceptedAt: day(3) }, priority: 'medium' }),
    moved(3, 'family-plan', day(20), { anchors: { stageSince: day(20), acceptedAt: day(3) }, priority: 'high' }),
    moved(4, 'execution', day(30), { anchors: { stageSince: day(30), acceptedAt: day(3) }, priority: 'high' }),
    moved(7, 'execution', day(200), {
      anchors: { stageSince: day(200), acceptedAt: day(3), extendedTo: day(250) },
      priority: 'low',
    }),
  ].map((one) => heard(one, (state) => hearing.obeyMove(CASE_MANAGEMENT, state, one))),
  ...[day(41), day(55), day(69)].map((at) => {
    const one = { ...message(at), what: 'session-held', actor: 'gestora-1' };
    return heard(one, (state) => hearing.hearHappening(state, one));
  }),
  ...['gestora-2', 'gestora-3', 'gestora-4'].map((personInCharge) => {
    const one = { ...message(day(60)), personInCharge };
    return heard(one, (state) => hearing.hearReassignment(state, one));
  }),
  ...pauseAndResume(day(10), day(17)),
  ...pauseAndResume(day(70), day(80)),
  ...pauseAndResume(day(90), day(90)),
  ...pauseAndResume(day(100), undefined),
  ...['12bd', '14bd'].map((term) => {
    const one = { ...message(day(5)), policy: { 'closure.close': term as '12bd' } };
    return heard(one, (state) => hearing.hearPolicy(state, one));
  }),
  ...[1, 2, 3].map((epoch) => {
    const clock = { epoch, wall: MONDAY, business: day(epoch), speed: epoch };
    return (state: ProcessState) => hearing.hearClock(state, clock);
  }),
];

function heard(one: Message, obey: (state: ProcessState) => unknown) {
  return (state: ProcessState) => hearing.hearsFirst(state, one) && obey(state);
}

function pauseAndResume(from: string, to: string | undefined) {
  const pause = { ...message(from), until: day(120), reason: 'hospital' };
  const resume = to === undefined ? undefined : message(to);
  return [
    heard(pause, (state) => hearing.hearPause(state, pause)),
    ...(resume ? [heard(resume, (state) => hearing.hearResume(state, resume))] : []),
  ];
}

function remembered(order: number[]): Partial<ProcessState> {
  const state = inInvitation();
  for (const index of order) LIFE[index]!(state);
  // In which order it was heard is all that may differ.
  return { ...state, timeline: undefined, heard: undefined };
}

describe('Whatever the order, and however often each message comes', () => {
  const inOrder = LIFE.map((_, index) => index);

  it('the process knows the same in the end', () => {
    const lived = remembered(inOrder);
    expect(lived).toMatchObject({
      stage: 'execution',
      version: 7,
      enteredAt: day(200),
      priority: 'low',
      personInCharge: 'gestora-4',
      happened: { 'session-held': day(69) },
      pauses: [
        { from: day(10), to: day(17) },
        { from: day(70), to: day(80) },
        { from: day(90), to: day(90) },
      ],
      pause: { since: day(100), until: day(120) },
      policy: { 'closure.close': '14bd' },
      clock: { epoch: 3 },
    });
    const repeats = fc.array(fc.nat(LIFE.length - 1), { maxLength: 40, size: 'max' });
    const shuffled = fc.shuffledSubarray(inOrder, { minLength: inOrder.length });
    fc.assert(
      fc.property(shuffled, repeats, (order, again) => {
        expect(remembered([...again, ...order])).toEqual(lived);
      }),
      { numRuns: 500 },
    );
  });

  it('also when the ids of messages are forgotten: each rule holds by itself', () => {
    const lived = remembered(inOrder);
    const state = inInvitation();
    for (const index of [...inOrder, ...inOrder].reverse()) {
      state.heard = [];
      LIFE[index]!(state);
    }
    expect({ ...state, timeline: undefined, heard: undefined }).toEqual(lived);
  });
});
