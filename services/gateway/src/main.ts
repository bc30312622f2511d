import { runService } from '@oln/service-kit';
import { gateway } from './gateway.js';

await runService(gateway);
