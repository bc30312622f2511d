import { runService } from '@oln/service-kit';
import { cases } from './cases.js';

await runService(cases);
