import { Module } from '@nestjs/common';
import { FigureModule } from '../figure/figure.module.js';
import { TargetController } from './target.http.js';
import { TargetRepository } from './target.repository.js';
import { TargetService } from './target.service.js';

@Module({ imports: [FigureModule], controllers: [TargetController], providers: [TargetRepository, TargetService] })
export class TargetModule {}
