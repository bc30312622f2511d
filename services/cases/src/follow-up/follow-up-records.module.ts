import { Module } from '@nestjs/common';
import { FollowUpRepository } from './follow-up.repository.js';

@Module({ providers: [FollowUpRepository], exports: [FollowUpRepository] })
export class FollowUpRecordsModule {}
