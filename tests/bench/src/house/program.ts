import { HEAP_OPTIONS } from '@oln/tools';
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** As production starts its services (tools/src/stack/program-parts.ts), and the bare baseline the same. */
export const NODE_OPTIONS = ['--enable-source-maps', ...HEAP_OPTIONS];

export interface Start {
  name: string;
  file: string;
  args?: string[];
  env?: Record<string, string>;
  /** Folder of its log. */
  logs: string;
  /** Further options of node. */
  node?: string[];
}

const inherited = (): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  HOME: process.env.HOME ?? '/tmp',
  OLN_ROOT: process.env.OLN_ROOT ?? '',
  NODE_ENV: 'production',
});

/** A process of its own: a service as in production, the bare baseline, or who puts load on them. */
export class Program {
  private readonly child: ChildProcess;
  private readonly log: string;
  private readonly gone: Promise<void>;

  constructor({ name, file, args = [], env = {}, logs, node = [] }: Start) {
    this.log = join(logs, `${name}.log`);
    const log = openSync(this.log, 'a');
    const stdio: ['ignore', number, number, 'ipc'] = ['ignore', log, log, 'ipc'];
    const words = [...NODE_OPTIONS, ...node, file, ...args];
    this.child = spawn(process.execPath, words, { stdio, env: { ...inherited(), ...env } });
    closeSync(log);
    this.gone = new Promise((resolve) => this.child.once('exit', () => resolve()));
  }

  get pid(): number {
    return this.child.pid!;
  }

  get isAlive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Sends a message and waits for the next one back; rejects when the program ends instead. */
  ask<Answer>(question: object): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      const ended = (): void => reject(new Error(`It ended. ${this.lastWords()}`));
      this.child.once('exit', ended);
      this.child.once('message', (answer: { problem?: string }) => {
        this.child.off('exit', ended);
        if (answer.problem) reject(new Error(answer.problem));
        else resolve(answer as Answer);
      });
      this.child.send(question);
    });
  }

  /** Resolves with its exit code, for programs that end by themselves. */
  async ended(): Promise<number> {
    await this.gone;
    return this.child.exitCode ?? 1;
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  async stop(): Promise<void> {
    if (!this.isAlive) return;
    this.child.kill('SIGCONT');
    this.child.kill('SIGTERM');
    const late = setTimeout(() => this.child.kill('SIGKILL'), 10_000);
    await this.gone;
    clearTimeout(late);
  }

  lastWords(): string {
    return readFileSync(this.log, 'utf8').split('\n').slice(-12).join('\n');
  }
}
