import { runMigrations } from '@oln/service-kit';
import { MIGRATIONS } from './migrations/index.js';

await runMigrations('community', MIGRATIONS);
