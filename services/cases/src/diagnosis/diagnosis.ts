import { addTerm } from '@oln/calendar';
import { refuse, type CaseStage, type Refusal } from '@oln/contracts';
import type { CaseFile } from '../case-file/case-file.js';
import { factorsOf, type Answer, type Factor } from '../instrument/factors.js';
import type { Instrument, InstrumentContent, InstrumentKind } from '../instrument/instrument.js';
import { DiagnosisErrors } from './diagnosis.errors.js';

/** Why a family is asked once more what it has answered not long ago. */
export const AGAIN_REASONS = ['situation-changed', 'child-joined', 'answers-in-doubt', 'court-order', 'other'] as const;
export type AgainReason = (typeof AGAIN_REASONS)[number];

export const MOMENTS = ['entry', 'evaluation'] as const;
export type Moment = (typeof MOMENTS)[number];

interface WholeDiagnosis {
  id: string;
  commune: string;
  version: number;
  caseId: string;
  familyId: string;
  kind: InstrumentKind;
  moment: Moment;
  instrumentId: string;
  children: readonly string[];
  begunAt: Date;
  person: string;
  /** Where the family is asked again although what it answered still holds. */
  againReason?: AgainReason;
  answers: readonly Answer[];
}

export type DraftDiagnosis = WholeDiagnosis & { state: 'draft' };
export type CompleteDiagnosis = WholeDiagnosis & {
  state: 'complete';
  completedAt: Date;
  factors: readonly Factor[];
  /** The diagnosis of another case of the family that was taken over instead of asking again. */
  reusedFrom?: string;
};
export type Diagnosis = DraftDiagnosis | CompleteDiagnosis;

export interface Beginning {
  id: string;
  kind: InstrumentKind;
  moment: Moment;
  person: string;
  againReason?: AgainReason;
}

/** What is known of the family before anything is asked. */
export interface Known {
  /** The common diagnosis of the family that still holds, of whatever case. */
  valid?: CompleteDiagnosis;
  /** One of this kind, moment and instrument is there already, in this case. */
  begun: boolean;
  /** Items of the entry that were answered already and still hold, in this case or another one of the family, of either line. */
  asked: readonly string[];
  /** A common diagnosis of the family is being made in another open case right now. */
  isUnderWay: boolean;
  /** The instrument the case was diagnosed with at entry, if it was. */
  entryInstrumentId?: string;
}

/** At entry a diagnosis is made in its stage (what is missing, also later); the evaluation asks again. */
const LEGAL_IN: Record<`${Moment}.${InstrumentKind}`, readonly CaseStage[]> = {
  'entry.common': ['diagnosis'],
  'entry.complementary': ['diagnosis', 'family-plan', 'execution'],
  'evaluation.common': ['evaluation'],
  'entry.systemic': ['diagnosis', 'family-plan', 'execution'],
  'evaluation.complementary': ['evaluation'],
  'evaluation.systemic': ['evaluation'],
};

/** Never ask a family the same thing twice: a valid diagnosis is reused, complementary ones ask only what is missing. */
export function decideBeginning(
  file: CaseFile,
  instrument: Instrument,
  known: Known,
  beginning: Beginning,
  asOf: Date,
): DraftDiagnosis | Refusal {
  return (
    outOfStage(file, beginning) ??
    unusable(file, instrument, known, beginning) ??
    repeated(file, instrument, known, beginning) ??
    draft(file, instrument, known, beginning, asOf)
  );
}

/** A diagnosis is worked on only while its stage lasts: later on it would change what the plan or the closure rests on. */
function outOfStage({ stage }: CaseFile, { kind, moment }: Pick<Beginning, 'kind' | 'moment'>): Refusal | undefined {
  const legal = LEGAL_IN[`${moment}.${kind}`].includes(stage);
  return legal ? undefined : refuse(DiagnosisErrors.NOT_IN_STAGE, { params: { stage } });
}

function unusable(
  { line }: CaseFile,
  instrument: Instrument,
  known: Known,
  { kind, moment }: Beginning,
): Refusal | undefined {
  if (kind === 'systemic' && line !== 'family-therapy') return refuse(DiagnosisErrors.OTHER_LINE, { field: 'kind' });
  if (instrument.withdrawnAt && moment === 'entry')
    return refuse(DiagnosisErrors.INSTRUMENT_WITHDRAWN, { field: 'instrumentId' });
  if (instrument.content.kind !== kind) return refuse(DiagnosisErrors.OTHER_KIND, { field: 'instrumentId' });
  if (moment === 'evaluation' && kind === 'common' && known.entryInstrumentId !== instrument.id) {
    return refuse(DiagnosisErrors.OTHER_INSTRUMENT, { field: 'instrumentId' });
  }
  return undefined;
}

function repeated(
  file: CaseFile,
  instrument: Instrument,
  { valid, begun, asked, isUnderWay }: Known,
  { kind, moment, againReason }: Beginning,
): Refusal | undefined {
  if (begun) return refuse(DiagnosisErrors.BEGUN_ALREADY);
  // Asked again all the same: for a reason that stays on record.
  if (moment === 'evaluation' || againReason) return undefined;
  if (kind === 'common' && isUnderWay) return refuse(DiagnosisErrors.UNDER_WAY);
  if (kind === 'common') return valid && covers(valid, file) ? refuse(DiagnosisErrors.VALID_EXISTS) : undefined;
  const answered = new Set([...asked, ...(valid?.answers.map((answer) => answer.item) ?? [])]);
  const again = instrument.content.items.find((item) => answered.has(item.code));
  return again ? refuse(DiagnosisErrors.KNOWN_ALREADY, { params: { item: again.code } }) : undefined;
}

