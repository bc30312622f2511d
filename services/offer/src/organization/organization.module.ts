import { Module } from '@nestjs/common';
import { InstitutionAccounts } from './institution-accounts.repository.js';
import { OrganizationController } from './organization.http.js';
import { OrganizationRepository } from './organization.repository.js';
import { OrganizationService } from './organization.service.js';

@Module({
  controllers: [OrganizationController],
  providers: [OrganizationService, OrganizationRepository, InstitutionAccounts],
  exports: [OrganizationRepository, InstitutionAccounts],
})
export class OrganizationModule {}
