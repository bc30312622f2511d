import { Module } from '@nestjs/common';
import { MeasureRecords } from './measure-records.js';
import { MeasureRepository } from './measure.repository.js';

/** What lies in the database, for whoever only looks it up. */
@Module({
  providers: [MeasureRepository, MeasureRecords],
  exports: [MeasureRepository, MeasureRecords],
})
export class MeasureStoreModule {}
