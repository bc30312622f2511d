import { Inject, Injectable } from '@nestjs/common';
import type { EscalationHappening } from '@oln/contracts';
import { Watched, WatchedOwned, type DueDates } from '@oln/service-kit';
import { ESCALATION_DUE_DATES } from './escalation-due-dates.js';
import { EscalationProcess } from './escalation-process.js';
import { EscalationRepository } from './escalation.repository.js';
import type { Escalation } from './escalation.js';

/** Terminating a process by hand must not lose a child: the watchdog starts it anew from where the escalation stands. */
@Injectable()
@Watched('escalation')
export class WatchedEscalations extends WatchedOwned<Escalation, EscalationHappening> {
  constructor(
    table: EscalationRepository,
    process: EscalationProcess,
    @Inject(ESCALATION_DUE_DATES) dueDates: DueDates,
  ) {
    super(table, process, dueDates);
  }
}
