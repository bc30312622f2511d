import { addMonths, dateOfDayNumber, dayNumber } from '@oln/calendar';
import type { Line } from '@oln/contracts';
import {
  APPOINTMENT_IN_DAYS,
  DAYS_BETWEEN_ATTEMPTS,
  isUp,
  isWorked,
  MISSED_COMES_AGAIN_IN_DAYS,
  STAGE_TIMES,
  type WorkedStage,
} from './agenda.js';
import type { LineOfAction } from './scenario.js';
import { ATTEMPTS_BEFORE_GIVING_UP, type Temperament } from './temperament.js';

/** `waiting`: for somebody with room; `approval`: of the plan, by the coordinator. */
type Stage = WorkedStage | 'waiting' | 'approval' | 'left';

/** When the process itself moves a case on, from the acceptance of the invitation (processes §2 and §3). */
export const MONTHS_OF_EXECUTION: Record<Line, number> = { 'case-management': 6, 'family-therapy': 9 };

/** One place that is looked for. */
export interface RehearsedReferral {
  stage: 'matching' | 'sent' | 'offered' | 'attending' | 'closed';
  /** Institutions that have been asked. */
  asked: number;
  askedOn: number;
  movedOn: number;
  appointmentOn: number;
  closedOn?: number;
}

/** The way of one family, as its temperament and the agenda of who is in charge lead to it. Days are numbers of days. */
export class RehearsedFamily {
  stage: Stage = 'waiting';
  openedOn?: number;
  answeredOn?: number;
  acceptedOn?: number;
  /** By then it has said whether it renounces, or would have. */
  staysSince?: number;
  evaluatedOn?: number;
  referral?: RehearsedReferral;
  nextOn?: number;
  since: number;
  private attempts = 0;
  private appointments = 0;
  private held = 0;
  private monthsEndOn = Infinity;

  constructor(
    readonly line: Line,
    readonly on: number,
    readonly family: Temperament,
    private readonly of: LineOfAction,
  ) {
    this.since = on;
  }

  get accepts(): boolean {
    return this.family.answer === 'accepts';
  }

  open(day: number): void {
    this.openedOn = day;
    this.moveTo('invitation', day);
  }

  approve(day: number): void {
    this.moveTo('execution', day);
  }

  /** What clocks do by themselves. */
  pass(day: number): void {
    if (this.stage === 'execution' && day > this.monthsEndOn)
      this.moveTo('evaluation', Math.max(this.since, this.monthsEndOn));
  }

  isUp(day: number): boolean {
    return isUp(this, day);
  }

  /** Whoever is in charge takes the next step. */
  step(day: number): void {
    if (isWorked(this.stage)) this.nextOn = day + this[STEPS[this.stage]](day);
  }

  invited(day: number): number {
    const isReached = this.family.isReached(this.attempts++);
    if (!isReached && this.attempts < ATTEMPTS_BEFORE_GIVING_UP) return DAYS_BETWEEN_ATTEMPTS;
    this.answeredOn = day;
    if (!isReached || !this.accepts) this.moveTo('left', day);
    else this.accept(day);
    return STAGE_TIMES.diagnosis.afterDays;
  }

  diagnosed(day: number): number {
    this.moveTo('family-plan', day);
    return STAGE_TIMES['family-plan'].afterDays;
  }

  planned(day: number): number {
    this.moveTo('approval', day);
    const referral = { asked: 0, askedOn: day, movedOn: day, appointmentOn: day };
    if (this.family.needsPlace) this.referral = { stage: 'sent', ...referral };
    return STAGE_TIMES.execution.afterDays;
  }

  accompanied(day: number): number {
    const isHeld = this.family.keeps(this.appointments++);
    this.held += Number(isHeld);
    if (this.appointments >= this.family.momentOfRenouncing) this.staysSince ??= day;
    if (this.staysSince !== undefined && this.family.renounces) this.moveTo('left', day);
    else if (this.held >= this.sessions) this.moveTo('evaluation', day);
    return isHeld ? this.of.sessionEveryDays : MISSED_COMES_AGAIN_IN_DAYS;
  }

  evaluated(day: number): number {
    this.evaluatedOn = day;
    this.moveTo('closure', day);
    return STAGE_TIMES.closure.afterDays;
  }

  closed(day: number): number {
    this.moveTo('left', day);
    return 0;
  }

  /** Who walks with the family asks the next one, or confirms; what was answered on the same day is seen the next time. */
  followReferral(day: number): void {
    const { referral } = this;
    if (!referral || referral.movedOn >= day) return;
    if (referral.stage === 'matching') move(referral, 'sent', day);
    else if (referral.stage === 'offered') move(referral, 'attending', day);
  }

  /** Institutions answer. @param institutions of the commune; @param first of them all, the first one being 0. */
  answerReferral(day: number, { institutions, first }: { institutions: number; first: number }): void {
    const { referral } = this;
    if (referral?.stage === 'attending' && referral.appointmentOn < day) move(referral, 'closed', day);
    if (referral?.stage !== 'sent' || referral.movedOn >= day) return;
    const hasPlace = this.family.findsPlace(first + referral.asked++);
    if (hasPlace) referral.appointmentOn = day + APPOINTMENT_IN_DAYS;
    move(referral, hasPlace ? 'offered' : referral.asked < institutions ? 'matching' : 'closed', day);
  }

  private get sessions(): number {
    const { sessions } = this.of;
    return this.line === 'family-therapy' && sessions ? sessions.individual + sessions.group : Infinity;
  }

  private accept(day: number): void {
    this.acceptedOn = day;
    this.monthsEndOn = dayNumber(addMonths(dateOfDayNumber(day), MONTHS_OF_EXECUTION[this.line]));
    this.moveTo('diagnosis', day);
  }

  private moveTo(stage: Stage, day: number): void {
    this.stage = stage;
    this.since = day;
  }
}

const STEPS = {
  invitation: 'invited',
  diagnosis: 'diagnosed',
  'family-plan': 'planned',
  execution: 'accompanied',
  evaluation: 'evaluated',
  closure: 'closed',
} as const satisfies Record<WorkedStage, keyof RehearsedFamily>;

function move(referral: RehearsedReferral, stage: RehearsedReferral['stage'], day: number): void {
  referral.stage = stage;
  referral.movedOn = day;
  if (stage === 'closed') referral.closedOn = day;
}
