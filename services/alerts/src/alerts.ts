import type { ServiceDefinition } from '@oln/service-kit';
import { AlertNoteRow } from './alert/alert-note.entity.js';
import { AlertRow, NewAlertRow } from './alert/alert.entity.js';
import { AlertBatchRow } from './alert-import/alert-batch.entity.js';
import { AlertsModule } from './app.module.js';
import { SeverityRulesRow } from './severity/severity-rules.entity.js';
import { WatchReviewRow, WatchRow } from './watch/watch.entity.js';

export const alerts: ServiceDefinition = {
  name: 'alerts',
  description: 'Alerts of SAN, the network and staff: correlated, watched child by child, verified, answered.',
  module: AlertsModule,
  entities: [AlertRow, NewAlertRow, AlertNoteRow, WatchRow, WatchReviewRow, SeverityRulesRow, AlertBatchRow],
  // Systems send null for what they do not know: a row of a batch is looked at by itself.
  clearable: /^rows\.\d+\./,
};
