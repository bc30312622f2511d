-- One service's schema. Two logins, made before: oln_{{service}} works, oln_{{service}}_migrator owns and changes the tables.
-- The working login owns nothing, so row-level security holds for it; migrations may take rights away (append-only audit).
-- {{service}} and {{database}} are replaced by who runs this; running it again changes nothing.
grant connect on database {{database}} to oln_{{service}}, oln_{{service}}_migrator;
create schema if not exists {{service}} authorization oln_{{service}}_migrator;
grant usage on schema {{service}} to oln_{{service}};
alter role oln_{{service}} in database {{database}} set search_path = {{service}};
alter role oln_{{service}}_migrator in database {{database}} set search_path = {{service}};
alter default privileges for role oln_{{service}}_migrator in schema {{service}}
  grant select, insert, update, delete on tables to oln_{{service}};
alter default privileges for role oln_{{service}}_migrator in schema {{service}}
  grant usage, select on sequences to oln_{{service}};
