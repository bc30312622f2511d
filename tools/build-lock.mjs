// One compilation at a time: two commands may be started at once.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const WAIT_MS = 180_000;
/** A holder without a name died between two system calls. */
const NAMELESS_MS = 2_000;

export async function withBuildLock(folder, act) {
  const until = Date.now() + WAIT_MS;
  let namelessSince = Date.now();
  while (!take(folder)) {
    const holder = holderOf(folder);
    if (holder) namelessSince = Date.now();
    const dead = holder ? !isAlive(holder) : Date.now() - namelessSince > NAMELESS_MS;
    if (dead) setAside(folder);
    else if (Date.now() > until) throw new Error(`another ./oln (process ${holder}) has been compiling for too long`);
    else await delay(50);
  }
  try {
    return await act();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function take(folder) {
  mkdirSync(dirname(folder), { recursive: true, mode: 0o700 });
  try {
    mkdirSync(folder);
  } catch {
    return false;
  }
  writeFileSync(join(folder, 'pid'), String(process.pid));
  return true;
}

/** Moved first and looked at then: somebody may have taken it over in the meantime, whose it stays. */
function setAside(folder) {
  const aside = `${folder}.dead-${process.pid}`;
  try {
    renameSync(folder, aside);
    const holder = holderOf(aside);
    if (holder && isAlive(holder)) renameSync(aside, folder);
  } catch {
    // Another was faster.
  }
  rmSync(aside, { recursive: true, force: true });
}

function holderOf(folder) {
  try {
    return Number(readFileSync(join(folder, 'pid'), 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
