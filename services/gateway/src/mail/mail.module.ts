import { Global, Module } from '@nestjs/common';
import { LOGGER } from '@oln/service-kit';
import type { Logger } from 'pino';
import { readGatewayConfig } from '../config.js';
import { Mailbox } from './mailbox.js';

const mailbox = {
  provide: Mailbox,
  inject: [LOGGER],
  useFactory: (log: Logger) => {
    const { smtpUrl, mailByTls: byTls, mailFrom } = readGatewayConfig();
    return new Mailbox({ smtpUrl, byTls }, mailFrom, log);
  },
};

@Global()
@Module({ providers: [mailbox], exports: [mailbox] })
export class MailModule {}
