import { Module } from '@nestjs/common';
import { FigureModule } from '../figure/figure.module.js';
import { ProjectionModule } from '../projection/projection.module.js';
import { HeavyWork } from './heavy-work.js';
import { ReportController } from './report.http.js';
import { ReportRepository } from './report.repository.js';
import { ReportService } from './report.service.js';

@Module({
  imports: [FigureModule, ProjectionModule],
  controllers: [ReportController],
  providers: [HeavyWork, ReportRepository, ReportService],
  exports: [HeavyWork],
})
export class ReportModule {}
