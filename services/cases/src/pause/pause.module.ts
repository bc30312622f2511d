import { Module } from '@nestjs/common';
import { CaseFileModule } from '../case-file/case-file.module.js';
import { PauseController } from './pause.http.js';
import { PauseService } from './pause.service.js';

@Module({
  imports: [CaseFileModule],
  controllers: [PauseController],
  providers: [PauseService],
})
export class PauseModule {}
