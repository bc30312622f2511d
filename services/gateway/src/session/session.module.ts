import { Module } from '@nestjs/common';
import { CONFIG, type ServiceConfig } from '@oln/service-kit';
import { readGatewayConfig } from '../config.js';
import { StaffModule } from '../staff/staff.module.js';
import { SessionRepository } from './session.repository.js';
import { Sessions } from './sessions.service.js';
import { TokenIssuer } from './token-issuer.js';

@Module({
  imports: [StaffModule],
  providers: [
    SessionRepository,
    Sessions,
    {
      provide: TokenIssuer,
      useFactory: ({ tokens }: ServiceConfig) =>
        new TokenIssuer({ ...tokens, signingKeysFile: readGatewayConfig().signingKeysFile }),
      inject: [CONFIG],
    },
  ],
  exports: [Sessions, TokenIssuer],
})
export class SessionModule {}
