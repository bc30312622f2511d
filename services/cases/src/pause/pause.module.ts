import { Module } from '@nestjs/common';
import { CaseFileModule } from '../case-file/case-file.module.js';
import { FamilyPause } from './family-pause.js';
import { PauseController } from './pause.http.js';
import { PauseService } from './pause.service.js';

@Module({
  imports: [CaseFileModule],
  controllers: [PauseController],
  providers: [PauseService, FamilyPause],
})
export class PauseModule {}
