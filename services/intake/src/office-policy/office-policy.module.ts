import { Module } from '@nestjs/common';
import { RequestModule } from '../request/request.module.js';
import { OfficePolicyController } from './office-policy.http.js';
import { OfficePolicyReadingModule } from './office-policy-reading.module.js';
import { OfficePolicyService } from './office-policy.service.js';

@Module({
  imports: [OfficePolicyReadingModule, RequestModule],
  controllers: [OfficePolicyController],
  providers: [OfficePolicyService],
})
export class OfficePolicyModule {}
