import { Module } from '@nestjs/common';
import { RecipientController } from './recipient.http.js';
import { RecipientRepository } from './recipient.repository.js';
import { RecipientService } from './recipient.service.js';

@Module({
  controllers: [RecipientController],
  providers: [RecipientService, RecipientRepository],
  exports: [RecipientRepository],
})
export class RecipientModule {}
