import { Module } from '@nestjs/common';
import { CaseFileModule } from '../case-file/case-file.module.js';
import { EscalationModule } from '../escalation/escalation.module.js';
import { MeasureCoreModule } from '../measure/measure-core.module.js';
import { FamilyPause } from './family-pause.js';
import { PauseController } from './pause.http.js';
import { PauseService } from './pause.service.js';
import { ProtectionPause } from './protection-pause.js';

@Module({
  imports: [CaseFileModule, EscalationModule, MeasureCoreModule],
  controllers: [PauseController],
  providers: [PauseService, FamilyPause, ProtectionPause],
})
export class PauseModule {}
