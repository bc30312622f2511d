import { Inject, Injectable } from '@nestjs/common';
import { casesEvents, processOfLine, type Line, type ProcessName } from '@oln/contracts';
import { DueDates } from '@oln/service-kit';

export type CaseProcessName = ReturnType<typeof processOfLine>;

/** The clocks of all cases of one process: the kit's table, told of under the events of cases. */
const dueDatesOf = (process: ProcessName): DueDates =>
  new DueDates({
    process,
    kind: 'case',
    events: {
      set: casesEvents.deadlineSet,
      met: casesEvents.deadlineMet,
      resumed: casesEvents.deadlineResumed,
      reminded: casesEvents.deadlineReminded,
      overdue: casesEvents.deadlineOverdue,
      climbed: casesEvents.deadlineClimbed,
      notice: casesEvents.noticeRaised,
    },
  });

const OF_MANAGEMENT = Symbol('DueDates of caseManagement');
const OF_THERAPY = Symbol('DueDates of familyTherapy');

/** The clocks of cases, by the process that keeps them. */
@Injectable()
export class CaseDueDates {
  constructor(
    @Inject(OF_MANAGEMENT) private readonly caseManagement: DueDates,
    @Inject(OF_THERAPY) private readonly familyTherapy: DueDates,
  ) {}

  of(process: CaseProcessName): DueDates {
    return this[process];
  }

  ofLine(line: Line): DueDates {
    return this.of(processOfLine(line));
  }
}

/** The kit finds each process's clocks among the providers. */
export const CASE_DUE_DATES = [
  { provide: OF_MANAGEMENT, useFactory: () => dueDatesOf('caseManagement') },
  { provide: OF_THERAPY, useFactory: () => dueDatesOf('familyTherapy') },
  CaseDueDates,
];
