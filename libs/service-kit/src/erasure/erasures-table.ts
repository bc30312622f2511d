import { ROW_SECURITY } from '../persistence/kit-tables.js';

/**
 * Orders to erase what is known of a person. `erased`: nothing of these persons may be opened here any more; `refused` and
 * `released`: they are as anybody. Run by a migration of a service that holds something of people.
 */
export const ERASURES_TABLE: readonly string[] = [
  `create table erasures (
     id uuid primary key,
     commune text not null,
     attempt int not null,
     state text not null check (state in ('erased', 'refused', 'released')),
     persons uuid[] not null,
     erased_at timestamptz not null default clock_timestamp()
   )`,
  `create index erasures_persons on erasures using gin (persons) where state = 'erased'`,
  ROW_SECURITY('erasures'),
];
