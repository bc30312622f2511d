import { describe, expect, it, test } from '@jest/globals';
import type { CaseStage, Refusal } from '@oln/contracts';
import type { CaseFile } from '../case-file/case-file.js';
import { CASE_IN, CHILD, NOW, SIBLING } from '../case-file/sample-cases.spec.js';
import type { Answer } from '../instrument/factors.js';
import type { Instrument } from '../instrument/instrument.js';
import { COMMON_FACTORS_1, PARENTING_DETAIL_1, SYSTEMIC_1 } from '../instrument/shipped-instruments.js';
import {
  decideAnswers,
  decideBeginning,
  decideCompletion,
  decideReuse,
  validUntil,
  type Beginning,
  type CompleteDiagnosis,
  type DraftDiagnosis,
  type Known,
} from './diagnosis.js';
import { decideOpinion } from './opinion.js';

const COMMON: Instrument = { id: 'common', commune: '*', version: 1, content: COMMON_FACTORS_1 };
const DETAIL: Instrument = { id: 'detail', commune: '*', version: 1, content: PARENTING_DETAIL_1 };
const BEGINNING: Beginning = { id: 'd1', kind: 'common', moment: 'entry', person: 'gestora-1' };
const NOTHING_KNOWN: Known = { begun: false, asked: [], isUnderWay: false };
const SYSTEMIC: Instrument = { id: 'systemic', commune: '*', version: 1, content: SYSTEMIC_1 };
const FILE = CASE_IN.diagnosis;
const ALONE = { ...FILE, children: [CHILD] };
const codeOf = (decision: unknown): unknown => (decision as Partial<Refusal>).definition?.code;

const begin = (
  changes: { stage?: CaseStage; instrument?: Instrument; known?: Partial<Known>; beginning?: Partial<Beginning> } = {},
) =>
  decideBeginning(
    CASE_IN[changes.stage ?? 'diagnosis'],
    changes.instrument ?? COMMON,
    { ...NOTHING_KNOWN, ...changes.known },
    { ...BEGINNING, ...changes.beginning },
    NOW,
  );

const draft = begin() as DraftDiagnosis;
const everything: Answer[] = COMMON_FACTORS_1.items.flatMap(({ code: item, perChild }) =>
  (perChild ? [CHILD, SIBLING] : [undefined]).map((childId) => ({ item, childId, value: 2 })),
);
const answered = decideAnswers(FILE, draft, COMMON_FACTORS_1, everything) as DraftDiagnosis;
const complete = decideCompletion(FILE, answered, COMMON_FACTORS_1, NOW) as CompleteDiagnosis;

