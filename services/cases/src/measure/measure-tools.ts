import { Injectable } from '@nestjs/common';
import { OfficePolicy } from '@oln/service-kit';
import { MeasureProcess } from './measure-process.js';
import { MeasureRecords } from './measure-records.js';
import { MeasureRepository } from './measure.repository.js';
import { MeasureService } from './measure.service.js';

/** What every use case of a measure works with. */
@Injectable()
export class MeasureTools {
  constructor(
    readonly service: MeasureService,
    readonly repository: MeasureRepository,
    readonly records: MeasureRecords,
    readonly process: MeasureProcess,
    readonly policy: OfficePolicy,
  ) {}
}
