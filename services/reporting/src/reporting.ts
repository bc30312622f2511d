import type { ServiceDefinition } from '@oln/service-kit';
import { ReportingModule } from './app.module.js';

export const reporting: ServiceDefinition = {
  name: 'reporting',
  description:
    'What came of it: indicators, figures and the records behind them, from the facts of all services alone.',
  module: ReportingModule,
  entities: [],
};
