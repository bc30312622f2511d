import type { ServiceDefinition } from '@oln/service-kit';
import { GatewayModule } from './app.module.js';
import { readGatewayConfig } from './config.js';
import { NoticeRow } from './notice/notice.entity.js';
import { openProxy } from './proxy/proxy.js';
import { StaffRow } from './staff/staff.entity.js';

export const gateway: ServiceDefinition = {
  name: 'gateway',
  description: 'One address for all APIs; staff directory; notices; what is due over all processes.',
  module: GatewayModule,
  entities: [StaffRow, NoticeRow],
  extend: (server) => openProxy(server, readGatewayConfig().services),
};
