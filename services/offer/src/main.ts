import { runService } from '@oln/service-kit';
import { offer } from './offer.js';

await runService(offer);
