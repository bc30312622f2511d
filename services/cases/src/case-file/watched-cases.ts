import { Injectable } from '@nestjs/common';
import type { CaseHappening, Line, TherapyHappening } from '@oln/contracts';
import { Watched, WatchedOwned, type OwnedTable } from '@oln/service-kit';
import { CaseDueDates } from './case-due-dates.js';
import { CaseFileRepository } from './case-file.repository.js';
import type { CaseFile } from './case-file.js';
import { CaseProcess } from './case-process.js';

/** Terminating a process by hand must not lose a child: the watchdog starts it anew from where the case stands. */
abstract class WatchedCases extends WatchedOwned<CaseFile, CaseHappening | TherapyHappening> {
  protected constructor(line: Line, cases: CaseFileRepository, process: CaseProcess, dueDates: CaseDueDates) {
    const table: OwnedTable<CaseFile> = {
      living: (tx, after, limit) => cases.living(tx, line, after, limit),
      lock: (tx, id) => cases.lock(tx, id),
    };
    super(table, process, dueDates.ofLine(line));
  }
}

/** Nest reads what a class needs from its own constructor. */
@Injectable()
@Watched('caseManagement')
export class WatchedManagement extends WatchedCases {
  constructor(cases: CaseFileRepository, process: CaseProcess, dueDates: CaseDueDates) {
    super('case-management', cases, process, dueDates);
  }
}

@Injectable()
@Watched('familyTherapy')
export class WatchedTherapies extends WatchedCases {
  constructor(cases: CaseFileRepository, process: CaseProcess, dueDates: CaseDueDates) {
    super('family-therapy', cases, process, dueDates);
  }
}
