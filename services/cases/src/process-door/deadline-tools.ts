import { Inject, Injectable } from '@nestjs/common';
import { ServiceClock, type DueDates } from '@oln/service-kit';
import { LastHappenings } from './last-happenings.js';
import { CASE_DUE_DATES } from '../case-file/case-due-dates.js';

@Injectable()
export class DeadlineTools {
  constructor(
    @Inject(CASE_DUE_DATES) readonly dueDates: DueDates,
    readonly clock: ServiceClock,
    readonly happenings: LastHappenings,
  ) {}
}
