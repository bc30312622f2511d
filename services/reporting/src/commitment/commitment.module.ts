import { Module } from '@nestjs/common';
import { CommitmentController } from './commitment.http.js';
import { CommitmentRepository } from './commitment.repository.js';
import { CommitmentService } from './commitment.service.js';

@Module({
  controllers: [CommitmentController],
  providers: [CommitmentRepository, CommitmentService],
  exports: [CommitmentRepository],
})
export class CommitmentModule {}
