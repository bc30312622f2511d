import { Module } from '@nestjs/common';
import { InstrumentController } from './instrument.http.js';
import { InstrumentRepository } from './instrument.repository.js';
import { InstrumentService } from './instrument.service.js';

@Module({
  controllers: [InstrumentController],
  providers: [InstrumentService, InstrumentRepository],
  exports: [InstrumentRepository],
})
export class InstrumentModule {}
