import { Module } from '@nestjs/common';
import { RequestModule } from '../request/request.module.js';
import { QueueController } from './queue.http.js';
import { QueueRepository } from './queue.repository.js';
import { QueueService } from './queue.service.js';

@Module({ imports: [RequestModule], controllers: [QueueController], providers: [QueueService, QueueRepository] })
export class QueueModule {}