describe('a diagnosis begins', () => {
  it('in its stage, for every child of the case', () => {
    expect(draft).toMatchObject({ state: 'draft', version: 1, children: [CHILD, SIBLING], moment: 'entry' });
  });

  it('again within its validity only for a reason, which is kept, and asks everything anew', () => {
    const known = { valid: { ...complete, caseId: 'another case' }, isUnderWay: true };
    const again = begin({ known, beginning: { againReason: 'situation-changed' } });
    expect(again).toMatchObject({ state: 'draft', againReason: 'situation-changed', answers: [] });
    const asked = SYSTEMIC_1.items.map(({ code }) => code);
    const therapy = { ...FILE, line: 'family-therapy' as const };
    const systemic = (againReason?: 'other') =>
      decideBeginning(
        therapy,
        SYSTEMIC,
        { ...NOTHING_KNOWN, asked },
        { ...BEGINNING, kind: 'systemic', againReason },
        NOW,
      );
    expect(codeOf(systemic())).toBe('DIAGNOSIS.KNOWN_ALREADY');
    expect(systemic('other')).toMatchObject({ kind: 'systemic', state: 'draft' });
  });

  const valid = { ...complete, caseId: 'another case' };
  test.each<[string, Parameters<typeof begin>[0], string]>([
    ['not before the invitation is accepted', { stage: 'invitation' }, 'DIAGNOSIS.NOT_IN_STAGE'],
    [
      'not for the evaluation before its time',
      { stage: 'execution', beginning: { moment: 'evaluation' } },
      'DIAGNOSIS.NOT_IN_STAGE',
    ],
    [
      'not with an instrument that was withdrawn',
      { instrument: { ...COMMON, withdrawnAt: NOW } },
      'DIAGNOSIS.INSTRUMENT_WITHDRAWN',
    ],
    ['not with an instrument of another kind', { instrument: DETAIL }, 'DIAGNOSIS.OTHER_KIND'],
    ['not twice', { known: { begun: true } }, 'DIAGNOSIS.BEGUN_ALREADY'],
    ['not where a valid one can be reused', { known: { valid } }, 'DIAGNOSIS.VALID_EXISTS'],
    ['not while the other line makes one', { known: { isUnderWay: true } }, 'DIAGNOSIS.UNDER_WAY'],
    [
      'of the systemic kind not in case management',
      { instrument: SYSTEMIC, beginning: { kind: 'systemic' } },
      'DIAGNOSIS.OTHER_LINE',
    ],
    [
      'at the evaluation not with another instrument than at entry',
      { stage: 'evaluation', beginning: { moment: 'evaluation' }, known: { entryInstrumentId: 'detail' } },
      'DIAGNOSIS.OTHER_INSTRUMENT',
    ],
    [
      'complementary not with what the family was asked already',
      {
        instrument: { ...DETAIL, content: { ...COMMON_FACTORS_1, kind: 'complementary' } },
        beginning: { kind: 'complementary' },
        known: { valid },
      },
      'DIAGNOSIS.KNOWN_ALREADY',
    ],
    [
      'complementary not with what another complementary one asked',
      { instrument: DETAIL, beginning: { kind: 'complementary' }, known: { asked: ['parenting-routines'] } },
      'DIAGNOSIS.KNOWN_ALREADY',
    ],
  ])('%s', (_sentence, changes, code) => {
    expect(codeOf(begin(changes))).toBe(code);
  });

  it('complementary where the common one left something open', () => {
    expect(begin({ instrument: DETAIL, beginning: { kind: 'complementary' }, known: { valid } })).toMatchObject({
      kind: 'complementary',
    });
  });

  it('where a child joined the family since, with what was answered already', () => {
    const withoutSibling = {
      ...valid,
      instrumentId: 'common',
      children: [CHILD],
      answers: everything.filter(({ childId }) => childId !== SIBLING),
    };
    const begun = begin({ known: { valid: withoutSibling } }) as DraftDiagnosis;
    expect(begun.answers).toEqual(withoutSibling.answers);
    expect(begun.children).toEqual([CHILD, SIBLING]);
    expect(codeOf(decideReuse(FILE, { valid: withoutSibling, begun: false }, 'new', 'p'))).toBe(
      'DIAGNOSIS.CHILD_NOT_COVERED',
    );
  });

  it('again at the evaluation, with the instrument of the entry, withdrawn or not', () => {
    const again = {
      stage: 'evaluation',
      beginning: { moment: 'evaluation' },
      known: { valid, entryInstrumentId: 'common' },
    } as const;
    expect(begin({ ...again, instrument: { ...COMMON, withdrawnAt: NOW } })).toMatchObject({ moment: 'evaluation' });
  });
});

describe('answers', () => {
  it('come bit by bit, and the last one counts', () => {
    const first = decideAnswers(FILE, draft, COMMON_FACTORS_1, [
      { item: 'family-violence', value: 3 },
    ]) as DraftDiagnosis;
    const second = decideAnswers(FILE, first, COMMON_FACTORS_1, [
      { item: 'family-violence', value: 0 },
      { item: 'family-income', value: 1 },
    ]);
    expect(second).toMatchObject({
      version: 3,
      answers: [
        { item: 'family-violence', value: 0 },
        { item: 'family-income', value: 1 },
      ],
    });
  });

  it('to the same question in one go count once', () => {
    const twice = [1, 3].map((value) => ({ item: 'family-violence', value }));
    expect(decideAnswers(FILE, draft, COMMON_FACTORS_1, twice)).toMatchObject({
      answers: [{ item: 'family-violence', value: 3 }],
    });
  });

  it.each(['second-look', 'family-plan', 'ended'] as const)('and its end come too late in the stage %s', (stage) => {
    const late = CASE_IN[stage];
    expect(codeOf(decideAnswers(late, draft, COMMON_FACTORS_1, []))).toBe('DIAGNOSIS.NOT_IN_STAGE');
    expect(codeOf(decideCompletion(late, answered, COMMON_FACTORS_1, NOW))).toBe('DIAGNOSIS.NOT_IN_STAGE');
  });

  test.each<[string, Answer, string]>([
    ['to what the instrument does not ask', { item: 'unknown', value: 1 }, 'DIAGNOSIS.UNKNOWN_ITEM'],
    ['beside the scale', { item: 'family-violence', value: 7 }, 'DIAGNOSIS.NOT_ON_SCALE'],
    [
      'for a child where the family is asked',
      { item: 'family-violence', childId: CHILD, value: 1 },
      'DIAGNOSIS.OTHER_CHILD',
    ],
    ['for nobody where each child is asked', { item: 'child-self-harm', value: 1 }, 'DIAGNOSIS.OTHER_CHILD'],
    [
      'for a child that is not in the case',
      { item: 'child-self-harm', childId: 'stranger', value: 1 },
      'DIAGNOSIS.OTHER_CHILD',
    ],
  ])('%s are refused', (_what, answer, code) => {
    expect(codeOf(decideAnswers(FILE, draft, COMMON_FACTORS_1, [answer]))).toBe(code);
  });

  it('end once the diagnosis is complete', () => {
    expect(codeOf(decideAnswers(FILE, complete, COMMON_FACTORS_1, []))).toBe('DIAGNOSIS.COMPLETE_ALREADY');
    expect(codeOf(decideCompletion(FILE, complete, COMMON_FACTORS_1, NOW))).toBe('DIAGNOSIS.COMPLETE_ALREADY');
  });
});

