import { runService } from '@oln/service-kit';
import { community } from './community.js';

await runService(community);
