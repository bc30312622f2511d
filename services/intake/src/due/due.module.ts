import { Module } from '@nestjs/common';
import { DueController } from './due.http.js';
import { DueAnswers } from './due.nats.js';
import { DueService } from './due.service.js';

@Module({ controllers: [DueController], providers: [DueService, DueAnswers] })
export class DueModule {}
