import { openFrontDoor, type FrontDoor } from '../figures/request-write.js';
import type { House } from '../house/house.js';

/** Of every table, its owner's as well. */
const NO_ROW_SECURITY = `
  do $$
  declare one regclass;
  begin
    for one in select oid::regclass from pg_class where relnamespace = 'intake'::regnamespace and relrowsecurity loop
      execute format('alter table %s disable row level security, no force row level security', one);
    end loop;
  end $$`;

/** The intake service without rights, audit and sealed columns, on tables without row-level security. */
export const openUnguardedDoor = (house: House): Promise<FrontDoor> =>
  openFrontDoor(house, async () => {
    await house.admin.query(NO_ROW_SECURITY);
    return house.serve('intake', {}, { name: 'unguarded-intake', folder: 'unguarded' });
  });
