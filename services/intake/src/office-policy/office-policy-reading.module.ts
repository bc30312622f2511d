import { Module } from '@nestjs/common';
import { OfficePolicy } from './office-policy.js';
import { OfficePolicyRepository } from './office-policy.repository.js';

/** What holds in an office, for everybody who needs to know. */
@Module({ providers: [OfficePolicy, OfficePolicyRepository], exports: [OfficePolicy, OfficePolicyRepository] })
export class OfficePolicyReadingModule {}
