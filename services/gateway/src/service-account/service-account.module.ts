import { Module } from '@nestjs/common';
import { SessionModule } from '../session/session.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { ClientSecretRepository } from './client-secret.repository.js';
import { ServiceAccountController } from './service-account.http.js';
import { ServiceAccounts } from './service-accounts.service.js';

@Module({
  imports: [StaffModule, SessionModule],
  controllers: [ServiceAccountController],
  providers: [ServiceAccounts, ClientSecretRepository],
})
export class ServiceAccountModule {}
