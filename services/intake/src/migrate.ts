import { runMigrations } from '@oln/service-kit';
import { Registry1763900100000 } from './migrations/registry.js';
import { Requests1763900200000 } from './migrations/requests.js';

await runMigrations('intake', [Registry1763900100000, Requests1763900200000]);
