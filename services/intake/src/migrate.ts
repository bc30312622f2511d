import { runMigrations } from '@oln/service-kit';
import { INTAKE_MIGRATIONS } from './migrations/index.js';

await runMigrations('intake', INTAKE_MIGRATIONS);
