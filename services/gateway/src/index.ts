export { gateway } from './gateway.js';
export { StaffAndNotices1763900000000 } from './migrations/staff-and-notices.js';
