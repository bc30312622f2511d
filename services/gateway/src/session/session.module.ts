import { Module } from '@nestjs/common';
import { CONFIG, type ServiceConfig } from '@oln/service-kit';
import { readGatewayConfig } from '../config.js';
import { DelegationTableModule } from '../delegation/delegation-table.module.js';
import { FalseCredentials, MOST_FALSE } from '../edge/false-credentials.js';
import { EmergencyAccessTableModule } from '../emergency-access/emergency-access-table.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { Places } from './places.service.js';
import { HOME, OwnSessionsController } from './own-sessions.http.js';
import { OwnSessions } from './own-sessions.service.js';
import { SessionController } from './session.http.js';
import { SessionRepository } from './session.repository.js';
import { Sessions } from './sessions.service.js';
import { TokenIssuer } from './token-issuer.js';

@Module({
  imports: [StaffModule, DelegationTableModule, EmergencyAccessTableModule],
  controllers: [SessionController, OwnSessionsController],
  providers: [
    SessionRepository,
    Sessions,
    OwnSessions,
    Places,
    FalseCredentials,
    { provide: MOST_FALSE, useFactory: () => readGatewayConfig().rates.perAddress },
    { provide: HOME, useFactory: () => readGatewayConfig().publicUrl },
    {
      provide: TokenIssuer,
      useFactory: ({ tokens }: ServiceConfig) =>
        new TokenIssuer({ ...tokens, signingKeysFile: readGatewayConfig().signingKeysFile }),
      inject: [CONFIG],
    },
  ],
  exports: [Sessions, TokenIssuer, Places],
})
export class SessionModule {}
