import { Module } from '@nestjs/common';
import { MeasureCoreModule } from '../measure/measure-core.module.js';
import { MeasureActivities } from './measure.activities.js';
import { MeasureDeadlines } from './measure-deadlines.js';

@Module({
  imports: [MeasureCoreModule],
  providers: [MeasureDeadlines, MeasureActivities],
})
export class MeasureDoorModule {}
