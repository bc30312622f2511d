import { runService } from '@oln/service-kit';
import { alerts } from './alerts.js';

await runService(alerts);
