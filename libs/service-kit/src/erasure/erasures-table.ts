import { ROW_SECURITY } from '../persistence/kit-tables.js';

/**
 * Orders to erase what is known of a person. `erased`: nothing of these persons may be opened here any more; `gone`: neither, and
 * the registry cannot say any more who they were; `refused` and `released`: they are as anybody. `family_ids`: in which they live.
 * Run by a migration of a service that holds something of people.
 */
export const ERASURES_TABLE: readonly string[] = [
  `create table erasures (
     id uuid primary key,
     commune text not null,
     attempt int not null,
     state text not null check (state in ('erased', 'gone', 'refused', 'released')),
     persons uuid[] not null,
     family_ids uuid[] not null default '{}',
     erased_at timestamptz not null default clock_timestamp()
   )`,
  `create index erasures_persons on erasures using gin (persons) where state in ('erased', 'gone')`,
  `create index erasures_families on erasures using gin (family_ids) where state = 'erased'`,
  ROW_SECURITY('erasures'),
];
