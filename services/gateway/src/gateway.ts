import { LOGGER, type ServiceDefinition } from '@oln/service-kit';
import { AnswerLinkRow } from './answer-link/answer-link.entity.js';
import { GatewayModule } from './app.module.js';
import { readGatewayConfig } from './config.js';
import { findDashboardFiles } from './dashboard/dashboard-files.js';
import { openDashboard } from './dashboard/open-dashboard.js';
import { DelegationRow } from './delegation/delegation.entity.js';
import { EmergencyAccessRow } from './emergency-access/emergency-access.entity.js';
import { limitRates } from './edge/rate-limits.js';
import { openFrontPage } from './front-page/front-page.js';
import { NoticeRow } from './notice/notice.entity.js';
import { openProxy } from './proxy/proxy.js';
import { SessionRow } from './session/session.entity.js';
import { openSessionsPage } from './session/sessions-page-door.js';
import { openSignIn } from './session/sign-in.js';
import { waysIntoGateway } from './session/ways-in.js';
import { ClientSecretRow } from './service-account/client-secret.entity.js';
import { openTokenDoor } from './service-account/token-door.js';
import { StaffRow } from './staff/staff.entity.js';
import { serveTemporalUi } from './temporal-ui/serve-temporal-ui.js';

export const gateway: ServiceDefinition = {
  name: 'gateway',
  description:
    'One address for all APIs; staff directory; notices and mails; what is due, and where every process stands.',
  module: GatewayModule,
  entities: [StaffRow, NoticeRow, AnswerLinkRow, SessionRow, ClientSecretRow, DelegationRow, EmergencyAccessRow],
  waysIn: waysIntoGateway,
  extend: async (server, app) => {
    const {
      services,
      servicesTls: tls,
      temporalUiUrl: uiUrl,
      takesTokens,
      provider,
      signingKeysFile,
      dashboardFolder,
      publicUrl,
      rates,
    } = readGatewayConfig();
    limitRates(server, rates);
    await openSignIn(server, app, provider);
    if (signingKeysFile) await openTokenDoor(server, app);
    // Whoever looks has signed in: without a provider nobody could.
    const dashboard = provider && findDashboardFiles(dashboardFolder);
    const signsOutAt = provider && new URL(provider.issuer).origin;
    if (dashboard) openDashboard(server, dashboard, signsOutAt);
    if (signsOutAt) await openSessionsPage(server, app, { home: publicUrl, signsOutAt });
    openFrontPage(server, Object.keys(services), {
      dashboard: dashboard !== undefined,
      processes: uiUrl !== undefined,
      ...(signsOutAt && { signIn: { home: publicUrl, signsOutAt } }),
    });
    await openProxy(server, services, { tls, log: app.get(LOGGER) });
    if (uiUrl) await serveTemporalUi(server, app, { uiUrl, takesTokens });
  },
};
