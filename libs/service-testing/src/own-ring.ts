import { announced, loadKeyRing, rotateKey, withoutOldIndexKeys, writeKeyRing, type KeyRing } from '@oln/crypto';
import { SYSTEM } from '@oln/identity';
import { IndexKeys, IndexRotation, type RunningService } from '@oln/service-kit';
import { backEnds, eventually } from '@oln/testing';
import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import type { ServiceHouse } from './service-house.js';

/** A key ring of the spec's own, with the keys of all but another one of the index, which changes step by step. */
export class OwnRing {
  private readonly folder = mkdtempSync(join(tmpdir(), 'oln-ring-'));
  private ring: KeyRing;

  constructor(ring = loadKeyRing(backEnds().secrets.keysFile)) {
    this.ring = ring;
    writeKeyRing(this.path, ring);
  }

  get path(): string {
    return join(this.folder, 'keys.json');
  }

  /** Variables of a service that reads it. */
  get environment(): Record<string, string> {
    return { OLN_KEYS_FILE: this.path };
  }

  get index(): { current: string; ids: string[] } {
    return { current: this.ring.index.current, ids: Object.keys(this.ring.index.keys) };
  }

  /** Another file as it is now: what a replica has read that reads no more. */
  copy(): OwnRing {
    return new OwnRing(this.ring);
  }

  /** The next key is in the ring; nothing is made with it. Gives the ring in which it is the current one. */
  announce(): OwnRing {
    const next = rotateKey(this.ring, 'index');
    this.put(announced(this.ring, next));
    return new OwnRing(next);
  }

  /** As another one says. */
  become({ ring }: OwnRing): void {
    this.put(ring);
  }

  retire(): void {
    this.put(withoutOldIndexKeys(this.ring));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private put(ring: KeyRing): void {
    this.ring = ring;
    const next = `${this.path}.new`;
    rmSync(next, { force: true });
    writeKeyRing(next, ring);
    renameSync(next, this.path);
  }
}

/** The service has read the ring as it is now. */
export const hasRead = ({ parts }: Pick<RunningService, 'parts'>, { index }: OwnRing): Promise<boolean> =>
  eventually(
    () => {
      const { current, keys } = parts.keys.index;
      return current === index.current && Object.keys(keys).join() === index.ids.join();
    },
    { withinMs: 5_000 },
  );

/** The sweep is the spec's: nothing is taken into use or made anew by itself. */
export async function holdIndexRotation(admin: pg.Client): Promise<void> {
  await admin.query(`
    insert into lease (name, holder, until) values ('sweep:index-keys', 'a spec', 'infinity')
    on conflict (name) do update set holder = excluded.holder, until = excluded.until, fence = lease.fence + 1`);
}

/** What the sweep does once everybody has read the ring: the key is in use. */
export const takeIntoUse = (house: ServiceHouse, id: string): Promise<void> => house.get(IndexKeys).list(id);

/** What the sweep does then: every hash is made anew, and the old key goes out of use. Gives what is in use afterwards. */
export async function makeAnew(house: ServiceHouse): Promise<readonly string[]> {
  await house.under({ ...SYSTEM.watchdog }, () => house.get(IndexRotation).run());
  return house.get(IndexKeys).look();
}
