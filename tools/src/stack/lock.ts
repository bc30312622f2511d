import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isSame, startedAt } from './process-identity.js';

interface Holder {
  pid: number;
  identity?: string;
}

/**
 * One supervisor per environment. A link is made or refused in one step, with the holder's name already in it; a lock
 * whose holder is dead is set aside by its content, so that of two who find it only one gets it.
 */
export function takeLock(file: string): boolean {
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, JSON.stringify({ pid: process.pid, identity: startedAt(process.pid) } satisfies Holder));
  try {
    return linkTo(mine, file) || (setAsideIfDead(file) && linkTo(mine, file));
  } finally {
    rmSync(mine, { force: true });
  }
}

export function releaseLock(file: string): void {
  if (holderOf(file)?.pid === process.pid) rmSync(file, { force: true });
}

function setAsideIfDead(file: string): boolean {
  const seen = contentOf(file);
  if (isHeld(seen)) return false;
  const aside = `${file}.dead-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return true;
  }
  // Somebody was faster and the living one's lock was moved: it goes back.
  const taken = contentOf(aside);
  if (taken !== seen && isHeld(taken)) linkTo(aside, file);
  rmSync(aside, { force: true });
  return true;
}

const contentOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

function isHeld(content: string): boolean {
  const holder = parsed(content);
  return isSame(holder?.pid, holder?.identity);
}

const holderOf = (file: string): Holder | undefined => parsed(contentOf(file));

function parsed(content: string): Holder | undefined {
  try {
    return JSON.parse(content) as Holder;
  } catch {
    return undefined;
  }
}

function linkTo(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
