import { Module, type DynamicModule } from '@nestjs/common';
import { officePolicyController, type OfficePolicyRights } from './office-policy.http.js';
import { OfficePolicyService } from './office-policy.service.js';

/** What an office decides for itself, for a service that owns processes. Needs {@link OFFICE_POLICY_TABLE}. */
@Module({})
export class OfficePolicyModule {
  static for(rights: OfficePolicyRights): DynamicModule {
    return {
      module: OfficePolicyModule,
      controllers: [officePolicyController(rights)],
      providers: [OfficePolicyService],
    };
  }
}