/** A child that joined the family since was not asked about. */
const covers = (valid: CompleteDiagnosis, file: CaseFile): boolean =>
  file.children.every((child) => valid.children.includes(child));

const draft = (
  file: CaseFile,
  instrument: Instrument,
  known: Known,
  beginning: Beginning,
  asOf: Date,
): DraftDiagnosis => ({
  ...beginning,
  state: 'draft',
  version: 1,
  commune: file.commune,
  caseId: file.id,
  familyId: file.familyId,
  instrumentId: instrument.id,
  children: file.children,
  begunAt: asOf,
  answers: beginning.moment === 'entry' && !beginning.againReason ? carriedOver(file, instrument, known) : [],
});

/** What the family has answered to this instrument already stays answered: only what is new is asked. */
function carriedOver(file: CaseFile, instrument: Instrument, { valid }: Known): readonly Answer[] {
  if (valid?.instrumentId !== instrument.id) return [];
  return valid.answers.filter(({ childId }) => childId === undefined || file.children.includes(childId));
}

/** Answers can come bit by bit, and be corrected until the diagnosis is complete. The last answer to a question holds. */
export function decideAnswers(
  file: CaseFile,
  diagnosis: Diagnosis,
  content: InstrumentContent,
  given: readonly Answer[],
): DraftDiagnosis | Refusal {
  if (diagnosis.state === 'complete') return refuse(DiagnosisErrors.COMPLETE_ALREADY);
  const wrong = given.flatMap((answer, at) => answerProblem(diagnosis, content, answer, at) ?? []);
  const problem = outOfStage(file, diagnosis) ?? wrong[0];
  if (problem) return problem;
  const all = [...diagnosis.answers, ...given];
  const answers = all.filter((answer, at) => all.findLastIndex((later) => sameQuestion(later, answer)) === at);
  return { ...diagnosis, answers, version: diagnosis.version + 1 };
}

function answerProblem(
  diagnosis: Diagnosis,
  content: InstrumentContent,
  answer: Answer,
  at: number,
): Refusal | undefined {
  const field = `answers.${at}`;
  const item = content.items.find((candidate) => candidate.code === answer.item);
  if (!item) return refuse(DiagnosisErrors.UNKNOWN_ITEM, { field });
  const known = answer.childId ? diagnosis.children.includes(answer.childId) : true;
  if (item.perChild !== (answer.childId !== undefined) || !known) return refuse(DiagnosisErrors.OTHER_CHILD, { field });
  const onScale = answer.value === undefined || content.scale.values.some(({ value }) => value === answer.value);
  return onScale ? undefined : refuse(DiagnosisErrors.NOT_ON_SCALE, { field });
}

const sameQuestion = (left: Answer, right: Answer): boolean =>
  left.item === right.item && left.childId === right.childId;

/** Complete once everything was asked, of every child still in the case; "not applicable" is an answer too. */
export function decideCompletion(
  file: CaseFile,
  diagnosis: Diagnosis,
  content: InstrumentContent,
  asOf: Date,
): CompleteDiagnosis | Refusal {
  if (diagnosis.state === 'complete') return refuse(DiagnosisErrors.COMPLETE_ALREADY);
  const late = outOfStage(file, diagnosis);
  if (late) return late;
  const children = diagnosis.children.filter((child) => file.children.includes(child));
  const open = content.items.flatMap(({ code: item, perChild }) =>
    (perChild ? children : [undefined])
      .map((childId) => ({ item, childId }))
      .filter((question) => !diagnosis.answers.some((answer) => sameQuestion(answer, question))),
  );
  if (open[0]) return refuse(DiagnosisErrors.INCOMPLETE, { params: { count: open.length, item: open[0].item } });
  const factors = factorsOf(content, diagnosis.answers);
  return { ...diagnosis, state: 'complete', completedAt: asOf, factors, version: diagnosis.version + 1 };
}

/** Taken over into another case of the same family, with its answers: the baseline for the evaluation, of which there is one. */
export function decideReuse(
  file: CaseFile,
  { valid, begun }: Pick<Known, 'valid' | 'begun'>,
  id: string,
  person: string,
): CompleteDiagnosis | Refusal {
  const late = outOfStage(file, { kind: 'common', moment: 'entry' });
  if (late) return late;
  if (begun) return refuse(DiagnosisErrors.BEGUN_ALREADY);
  if (!valid) return refuse(DiagnosisErrors.NOTHING_TO_REUSE);
  if (!covers(valid, file)) return refuse(DiagnosisErrors.CHILD_NOT_COVERED);
  return {
    ...valid,
    id,
    children: file.children,
    person,
    caseId: file.id,
    version: 1,
    moment: 'entry',
    reusedFrom: valid.reusedFrom ?? valid.id,
  };
}

/** Until when a common diagnosis completed then is reused (by default 180 d). */
export const validUntil = (completedAt: Date, validDays: number): Date =>
  new Date(addTerm(completedAt.toISOString(), `${validDays}d`, []));
