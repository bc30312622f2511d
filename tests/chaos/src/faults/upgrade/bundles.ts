import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOME, ROOT } from '@oln/tools';
import { partsOf } from '../partition/ways.js';

/** What is changed in a compiled process. */
export interface Change {
  from: string;
  to: string;
}

/** Another text for people: what a process does stays what it was. */
export const LEGAL: Change = { from: 'Decidir admisibilidad', to: 'Resolver la admisibilidad' };
/** Another activity in the place of one that histories hold: every running process would break. */
export const ILLEGAL: Change = { from: '.putDeadlines`', to: '.setDeadlines`' };

const BUILT = join(ROOT, 'workflows/dist/workflow-bundle.js');

/** The processes' code as each worker finds it, in files of our own: one can be exchanged and its worker restarted. */
export class Bundles {
  private constructor(
    private readonly folder: string,
    private readonly workers: readonly string[],
    /** What was built: the older of the two. */
    readonly old: string,
  ) {}

  /** All workers begin with what was built. */
  static make(replicas: number, built = BUILT, folder = join(HOME, 'chaos-bundles')): Bundles {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const bundles = new Bundles(folder, partsOf('worker', replicas), built);
    for (const worker of bundles.workers) copyFileSync(built, bundles.fileOf(worker));
    return bundles;
  }

  /** As a stack wants to be told. */
  get environmentOf(): Record<string, Record<string, string>> {
    return Object.fromEntries(this.workers.map((worker) => [worker, { OLN_BUNDLE_FILE: this.fileOf(worker) }]));
  }

  /** A bundle with one thing changed. Throws if there is no such thing: a change that changes nothing proves nothing. */
  changed(name: string, { from, to }: Change): string {
    const code = readFileSync(this.old, 'utf8');
    if (!code.includes(from))
      throw new Error(`There is no "${from}" in the bundle any more: choose another change in bundles.ts`);
    const file = join(this.folder, `${name}.js`);
    writeFileSync(file, code.replaceAll(from, to));
    return file;
  }

  /** From its next start on the worker runs this. */
  give(worker: string, file: string): void {
    copyFileSync(file, `${this.fileOf(worker)}.new`);
    renameSync(`${this.fileOf(worker)}.new`, this.fileOf(worker));
  }

  private fileOf(worker: string): string {
    return join(this.folder, `of-${worker}.js`);
  }
}

/** As workers name the build that they run (workflows/src/worker/main.ts). */
export const buildOf = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 12);
