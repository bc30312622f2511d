import type { ServiceDefinition } from '@oln/service-kit';
import { AlertsModule } from './app.module.js';

export const alerts: ServiceDefinition = {
  name: 'alerts',
  description: 'Alerts of SAN, the network and staff: correlated, watched child by child, verified, answered.',
  module: AlertsModule,
  entities: [],
};
