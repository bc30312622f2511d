/**
 * The table `merged_persons` says of each entry of the registry that was ever merged what was told last. One without `into` stands for
 * itself again; its row stays, also of who is anonymised, or a merge that is told late would be believed: it holds ids alone. Version 0 is
 * from before versions were kept: whatever is told is newer. Run by a migration of a service that has the table.
 */
export const MERGE_VERSIONS: readonly string[] = [
  `alter table merged_persons alter column "into" drop not null, add column version int not null default 0`,
];

export const MERGE_VERSIONS_DOWN: readonly string[] = [
  `select set_config('app.communes', '*', true)`,
  `delete from merged_persons where "into" is null`,
  `alter table merged_persons drop column version, alter column "into" set not null`,
];

/** The entry that stays, over however many steps. */
export const SURVIVOR_OF = `
  create or replace function survivor_of(person uuid) returns uuid language sql stable as $$
    with recursive line (id, step) as (
      select person, 0
      union all
      select merged."into", line.step + 1 from merged_persons merged join line on merged.id = line.id
       where merged."into" is not null and line.step < 100)
    select id from line order by step desc limit 1
  $$`;
