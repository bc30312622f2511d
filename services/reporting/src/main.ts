import { runService } from '@oln/service-kit';
import { reporting } from './reporting.js';

await runService(reporting);
