import type { House, Rows } from '../../house/house.js';

/**
 * Makes handlers refuse single messages, from outside and for as long as it stands: whatever the handler did fails when it is
 * to be committed. Each time is counted by a sequence, which no rollback takes back.
 */
const MAKE = `
  create schema if not exists chaos;
  create table if not exists chaos.refused (id uuid primary key);
  create or replace function chaos.refuse() returns trigger language plpgsql security definer as $$
  begin
    if exists (select from chaos.refused where id = new.message_id) then
      perform nextval(format('chaos.%I', new.message_id));
      raise exception 'refused by a fault';
    end if;
    return new;
  end $$;`;

const TRIGGER = (service: string): string => `
  drop trigger if exists chaos_refuses on ${service}.inbox;
  create constraint trigger chaos_refuses after insert on ${service}.inbox deferrable initially deferred
    for each row execute function chaos.refuse();`;

export class Refusals {
  private constructor(
    private readonly house: House,
    private readonly services: readonly string[],
  ) {}

  static async at(house: House, services: readonly string[]): Promise<Refusals> {
    await house.operate(async (rows) => {
      await rows(MAKE);
      for (const service of services) await patiently(rows, TRIGGER(service));
    });
    return new Refusals(house, services);
  }

  /** Before it is published. */
  refuse(id: string): Promise<void> {
    return this.house.operate(async (rows) => {
      await rows(`create sequence chaos."${id}"`);
      await rows('insert into chaos.refused values ($1)', [id]);
    });
  }

  /** From now on it is taken in. */
  repair(ids: readonly string[]): Promise<void> {
    return this.house.operate(
      async (rows) => void (await rows('delete from chaos.refused where id = any ($1)', [ids])),
    );
  }

  /** How often a handler has run for it, and failed. */
  async runs(id: string): Promise<number> {
    const [row] = await this.house.read((rows) =>
      rows<{ runs: number }>(`select (case when is_called then last_value else 0 end)::int as runs from chaos."${id}"`),
    );
    return row!.runs;
  }

  async end(): Promise<void> {
    await this.house.operate(async (rows) => {
      for (const service of this.services)
        await patiently(rows, `drop trigger if exists chaos_refuses on ${service}.inbox`);
      await rows('drop schema if exists chaos cascade');
    });
  }
}

/** The table is written all the time: whoever waits for it makes everybody behind wait. */
async function patiently(rows: Rows, sql: string): Promise<void> {
  await rows(`set lock_timeout = '500ms'`);
  for (let attempt = 0; ; attempt++) {
    try {
      return void (await rows(sql));
    } catch (error) {
      if (attempt >= 20 || (error as { code?: string }).code !== '55P03') throw error;
    }
  }
}
