import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { FieldCipher } from '@oln/crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { CIPHER, DATA_SOURCE } from '../tokens.js';
import { INDEX_KEYS_LOCK } from './index-keys-table.js';

/** How often a replica asks which keys are in use, while its ring has more than one. */
const LOOK_MS = 1_000;
/** Who waits for the list alone lets no writer wait for longer. */
const LOCK_MS = 2_000;

const FIRST =
  'insert into index_keys (id) select $1::text where not exists (select from index_keys) on conflict do nothing';
const IN_USE = 'select id from index_keys where retired_at is null order by listed_at, id';
const LIST = `
  insert into index_keys (id) values ($1)
  on conflict (id) do update set listed_at = clock_timestamp(), rows_left = null, counted_at = null, retired_at = null`;
const RETIRE =
  'update index_keys set rows_left = 0, counted_at = clock_timestamp(), retired_at = clock_timestamp() where id = $1';

/**
 * Which keys of the index are in use: told by the service's own database, so that all its replicas are of one mind, whatever ring each has read
 * (docs/security.md, "The keys of the index").
 */
@Injectable()
export class IndexKeys implements OnModuleInit, OnApplicationShutdown {
  private inUse: readonly string[] = [];
  private timer?: NodeJS.Timeout;

  constructor(
    @Inject(DATA_SOURCE) private readonly source: DataSource,
    @Inject(CIPHER) private readonly cipher: FieldCipher,
  ) {}

  /** The first replica of a new house takes the current key of its ring into use. */
  async onModuleInit(): Promise<void> {
    await this.source.query(FIRST, [this.cipher.currentIndexKeyId]);
    await this.look();
    this.cipher.followIndexKeys(() => this.inUse);
    this.timer = setInterval(() => this.lookAgain(), LOOK_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Those in use now, the oldest first. */
  async look(): Promise<readonly string[]> {
    const rows = (await this.source.query(IN_USE)) as { id: string }[];
    return (this.inUse = rows.map(({ id }) => id));
  }

  /** From now on hashes are made with it, and nobody writes any who does not know it. Waits for what is being written. */
  async list(id: string): Promise<void> {
    await this.alone((manager) => manager.query(LIST, [id]));
    await this.look();
  }

  /** From now on no hash is made with it. False if a row still has one: nothing is changed then. */
  async retire(id: string, tables: readonly string[]): Promise<boolean> {
    const retired = await this.alone(async (manager) => {
      if ((await rowsLeft(manager, id, tables)) > 0) return false;
      await manager.query(RETIRE, [id]);
      return true;
    });
    await this.look();
    return retired;
  }

  /** Says how far it is. */
  async count(id: string, tables: readonly string[]): Promise<number> {
    return this.source.transaction(async (manager) => {
      const left = await rowsLeft(manager, id, tables);
      const text = 'update index_keys set rows_left = $2, counted_at = clock_timestamp() where id = $1';
      await manager.query(text, [id, left]);
      return left;
    });
  }

  private alone<Result>(change: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return this.source.transaction(async (manager) => {
      await manager.query(`set local lock_timeout = ${LOCK_MS}`);
      await manager.query(INDEX_KEYS_LOCK);
      return change(manager);
    });
  }

  /** With one key there is nothing to choose from. A database that is away is asked again. */
  private lookAgain(): void {
    if (this.cipher.indexKeyIds.length > 1) this.look().catch(() => undefined);
  }
}

async function rowsLeft(manager: EntityManager, id: string, tables: readonly string[]): Promise<number> {
  await manager.query(`select set_config('app.communes', '*', true)`);
  let left = 0;
  for (const table of tables) {
    const [row] = (await manager.query(`select count(*)::int as n from ${table} where index_key = $1`, [id])) as [
      { n: number },
    ];
    left += row.n;
  }
  return left;
}
