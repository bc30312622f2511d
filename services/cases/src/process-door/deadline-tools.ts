import { Injectable } from '@nestjs/common';
import { ServiceClock } from '@oln/service-kit';
import { LastHappenings } from './last-happenings.js';
import { CaseDueDates } from '../case-file/case-due-dates.js';

@Injectable()
export class DeadlineTools {
  constructor(
    readonly dueDates: CaseDueDates,
    readonly clock: ServiceClock,
    readonly happenings: LastHappenings,
  ) {}
}
