import { runService } from '@oln/service-kit';
import { intake } from './intake.js';

await runService(intake);
