import type { ServiceDefinition } from '@oln/service-kit';
import { AnswerLinkRow } from './answer-link/answer-link.entity.js';
import { GatewayModule } from './app.module.js';
import { readGatewayConfig } from './config.js';
import { openFrontPage } from './front-page/front-page.js';
import { NoticeRow } from './notice/notice.entity.js';
import { openProxy } from './proxy/proxy.js';
import { SessionRow } from './session/session.entity.js';
import { openSignIn } from './session/sign-in.js';
import { waysIntoGateway } from './session/ways-in.js';
import { StaffRow } from './staff/staff.entity.js';
import { serveTemporalUi } from './temporal-ui/serve-temporal-ui.js';

export const gateway: ServiceDefinition = {
  name: 'gateway',
  description:
    'One address for all APIs; staff directory; notices and mails; what is due, and where every process stands.',
  module: GatewayModule,
  entities: [StaffRow, NoticeRow, AnswerLinkRow, SessionRow],
  waysIn: waysIntoGateway,
  extend: async (server, app) => {
    const { services, temporalUiUrl, provider } = readGatewayConfig();
    await openSignIn(server, app, provider);
    openFrontPage(server, Object.keys(services), temporalUiUrl !== undefined);
    await openProxy(server, services);
    if (temporalUiUrl) await serveTemporalUi(server, app, temporalUiUrl);
  },
};