describe('a diagnosis is complete', () => {
  it('when everything was asked, of every child', () => {
    expect(complete).toMatchObject({ state: 'complete', completedAt: NOW });
    expect(complete.factors.length).toBe(everything.length);
  });

  it('not while a single question is open', () => {
    const almost = { ...answered, answers: everything.slice(1) };
    expect(codeOf(decideCompletion(FILE, almost, COMMON_FACTORS_1, NOW))).toBe('DIAGNOSIS.INCOMPLETE');
  });

  it('without the answers for a child who has left the case', () => {
    const oneChild = { ...answered, answers: everything.filter((answer) => answer.childId !== SIBLING) };
    expect(decideCompletion(ALONE, oneChild, COMMON_FACTORS_1, NOW)).toMatchObject({ state: 'complete' });
  });

  it('also with what does not apply', () => {
    const blank = { ...answered, answers: everything.map((answer) => ({ ...answer, value: undefined })) };
    expect(decideCompletion(FILE, blank, COMMON_FACTORS_1, NOW)).toMatchObject({ factors: [] });
  });
});

describe('a valid diagnosis', () => {
  it('is reused in another case of the family, never asked again', () => {
    const before = { ...complete, caseId: 'before', id: 'old' };
    const taken = decideReuse(FILE, { valid: before, begun: false }, 'new', 'gestora-2');
    expect(taken).toMatchObject({
      id: 'new',
      caseId: CASE_IN.diagnosis.id,
      reusedFrom: 'old',
      version: 1,
      factors: complete.factors,
    });
  });

  it('is not there, comes too late, or the case has its own, complete or not', () => {
    const reuse = (file: CaseFile, known: Pick<Known, 'valid' | 'begun'>) => decideReuse(file, known, 'new', 'p');
    expect(codeOf(reuse(FILE, { begun: false }))).toBe('DIAGNOSIS.NOTHING_TO_REUSE');
    expect(codeOf(reuse(FILE, { valid: complete, begun: true }))).toBe('DIAGNOSIS.BEGUN_ALREADY');
    expect(codeOf(reuse(CASE_IN.execution, { valid: complete, begun: false }))).toBe('DIAGNOSIS.NOT_IN_STAGE');
  });

  it('holds to the end of the 180th day', () => {
    expect(validUntil(new Date('2026-03-02T13:00:00Z'), 180).toISOString()).toBe('2026-08-30T03:59:59.000Z');
  });
});

describe("a child's opinion", () => {
  const file = CASE_IN.diagnosis;
  it('is recorded, or why there is none', () => {
    expect(decideOpinion(file, { childId: CHILD, text: 'en sus palabras' })).toMatchObject({ childId: CHILD });
    expect(decideOpinion(file, { childId: CHILD, absentReason: 'too-young' })).toMatchObject({
      absentReason: 'too-young',
    });
  });

  test.each<[string, Parameters<typeof decideOpinion>[1], string]>([
    ['neither', { childId: CHILD }, 'DIAGNOSIS.OPINION_OR_REASON'],
    ['both', { childId: CHILD, text: 'a', absentReason: 'other' }, 'DIAGNOSIS.OPINION_OR_REASON'],
    ['a stranger', { childId: 'stranger', text: 'a' }, 'DIAGNOSIS.OTHER_CHILD'],
  ])('is refused with %s', (_what, opinion, code) => {
    expect(codeOf(decideOpinion(file, opinion))).toBe(code);
  });

  it('is not asked for after the end', () => {
    expect(codeOf(decideOpinion(CASE_IN.ended, { childId: CHILD, text: 'a' }))).toBe('DIAGNOSIS.NOT_IN_STAGE');
  });
});
