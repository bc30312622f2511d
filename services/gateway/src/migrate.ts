import { runMigrations } from '@oln/service-kit';
import { StaffAndNotices1763900000000 } from './migrations/staff-and-notices.js';

await runMigrations('gateway', [StaffAndNotices1763900000000]);
