import { Module } from '@nestjs/common';
import { CommitmentModule } from '../commitment/commitment.module.js';
import { ProjectionModule } from '../projection/projection.module.js';
import { FigureCells } from './figure-cells.js';
import { FigureController } from './figure.http.js';
import { FigureRepository } from './figure.repository.js';
import { FigureService } from './figure.service.js';
import { RecordsRepository } from './records.repository.js';
import { RecordsService } from './records.service.js';

@Module({
  imports: [CommitmentModule, ProjectionModule],
  controllers: [FigureController],
  providers: [FigureCells, FigureRepository, FigureService, RecordsRepository, RecordsService],
  exports: [FigureCells, FigureRepository, FigureService, RecordsService],
})
export class FigureModule {}
