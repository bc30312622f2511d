import { runMigrations } from '@oln/service-kit';
import { CaseFiles1763910000000 } from './migrations/case-files.js';

await runMigrations('cases', [CaseFiles1763910000000]);
