import { Module } from '@nestjs/common';
import { CaseFileModule } from '../case-file/case-file.module.js';
import { OfficePolicyController } from './office-policy.http.js';
import { OfficePolicyReadingModule } from './office-policy-reading.module.js';
import { OfficePolicyService } from './office-policy.service.js';

@Module({
  imports: [OfficePolicyReadingModule, CaseFileModule],
  controllers: [OfficePolicyController],
  providers: [OfficePolicyService],
})
export class OfficePolicyModule {}
